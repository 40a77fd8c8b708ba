package org.sqis.core.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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
  private final Map<SchoolYear, Earlier> earlier;
  private final boolean isProved;
  private final @Nullable Plans known;
  private final YearProblems problems;

  /**
   * @param earlier by year, what the rules of earlier years define
   * @param isProved whether the rules without overlays hold; if not, nobody asks whether they do
   *     with them
   * @param known a proof of nearly the same rules, whose parts can be taken over; or null
   */
  OverlayProof(
      PolicySpec spec,
      Map<SchoolYear, YearSlice> slices,
      Map<SchoolYear, Earlier> earlier,
      boolean isProved,
      @Nullable Plans known) {
    this.known = known;
    this.isProved = isProved;
    this.earlier = earlier;
    this.spec = spec;
    this.slices = slices;
    this.problems = new YearProblems(spec.header().first());
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
    if (spec.overlays().isEmpty() && spec.opens().isEmpty()) {
      return Map.of();
    }
    new OpenRuleProof(spec.opens(), slices.values(), problems).prove();
    proveNames();
    Map<SchoolYear, Map<String, Variant>> variants = new TreeMap<>();
    Map<PolicySpec, Planner.Result> proved = new LinkedHashMap<>();
    slices.forEach(
        (of, slice) -> {
          problems.in(of);
          Map<String, Variant> ofYear = new TreeMap<>();
          for (String district : districts(of)) {
            Variant variant = variant(slice, inForce(of, district), proved);
            if (variant != null) {
              ofYear.put(district, variant);
            }
          }
          variants.put(of, ofYear);
        });
    all.addAll(problems.all());
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
        problems.add(
            Problem.of(
                    ProblemCode.DUPLICATE_NAME,
                    Place.element(YearSlice.path("overlay", overlay.name(), 2)),
                    overlay.name())
                .with(place(overlay), "the first one")
                .help("give one of the two another name"));
      }
    }
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
    int before = problems.count();
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
    if (problems.count() > before || !isProved) {
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
            constants.with(values), changed -> prove(changed, slice, overlays.get(0).district()));
    for (Problem problem : result.problems()) {
      if (problem.code().severity() == Severity.ERROR) {
        Problem broken =
            Problem.of(
                    ProblemCode.OVERLAY_BREAKS,
                    place(overlays.get(0)),
                    overlays.get(0).name(),
                    YearProblems.YEARS,
                    problem.message())
                .with(
                    slice.whole(problem.at()),
                    "does not hold with the changes; " + problem.code().id() + " says more")
                .help("change its values so that the policy of the district holds");
        for (Problem.Label label : problem.labels()) {
          broken = broken.with(slice.whole(label.at()), label.text());
        }
        problems.add(broken);
      }
    }
    Map<String, Set<String>> changed = new LinkedHashMap<>();
    changes.forEach(
        (at, one) ->
            changed.computeIfAbsent(one.at().path(), key -> new LinkedHashSet<>()).add(at.path()));
    return result.plan() == null ? null : new Variant(result.plan(), overlays, changed);
  }

  private Planner.Result prove(PolicySpec changed, YearSlice slice, String district) {
    Earlier before = earlier.getOrDefault(slice.year(), Earlier.NOTHING);
    return known == null
        ? Planner.prove(changed, Set.of(), before)
        : Planner.prove(changed, before, known.in(slice.year(), district));
  }

  private void clash(Changed one, Changed other) {
    problems.add(
        Problem.of(
                ProblemCode.OVERLAY_CLASH,
                other.at(),
                one.overlay().name(),
                other.overlay().name(),
                other.constant().words(),
                YearProblems.YEARS)
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
      problems.add(OpenRuleProof.unknown(change.what(), at.child("what"), slices.values()));
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
        problems.add(
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
        problems.add(
            Problem.of(
                    ProblemCode.OVERLAY_COLUMN,
                    at.child("column"),
                    change.what().toString(),
                    "one value for " + String.join(", ", constant.columns()))
                .with(slice.whole(constant.at()), "this value")
                .help("write `" + String.join(", ", constant.columns()) + "`"));
      } else if (new ChangeProof(overlay, change, constant, slice, spec.opens(), problems)
          .isSound(at)) {
        changed.add(new Changed(overlay, number, constant, change.to(), change.toEnd()));
      }
    }
    return changed;
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
      problems.add(
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
