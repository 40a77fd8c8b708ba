package org.sqis.core.data;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.Unit;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.model.Value;
import org.sqis.core.policy.Input;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;

/**
 * Checks what concerns several values of a dataset at once: parts and their wholes, and values that
 * must never be missing.
 */
final class ValueChecks {
  private final Assembly assembly;
  private final Vocabulary vocabulary;
  private final Subjects subjects;
  private final int[] all;
  private final ProblemList problems;

  /**
   * For each district the first entity that is in it in the year that is rated; filled when
   * somebody asks.
   */
  private final Map<String, Integer> firstOf = new HashMap<>();

  /**
   * The checks of {@code assembly}.
   *
   * @param subjects those the dataset will have
   * @param all every entity, those that only earlier years know too
   */
  ValueChecks(
      Assembly assembly,
      Vocabulary vocabulary,
      Subjects subjects,
      int[] all,
      ProblemList problems) {
    this.assembly = assembly;
    this.vocabulary = vocabulary;
    this.subjects = subjects;
    this.all = all.clone();
    this.problems = problems;
  }

  /**
   * Makes all checks.
   *
   * @param carried the inputs whose values in the rated year stand for the others
   * @param incomplete the inputs some of whose values could not be read, so that gaps are no news
   */
  void check(BitSet carried, BitSet incomplete) {
    for (int year = 0; year < assembly.years().size(); year++) {
      for (int input = 0; input < vocabulary.inputs().size(); input++) {
        checkParts(year, input);
        boolean isAsked = year == Assembly.RATED || !carried.get(input);
        Input target = vocabulary.inputs().get(input);
        if (target.neverMissing() && isAsked && !incomplete.get(input)) {
          checkNeverMissing(year, input);
        }
      }
    }
    for (int i = 0; i < vocabulary.inputs().size(); i++) {
      Input input = vocabulary.inputs().get(i);
      boolean isOfDistrict = input.each() == UnitOfAnalysis.DISTRICT;
      if (isOfDistrict && input.neverMissing() && !incomplete.get(i)) {
        checkDistricts(input);
        return;
      }
    }
  }

  private void checkParts(int year, int input) {
    Input part = vocabulary.inputs().get(input);
    int whole = vocabulary.inputIndex(part.partOf());
    if (whole < 0 || !part.each().sees(vocabulary.inputs().get(whole).each())) {
      return;
    }
    UnitOfAnalysis of = vocabulary.inputs().get(whole).each();
    Cells parts = assembly.years().get(year).input(input);
    Cells wholes = assembly.years().get(year).input(whole);
    int[] order = part.each().isWiderThanSchool() ? subjects.of(part.each()) : all;
    for (int subject : order) {
      int wholeSubject = part.each() == of ? subject : wider(year, part.each(), subject, of);
      for (int group = 0; group < parts.width() && wholeSubject >= 0; group++) {
        int wholeGroup = wholes.width() == 1 ? 0 : group;
        if (parts.get(subject, group) instanceof Value.Num p
            && wholes.get(wholeSubject, wholeGroup) instanceof Value.Num w
            && p.number().compareTo(w.number()) > 0) {
          Unit unit = Wording.unitOf(part.type());
          Place there = assembly.place(wholes, wholeSubject, wholeGroup);
          problems.add(
              new Problem(
                      ProblemCode.DATA_PART_ABOVE_WHOLE,
                      assembly.place(parts, subject, group),
                      List.of(
                          part.name(),
                          Wording.value(p, unit),
                          part.partOf(),
                          Wording.value(w, unit) + assembly.inYear(year)),
                      List.of(),
                      "")
                  .with(there, "the whole"));
        }
      }
    }
  }

  /** The one of the unit {@code of} in which {@code subject} is; -1 if nobody says. */
  private int wider(int year, UnitOfAnalysis each, int subject, UnitOfAnalysis of) {
    if (of == UnitOfAnalysis.CONSORTIUM) {
      return 0;
    }
    if (of != UnitOfAnalysis.DISTRICT || each.isWiderThanSchool()) {
      return subject;
    }
    String district = assembly.entities().districtOf(year, subject);
    return district.isEmpty() ? -1 : assembly.districts().number(district);
  }

