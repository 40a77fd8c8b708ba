package org.sqis.core.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sqis.core.expr.Expr;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.number.Rational;
import org.sqis.core.plan.Constants.Constant;
import org.sqis.core.policy.Changeable;
import org.sqis.core.policy.OpenRule;
import org.sqis.core.policy.Overlay;
import org.sqis.core.policy.PolicySpec;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;
import org.sqis.core.problem.Severity;

/**
 * Proves overlays: that each changes what is open to its district, within the limits, from the
 * value it quotes; that no two change one value; and that the policy of the district holds with
 * them.
 */
final class OverlayProof {
  private final PolicySpec spec;
  private final Map<SchoolYear, YearSlice> slices;
  private final Map<PolicySpec, Earlier> earlier;

  private static final String IMPOSSIBLE =
      "no value keeps to it: write a range from the least to the greatest, or a difference above 0";

  /** Stands for the years of a problem until all of them are known. */
  private static final String YEARS = "\0years";

  private final Map<Problem, Set<SchoolYear>> problems = new LinkedHashMap<>();
  private SchoolYear year;
  private int found;

  /**
   * @param earlier by the rules of a year, what the rules of earlier years define
   */
  OverlayProof(
      PolicySpec spec, Map<SchoolYear, YearSlice> slices, Map<PolicySpec, Earlier> earlier) {
    this.earlier = earlier;
    this.spec = spec;
    this.slices = slices;
    this.year = spec.header().first();
  }

  private void add(Problem problem) {
    found++;
    problems.computeIfAbsent(problem, key -> new LinkedHashSet<>()).add(year);
  }

  /** A problem of several years is told once, with the years it is one in. */
  private static Problem dated(Problem problem, Set<SchoolYear> years) {
    String words = CaseProof.listed(years.stream().map(SchoolYear::toString).toList(), "and");
    List<String> values =
        problem.values().stream().map(value -> value.equals(YEARS) ? words : value).toList();
    return new Problem(problem.code(), problem.at(), values, problem.labels(), problem.help());
  }

  /**
   * What the overlays of one district come to in one year.
   *
   * @param plan the rules with them
   * @param overlays the overlays
   * @param changed by the path of a change, the paths of the constants it replaces, as the slice of
   *     the year knows them
   */
  record Variant(Plan plan, List<Overlay> overlays, Map<String, Set<String>> changed) {}

  /** By year and district the rules with overlays; faults go to {@code found}. */
  Map<SchoolYear, Map<String, Variant>> variants(List<Problem> all) {
    proveOpenRules();
    proveNames();
    Map<SchoolYear, Map<String, Variant>> variants = new TreeMap<>();
    Map<PolicySpec, Planner.Result> proved = new LinkedHashMap<>();
    slices.forEach(
        (of, slice) -> {
          year = of;
          Map<String, Variant> ofYear = new TreeMap<>();
          for (String district : districts(of)) {
            Variant variant = variant(slice, inForce(of, district), proved);
            if (variant != null) {
              ofYear.put(district, variant);
            }
          }
          variants.put(of, ofYear);
        });
    problems.forEach((problem, years) -> all.add(dated(problem, years)));
    return variants;
  }

  private List<String> districts(SchoolYear of) {
    return spec.overlays().stream()
        .filter(one -> one.years() == null || one.years().contains(of))
        .map(Overlay::district)
        .distinct()
        .toList();
  }

  private List<Overlay> inForce(SchoolYear of, String district) {
    return spec.overlays().stream()
        .filter(one -> one.district().equals(district))
        .filter(one -> one.years() == null || one.years().contains(of))
        .toList();
  }

  private static Place.Element place(Overlay overlay) {
    return Place.element("overlay/" + overlay.name());
  }

  private void proveNames() {
    Set<String> names = new LinkedHashSet<>();
    for (Overlay overlay : spec.overlays()) {
      if (!names.add(overlay.name())) {
        add(
            Problem.of(
                    ProblemCode.DUPLICATE_NAME,
                    Place.element(YearSlice.path("overlay", overlay.name(), 2)),
                    overlay.name())
                .with(place(overlay), "the first one")
                .help("give one of the two another name"));
      }
    }
  }

