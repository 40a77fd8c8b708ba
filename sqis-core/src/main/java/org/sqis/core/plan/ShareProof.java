package org.sqis.core.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sqis.core.number.Rational;
import org.sqis.core.policy.IndexSpec;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;

/** Proves the tables of shares of one index: no share twice, stated totals, 100 points. */
final class ShareProof {
  /** Which share of a wrong total is at fault is worth a guess only for the faults people see. */
  private static final int MOST_GUESSES = 200;

  private final IndexSpec spec;
  private final Problems problems;
  private final Place.Element at;
  private int guesses;

  ShareProof(IndexSpec spec, Problems problems, Place.Element at) {
    this.spec = spec;
    this.problems = problems;
    this.at = at;
  }

  /** Proves the usual shares. */
  void prove() {
    prove(spec.shares(), at, new boolean[spec.shares().columns().size()]);
  }

  /**
   * @param isIdle by column whether no school of it ever uses the table
   */
  private void prove(IndexSpec.ShareTable shares, Place.Element place, boolean[] isIdle) {
    if (shares.rows().isEmpty()) {
      problems.add(
          Problem.of(ProblemCode.LEVELS_EMPTY, place.child("shares"), spec.name(), "shares")
              .help("add a row for each table of levels that earns points"));
      return;
    }
    proveRows(shares, place);
    Map<List<String>, List<Rational>> sums = sums(shares);
    boolean[] isWrong = proveTotals(shares, sums, place);
    for (int column = 0; column < isWrong.length; column++) {
      Rational sum = sums.getOrDefault(List.of(), List.of()).get(column);
      boolean isNothing = isIdle[column] && sum.signum() == 0;
      if (!sum.equals(Rational.HUNDRED) && !isWrong[column] && !isNothing) {
        wrongSum(shares, column, sum, place);
      }
    }
  }

  /**
   * Proves the stated totals, the innermost first; a total around a wrong one is not reported
   * again.
   *
   * @return by column whether a total is wrong
   */
  private boolean[] proveTotals(
      IndexSpec.ShareTable shares, Map<List<String>, List<Rational>> sums, Place.Element place) {
    boolean[] isWrong = new boolean[shares.columns().size()];
    List<Set<List<String>>> around = new ArrayList<>();
    for (int i = 0; i < shares.columns().size(); i++) {
      around.add(new HashSet<>());
    }
    List<Integer> order = new ArrayList<>();
    for (int total = 0; total < shares.totals().size(); total++) {
      int next = order.size();
      while (next > 0 && depth(shares, order.get(next - 1)) < depth(shares, total)) {
        next--;
      }
      order.add(next, total);
    }
    for (int total : order) {
      IndexSpec.Total stated = shares.totals().get(total);
      List<Rational> sum = sums.get(stated.domain());
      if (sum == null) {
        problems.add(
            Problem.of(
                    ProblemCode.TOTAL_OF_NOTHING,
                    place.child("total").child(total),
                    String.join(" / ", stated.domain()))
                .help("write the name of a domain as its rows do, or `all` for the whole index"));
        continue;
      }
      for (int column = 0; column < isWrong.length; column++) {
        Rational expected = stated.points().get(column);
        if (expected == null || expected.equals(sum.get(column))) {
          continue;
        }
        isWrong[column] = true;
        if (!around.get(column).contains(stated.domain())) {
          problems.add(wrongTotal(shares, total, column, sum.get(column), place));
        }
        for (int depth = 0; depth <= stated.domain().size(); depth++) {
          around.get(column).add(stated.domain().subList(0, depth));
        }
      }
    }
    return isWrong;
  }

  private static int depth(IndexSpec.ShareTable shares, int total) {
    return shares.totals().get(total).domain().size();
  }

  private void proveRows(IndexSpec.ShareTable shares, Place.Element place) {
    Map<String, Integer> rowOf = new HashMap<>();
    for (int row = 0; row < shares.rows().size(); row++) {
      IndexSpec.Share share = shares.rows().get(row);
      Place.Element at = place.child("share").child(row);
      Integer earlier = rowOf.putIfAbsent(share.measure(), row);
      if (earlier != null) {
        problems.add(
            Problem.of(ProblemCode.SHARE_TWICE, at, share.measure())
                .with(place.child("share").child(earlier), "the first one")
                .help("keep one of the two rows"));
      }
      boolean counts = false;
      for (int column = 0; column < share.points().size(); column++) {
        Rational points = share.points().get(column);
        counts |= points != null && points.signum() != 0;
        if (points != null && points.signum() < 0) {
          problems.add(
              Problem.of(ProblemCode.NEGATIVE_SHARE, at.child(column), points.toString())
                  .help("write 0 or more, or `-` where the measure is not scored"));
        }
      }
      if (!counts) {
        problems.add(
            Problem.of(ProblemCode.SHARE_NEVER_COUNTS, at, share.measure())
                .help("leave the row out, or list the measure under `unscored`"));
      }
    }
  }

