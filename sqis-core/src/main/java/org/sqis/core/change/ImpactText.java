package org.sqis.core.change;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.sqis.core.model.Type;
import org.sqis.core.model.Unit;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;
import org.sqis.core.outcome.ResultColumn;
import org.sqis.core.outcome.Table;
import org.sqis.core.outcome.ValueText;
import org.sqis.core.policy.Group;

/** Writes an impact as tables and as a text for readers. */
final class ImpactText {
  private final Impact impact;
  private final int most;
  private final Function<Change, String> where;

  ImpactText(Impact impact, int most, Function<Change, String> where) {
    this.impact = impact;
    this.most = most;
    this.where = where;
  }

  /** The whole text, with the details of {@code wanted}. */
  String text(List<ResultImpact> wanted) {
    StringBuilder text = new StringBuilder();
    text.append("old: ").append(impact.oldOrigin()).append('\n');
    text.append("new: ").append(impact.newOrigin()).append('\n');
    String years = impact.oldOrigin().year() + " and " + impact.newOrigin().year();
    boolean areOfTwoYears = !impact.oldOrigin().year().equals(impact.newOrigin().year());
    String rules = areOfTwoYears ? "between the rules of " + years : "in the rules";
    impact
        .diff()
        .ifPresent(
            diff ->
                text.append("\n-- what differs ")
                    .append(rules)
                    .append("\n\n")
                    .append(diff.text(where)));
    if (!impact.faults().isEmpty()) {
      text.append("\nnothing was compared\n");
      impact.faults().forEach(fault -> text.append(fault).append('\n'));
      return text.toString();
    }
    text.append("\n-- what moves\n\n");
    impact.notes().forEach(note -> text.append(note).append('\n'));
    text.append(impact.notes().isEmpty() ? "" : "\n").append(whatMoves());
    text.append(designations());
    for (ResultImpact result : wanted) {
      text.append("\n-- ").append(named(result.column())).append("\n\n").append(details(result));
    }
    return text.toString();
  }

  private static String named(ResultColumn column) {
    return column.name() + (column.title().isEmpty() ? "" : " \"" + column.title() + "\"");
  }

  private String whatMoves() {
    List<ResultImpact> moving =
        impact.results().stream().filter(result -> !result.moves().isEmpty()).toList();
    int still = impact.results().size() - moving.size();
    long schools =
        moving.stream()
            .filter(result -> !result.column().each().isWiderThanSchool())
            .flatMap(result -> result.moves().stream())
            .map(move -> move.entity().id())
            .distinct()
            .count();
    String said =
        "schools and districts with a value that moves: " + schools + " of " + impact.entities();
    String rest =
        still == 0
            ? ""
            : "; " + still + (still == 1 ? " result does" : " results do") + " not move";
    return said + rest + "\n" + (moving.isEmpty() ? "" : "\n" + summary(moving));
  }

  static Table summary(List<ResultImpact> results) {
    List<List<String>> rows = new ArrayList<>();
    for (ResultImpact result : results) {
      int other = result.count(Move.Kind.OTHER) + result.count(Move.Kind.OTHER_REASON);
      rows.add(
          List.of(
              result.name(),
              result.column().each().word(),
              number(result.compared()),
              number(result.moves().size()),
              number(result.entities()),
              number(result.count(Move.Kind.UP)),
              number(result.count(Move.Kind.DOWN)),
              number(other),
              number(result.count(Move.Kind.NEWLY_MISSING)),
              number(result.count(Move.Kind.NO_LONGER_MISSING))));
    }
    return new Table(
        List.of(
            "result",
            "each",
            "values",
            "move",
            "schools",
            "up",
            "down",
            "other",
            "newly missing",
            "no longer missing"),
        rows);
  }

  private static String number(int count) {
    return String.valueOf(count);
  }

  private String details(ResultImpact result) {
    if (result.moves().isEmpty()) {
      return "no value moves\n";
    }
    StringBuilder text = new StringBuilder();
    boolean isByGroup = !result.moves().get(0).group().isEmpty();
    if (!result.labels().isEmpty()) {
      if (isByGroup) {
        text.append(matrix(result, "all students", true, false));
        text.append(matrix(result, "student groups", false, true));
      } else {
        text.append(matrix(result, "schools", true, true));
      }
    }
    if (result.publishedMoves() < result.moves().size()) {
      text.append(result.moves().size())
          .append(" values move, ")
          .append(result.publishedMoves())
          .append(" of them also as they are published\n\n");
    }
    String causes = causes(result);
    text.append(causes).append(causes.isEmpty() ? "" : "\n");
    text.append(readable(result).first(most));
    int more = result.moves().size() - most;
    if (more > 0) {
      text.append("and ").append(more).append(" more; csv and json hold all of them\n");
    }
    text.append('\n').append(counts("district", result.byDistrict()));
    if (isByGroup) {
      text.append('\n').append(counts("group", result.byGroup(impact.groups())));
    }
    return text.toString();
  }

  /** How many values each cause, or set of causes, moved. */
  private static String causes(ResultImpact result) {
    TreeMap<String, Integer> counts = new TreeMap<>();
    result.moves().forEach(move -> counts.merge(Cause.text(move.causes()), 1, Integer::sum));
    List<List<String>> rows = new ArrayList<>();
    counts.entrySet().stream()
        .filter(entry -> !entry.getKey().isEmpty())
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .forEach(entry -> rows.add(List.of(entry.getKey(), number(entry.getValue()))));
    return rows.isEmpty() ? "" : new Table(List.of("moved by", "values"), rows).toString();
  }