  /** What is opened is there in some year, and its limits fit it. */
  private void proveOpenRules() {
    for (int i = 0; i < spec.opens().size(); i++) {
      OpenRule rule = spec.opens().get(i);
      Place.Element at = Place.element("open").child(i);
      List<Constant> covered = new ArrayList<>();
      slices
          .values()
          .forEach(
              slice ->
                  new Constants(slice.spec())
                      .all().stream()
                          .filter(one -> Constants.covers(rule.what(), one))
                          .forEach(covered::add));
      if (covered.isEmpty()) {
        unknown(rule.what(), at.child("what"));
        continue;
      }
      for (OpenRule.Limit limit : rule.limits()) {
        boolean fits =
            limit instanceof OpenRule.Limit.TotalUnchanged
                ? covered.get(0).what() instanceof Changeable.ShareOf
                : covered.stream()
                    .allMatch(one -> one.value() == null || Limits.isInUnit(limit, one.value()));
        boolean isUnset = covered.stream().allMatch(one -> one.value() == null);
        if (isUnset && limit instanceof OpenRule.Limit.ByAtMost) {
          add(
              Problem.of(
                      ProblemCode.OPEN_LIMIT,
                      at.child("limit"),
                      limit.toString(),
                      rule.what() + ", which is not set")
                  .help("write a range, such as `20 to 30`"));
        } else if (!fits || !Limits.isPossible(limit)) {
          add(
              Problem.of(
                      ProblemCode.OPEN_LIMIT,
                      at.child("limit"),
                      limit.toString(),
                      rule.what().toString())
                  .help(fits ? IMPOSSIBLE : fitting(limit, covered)));
        }
      }
    }
  }

  private static String fitting(OpenRule.Limit limit, List<Constant> covered) {
    if (limit instanceof OpenRule.Limit.TotalUnchanged) {
      return "`total unchanged` is for shares; leave it out";
    }
    if (covered.stream().anyMatch(one -> one.value() instanceof Expr.Date)) {
      return "write dates, such as `at most 1 December 2013`, or days, such as `each by at most 30`";
    }
    return covered.stream().anyMatch(one -> one.value() instanceof Expr.Numeral)
        ? "write its numbers as the value is written, with or without a per cent sign"
        : "leave the limit empty: its words are the limit";
  }

  private void unknown(Changeable what, Place.Element at) {
    Set<String> known = new LinkedHashSet<>();
    slices
        .values()
        .forEach(
            slice ->
                new Constants(slice.spec()).all().forEach(one -> known.add(one.what().toString())));
    String help =
        org.sqis.core.problem.NearestName.find(what.toString(), known)
            .map(near -> "did you mean `" + near + "`?")
            .orElse(
                "write `parameter NAME`, `share of MEASURE`, `share in DOMAIN`, `level L of TABLE`"
                    + " or `levels of TABLE`");
    add(Problem.of(ProblemCode.OVERLAY_UNKNOWN, at, what.toString()).help(help));
  }

  /** A change of one constant. */
  private record Changed(
      Overlay overlay, int number, Constant constant, Expr to, @Nullable Expr toEnd) {
    Place.Element at() {
      return place(overlay).child("change").child(number);
    }
  }

  private @Nullable Variant variant(
      YearSlice slice, List<Overlay> overlays, Map<PolicySpec, Planner.Result> proved) {
    int before = found;
    Constants constants = new Constants(slice.spec());
    Map<Place.Element, Changed> changes = new LinkedHashMap<>();
    for (Overlay overlay : overlays) {
      for (int i = 0; i < overlay.changes().size(); i++) {
        for (Changed changed : changes(overlay, i, constants, slice)) {
          Changed other = changes.putIfAbsent(changed.constant().at(), changed);
          if (other != null) {
            clash(other, changed);
          }
        }
      }
    }
    for (Overlay overlay : overlays) {
      proveTotals(overlay, constants, changes);
    }
    if (found > before) {
      return null;
    }
    Map<Place.Element, Expr> values = new LinkedHashMap<>();
    changes.forEach(
        (at, changed) -> {
          values.put(at, changed.to());
          if (changed.toEnd() != null) {
            values.put(Constants.end(at), changed.toEnd());
          }
        });
    Planner.Result result =
        proved.computeIfAbsent(
            constants.with(values),
            changed ->
                Planner.prove(
                    changed, Set.of(), earlier.getOrDefault(slice.spec(), Earlier.NOTHING)));
    for (Problem problem : result.problems()) {
      if (problem.code().severity() == Severity.ERROR) {
        add(
            Problem.of(
                    ProblemCode.OVERLAY_BREAKS,
                    place(overlays.get(0)),
                    overlays.get(0).name(),
                    YEARS,
                    problem.message())
                .with(slice.whole(problem.at()), problem.code().id())
                .help("change its values so that the policy of the district holds"));
      }
    }
    Map<String, Set<String>> changed = new LinkedHashMap<>();
    changes.forEach(
        (at, one) ->
            changed.computeIfAbsent(one.at().path(), key -> new LinkedHashSet<>()).add(at.path()));
    return result.plan() == null ? null : new Variant(result.plan(), overlays, changed);
  }