  /** By domain, the whole index included, the sums of its columns. */
  private static Map<List<String>, List<Rational>> sums(IndexSpec.ShareTable shares) {
    Map<List<String>, List<Rational>> sums = new HashMap<>();
    for (IndexSpec.Share share : shares.rows()) {
      for (int depth = 0; depth <= share.domain().size(); depth++) {
        List<String> domain = share.domain().subList(0, depth);
        List<Rational> sum = sums.get(domain);
        if (sum == null) {
          sum = new ArrayList<>(Collections.nCopies(shares.columns().size(), Rational.ZERO));
          sums.put(domain, sum);
        }
        for (int column = 0; column < sum.size(); column++) {
          Rational points = share.points().get(column);
          if (points != null) {
            sum.set(column, sum.get(column).plus(points));
          }
        }
      }
    }
    return sums;
  }

  private Problem wrongTotal(
      IndexSpec.ShareTable shares, int total, int column, Rational sum, Place.Element place) {
    IndexSpec.Total stated = shares.totals().get(total);
    Rational expected = stated.points().get(column);
    if (expected == null) {
      throw new IllegalArgumentException("column must have a stated total: " + column);
    }
    Rational difference = sum.minus(expected);
    String domain = stated.domain().isEmpty() ? spec.name() : String.join(" / ", stated.domain());
    Place.Element totalPlace = place.child("total").child(total).child(column);
    int culprit = guesses++ < MOST_GUESSES ? culprit(shares, stated.domain(), column) : -1;
    Rational points = culprit < 0 ? null : shares.rows().get(culprit).points().get(column);
    Rational fitting = points == null ? null : points.minus(difference);
    boolean canFit = fitting != null && fitting.signum() >= 0;
    Place.Element main =
        culprit < 0 ? totalPlace : place.child("share").child(culprit).child(column);
    Problem problem =
        Problem.of(
            ProblemCode.SHARES_TOTAL,
            main,
            domain,
            forColumn(shares, column),
            sum.toString(),
            difference.absolute() + (difference.signum() > 0 ? " more" : " less"),
            expected.toString());
    if (canFit) {
      problem = problem.with(main, "with " + fitting + " this would fit");
    }
    if (culprit >= 0) {
      problem = problem.with(totalPlace, "the total it must give");
    }
    return problem.help(
        (canFit ? "write " + fitting + ", or " : "")
            + (difference.signum() > 0 ? "lower" : "raise")
            + (canFit ? " another " : " a ")
            + (spec.by().isEmpty() ? "" : String.join(", ", shares.columns().get(column)) + " ")
            + "share of "
            + domain
            + " by "
            + difference.absolute());
  }

  /** The row that differs from its like in the other columns, or the last one; -1 if none is. */
  private static int culprit(IndexSpec.ShareTable shares, List<String> domain, int column) {
    int last = -1;
    for (int row = 0; row < shares.rows().size(); row++) {
      IndexSpec.Share share = shares.rows().get(row);
      boolean isWithin =
          share.domain().size() >= domain.size()
              && share.domain().subList(0, domain.size()).equals(domain);
      Rational own = share.points().get(column);
      if (!isWithin || own == null) {
        continue;
      }
      last = row;
      Set<Rational> others = new HashSet<>();
      for (int other = 0; other < share.points().size(); other++) {
        Rational points = share.points().get(other);
        if (other != column && points != null) {
          others.add(points);
        }
      }
      if (others.size() == 1 && !others.contains(own)) {
        return row;
      }
    }
    return last;
  }

  private void wrongSum(
      IndexSpec.ShareTable shares, int column, Rational sum, Place.Element place) {
    Rational difference = sum.minus(Rational.HUNDRED);
    Problem problem =
        Problem.of(
                ProblemCode.INDEX_TOTAL,
                place.child("column").child(column),
                spec.name(),
                forColumn(shares, column),
                sum.toString())
            .help(
                (difference.signum() > 0 ? "lower" : "raise")
                    + " a share by "
                    + difference.absolute()
                    + "; shares are points of the whole index");
    for (int row = 0; row < shares.rows().size(); row++) {
      if (shares.rows().get(row).points().get(column) != null) {
        problem = problem.with(place.child("share").child(row).child(column), "");
      }
    }
    problems.add(problem);
  }

