package org.sqis.core.plan;

import java.util.List;
import java.util.Objects;
import org.sqis.core.expr.Expr;
import org.sqis.core.plan.Constants.Constant;
import org.sqis.core.policy.OpenRule;
import org.sqis.core.policy.Overlay;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;

/**
 * Proves that an overlay may change one constant as it does: from the value it has, to another one
 * of its kind, where the policy opens it and within the limits.
 */
final class ChangeProof {
  private final Overlay overlay;
  private final Overlay.Change change;
  private final Constant constant;
  private final YearSlice slice;
  private final List<OpenRule> opens;
  private final YearProblems problems;
  private final String words;
  private final String now;

  ChangeProof(
      Overlay overlay,
      Overlay.Change change,
      Constant constant,
      YearSlice slice,
      List<OpenRule> opens,
      YearProblems problems) {
    this.overlay = overlay;
    this.change = change;
    this.constant = constant;
    this.slice = slice;
    this.opens = opens;
    this.problems = problems;
    this.words = constant.words();
    this.now = Overlay.Change.text(constant.value(), constant.end());
  }

  /** Whether the change is one; reports what is wrong if not. */
  boolean isSound(Place.Element at) {
    return isOfForm(at) && isUpToDate(at) && isChange(at) && isSameKind(at) && isOpen(at);
  }

  /** Whether it has as many bounds as the value. */
  private boolean isOfForm(Place.Element at) {
    boolean hasEnd = constant.end() != null;
    if (hasEnd != (change.fromEnd() != null) || hasEnd != (change.toEnd() != null)) {
      problems.add(
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
    return true;
  }

  /** Whether it quotes the value as it is. */
  private boolean isUpToDate(Place.Element at) {
    if (!Objects.equals(change.from(), constant.value())
        || !Objects.equals(change.fromEnd(), constant.end())) {
      problems.add(
          Problem.of(
                  ProblemCode.OVERLAY_STALE,
                  at.child("from"),
                  overlay.name(),
                  change.fromText(),
                  words,
                  now,
                  YearProblems.YEARS)
              .with(slice.whole(constant.at()), "the value now")
              .help("write `" + now + "` if the change is still meant"));
      return false;
    }
    return true;
  }

  /** Whether it changes the value. */
  private boolean isChange(Place.Element at) {
    if (change.to().equals(constant.value()) && Objects.equals(change.toEnd(), constant.end())) {
      problems.add(
          Problem.of(
                  ProblemCode.OVERLAY_NOTHING,
                  at.child("to"),
                  overlay.name(),
                  words,
                  change.toText())
              .help("leave the line out"));
      return false;
    }
    return true;
  }

  /** Whether it puts a percent for a percent, a date for a date and so on. */
  private boolean isSameKind(Place.Element at) {
    boolean isSame =
        (change.from() == null || Limits.isSameKind(change.from(), change.to()))
            && (change.toEnd() == null || Limits.isSameKind(change.to(), change.toEnd()));
    if (!isSame) {
      problems.add(
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
    return true;
  }

  /** Whether the policy opens the value to the district, this far. */
  private boolean isOpen(Place.Element at) {
    List<OpenRule> opening =
        opens.stream()
            .filter(rule -> Constants.covers(rule.what(), constant))
            .filter(
                rule -> rule.districts().isEmpty() || rule.districts().contains(overlay.district()))
            .toList();
    if (opening.isEmpty()) {
      problems.add(
          Problem.of(ProblemCode.OVERLAY_LOCKED, at.child("what"), words, overlay.district())
              .with(slice.whole(constant.at()), "locked")
              .help("the policy would need a row `" + constant.what() + "` in a table `open`"));
      return false;
    }
    return isWithin(at, opening);
  }

  private boolean isWithin(Place.Element at, List<OpenRule> opening) {
    for (OpenRule rule : opening) {
      for (OpenRule.Limit limit : rule.limits()) {
        Expr end = change.toEnd();
        boolean holds = Limits.hold(limit, change.from(), change.to());
        boolean endHolds = end == null || Limits.hold(limit, change.fromEnd(), end);
        if (!holds || !endHolds) {
          Expr beyond = holds && end != null ? end : change.to();
          problems.add(
              Problem.of(
                      ProblemCode.OVERLAY_LIMIT,
                      at.child("to"),
                      constant.words(),
                      end == null ? change.fromText() : "`" + change.fromText() + "`",
                      end == null ? change.toText() : "`" + change.toText() + "`",
                      limit.toString())
                  .with(
                      Place.element("open").child(opens.indexOf(rule)).child("limit"), "the limit")
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
}