  /** Which designation to which, if one moves. */
  private String designations() {
    List<Transition> all = impact.designations();
    if (all.stream().allMatch(one -> one.from().equals(one.to()))) {
      return "";
    }
    List<String> labels =
        all.stream().flatMap(one -> Stream.of(one.from(), one.to())).distinct().toList();
    return "\n-- designations\n\n" + matrix("schools", all, labels);
  }

  private static String matrix(ResultImpact result, String what, boolean isAll, boolean areOthers) {
    List<Transition> own =
        result.transitions().stream()
            .filter(
                one -> one.group().isEmpty() || (one.group().equals(Group.ALL) ? isAll : areOthers))
            .toList();
    List<String> labels =
        result.labels().stream()
            .filter(
                label ->
                    own.stream()
                        .anyMatch(one -> one.from().equals(label) || one.to().equals(label)))
            .toList();
    return own.isEmpty() ? "" : matrix(what, own, labels);
  }

  private static String matrix(String what, List<Transition> own, List<String> labels) {
    List<String> header = new ArrayList<>(List.of(what + ": old, new →"));
    header.addAll(labels);
    List<List<String>> rows = new ArrayList<>();
    for (String from : labels) {
      List<String> row = new ArrayList<>(List.of(from));
      for (String to : labels) {
        int count =
            own.stream()
                .filter(one -> one.from().equals(from) && one.to().equals(to))
                .mapToInt(Transition::count)
                .sum();
        row.add(count == 0 ? "-" : number(count));
      }
      rows.add(row);
    }
    return new Table(header, rows) + "\n";
  }

  private static Table counts(String what, List<ResultImpact.Count> counts) {
    List<List<String>> rows = new ArrayList<>();
    for (ResultImpact.Count count : counts) {
      rows.add(
          List.of(
              count.name().isEmpty() ? "(none)" : count.name(),
              number(count.schools()),
              number(count.values()),
              number(count.up()),
              number(count.down()),
              number(count.other()),
              number(count.newlyMissing()),
              number(count.noLongerMissing())));
    }
    return new Table(
        List.of(
            what, "schools", "values", "up", "down", "other", "newly missing", "no longer missing"),
        rows);
  }

  private static Table readable(ResultImpact result) {
    boolean isByGroup = result.moves().stream().anyMatch(move -> !move.group().isEmpty());
    List<String> header = new ArrayList<>(List.of("id", "name", "district"));
    header.addAll(isByGroup ? List.of("group") : List.of());
    header.addAll(List.of("old", "new", "change", "moved by"));
    boolean saysHow = result.moves().stream().anyMatch(move -> !move.how().isEmpty());
    header.addAll(saysHow ? List.of("how") : List.of());
    List<List<String>> rows = new ArrayList<>();
    for (Move move : result.moves()) {
      Type type = result.column().type();
      String before = ValueText.readable(move.oldValue(), type);
      String after = ValueText.readable(move.newValue(), type);
      boolean looksAlike = before.equals(after);
      List<String> row =
          new ArrayList<>(
              List.of(move.entity().id(), move.entity().name(), move.entity().district()));
      row.addAll(isByGroup ? List.of(move.group()) : List.of());
      row.add(looksAlike ? ValueText.exact(move.oldValue(), type) : before);
      row.add(looksAlike ? ValueText.exact(move.newValue(), type) : after);
      row.add(change(move, type, looksAlike));
      row.add(Cause.text(move.causes()));
      row.addAll(saysHow ? List.of(move.how()) : List.of());
      rows.add(row);
    }
    return new Table(header, rows);
  }

  static Table moves(List<ResultImpact> results) {
    List<List<String>> rows = new ArrayList<>();
    for (ResultImpact result : results) {
      Type type = result.column().type();
      for (Move move : result.moves()) {
        rows.add(
            List.of(
                result.name(),
                move.entity().id(),
                move.entity().name(),
                move.entity().district(),
                move.group(),
                ValueText.exact(move.oldValue(), type),
                ValueText.exact(move.newValue(), type),
                move.kind().word(),
                result.difference(move),
                Cause.text(move.causes())));
      }
    }
    return new Table(
        List.of(
            "result",
            "id",
            "name",
            "district",
            "group",
            "old",
            "new",
            "move",
            "change",
            "moved_by"),
        rows);
  }

  private static String change(Move move, Type type, boolean isExact) {
    boolean isNumber = move.difference().map(by -> by.signum() != 0).orElse(false);
    return isNumber
        ? difference(move.difference().orElse(Rational.ZERO), type, isExact)
        : move.kind().word();
  }

  /** A difference with its sign; of two percents it is in points. */
  static String difference(Rational by, Type type, boolean isExact) {
    Type.Numeric unit =
        type instanceof Type.Numeric numeric
            ? numeric.unit() == Unit.PERCENT ? new Type.Numeric(Unit.POINTS) : numeric
            : new Type.Numeric(Unit.NUMBER);
    Value absolute = Value.of(by.absolute());
    String size = isExact ? ValueText.exact(absolute, unit) : ValueText.readable(absolute, unit);
    String sign = by.signum() > 0 ? "+" : by.signum() < 0 ? "-" : "";
    boolean isAbout = size.startsWith("≈");
    return isAbout ? "≈" + sign + size.substring(1) : sign + size;
  }
}