  private void clash(Changed one, Changed other) {
    add(
        Problem.of(
                ProblemCode.OVERLAY_CLASH,
                other.at(),
                one.overlay().name(),
                other.overlay().name(),
                other.constant().words(),
                YEARS)
            .with(one.at(), "the first change")
            .help(
                one.overlay().equals(other.overlay())
                    ? "keep one of the two lines"
                    : "keep one of the two, or give them different `years`"));
  }

  /** The constants that a change is about, each checked on its own. */
  private List<Changed> changes(Overlay overlay, int number, Constants constants, YearSlice slice) {
    Overlay.Change change = overlay.changes().get(number);
    Place.Element at = place(overlay).child("change").child(number);
    List<Constant> named =
        constants.all().stream().filter(one -> Constants.covers(change.what(), one)).toList();
    boolean isOne =
        !(change.what() instanceof Changeable.SharesIn)
            && !(change.what() instanceof Changeable.CutScore cut && cut.level().isEmpty());
    if (named.isEmpty() || !isOne) {
      unknown(change.what(), at.child("what"));
      return List.of();
    }
    List<Constant> chosen =
        change.columns().isEmpty()
            ? named
            : named.stream()
                .filter(one -> one.columns().stream().anyMatch(change.columns()::contains))
                .toList();
    for (String word : change.columns()) {
      if (chosen.stream().noneMatch(one -> one.columns().contains(word))) {
        add(
            Problem.of(
                    ProblemCode.OVERLAY_COLUMN,
                    at.child("column"),
                    change.what().toString(),
                    "no value for " + word)
                .help("write one of its columns, or `every`"));
        return List.of();
      }
    }
    List<Changed> changed = new ArrayList<>();
    for (Constant constant : chosen) {
      if (!change.columns().isEmpty() && !change.columns().containsAll(constant.columns())) {
        add(
            Problem.of(
                    ProblemCode.OVERLAY_COLUMN,
                    at.child("column"),
                    change.what().toString(),
                    "one value for " + String.join(", ", constant.columns()))
                .with(slice.whole(constant.at()), "this value")
                .help("write `" + String.join(", ", constant.columns()) + "`"));
      } else if (isSound(overlay, change, constant, at, slice)) {
        changed.add(new Changed(overlay, number, constant, change.to(), change.toEnd()));
      }
    }
    return changed;
  }

  private boolean isSound(
      Overlay overlay,
      Overlay.Change change,
      Constant constant,
      Place.Element at,
      YearSlice slice) {
    String words = constant.words();
    Expr value = constant.value();
    String now = Overlay.Change.text(value, constant.end());
    boolean hasEnd = constant.end() != null;
    if (hasEnd != (change.fromEnd() != null) || hasEnd != (change.toEnd() != null)) {
      add(
          Problem.of(
                  ProblemCode.OVERLAY_FORM,
                  at.child(hasEnd != (change.fromEnd() != null) ? "from" : "to"),
                  words,
                  hasEnd ? "two bounds" : "one bound",
                  now)
              .with(slice.whole(constant.at()), "the value now")
              .help(
                  hasEnd
                      ? "write both bounds in `from` and in `to`, as in `" + now + "`"
                      : "write one value in `from` and in `to`, as in `" + now + "`"));
      return false;
    }
    if (!Objects.equals(change.from(), value)
        || !Objects.equals(change.fromEnd(), constant.end())) {
      add(
          Problem.of(
                  ProblemCode.OVERLAY_STALE,
                  at.child("from"),
                  overlay.name(),
                  change.fromText(),
                  words,
                  now,
                  YEARS)
              .with(slice.whole(constant.at()), "the value now")
              .help("write `" + now + "` if the change is still meant"));
      return false;
    }
    if (change.to().equals(value) && Objects.equals(change.toEnd(), constant.end())) {
      add(
          Problem.of(
                  ProblemCode.OVERLAY_NOTHING,
                  at.child("to"),
                  overlay.name(),
                  words,
                  change.toText())
              .help("leave the line out"));
      return false;
    }
    boolean isSameKind =
        (change.from() == null || Limits.isSameKind(change.from(), change.to()))
            && (change.toEnd() == null || Limits.isSameKind(change.to(), change.toEnd()));
    if (!isSameKind) {
      add(
          Problem.of(
                  ProblemCode.OVERLAY_KIND,
                  at.child("to"),
                  words,
                  change.fromText(),
                  change.toText())
              .help(
                  change.from() instanceof Expr.Numeral from
                          && from.isPercent()
                          && change.to() instanceof Expr.Numeral to
                      ? "write `" + to.value() + "%`"
                      : "write a value like `" + change.fromText() + "`"));
      return false;
    }
    List<OpenRule> opening =
        spec.opens().stream()
            .filter(rule -> Constants.covers(rule.what(), constant))
            .filter(
                rule -> rule.districts().isEmpty() || rule.districts().contains(overlay.district()))
            .toList();
    if (opening.isEmpty()) {
      add(
          Problem.of(ProblemCode.OVERLAY_LOCKED, at.child("what"), words, overlay.district())
              .with(slice.whole(constant.at()), "locked")
              .help("the policy would need a row `" + constant.what() + "` in a table `open`"));
      return false;
    }
    return isWithin(change, constant, at, opening);
  }

