package org.sqis.core.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sqis.core.evaluation.EvaluationSystem.Cap;
import org.sqis.core.evaluation.EvaluationSystem.Combination;
import org.sqis.core.evaluation.EvaluationSystem.Cut;
import org.sqis.core.evaluation.EvaluationSystem.Matrix;
import org.sqis.core.evaluation.EvaluationSystem.RatedMeasure;
import org.sqis.core.number.Rational;
import org.sqis.core.problem.NearestName;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;

/** Whether an evaluation system is whole: names, scales, shares, cut scores, matrix, caps. */
public final class EvaluationProof {
  private final EvaluationSystem system;
  private final Place.Element at;
  private final List<Problem> problems = new ArrayList<>();

  private EvaluationProof(EvaluationSystem system, Place.Element at) {
    this.system = system;
    this.at = at;
  }

  /** What is wrong with a system; nothing if it can rate people. */
  public static List<Problem> check(EvaluationSystem system) {
    return check(system, place(system.name(), 1));
  }

  static List<Problem> check(EvaluationSystem system, Place.Element at) {
    EvaluationProof proof = new EvaluationProof(system, at);
    proof.names();
    proof.scales();
    proof.rating();
    for (int i = 0; i < system.combinations().size(); i++) {
      proof.combination(system.combinations().get(i), at.child("combined").child(i));
    }
    Matrix matrix = system.matrix();
    if (matrix != null) {
      proof.matrix(matrix, at.child("matrix"));
    }
    proof.caps();
    proof.intervals();
    if (proof.problems.isEmpty() && Reach.of(system).isEmpty()) {
      proof.problems.add(
          Problem.of(
                  ProblemCode.EVALUATION_TOO_MANY,
                  at.child("measure"),
                  String.valueOf(ReachParts.MOST_SUMS))
              .help("leave `by` out of scales with many steps, so that they count as a whole"));
    }
    return List.copyOf(proof.problems);
  }

  /** The place of a system; the second of one name is numbered. */
  static Place.Element place(String name, int number) {
    return Place.element("evaluation/" + name + (number == 1 ? "" : "@" + number));
  }

  private void add(ProblemCode code, Place.Element place, String help, String... values) {
    problems.add(Problem.of(code, place, values).help(help));
  }

  // ---------- names ----------

  private void names() {
    Map<String, Place.Element> seen = new LinkedHashMap<>();
    for (int i = 0; i < system.measures().size(); i++) {
      once(system.measures().get(i).name(), at.child("measure").child(i), seen);
    }
    boolean hasTotal = false;
    for (int i = 0; i < system.combinations().size(); i++) {
      String name = system.combinations().get(i).name();
      if (!name.isEmpty()) {
        once(name, at.child("combined").child(i), seen);
      }
      hasTotal |= name.isEmpty();
    }
    Map<String, Place.Element> levels = new LinkedHashMap<>();
    for (int i = 0; i < system.levels().size(); i++) {
      once(system.levels().get(i), at.child("levels").child(i), levels);
    }
    for (int i = 0; i < system.measures().size(); i++) {
      RatedMeasure measure = system.measures().get(i);
      Place.Element place = at.child("measure").child(i);
      List<String> totals =
          system.combinations().stream()
              .map(Combination::name)
              .filter(name -> !name.isEmpty())
              .toList();
      if (!measure.total().isEmpty() && !totals.contains(measure.total())) {
        add(
            ProblemCode.EVALUATION_NO_MEASURE,
            place.child("total"),
            near(measure.total(), totals, "declare it with `combined " + measure.total() + "`"),
            measure.total(),
            "a combined total");
      } else if (measure.share() != null && measure.total().isEmpty() && !hasTotal) {
        add(
            ProblemCode.EVALUATION_SHARE_UNUSED,
            place.child("share"),
            "name the total it is part of, or leave the share out",
            measure.name(),
            "a share of no total");
      } else if (measure.share() == null && !measure.total().isEmpty()) {
        add(
            ProblemCode.EVALUATION_SHARE_UNUSED,
            place.child("total"),
            "write its share, or leave the total out",
            measure.name(),
            "a total and no share");
      } else if (totals.contains(measure.total()) && !isAxis(measure.total())) {
        add(
            ProblemCode.EVALUATION_SHARE_UNUSED,
            place.child("total"),
            "make it an axis of the matrix, or give the measure a share of the total",
            measure.name(),
            "a share of `" + measure.total() + "`, which gives no level");
      }
    }
    Map<String, Place.Element> milestones = new LinkedHashMap<>();
    for (int i = 0; i < system.milestones().size(); i++) {
      once(system.milestones().get(i).name(), at.child("milestone").child(i), milestones);
    }
  }

