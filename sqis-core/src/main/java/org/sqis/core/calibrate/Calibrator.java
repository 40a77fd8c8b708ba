package org.sqis.core.calibrate;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.sqis.core.Policy;
import org.sqis.core.calibrate.Calibration.Absent;
import org.sqis.core.calibrate.Calibration.Column;
import org.sqis.core.calibrate.Calibration.Share;
import org.sqis.core.data.Dataset;
import org.sqis.core.data.Entity;
import org.sqis.core.expr.Expr;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.Unit;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;
import org.sqis.core.outcome.Origin;
import org.sqis.core.outcome.Outcome;
import org.sqis.core.policy.LevelTable;
import org.sqis.core.policy.LevelTable.Cut;
import org.sqis.core.policy.Provenance;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.Severity;

/** Makes one calibration. Confined to one thread. */
final class Calibrator {
  /** Longer numbers are not read back. */
  private static final int LONGEST_NUMBER = 60;

  private final Policy policy;
  private final Dataset data;
  private final CalibrationRequest request;
  private final Subject subject;
  private final Outcome outcome;
  private final Scale scale;

  Calibrator(Policy policy, Dataset data, CalibrationRequest request) {
    this.policy = policy;
    this.data = data;
    this.request = request;
    this.subject = Subject.of(policy, data.year(), request);
    this.outcome = policy.score(data);
    this.scale = subject.scale(request.round());
  }

  /** The schools of one column and their values. */
  private static final class Sample {
    private final List<String> words;
    private final List<Rational> values = new ArrayList<>();
    private final Map<MissingReason, Integer> missing = new EnumMap<>(MissingReason.class);
    private int schools;

    Sample(List<String> words) {
      this.words = words;
    }

    void add(Value value) {
      if (value instanceof Value.Num number) {
        values.add(number.number());
      } else if (value instanceof Value.Missing absent) {
        missing.merge(absent.reason(), 1, Integer::sum);
      } else {
        throw new AssertionError("a number was proved: " + value);
      }
    }

    int distinct() {
      return new HashSet<>(values).size();
    }

    List<Absent> absent() {
      List<Absent> all = new ArrayList<>();
      missing.forEach((reason, count) -> all.add(new Absent(reason, count)));
      return all;
    }
  }

  Calibration calibrate() {
    List<Sample> samples = new ArrayList<>();
    subject.columns().forEach(words -> samples.add(new Sample(words)));
    int withoutColumn = fill(samples);
    if (samples.stream().allMatch(sample -> sample.values.isEmpty())) {
      throw new CalibrationException(nothing(samples, withoutColumn));
    }
    List<List<String>> levels = subject.levels();
    List<@Nullable ColumnCuts> cuts = new ArrayList<>();
    for (Sample sample : samples) {
      sample.values.sort(scale.bestFirst());
      cuts.add(
          sample.values.isEmpty()
              ? null
              : new ColumnCuts(sample.values, levels.size(), request.method(), scale));
    }
    SortedSet<Integer> rows = rows(cuts);
    List<Column> columns = new ArrayList<>();
    List<List<@Nullable Rational>> cells = new ArrayList<>();
    for (int i = 0; i < samples.size(); i++) {
      ColumnCuts own = cuts.get(i);
      cells.add(own == null ? List.of() : own.cells(rows));
      columns.add(column(samples.get(i), cells.get(i), levels, rows));
    }
    Findings findings = new Findings(subject, levels, rows);
    for (int i = 0; i < samples.size(); i++) {
      findings.add(columns.get(i), cuts.get(i));
    }
    findings.add(withoutColumn, districts(), cuts);
    Origin origin = outcome.origin();
    LevelTable table =
        table(rows, levels, columns, cells, Notes.of(origin, request, subject, columns, findings));
    return new Calibration(
        origin,
        request,
        subject.type(),
        subject.better(),
        subject.groups(),
        subject.present(),
        table,
        columns,
        findings.all(),
        problems(table));
  }

  /** Gives every school to its column; how many schools have none. */
  private int fill(List<Sample> samples) {
    int without = 0;
    for (int entity = 0; entity < data.entities().size(); entity++) {
      Entity school = data.entities().get(entity);
      if (school.kind() != Entity.Kind.SCHOOL) {
        continue;
      }
      Sample sample = sample(samples, entity, school);
      if (sample == null) {
        without++;
        continue;
      }
      sample.schools++;
      if (subject.each() == UnitOfAnalysis.SCHOOL) {
        sample.add(
            subject.isInput()
                ? data.value(entity, subject.name())
                : outcome.value(school.id(), subject.name()));
      }
      for (String group : subject.groups()) {
        sample.add(
            subject.isInput()
                ? data.value(entity, subject.name(), group)
                : outcome.value(school.id(), subject.name(), group));
      }
    }
    return without;
  }

  private int districts() {
    return (int) data.entities().stream().filter(one -> one.kind() == Entity.Kind.DISTRICT).count();
  }