  private boolean isWithin(
      Overlay.Change change, Constant constant, Place.Element at, List<OpenRule> opening) {
    for (OpenRule rule : opening) {
      for (OpenRule.Limit limit : rule.limits()) {
        Expr end = change.toEnd();
        boolean holds = Limits.hold(limit, change.from(), change.to());
        boolean endHolds = end == null || Limits.hold(limit, change.fromEnd(), end);
        if (!holds || !endHolds) {
          Expr beyond = holds && end != null ? end : change.to();
          add(
              Problem.of(
                      ProblemCode.OVERLAY_LIMIT,
                      at.child("to"),
                      constant.words(),
                      end == null ? change.fromText() : "`" + change.fromText() + "`",
                      end == null ? change.toText() : "`" + change.toText() + "`",
                      limit.toString())
                  .with(
                      Place.element("open").child(spec.opens().indexOf(rule)).child("limit"),
                      "the limit")
                  .help(
                      (end == null ? "" : "instead of `" + beyond + "` ")
                          + Limits.nearest(
                              limit, holds ? change.fromEnd() : change.from(), beyond)));
          return false;
        }
      }
    }
    return true;
  }

  /** Shares that are opened with `total unchanged` add up to what they did. */
  private void proveTotals(
      Overlay overlay, Constants constants, Map<Place.Element, Changed> changes) {
    for (int i = 0; i < spec.opens().size(); i++) {
      OpenRule rule = spec.opens().get(i);
      boolean isOpen = rule.districts().isEmpty() || rule.districts().contains(overlay.district());
      if (!isOpen || !rule.limits().contains(new OpenRule.Limit.TotalUnchanged())) {
        continue;
      }
      Map<List<String>, List<Constant>> byColumn = new LinkedHashMap<>();
      constants.all().stream()
          .filter(one -> Constants.covers(rule.what(), one))
          .forEach(
              one -> byColumn.computeIfAbsent(one.columns(), key -> new ArrayList<>()).add(one));
      for (List<Constant> column : byColumn.values()) {
        total(overlay, i, rule, column, changes);
      }
    }
  }

  private void total(
      Overlay overlay,
      int rule,
      OpenRule open,
      List<Constant> column,
      Map<Place.Element, Changed> changes) {
    Rational before = Rational.ZERO;
    Rational after = Rational.ZERO;
    Changed last = null;
    for (Constant constant : column) {
      Changed changed = changes.get(constant.at());
      if (constant.value() instanceof Expr.Numeral value) {
        before = before.plus(value.value());
        after =
            after.plus(
                changed != null && changed.to() instanceof Expr.Numeral to
                    ? to.value()
                    : value.value());
      }
      last = changed != null && changed.overlay().equals(overlay) ? changed : last;
    }
    if (last != null && !before.equals(after)) {
      List<String> types = column.get(0).columns();
      add(
          Problem.of(
                  ProblemCode.OVERLAY_TOTAL,
                  last.at().child("to"),
                  overlay.name(),
                  open.what().toString(),
                  types.isEmpty() ? "" : " for " + String.join(", ", types),
                  after.toString(),
                  before.toString())
              .with(Place.element("open").child(rule).child("limit"), "the limit")
              .help(
                  "take "
                      + after.minus(before).absolute()
                      + (after.compareTo(before) > 0 ? " from" : " more for")
                      + " another share of the overlay"));
    }
  }
}