  private boolean isAxis(String total) {
    Matrix matrix = system.matrix();
    return matrix != null && (matrix.rowsBy().equals(total) || matrix.columnsBy().equals(total));
  }

  private void once(String name, Place.Element place, Map<String, Place.Element> seen) {
    Place.Element first = seen.putIfAbsent(name, place);
    if (first != null) {
      problems.add(
          Problem.of(ProblemCode.EVALUATION_TWICE, place, name)
              .with(first, "the first one")
              .help("give one of the two another name"));
    }
  }

  private static String near(String wrong, List<String> known, String otherwise) {
    return NearestName.find(wrong, known)
        .map(name -> "did you mean `" + name + "`?")
        .orElse(otherwise);
  }

  /** Whether the system has a level of that name; if not, says so. */
  private boolean isLevel(String level, Place.Element place) {
    if (system.levels().contains(level)) {
      return true;
    }
    add(
        ProblemCode.EVALUATION_NO_LEVEL,
        place,
        near(level, system.levels(), "the levels are " + String.join(", ", system.levels())),
        level,
        system.name());
    return false;
  }

  // ---------- scales and shares ----------

  private void scales() {
    for (int i = 0; i < system.measures().size(); i++) {
      RatedMeasure measure = system.measures().get(i);
      String fault = measure.scale().fault();
      if (!fault.isEmpty()) {
        add(
            ProblemCode.EVALUATION_SCALE,
            at.child("measure").child(i).child("scale"),
            "write words from the worst to the best, such as `low, typical, high`, or `0 to 100`",
            measure.name(),
            fault);
      }
    }
  }

  private void shares(Combination combination, Place.Element place) {
    Rational sum = Rational.ZERO;
    Place.Element last = place;
    List<Place.Element> all = new ArrayList<>();
    for (int i = 0; i < system.measures().size(); i++) {
      RatedMeasure measure = system.measures().get(i);
      Rational share = measure.share();
      if (share != null && measure.total().equals(combination.name())) {
        sum = sum.plus(share);
        last = at.child("measure").child(i).child("share");
        all.add(last);
      }
    }
    if (all.isEmpty() || !sum.equals(Rational.ONE)) {
      Problem problem =
          Problem.of(
              ProblemCode.EVALUATION_SHARES,
              last,
              combination.name().isEmpty() ? "the total" : combination.name(),
              percent(sum));
      for (Place.Element share : all) {
        problem = share.equals(last) ? problem : problem.with(share, "");
      }
      problems.add(
          problem.help(
              all.isEmpty()
                  ? "write shares for the measures that it is made of"
                  : "change the shares so that they add up to 100%"));
    }
  }

  static String percent(Rational part) {
    return part.times(Rational.HUNDRED) + "%";
  }

  // ---------- totals and matrix ----------

  private void rating() {
    boolean hasTotal = system.combinations().stream().anyMatch(one -> one.name().isEmpty());
    if (hasTotal == (system.matrix() != null)) {
      add(
          ProblemCode.EVALUATION_NO_RATING,
          at,
          "write either `weighted` with cut scores or `matrix ROWS, COLUMNS`",
          system.name(),
          hasTotal ? "both by a total and by a matrix" : "neither by a total nor by a matrix");
    }
  }

