package org.sqis.core.eval;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;
import org.sqis.core.number.RoundingRule;
import org.sqis.core.outcome.IndexResult;
import org.sqis.core.plan.Element;
import org.sqis.core.plan.Node;
import org.sqis.core.plan.Plan;
import org.sqis.core.policy.IndexSpec;

/**
 * Evaluates one index of one school: levels of cells, then which measures are missing, then shares
 * after redistribution, then points. All missing measures go together, so order never matters.
 */
public final class IndexEvaluator {
  private final Plan plan;
  private final Element.OfIndex index;
  private final IndexSpec spec;
  private final SchoolValues school;
  private final CellEvaluator.@Nullable Levels given;

  IndexEvaluator(Plan plan, Element.OfIndex index, SchoolValues school) {
    this(plan, index, school, null);
  }

  private IndexEvaluator(
      Plan plan, Element.OfIndex index, SchoolValues school, CellEvaluator.@Nullable Levels given) {
    this.given = given;
    this.plan = plan;
    this.index = index;
    this.spec = index.spec();
    this.school = school;
  }

  /** The index of a school whose levels somebody else found. */
  public static IndexResult of(
      Plan plan, Element.OfIndex index, SchoolValues school, CellEvaluator.Levels levels) {
    return new IndexEvaluator(plan, index, school, levels).result();
  }

  /** A measure with its cells, before points. */
  private record Standing(
      IndexSpec.Share row,
      Rational share,
      List<CellEvaluator.Filled> cells,
      Value.@Nullable Missing missing,
      Value.@Nullable Missing withheld) {}

  IndexResult result() {
    int column = 0;
    if (!spec.by().isEmpty()) {
      Value by = school.get(spec.by(), -1, false);
      if (by instanceof Value.Missing missing) {
        return without(missing, List.of(), Rational.ZERO);
      }
      column = Objects.requireNonNull(index.columnOf().get(by.toString()));
    }
    if (index.open() != null) {
      return without(index.open(), List.of(), Rational.ZERO);
    }
    List<Standing> standings = standings(column);
    Value.Missing withheld = withheld(standings);
    Set<String> missing = new HashSet<>();
    for (Standing standing : standings) {
      if (standing.missing() != null) {
        missing.add(standing.row().measure());
      }
    }
    Element.Instead instead = instead(missing);
    Map<String, Rational> shares = shares(column, instead, standings, missing);
    Rational present = Rational.ZERO;
    for (Rational share : shares.values()) {
      present = present.plus(share);
    }
    if (withheld == null && present.signum() == 0) {
      withheld = nothingLeft(standings);
    }
    if (withheld == null) {
      withheld = tooLittle(present);
    }
    if (withheld != null) {
      return without(withheld, standings, present);
    }
    boolean isWhole = missing.isEmpty() || instead != null;
    Map<String, Rational> weights = isWhole ? shares : spread(standings, shares);
    return added(standings, weights, present, instead == null ? List.of() : instead.missing());
  }

  private List<Standing> standings(int column) {
    List<Standing> standings = new ArrayList<>();
    CellEvaluator cells = new CellEvaluator(plan, index, school, given);
    for (IndexSpec.Share row : index.shares().rows()) {
      Rational share = row.points().get(column);
      if (share == null) {
        continue;
      }
      CellEvaluator.Filling filling = cells.fill(row.measure());
      standings.add(
          new Standing(row, share, filling.cells(), filling.missing(), filling.withheld()));
    }
    return standings;
  }

  /** Why the index is withheld for a reason the policy names, or null. */
  private Value.@Nullable Missing withheld(List<Standing> standings) {
    Value.Missing withheld = null;
    for (Standing standing : standings) {
      Value.Missing cause = standing.withheld();
      Value.Missing missing = standing.missing();
      if (cause == null && missing != null) {
        IndexSpec.MissingMeasureRule rule = rule(missing.reason());
        if (rule == null) {
          cause = missing;
        } else if (rule.then() == IndexSpec.MeasureAction.WITHHOLD) {
          cause = new Value.Missing(missing.reason(), rule.remark());
        }
      }
      if (cause != null) {
        withheld = withheld == null ? cause : withheld.and(cause);
      }
    }
    return withheld;
  }

  private IndexSpec.@Nullable MissingMeasureRule rule(MissingReason reason) {
    for (IndexSpec.MissingMeasureRule rule : spec.missingMeasure()) {
      if (rule.reasons().contains(reason)) {
        return rule;
      }
    }
    return null;
  }

  private static Value.Missing nothingLeft(List<Standing> standings) {
    Value.Missing all = new Value.Missing(MissingReason.NOT_APPLICABLE, "no measure is present");
    for (Standing standing : standings) {
      if (standing.missing() != null && standing.missing().reason().compareTo(all.reason()) < 0) {
        all = new Value.Missing(standing.missing().reason(), "no measure is present");
      }
    }
    return all;
  }

