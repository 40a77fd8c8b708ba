package org.sqis.core.pairing;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.sqis.core.expr.Expr;
import org.sqis.core.model.Type;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;
import org.sqis.core.number.RoundingRule;
import org.sqis.core.pairing.PairingResult.TermCost;
import org.sqis.core.policy.Pairing.Term;

/**
 * How unlike two schools are. Each term is a number from 0 to 1, times its weight, in thousandths,
 * rounded half up; the cost of a pair is their sum. Everything is exact: no floating point.
 */
final class Distance {
  private static final Rational METRES = Rational.of(1000);

  private final List<Weighted> terms = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final Facts facts;

  /** A term with its numbers. */
  private record Weighted(Term term, Rational weight, Rational scale) {}

  /** Of a term what 0 to 1 it is, and how that is told. */
  private record Apart(Rational share, String told, boolean isMissing) {
    static Apart missing() {
      return new Apart(Rational.ONE, "missing, counts as wholly unlike", true);
    }

    static Apart of(Rational difference, Rational scale, String told) {
      Rational share = difference.dividedBy(scale);
      return new Apart(share.compareTo(Rational.ONE) > 0 ? Rational.ONE : share, told, false);
    }
  }

  Distance(List<Term> all, Settings settings, Facts facts) {
    this.facts = facts;
    for (Term term : all) {
      var weight = settings.number(term.weight());
      Expr ofScale = term.scale();
      var scale = ofScale == null ? java.util.Optional.of(Rational.ONE) : settings.printed(ofScale);
      if (weight.isEmpty() || scale.isEmpty()) {
        Expr unset = weight.isEmpty() || ofScale == null ? term.weight() : ofScale;
        notes.add("`" + unset + "` is not set: `" + term.words() + "` does not count.");
      } else {
        terms.add(new Weighted(term, weight.get(), scale.get()));
      }
    }
  }

  /** Terms that do not count, because a parameter is not set. */
  List<String> notes() {
    return notes;
  }

  /** What makes two schools unlike, term by term. */
  List<TermCost> of(String school, String partner) {
    List<TermCost> costs = new ArrayList<>();
    for (Weighted one : terms) {
      Apart apart = apart(one, school, partner);
      Rational units = one.weight().times(apart.share()).times(Rational.of(PairingResult.UNITS));
      costs.add(
          new TermCost(
              one.term().words(),
              shown(one.term(), school),
              shown(one.term(), partner),
              apart.told(),
              units.rounded(0, RoundingRule.HALF_UP).numerator().longValueExact(),
              apart.isMissing()));
    }
    return costs;
  }

  static long sum(List<TermCost> costs) {
    return costs.stream().mapToLong(TermCost::cost).sum();
  }

  private String shown(Term term, String school) {
    if (term.kind() == Term.Kind.OTHER_DISTRICT) {
      return facts.district(school);
    }
    List<String> values = new ArrayList<>();
    term.of().forEach(name -> values.add(facts.print(facts.of(school, name), name)));
    return String.join(", ", values);
  }

  private Apart apart(Weighted one, String school, String partner) {
    Term term = one.term();
    if (term.kind() == Term.Kind.OTHER_DISTRICT) {
      String here = facts.district(school);
      String there = facts.district(partner);
      return here.isEmpty() || there.isEmpty() ? Apart.missing() : other(here.equals(there));
    }
    List<Rational> here = new ArrayList<>();
    List<Rational> there = new ArrayList<>();
    for (String name : term.of()) {
      Value mine = facts.of(school, name);
      Value its = facts.of(partner, name);
      if (mine.isMissing() || its.isMissing()) {
        return Apart.missing();
      }
      if (term.kind() == Term.Kind.OTHER) {
        return other(mine.equals(its));
      }
      here.add(printed(mine, name));
      there.add(printed(its, name));
    }
    return switch (term.kind()) {
      case DIFFERENCE -> {
        Rational difference = here.get(0).minus(there.get(0)).absolute();
        yield Apart.of(difference, one.scale(), decimal(difference) + " of " + one.scale());
      }
      case RATIO -> ratio(here.get(0), there.get(0));
      case KILOMETRES -> {
        Rational way = Rational.of(metres(here, there), BigInteger.valueOf(1000));
        yield Apart.of(way, one.scale(), way.toDecimal(3) + " km of " + one.scale());
      }
      case OTHER, OTHER_DISTRICT -> throw new AssertionError("answered above: " + term);
    };
  }

  private static Apart other(boolean isSame) {
    return new Apart(isSame ? Rational.ZERO : Rational.ONE, isSame ? "same" : "other", false);
  }

  /** The smaller one divided by the larger one, taken from 1; two zeros are alike. */
  private static Apart ratio(Rational one, Rational other) {
    Rational smaller = one.compareTo(other) < 0 ? one : other;
    Rational larger = one.compareTo(other) < 0 ? other : one;
    if (smaller.signum() < 0) {
      return new Apart(Rational.ONE, "a negative number has no ratio", false);
    }
    Rational share = larger.signum() == 0 ? Rational.ONE : smaller.dividedBy(larger);
    return new Apart(Rational.ONE.minus(share), decimal(share) + " of 1", false);
  }

  /** The way in whole metres, rounded down. */
  static BigInteger metres(List<Rational> here, List<Rational> there) {
    Rational sum = Rational.ZERO;
    for (int i = 0; i < here.size(); i++) {
      Rational side = here.get(i).minus(there.get(i)).times(METRES);
      sum = sum.plus(side.times(side));
    }
    return sum.rounded(0, RoundingRule.DOWN).numerator().sqrt();
  }

  private static String decimal(Rational number) {
    Rational rounded = number.rounded(2, RoundingRule.HALF_UP);
    return rounded.isWhole() ? rounded.toString() : rounded.toDecimal(2);
  }

  /** A number as it is printed: 54.1 for 54.1%. */
  private Rational printed(Value value, String name) {
    if (!(value instanceof Value.Num num)) {
      throw new AssertionError("a number was proved: " + name);
    }
    boolean isHidden =
        facts.type(name) instanceof Type.Numeric numeric && numeric.unit().hiddenPlaces() > 0;
    return isHidden ? num.number().times(Rational.HUNDRED) : num.number();
  }
}