  private void combination(Combination combination, Place.Element place) {
    shares(combination, place);
    boolean isFinal = combination.name().isEmpty();
    if (combination.cuts().isEmpty()) {
      add(
          ProblemCode.EVALUATION_CUTS,
          place,
          "write a row for each level, the best first, and `else` in the last",
          "there are none");
    }
    Map<String, Place.Element> seen = new LinkedHashMap<>();
    Cut before = null;
    for (int i = 0; i < combination.cuts().size(); i++) {
      Cut cut = combination.cuts().get(i);
      Place.Element own = place.child("cut").child(i);
      once(cut.level(), own.child("level"), seen);
      boolean isKnown = !isFinal || isLevel(cut.level(), own.child("level"));
      Rational from = cut.from();
      boolean isLast = i == combination.cuts().size() - 1;
      if (isLast != (from == null)) {
        add(
            ProblemCode.EVALUATION_CUTS,
            own.child("total"),
            "write `else` for the lowest level, in the last row, and nowhere else",
            isLast ? "the last row says no `else`" : "`else` stands before the last row");
      } else if (from != null && (from.signum() < 0 || from.compareTo(Rational.HUNDRED) > 0)) {
        add(
            ProblemCode.EVALUATION_CUTS,
            own.child("total"),
            "write a number from 0 to 100",
            "no total is " + from + ", they run from 0 to 100");
      }
      Rational above = before == null ? null : before.from();
      if (from != null && above != null && from.compareTo(above) >= 0) {
        problems.add(
            Problem.of(
                    ProblemCode.EVALUATION_CUTS,
                    own.child("total"),
                    from + " is not below the row above")
                .with(place.child("cut").child(i - 1).child("total"), "the row above")
                .help("write the best level first and lower cut scores after it"));
      }
      boolean isWrongOrder =
          isFinal
              && isKnown
              && before != null
              && system.levels().contains(before.level())
              && system.levels().indexOf(cut.level()) > system.levels().indexOf(before.level());
      if (before != null && isWrongOrder) {
        problems.add(
            Problem.of(
                    ProblemCode.EVALUATION_FALLS,
                    own.child("level"),
                    "a higher total",
                    cut.level(),
                    before.level())
                .with(place.child("cut").child(i - 1).child("level"), "the row above")
                .help("write the rows from the best level to the worst"));
      }
      before = cut;
    }
  }

  /** The levels of an axis from the worst to the best; empty if it has none. */
  private Optional<List<String>> axis(String name, Place.Element place) {
    Optional<Combination> combination =
        system.combinations().stream()
            .filter(one -> one.name().equals(name) && !name.isEmpty())
            .findFirst();
    if (combination.isPresent()) {
      List<String> levels = new ArrayList<>();
      combination.get().cuts().forEach(cut -> levels.add(0, cut.level()));
      return Optional.of(levels);
    }
    Optional<RatedMeasure> measure = system.measure(name);
    if (measure.isPresent() && measure.get().scale() instanceof Scale.Words words) {
      // A share of no total has been reported.
      if (measure.get().share() == null || measure.get().total().isEmpty()) {
        return Optional.of(words.words().stream().map(Scale.Word::word).toList());
      }
      add(
          ProblemCode.EVALUATION_AXIS,
          place,
          "leave its share out, or take the total it is part of",
          name,
          "it is part of a total");
      return Optional.empty();
    }
    if (measure.isPresent()) {
      add(
          ProblemCode.EVALUATION_AXIS,
          place,
          "give it words, or make a total of it with `combined NAME` and cut scores",
          name,
          "it has numbers and no levels");
      return Optional.empty();
    }
    List<String> known = new ArrayList<>();
    system.measures().forEach(one -> known.add(one.name()));
    system.combinations().forEach(one -> known.add(one.name()));
    known.remove("");
    add(
        ProblemCode.EVALUATION_NO_MEASURE,
        place,
        near(name, known, "there are " + String.join(", ", known)),
        name,
        "a measure or a combined total");
    return Optional.empty();
  }

  private void matrix(Matrix matrix, Place.Element place) {
    Optional<List<String>> rows = axis(matrix.rowsBy(), place.child("rows_by"));
    Optional<List<String>> columns = axis(matrix.columnsBy(), place.child("columns_by"));
    if (matrix.rowsBy().equals(matrix.columnsBy())) {
      add(
          ProblemCode.EVALUATION_AXIS,
          place.child("columns_by"),
          "take another measure or total for the columns",
          matrix.columnsBy(),
          "it is that of the rows");
    }
    List<String> heads = matrix.rows().stream().map(EvaluationSystem.Row::level).toList();
    rows.ifPresent(levels -> heads("row", matrix.rowsBy(), levels, heads, place));
    columns.ifPresent(
        levels -> heads("column", matrix.columnsBy(), levels, matrix.columns(), place));
    boolean areLevels = true;
    for (int i = 0; i < matrix.rows().size(); i++) {
      List<String> cells = matrix.rows().get(i).cells();
      for (int j = 0; j < cells.size(); j++) {
        areLevels &= isLevel(cells.get(j), place.child("cell").child(i).child(j));
      }
    }
    if (problems.isEmpty() && areLevels && rows.isPresent() && columns.isPresent()) {
      falls(matrix, rows.get(), columns.get(), place);
    }
  }