  private Element.@Nullable Instead instead(Set<String> missing) {
    for (Element.Instead instead : index.instead()) {
      if (!missing.isEmpty() && Set.copyOf(instead.missing()).equals(missing)) {
        return instead;
      }
    }
    return null;
  }

  /** The stated shares of the measures that are present. */
  private static Map<String, Rational> shares(
      int column,
      Element.@Nullable Instead instead,
      List<Standing> standings,
      Set<String> missing) {
    Map<String, Rational> shares = new LinkedHashMap<>();
    for (Standing standing : standings) {
      String measure = standing.row().measure();
      if (missing.contains(measure)) {
        continue;
      }
      Rational share = standing.share();
      if (instead != null) {
        share = Rational.ZERO;
        for (IndexSpec.Share row : instead.shares().rows()) {
          Rational points = row.points().get(column);
          if (row.measure().equals(measure) && points != null) {
            share = points;
          }
        }
      }
      shares.put(measure, share);
    }
    return shares;
  }

  private Value.@Nullable Missing tooLittle(Rational present) {
    Node needs = index.needs();
    if (needs == null) {
      return null;
    }
    Value holds =
        new NodeEvaluator(school, -1, Map.of("shares_present", Value.of(present)), Reads.NONE)
            .of(needs);
    if (holds instanceof Value.Missing undecided) {
      return undecided;
    }
    return holds.equals(Value.YesNo.YES)
        ? null
        : new Value.Missing(MissingReason.TOO_FEW, spec.withholdRemark());
  }

  private Map<String, Rational> spread(List<Standing> standings, Map<String, Rational> shares) {
    if (index.spreadsOverEverything()) {
      Rational sum = shares.values().stream().reduce(Rational.ZERO, Rational::plus);
      Map<String, Rational> weights = new LinkedHashMap<>();
      shares.forEach(
          (measure, share) ->
              weights.put(
                  measure,
                  sum.signum() == 0
                      ? Rational.ZERO
                      : Rational.HUNDRED.times(share).dividedBy(sum)));
      return weights;
    }
    Map<String, Rational> weights = new HashMap<>();
    ShareTree tree = new ShareTree();
    for (Standing standing : standings) {
      tree.add(standing.row().domain(), standing.row().measure(), standing.share());
    }
    tree.distribute(Rational.HUNDRED, shares.keySet(), weights);
    return weights;
  }

  private IndexResult added(
      List<Standing> standings,
      Map<String, Rational> weights,
      Rational present,
      List<String> insteadOf) {
    List<IndexResult.MeasurePoints> measures = new ArrayList<>();
    Rational total = Rational.ZERO;
    for (Standing standing : standings) {
      String measure = standing.row().measure();
      Rational weight = weights.getOrDefault(measure, Rational.ZERO);
      if (standing.missing() != null) {
        measures.add(missingMeasure(standing, standing.missing()));
        continue;
      }
      Rational points = Rational.ZERO;
      List<IndexResult.CellPoints> cells = new ArrayList<>();
      for (CellEvaluator.Filled cell : standing.cells()) {
        Rational earned = null;
        if (cell.level() instanceof Value.Level level) {
          Rational part =
              Objects.requireNonNull(
                  Objects.requireNonNull(index.earned().get(measure)).get(level.number()));
          earned = weight.times(cell.part()).times(part);
          if (spec.roundCells() != null) {
            earned = earned.rounded(spec.roundCells(), RoundingRule.HALF_UP);
          }
          points = points.plus(earned);
        }
        cells.add(
            new IndexResult.CellPoints(
                cell.label(), cell.groups(), cell.level(), cell.part(), earned));
      }
      total = total.plus(points);
      measures.add(
          new IndexResult.MeasurePoints(
              measure, standing.row().domain(), standing.share(), weight, Value.of(points), cells));
    }
    Value published =
        Value.of(
            spec.publish() == null ? total : total.rounded(spec.publish(), RoundingRule.HALF_UP));
    return new IndexResult(spec.name(), Value.of(total), published, present, insteadOf, measures);
  }

  private IndexResult without(Value.Missing missing, List<Standing> standings, Rational present) {
    List<IndexResult.MeasurePoints> measures =
        standings.stream()
            .map(
                standing ->
                    missingMeasure(
                        standing,
                        standing.missing() != null
                            ? standing.missing()
                            : new Value.Missing(missing.reason(), "the index is withheld")))
            .toList();
    return new IndexResult(spec.name(), missing, missing, present, List.of(), measures);
  }

  private static IndexResult.MeasurePoints missingMeasure(
      Standing standing, Value.Missing missing) {
    List<IndexResult.CellPoints> cells = new ArrayList<>();
    for (var cell : standing.cells()) {
      cells.add(
          new IndexResult.CellPoints(cell.label(), cell.groups(), cell.level(), cell.part(), null));
    }
    return new IndexResult.MeasurePoints(
        standing.row().measure(),
        standing.row().domain(),
        standing.share(),
        Rational.ZERO,
        missing,
        cells);
  }
}
