package org.sqis.core.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;

/** Collects the records of all files, and finds those that cannot stand together. */
final class RecordBook {
  /**
   * Where a record stands.
   *
   * @param at its place
   * @param format the format of its file
   */
  record Seen(Place.Cell at, DataSpec.Format format) {
    /** {@code row 3}, with the file if it is another one than that of {@code reader}. */
    String in(Seen reader) {
      String row = FileColumn.row(format, at.row());
      return at.file().equals(reader.at.file()) ? row : row + " of `" + at.file() + "`";
    }
  }

  /** A record with its place. */
  private record Placed<T>(T record, Seen seen) {}

  private final ProblemList problems;
  private final List<SchoolRecords.Decision> decisions = new ArrayList<>();
  private final List<SchoolRecords.Filed> filed = new ArrayList<>();
  private final List<SchoolRecords.WaivedDuty> waived = new ArrayList<>();
  private final List<Entry> entries = new ArrayList<>();
  private final Map<Object, Seen> all = new HashMap<>();
  private final Map<List<String>, Placed<SchoolRecords.Decision>> decided = new HashMap<>();
  private final Map<String, Placed<SchoolRecords.Succession>> successors = new LinkedHashMap<>();

  RecordBook(ProblemList problems) {
    this.problems = problems;
  }

  /** Whether a record is there already; reports it. */
  private boolean isRepeated(Object record, String who, Seen seen) {
    Seen other = all.putIfAbsent(record, seen);
    if (other == null) {
      return false;
    }
    problems.add(
        Problem.of(
                ProblemCode.DATA_REPEATED_ROW,
                seen.at(),
                who,
                other.in(seen),
                FileColumn.row(seen.format(), seen.at().row()))
            .with(other.at(), "the first one")
            .help("delete one of the two"));
    return true;
  }

  void add(SchoolRecords.Decision decision, Seen seen) {
    String about = "`" + decision.designation() + "` of `" + decision.school() + "`";
    if (isRepeated(decision, "the decision about " + about, seen)) {
      return;
    }
    Placed<SchoolRecords.Decision> other =
        decided.putIfAbsent(decision.about(), new Placed<>(decision, seen));
    if (other != null && other.record().contradicts(decision)) {
      problems.add(
          Problem.of(
                  ProblemCode.RECORD_CONTRADICTS,
                  seen.at(),
                  about + " in " + decision.year(),
                  decision.kind().word(),
                  other.record().kind().word(),
                  other.seen().in(seen))
              .with(other.seen().at(), "the other one")
              .help("keep the one that holds"));
      return;
    }
    decisions.add(decision);
  }

  void add(Entry entry, Seen seen) {
    if (!isRepeated(entry, "the " + entry.kind().noun() + " of `" + entry.key() + "`", seen)) {
      entries.add(entry);
    }
  }

  /** The records that are no records of schools. */
  Entries entries() {
    return Entries.of(entries);
  }

  void add(SchoolRecords.Filed one, Seen seen) {
    if (!isRepeated(one, "`" + one.what() + "` of `" + one.school() + "`", seen)) {
      filed.add(one);
    }
  }

  void add(SchoolRecords.WaivedDuty one, Seen seen) {
    String who = "the waiver of `" + one.what() + "` of `" + one.school() + "`";
    if (!isRepeated(one, who, seen)) {
      waived.add(one);
    }
  }

  void add(SchoolRecords.Succession one, Seen seen) {
    if (isRepeated(one, "the successor of `" + one.former() + "`", seen)) {
      return;
    }
    Placed<SchoolRecords.Succession> other =
        successors.putIfAbsent(one.former(), new Placed<>(one, seen));
    if (other != null) {
      problems.add(
          Problem.of(
                  ProblemCode.RECORD_TWO_SUCCESSORS,
                  seen.at(),
                  one.former(),
                  words(one),
                  words(other.record()),
                  other.seen().in(seen))
              .with(other.seen().at(), "the other one")
              .help("keep one of the two; a school is carried on by one school, from one year on"));
    }
  }

  private static String words(SchoolRecords.Succession one) {
    return "`" + one.successor() + "` from " + one.from();
  }

  /** The records, if no fault was reported; else those that were sound. */
  SchoolRecords end() {
    Map<String, SchoolRecords.Succession> next = new LinkedHashMap<>();
    successors.forEach((former, one) -> next.put(former, one.record()));
    List<SchoolRecords.Succession> circle = SchoolRecords.circle(next);
    while (!circle.isEmpty()) {
      addCircle(circle);
      circle.forEach(one -> next.remove(one.former()));
      circle = SchoolRecords.circle(next);
    }
    return SchoolRecords.of(decisions, filed, waived, next.values());
  }

  private void addCircle(List<SchoolRecords.Succession> circle) {
    String first = circle.get(0).former();
    String way =
        circle.stream()
            .map(one -> "`" + one.successor() + "`")
            .collect(Collectors.joining(", then "));
    Problem problem =
        Problem.of(ProblemCode.RECORD_CIRCLE, at(first), first, way)
            .help("leave out the row that is wrong");
    for (SchoolRecords.Succession one : circle.subList(1, circle.size())) {
      problem = problem.with(at(one.former()), "`" + one.former() + "`");
    }
    problems.add(problem);
  }

  private Place at(String former) {
    Placed<SchoolRecords.Succession> placed = successors.get(former);
    if (placed == null) {
      throw new AssertionError("a circle goes along successions: " + former);
    }
    return placed.seen().at();
  }
}
