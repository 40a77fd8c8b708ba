package org.sqis.core.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.sqis.core.problem.NearestName;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;

/**
 * The districts that rows and calls name, numbered as they come. Many of them may be none of the
 * data: a file of the whole state names every district, and which have a school is known at the
 * end. Until then what is wrong with the values of a district waits.
 */
final class Districts {
  /** As many districts whose name may be misspelt as a note can name. */
  private static final int MOST_GUESSES = 3;

  private final List<String> names = new ArrayList<>();
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<Fault> faults = new ArrayList<>();
  private final Map<String, Set<String>> namesByFile = new TreeMap<>();

  /** What is wrong with a value of a district. */
  private record Fault(int district, Problem problem) {}

  /** The number of the district {@code name}, new or known. */
  int number(String name) {
    Integer known = numbers.get(name);
    if (known != null) {
      return known;
    }
    numbers.put(name, names.size());
    names.add(name);
    return names.size() - 1;
  }

  String name(int district) {
    return names.get(district);
  }

  /** The number of the district of a row that describes a district, and no school of it. */
  int ofRow(String file, String name) {
    namesByFile.computeIfAbsent(file, each -> new TreeSet<>()).add(name);
    return number(name);
  }

  /** A problem that is one only if the district has a school in the data. */
  void report(int district, Problem problem) {
    faults.add(new Fault(district, problem));
  }

  /** Tells the problems of the districts {@code known}. */
  void tellProblems(Set<String> known, ProblemList problems) {
    for (Fault fault : faults) {
      if (known.contains(names.get(fault.district()))) {
        problems.add(fault.problem());
      }
    }
  }

  /** Says of each file which of its districts are none of {@code known}, and which may be meant. */
  void noteLeftOut(Set<String> known, ProblemList problems) {
    namesByFile.forEach(
        (file, named) -> {
          List<String> leftOut = named.stream().filter(name -> !known.contains(name)).toList();
          if (!leftOut.isEmpty()) {
            problems.add(
                Problem.of(
                    ProblemCode.DATA_DISTRICTS_LEFT_OUT,
                    new Place.Cell(file, 0, ""),
                    Wording.count(leftOut.size(), "district"),
                    file,
                    Wording.list(leftOut),
                    guesses(known, named, leftOut)));
          }
        });
  }

  /** The districts without a row of their own for which one that is left out may stand. */
  private static String guesses(Set<String> known, Set<String> named, List<String> leftOut) {
    List<String> guesses = new ArrayList<>();
    for (String district : known) {
      Optional<String> near =
          named.contains(district) ? Optional.empty() : NearestName.find(district, leftOut);
      near.ifPresent(name -> guesses.add("; `" + district + "` has no row: is it `" + name + "`?"));
    }
    return String.join("", guesses.subList(0, Math.min(MOST_GUESSES, guesses.size())));
  }
}