  private @Nullable Sample sample(List<Sample> samples, int entity, Entity school) {
    if (subject.by().isEmpty()) {
      return samples.get(0);
    }
    Value type =
        subject.isByInput()
            ? data.value(entity, subject.by())
            : outcome.value(school.id(), subject.by());
    return samples.stream()
        .filter(one -> type instanceof Value.Word word && one.words.contains(word.word()))
        .findFirst()
        .orElse(null);
  }

  private String nothing(List<Sample> samples, int withoutColumn) {
    int schools = withoutColumn;
    Map<MissingReason, Integer> missing = new EnumMap<>(MissingReason.class);
    for (Sample sample : samples) {
      schools += sample.schools;
      sample.missing.forEach((reason, count) -> missing.merge(reason, count, Integer::sum));
    }
    if (schools == 0) {
      return "data " + data.name() + " have no schools in " + data.year();
    }
    List<String> why = new ArrayList<>();
    missing.forEach((reason, count) -> why.add(count + " " + reason));
    return "no school has a value of `"
        + subject.name()
        + "` in "
        + data.year()
        + (why.isEmpty() ? "" : ": " + String.join(", ", why));
  }

  /**
   * The levels of the table: those that some column has, without those that another column cannot
   * have, since a column that is served has a cut score for each level.
   */
  private static SortedSet<Integer> rows(List<@Nullable ColumnCuts> cuts) {
    SortedSet<Integer> rows = new TreeSet<>();
    for (ColumnCuts own : cuts) {
      rows.addAll(own == null ? List.of() : own.kept());
    }
    SortedSet<Integer> without = new TreeSet<>();
    for (ColumnCuts own : cuts) {
      without.addAll(own == null ? List.of() : own.withoutRoom(rows));
    }
    rows.removeAll(without);
    return rows;
  }

  private Column column(
      Sample sample,
      List<@Nullable Rational> cells,
      List<List<String>> levels,
      SortedSet<Integer> rows) {
    List<Share> shares = new ArrayList<>();
    Rational intended =
        request.method() == CalibrationMethod.QUANTILES
            ? Rational.of(sample.values.size(), levels.size())
            : null;
    int from = 0;
    List<Integer> numbers = List.copyOf(rows);
    for (int row = 0; row < cells.size(); row++) {
      Rational cut = cells.get(row);
      int to = from;
      int ties = 0;
      while (to < sample.values.size()
          && (cut == null || !scale.isBetter(cut, sample.values.get(to)))) {
        ties += sample.values.get(to).equals(cut) ? 1 : 0;
        to++;
      }
      shares.add(
          new Share(levels.get(numbers.get(row) - 1).get(0), cut, ties, to - from, intended));
      from = to;
    }
    return new Column(
        sample.words,
        sample.schools,
        sample.values.size(),
        sample.distinct(),
        sample.absent(),
        shares);
  }

  private LevelTable table(
      SortedSet<Integer> rows,
      List<List<String>> levels,
      List<Column> columns,
      List<List<@Nullable Rational>> cells,
      List<String> notes) {
    List<String> unserved = new ArrayList<>();
    List<List<String>> headings = new ArrayList<>();
    for (Column column : columns) {
      if (column.levels().isEmpty()) {
        unserved.addAll(column.words());
      } else {
        headings.add(column.words());
      }
    }
    List<LevelTable.Row> written = new ArrayList<>();
    int place = 0;
    for (int level : rows) {
      List<Cut> row = new ArrayList<>();
      for (List<@Nullable Rational> column : cells) {
        if (!column.isEmpty()) {
          row.add(cut(column.get(place)));
        }
      }
      if (!unserved.isEmpty()) {
        row.add(new Cut.NotServed());
      }
      List<String> names = levels.get(level - 1);
      written.add(
          new LevelTable.Row(names.get(0), Rational.parse(names.get(1)).orElseThrow(), row));
      place++;
    }
    if (!unserved.isEmpty()) {
      headings.add(unserved);
    }
    LevelTable present = subject.present();
    return new LevelTable(
        subject.table(),
        present == null ? "" : present.title(),
        subject.name(),
        subject.by(),
        headings,
        written,
        Provenance.CHOICE,
        "",
        notes,
        present == null ? null : present.years());
  }

  private Cut cut(@Nullable Rational held) {
    if (held == null) {
      return new Cut.Rest();
    }
    Unit unit = subject.type().unit();
    boolean isPercent = unit == Unit.PERCENT;
    Expr.Numeral bound =
        new Expr.Numeral(unit == Unit.POINTS ? held.times(Rational.HUNDRED) : held, isPercent);
    if (bound.toString().length() > LONGEST_NUMBER) {
      throw new CalibrationException(
          "cut scores of `"
              + subject.name()
              + "` would be fractions of more than "
              + LONGEST_NUMBER
              + " signs; say how many decimals they have, with round");
    }
    return scale.isHigherBetter() ? new Cut.From(bound, false) : new Cut.UpTo(bound, false);
  }

  /** The errors of the policy with the table in it. */
  private List<Problem> problems(LevelTable table) {
    return Policy.check(Calibration.with(table, subject.present(), policy.spec())).stream()
        .filter(problem -> problem.code().severity() == Severity.ERROR)
        .toList();
  }
}