  private void checkNeverMissing(int year, int input) {
    Input target = vocabulary.inputs().get(input);
    YearValues values = assembly.years().get(year);
    Cells cells = values.input(input);
    for (int subject : asked(target.each())) {
      for (int group = 0; group < cells.width(); group++) {
        if (cells.isKnown(subject, group)) {
          continue;
        }
        Value value = cells.get(subject, group);
        boolean isDue =
            year == Assembly.RATED
                ? value != null || values.isDue(subject, input, group)
                : values.isDueEarlier(subject, input, group);
        if (isDue && !Assembly.FAULTY.equals(value)) {
          Place at =
              value == null
                  ? rowOf(values, target.each(), subject)
                  : assembly.place(cells, subject, group);
          String help = helpOfMissing(target.each(), at, value == null, values.year());
          String who = assembly.who(target.each(), subject);
          problems.add(
              Problem.of(
                      ProblemCode.DATA_NEVER_MISSING,
                      at,
                      assembly.subject(target.name(), who, cells, group, assembly.inYear(year)))
                  .help(help));
        }
      }
    }
  }

  private static String helpOfMissing(
      UnitOfAnalysis each, Place at, boolean isNowhere, SchoolYear year) {
    if (!(at instanceof Place.Cell)) {
      return each == UnitOfAnalysis.CONSORTIUM ? "give it for " + year : "set it";
    }
    return isNowhere ? "add a row or a column that gives it" : "fill in the cell";
  }

  /** Reports schools of which nobody says whose district's values they have. */
  private void checkDistricts(Input input) {
    for (int entity : subjects.of(UnitOfAnalysis.SCHOOL)) {
      boolean isKnown = !assembly.entities().districtOf(Assembly.RATED, entity).isEmpty();
      boolean isFaulty =
          assembly.years().stream()
              .anyMatch(year -> Assembly.FAULTY.equals(year.districts.get(entity, 0)));
      if (!isKnown && !isFaulty) {
        YearValues rated = assembly.years().get(Assembly.RATED);
        problems.add(
            Problem.of(
                ProblemCode.DATA_NO_DISTRICT_OF,
                rowOf(rated, UnitOfAnalysis.SCHOOL, entity),
                assembly.who(UnitOfAnalysis.SCHOOL, entity),
                input.name()));
      }
    }
  }

  /** Those that must have a value; of districts those with a school in the year that is rated. */
  private int[] asked(UnitOfAnalysis each) {
    return each != UnitOfAnalysis.DISTRICT
        ? subjects.of(each)
        : IntStream.of(subjects.of(UnitOfAnalysis.DISTRICT))
            .filter(district -> firstOf(district) >= 0)
            .toArray();
  }

  /** The first entity that is in the district in the year that is rated, or -1. */
  private int firstOf(int district) {
    if (firstOf.isEmpty()) {
      for (int entity : subjects.of(UnitOfAnalysis.SCHOOL)) {
        firstOf.putIfAbsent(assembly.entities().districtOf(Assembly.RATED, entity), entity);
      }
    }
    return firstOf.getOrDefault(assembly.districts().name(district), -1);
  }

  /**
   * The first row that describes an entity, if possible one of the year; of a district, a school's.
   */
  private Place rowOf(YearValues year, UnitOfAnalysis each, int subject) {
    if (each == UnitOfAnalysis.CONSORTIUM) {
      return Place.element("data");
    }
    int entity = each == UnitOfAnalysis.DISTRICT ? firstOf(subject) : subject;
    boolean isOfYear = year.origins.get(entity, 0) != null;
    Place place = assembly.place(isOfYear ? year.origins : assembly.origins, entity, 0);
    return place instanceof Place.Cell cell ? new Place.Cell(cell.file(), cell.row(), "") : place;
  }
}