  private void heads(
      String what, String axis, List<String> levels, List<String> heads, Place.Element place) {
    Map<String, Place.Element> seen = new LinkedHashMap<>();
    for (int i = 0; i < heads.size(); i++) {
      Place.Element own = place.child(what).child(i);
      once(heads.get(i), own, seen);
      if (!levels.contains(heads.get(i))) {
        add(
            ProblemCode.EVALUATION_MATRIX,
            own,
            near(heads.get(i), levels, "its levels are " + String.join(", ", levels)),
            "`" + heads.get(i) + "` is not a level of `" + axis + "`");
      }
    }
    for (String level : levels) {
      if (!heads.contains(level)) {
        add(
            ProblemCode.EVALUATION_MATRIX,
            place,
            "add a " + what + " for it",
            "no " + what + " is for `" + level + "` of `" + axis + "`");
      }
    }
  }

  /** Where more of an axis gives a lower level. */
  private void falls(Matrix matrix, List<String> rows, List<String> columns, Place.Element place) {
    for (int row = 0; row < rows.size(); row++) {
      for (int column = 0; column < columns.size(); column++) {
        if (row > 0) {
          fall(
              matrix,
              rows.get(row - 1),
              columns.get(column),
              rows.get(row),
              columns.get(column),
              place);
        }
        if (column > 0) {
          fall(
              matrix,
              rows.get(row),
              columns.get(column - 1),
              rows.get(row),
              columns.get(column),
              place);
        }
      }
    }
  }

  private void fall(
      Matrix matrix,
      String row,
      String column,
      String toRow,
      String toColumn,
      Place.Element place) {
    String from = matrix.level(row, column).orElseThrow(AssertionError::new);
    String to = matrix.level(toRow, toColumn).orElseThrow(AssertionError::new);
    if (system.levels().indexOf(to) < system.levels().indexOf(from)) {
      boolean isRow = !row.equals(toRow);
      problems.add(
          Problem.of(
                  ProblemCode.EVALUATION_FALLS,
                  cell(matrix, toRow, toColumn, place),
                  "a higher `" + (isRow ? matrix.rowsBy() : matrix.columnsBy()) + "`",
                  from,
                  to)
              .with(
                  cell(matrix, row, column, place),
                  "with " + (isRow ? row : column) + " in place of " + (isRow ? toRow : toColumn))
              .help("write a level that is no lower than `" + from + "`"));
    }
  }

  private static Place.Element cell(Matrix matrix, String row, String column, Place.Element place) {
    List<String> heads = matrix.rows().stream().map(EvaluationSystem.Row::level).toList();
    return place.child("cell").child(heads.indexOf(row)).child(matrix.columns().indexOf(column));
  }

  // ---------- caps and intervals ----------

  private void caps() {
    List<String> measures = system.measures().stream().map(RatedMeasure::name).toList();
    for (int i = 0; i < system.caps().size(); i++) {
      Cap cap = system.caps().get(i);
      Place.Element place = at.child("cap").child(i);
      isLevel(cap.level(), place.child("level"));
      Optional<RatedMeasure> measure = system.measure(cap.measure());
      if (measure.isEmpty()) {
        add(
            ProblemCode.EVALUATION_NO_MEASURE,
            place.child("measure"),
            near(cap.measure(), measures, "the measures are " + String.join(", ", measures)),
            cap.measure(),
            "a measure");
      } else if (measure.get().scale().fault().isEmpty()
          && measure.get().scale().position(cap.atMost()).isEmpty()) {
        add(
            ProblemCode.EVALUATION_CAP,
            place.child("at_most"),
            "its values are " + measure.get().scale(),
            cap.atMost(),
            cap.measure());
      }
    }
  }

  private void intervals() {
    Map<String, Place.Element> seen = new LinkedHashMap<>();
    for (int i = 0; i < system.intervals().size(); i++) {
      EvaluationSystem.Interval one = system.intervals().get(i);
      Place.Element place = at.child("interval").child(i);
      once((one.role() + " " + one.status()).strip(), place, seen);
      if (!system.roles().contains(one.role())) {
        add(
            ProblemCode.EVALUATION_NO_ROLE,
            place,
            near(one.role(), system.roles(), "its roles are " + String.join(", ", system.roles())),
            one.role(),
            system.name());
      }
    }
  }
}
