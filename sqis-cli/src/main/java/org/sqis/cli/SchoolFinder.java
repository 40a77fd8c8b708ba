package org.sqis.cli;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.sqis.core.data.Entity;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.problem.NearestName;

/** Finds the one school a user means. */
final class SchoolFinder {
  private static final int MOST_SHOWN = 20;

  private final List<Entity> schools;

  SchoolFinder(List<Entity> schools) {
    this.schools = List.copyOf(schools);
  }

  /**
   * The school with the id {@code typed}; else the only one of that name; else the only one whose
   * name holds it; else the only one whose name and district hold all its words.
   */
  Entity find(String typed) throws Failure {
    String sought = plain(typed);
    if (sought.isEmpty()) {
      throw Failure.usage("SCHOOL must be an id or a part of a name");
    }
    List<Predicate<Entity>> ways =
        List.of(
            school -> school.id().equals(typed.strip()),
            school -> plain(school.name()).equals(sought),
            school -> plain(school.name()).contains(sought),
            school -> holdsAll(school, words(sought)));
    for (Predicate<Entity> way : ways) {
      List<Entity> found = schools.stream().filter(way).toList();
      if (found.size() == 1) {
        return found.get(0);
      }
      if (!found.isEmpty()) {
        throw Failure.usage(
            found.size()
                + " schools are called `"
                + typed
                + "`; give the id of one\n"
                + list(found));
      }
    }
    List<Entity> near = near(sought);
    throw Failure.usage(
        "there is no school `"
            + typed
            + "`"
            + (near.isEmpty() ? "" : "; did you mean one of these?\n" + list(near)));
  }

  /**
   * The same; of a school that only other years know the refusal says so.
   *
   * @param all schools of every year
   * @param rated the rated year
   */
  Entity find(String typed, List<Entity> all, SchoolYear rated) throws Failure {
    try {
      return find(typed);
    } catch (Failure unknown) {
      List<Entity> others =
          all.stream()
              .filter(one -> schools.stream().noneMatch(known -> known.id().equals(one.id())))
              .filter(
                  one ->
                      one.id().equals(typed.strip())
                          || (!one.name().isEmpty() && plain(one.name()).equals(plain(typed))))
              .toList();
      if (others.size() == 1) {
        Entity other = others.get(0);
        String name = other.name().isEmpty() ? "" : " " + other.name();
        throw Failure.usage(
            "the school `"
                + other.id()
                + "`"
                + name
                + " is in no data of "
                + rated
                + ", the rated year");
      }
      throw unknown;
    }
  }

  private static boolean holdsAll(Entity school, List<String> words) {
    String text = plain(school.name() + " " + school.district());
    return words.stream().allMatch(text::contains);
  }

  /** Schools whose id holds what was typed, or whose name does once each word is spelt as known. */
  private List<Entity> near(String sought) {
    String digits = sought.replaceFirst("^0+", "");
    Set<Entity> near = new LinkedHashSet<>();
    schools.stream()
        .filter(school -> digits.length() > 2 && plain(school.id()).contains(digits))
        .forEach(near::add);
    Set<String> known = new TreeSet<>();
    schools.forEach(school -> known.addAll(words(plain(school.name() + " " + school.district()))));
    List<String> words = new ArrayList<>();
    for (String word : words(sought)) {
      boolean isKnown = known.stream().anyMatch(other -> other.contains(word));
      words.add(isKnown ? word : NearestName.find(word, known).orElse(word));
    }
    schools.stream()
        .filter(school -> words.stream().allMatch(plain(school.name())::contains))
        .forEach(near::add);
    schools.stream().filter(school -> holdsAll(school, words)).forEach(near::add);
    return List.copyOf(near);
  }

  private static String plain(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }

  private static List<String> words(String text) {
    return List.of(text.split("[\\s,]+", -1));
  }

  private static String list(List<Entity> schools) {
    StringBuilder text = new StringBuilder();
    for (Entity school : schools.subList(0, Math.min(MOST_SHOWN, schools.size()))) {
      text.append(text.isEmpty() ? "" : "\n").append("  ").append(school.id());
      text.append(school.name().isEmpty() ? "" : "  " + school.name());
      text.append(school.district().isEmpty() ? "" : ", " + school.district());
    }
    int more = schools.size() - MOST_SHOWN;
    return text + (more > 0 ? "\n  and " + more + " more" : "");
  }
}