  private String forColumn(IndexSpec.ShareTable shares, int column) {
    return spec.by().isEmpty() ? "" : " for " + String.join(", ", shares.columns().get(column));
  }

  /** Proves the shares used instead; none if the usual ones have a fault. */
  List<Element.Instead> instead() {
    List<Element.Instead> result = new ArrayList<>();
    Map<Set<String>, Integer> answered = new HashMap<>();
    for (int i = 0; i < spec.instead().size(); i++) {
      IndexSpec.InsteadShares instead = spec.instead().get(i);
      Place.Element place = at.child("instead").child(i);
      Set<String> missing = new LinkedHashSet<>(instead.missing());
      Integer before = answered.putIfAbsent(missing, i);
      if (before != null) {
        problems.add(
            Problem.of(ProblemCode.NEVER_APPLIES, place, "a table above is for the same measures")
                .with(at.child("instead").child(before), "this one is used")
                .help("leave one of the two out"));
      }
      if (!instead.shares().columns().equals(spec.shares().columns())) {
        problems.add(
            Problem.of(
                    ProblemCode.INSTEAD_MISMATCH, place, "their columns are not those of `shares`")
                .with(at.child("shares"), "its columns")
                .help("repeat the columns of `shares` in the same order"));
        continue;
      }
      proveMeasures(instead, missing, place);
      proveComplete(instead, missing, place);
      prove(instead.shares(), place, idle(missing));
      result.add(
          new Element.Instead(instead.missing(), new Element.Shares(instead.shares().rows())));
    }
    return result;
  }

  /** Whether shares go only where the usual table has some and nothing is missing. */
  private void proveMeasures(
      IndexSpec.InsteadShares instead, Set<String> missing, Place.Element place) {
    Map<String, IndexSpec.Share> scored = new HashMap<>();
    for (var share : spec.shares().rows()) {
      scored.put(share.measure(), share);
    }
    for (int i = 0; i < instead.missing().size(); i++) {
      String name = instead.missing().get(i);
      if (!scored.containsKey(name)) {
        problems.unknown(
            ProblemCode.UNKNOWN_NAME, place.child("missing").child(i), scored.keySet(), name);
      }
    }
    for (int row = 0; row < instead.shares().rows().size(); row++) {
      IndexSpec.Share share = instead.shares().rows().get(row);
      IndexSpec.Share usual = scored.get(share.measure());
      Place.Element there = place.child("share").child(row);
      if (usual == null) {
        mismatch(
            there,
            "`" + share.measure() + "` has no share",
            "leave this row out, or give `" + share.measure() + "` a row in `shares`");
        continue;
      }
      if (missing.contains(share.measure())) {
        mismatch(there, "`" + share.measure() + "` is missing then", "leave this row out");
        continue;
      }
      for (int column = 0; column < share.points().size(); column++) {
        Rational points = share.points().get(column);
        if (points != null && points.signum() > 0 && usual.points().get(column) == null) {
          mismatch(
              there.child(column),
              "`" + share.measure() + "` has `-` here in `shares`",
              "write `-` here");
        }
      }
    }
  }

  /** Whether every measure that is present then has a share; one left out would count nothing. */
  private void proveComplete(
      IndexSpec.InsteadShares instead, Set<String> missing, Place.Element place) {
    Set<String> scored = new LinkedHashSet<>();
    for (var share : spec.shares().rows()) {
      scored.add(share.measure());
    }
    if (!scored.containsAll(missing)) {
      return;
    }
    Set<String> listed = new LinkedHashSet<>();
    for (var share : instead.shares().rows()) {
      listed.add(share.measure());
    }
    for (IndexSpec.Share usual : spec.shares().rows()) {
      boolean counts =
          usual.points().stream().anyMatch(points -> points != null && points.signum() > 0);
      if (counts && !missing.contains(usual.measure()) && !listed.contains(usual.measure())) {
        mismatch(
            place,
            "`" + usual.measure() + "` has no row here",
            "add a row for `" + usual.measure() + "`; write 0 if it counts nothing then");
      }
    }
  }

  private void mismatch(Place.Element place, String why, String help) {
    problems.add(Problem.of(ProblemCode.INSTEAD_MISMATCH, place, why).help(help));
  }

  /** By column, whether a measure that must be missing is not scored there anyway. */
  private boolean[] idle(Set<String> missing) {
    boolean[] isIdle = new boolean[spec.shares().columns().size()];
    for (IndexSpec.Share share : spec.shares().rows()) {
      for (int column = 0; column < isIdle.length; column++) {
        isIdle[column] |= missing.contains(share.measure()) && share.points().get(column) == null;
      }
    }
    return isIdle;
  }
}
