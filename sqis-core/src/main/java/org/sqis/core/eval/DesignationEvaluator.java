package org.sqis.core.eval;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sqis.core.function.Functions;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.Type;
import org.sqis.core.model.Unit;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;
import org.sqis.core.number.RoundingRule;
import org.sqis.core.outcome.ValueText;
import org.sqis.core.plan.Element;
import org.sqis.core.plan.Node;
import org.sqis.core.policy.Designation;
import org.sqis.core.standing.Determination;
import org.sqis.core.standing.Determination.Finding;
import org.sqis.core.standing.Determination.Ranking;
import org.sqis.core.standing.Quota;

/**
 * Works out one designation for everyone of one year: first the routes, one after the other, with
 * the places of their quotas; then what that means for each school.
 */
final class DesignationEvaluator {
  private final Designation designation;
  private final SchoolValues consortium;
  private final SchoolEvaluator evaluator;
  private final List<Candidate> candidates = new ArrayList<>();
  private final boolean isIdentifying;
  private final boolean isTold;

  /**
   * @param element the rules of the consortium
   * @param schools the schools of the year, with their facts
   * @param isTold whether somebody hears why; else only who is designated and for what reasons
   */
  DesignationEvaluator(
      Element.OfDesignation element,
      SchoolValues consortium,
      Map<SchoolValues, Facts> schools,
      SchoolEvaluator evaluator,
      boolean isTold) {
    this.isTold = isTold;
    this.evaluator = evaluator;
    this.designation = element.designation();
    this.consortium = consortium;
    this.isIdentifying =
        designation.identify().holds(consortium.year()) && pause(designation, consortium) == null;
    for (Map.Entry<SchoolValues, Facts> school : schools.entrySet()) {
      candidates.add(new Candidate(school.getKey(), school.getValue()));
    }
  }

  /** The reason for a pause in the year; null if there is none. */
  static @Nullable String pause(Designation designation, SchoolValues consortium) {
    for (Designation.Pause pause : designation.pauses()) {
      if (pause.year().equals(consortium.year())) {
        return pause.because();
      }
    }
    return null;
  }

  /** A school with what is known of it for this designation. */
  private final class Candidate {
    private final SchoolValues school;
    private final Facts facts;
    private final Element.OfDesignation rules;

    /** Whether it is in the cohort. */
    private final Value member;

    /** Whether it holds a designation that excludes this one. */
    private final Value excluded;

    /** The pool; the reason if that is not known. */
    private final Value pool;

    private final List<Finding> findings = new ArrayList<>();

    Candidate(SchoolValues school, Facts facts) {
      this.school = school;
      this.facts = facts;
      this.rules =
          (Element.OfDesignation)
              Objects.requireNonNull(school.plan().element(designation.name()), "same names");
      this.member = school.get(designation.among(), -1, false);
      Value other = Value.YesNo.NO;
      for (String name : designation.except()) {
        Value holds = school.get(name, -1, false);
        if (holds.equals(Value.YesNo.YES)) {
          other = holds;
          break;
        }
        other = holds.isMissing() ? holds : other;
      }
      this.excluded = other;
      this.pool = pool(school);
    }

    private Value pool(SchoolValues of) {
      if (designation.poolsBy().isEmpty()) {
        return new Value.Word("");
      }
      if (!designation.poolsBy().equals(Designation.DISTRICT)) {
        return of.get(designation.poolsBy(), -1, false);
      }
      return of.isNowhere()
          ? new Value.Missing(MissingReason.NOT_REPORTED, "the data do not say which district")
          : new Value.Word(of.district());
    }

    boolean isMember() {
      return member.equals(Value.YesNo.YES);
    }

    /** Whether quotas are a share of a cohort that has it. */
    boolean isInBase() {
      return designation.baseOf().isEmpty()
          ? isMember()
          : school.get(designation.baseOf(), -1, false).equals(Value.YesNo.YES);
    }

    /** Whether a route above names it, so that it has a place. */
    boolean isNamedBefore() {
      return isMember()
          && excluded.equals(Value.YesNo.NO)
          && findings.stream().anyMatch(finding -> finding.answer().equals(Value.YesNo.YES));
    }
  }

  /** Puts the answers of every school. */
  void determine() {
    if (isIdentifying) {
      for (int route = 0; route < designation.routes().size(); route++) {
        route(route);
      }
    }
    for (Candidate one : candidates) {
      StandingEvaluator standing =
          new StandingEvaluator(one.rules, one.school, one.facts, evaluator, isIdentifying);
      Determination result = standing.determine(one.member, one.excluded, one.findings);
      one.school.open(one.rules);
      Value given = one.facts.given(designation.name(), "");
      if (given != null) {
        one.school.putGiven(designation.name(), -1, given, given);
        if (given.equals(Value.YesNo.YES)) {
          // Its reasons are what the routes say with what else is given of the year.
          one.school.hold(standing.given());
        }
        continue;
      }
      one.school.put(designation.name(), -1, result.answer(), result.answer());
      one.school.determined(result);
      if (result.held() != null) {
        one.school.hold(result.held());
      }
    }
  }

  private void route(int number) {
    Map<Candidate, List<Ranking>> rankings = new LinkedHashMap<>();
    for (var one : candidates) {
      rankings.put(one, new ArrayList<>());
    }
    Element.OfDesignation rules =
        (Element.OfDesignation)
            Objects.requireNonNull(consortium.plan().element(designation.name()), "same names");
    int quotas = rules.routes().get(number).places().size();
    for (int quota = 0; quota < quotas; quota++) {
      Map<String, List<Candidate>> pools = new TreeMap<>();
      for (Candidate one : candidates) {
        if (one.pool.isMissing()) {
          // Nobody knows among whom it would be ranked.
          String id = one.rules.routes().get(number).places().get(quota).id();
          one.school.placed(id, one.isMember() ? one.pool : Value.YesNo.NO);
        } else {
          List<Candidate> pool = pools.get(one.pool.toString());
          if (pool == null) {
            pool = new ArrayList<>();
            pools.put(one.pool.toString(), pool);
          }
          pool.add(one);
        }
      }
      for (Map.Entry<String, List<Candidate>> pool : pools.entrySet()) {
        new Pool(number, quota, pool.getKey(), pool.getValue(), rankings).choose();
      }
    }
    for (Candidate one : candidates) {
      Element.Route route = one.rules.routes().get(number);
      // Who is no candidate is not asked, except one of which that is not known.
      boolean isAsked = !one.member.equals(Value.YesNo.NO) && !one.excluded.equals(Value.YesNo.YES);
      Value answer =
          isAsked
              ? new NodeEvaluator(one.school, -1, Map.of(), Reads.NONE).of(route.who())
              : Value.YesNo.NO;
      List<Determination.Compared> groups =
          answer.equals(Value.YesNo.YES) && route.groups() != null
              ? ReasonGroups.of(route.groups(), one.school)
              : List.of();
      if (isAsked) {
        one.findings.add(
            new Finding(
                route.route().name(),
                answer,
                groups,
                isTold && answer.equals(Value.YesNo.YES) && groups.isEmpty()
                    ? ReasonNumbers.of(route.who(), one.school)
                    : List.of(),
                Objects.requireNonNull(rankings.get(one), "put above")));
      }
    }
  }

  /** One quota in one pool. */
  private final class Pool {
    private final Designation.Route route;
    private final int number;
    private final int quota;
    private final String name;
    private final List<Candidate> all;
    private final Map<Candidate, List<Ranking>> rankings;
    private final Node.Places places;

    Pool(
        int number,
        int quota,
        String name,
        List<Candidate> all,
        Map<Candidate, List<Ranking>> rankings) {
      this.number = number;
      this.quota = quota;
      this.name = name;
      this.all = all;
      this.rankings = rankings;
      this.route = designation.routes().get(number);
      this.places = places(consortium);
    }

    private Node.Places places(SchoolValues of) {
      Element.OfDesignation rules =
          (Element.OfDesignation)
              Objects.requireNonNull(of.plan().element(designation.name()), "same names");
      return rules.routes().get(number).places().get(quota);
    }

    void choose() {
      Value size = new NodeEvaluator(consortium, -1, Map.of(), Reads.NONE).of(places.places());
      Map<Candidate, Value> keys = new LinkedHashMap<>();
      Map<Candidate, Value> competes = new LinkedHashMap<>();
      for (Candidate one : all) {
        NodeEvaluator nodes = new NodeEvaluator(one.school, -1, Map.of(), Reads.NONE);
        Node.Places own = places(one.school);
        keys.put(one, nodes.of(own.key()));
        Value only = own.only() == null ? Value.YesNo.YES : nodes.of(own.only());
        competes.put(one, competes(one, only));
      }
      if (size.isMissing()) {
        for (var one : all) {
          one.school.placed(places.id(), one.isMember() ? size : Value.YesNo.NO);
        }
        return;
      }
      int base = base(keys);
      // Any more places are as good as these.
      Rational most = Rational.of(Integer.MAX_VALUE);
      Rational wanted = places(Functions.number(size), base);
      int total = (wanted.compareTo(most) > 0 ? most : wanted).numerator().intValueExact();
      int taken = taken();
      List<Candidate> competitors = new ArrayList<>();
      Map<Candidate, Integer> numbers = new LinkedHashMap<>();
      List<Rational> values = new ArrayList<>();
      for (Candidate one : all) {
        Value key = Objects.requireNonNull(keys.get(one), "put above");
        if (Value.YesNo.YES.equals(competes.get(one)) && !key.isMissing()) {
          numbers.put(one, competitors.size());
          competitors.add(one);
          values.add(Functions.number(key));
        }
      }
      Designation.Ties ties = Objects.requireNonNullElse(designation.ties(), Designation.Ties.ALL);
      FirstPlaces first =
          FirstPlaces.of(values, places.isHighestFirst(), Math.max(0, total - taken), ties);
      List<String> atStake = new ArrayList<>();
      for (Candidate one : all) {
        int index = numbers.getOrDefault(one, -1);
        Value key = Objects.requireNonNull(keys.get(one), "put above");
        Value may = Objects.requireNonNull(competes.get(one), "put above");
        Value answer =
            index >= 0
                ? Value.of(first.chosen().get(index))
                : unranked(key, may, first, total - taken, competitors.size());
        one.school.placed(places.id(), answer);
        if (answer.isMissing()) {
          atStake.add(one.facts.id());
        }
        if (isTold) {
          Objects.requireNonNull(rankings.get(one), "put above")
              .add(
                  ranking(
                      one,
                      key,
                      index < 0 ? 0 : first.ranks().get(index),
                      competitors.size(),
                      total,
                      first.line()));
        }
      }
      if (isTold) {
        tell(size, base, total, taken, competitors, first, atStake);
      }
    }

    private void tell(
        Value size,
        int base,
        int total,
        int taken,
        List<Candidate> competitors,
        FirstPlaces first,
        List<String> atStake) {
      List<String> tied = new ArrayList<>();
      for (int i : first.tied()) {
        tied.add(competitors.get(i).facts.id());
      }
      consortium.quota(
          new Quota(
              designation.name(),
              consortium.year(),
              route.name(),
              places.keyText(),
              name,
              base,
              ValueText.readable(size, places.places().typed().type()),
              total,
              taken,
              competitors.size(),
              Collections.frequency(first.chosen(), true),
              first.line() == null ? "" : text(Value.of(first.line())),
              tied,
              atStake));
    }

    /** A difference; of two percents it is in points. */
    private String difference(Rational by) {
      Type type = places.key().typed().type();
      boolean isPercent = type instanceof Type.Numeric numeric && numeric.unit() == Unit.PERCENT;
      return ValueText.readable(Value.of(by), isPercent ? new Type.Numeric(Unit.POINTS) : type);
    }

    private String text(Value value) {
      return ValueText.readable(value, places.key().typed().type());
    }

    /** Whether a school competes: yes, no, or why that is not known. */
    private Value competes(Candidate one, Value only) {
      if (one.member.equals(Value.YesNo.NO)
          || (route.fill() && one.isNamedBefore())
          || one.excluded.equals(Value.YesNo.YES)
          || only.equals(Value.YesNo.NO)) {
        return Value.YesNo.NO;
      }
      Value unknown = NodeEvaluator.missing(one.member, one.excluded);
      Value open = unknown == null ? only : NodeEvaluator.missing(unknown, only);
      return open == null ? Value.YesNo.YES : open;
    }

    /** What is said of a school that does not take part in the ranking. */
    private Value unranked(Value key, Value may, FirstPlaces first, int places, int competitors) {
      if (may.equals(Value.YesNo.NO) || places <= 0) {
        return Value.YesNo.NO;
      }
      if (key.isMissing()) {
        return key;
      }
      // It has a value, but nobody knows whether it competes: only at stake if it would have a
      // place.
      boolean isFull = competitors >= places && first.line() != null;
      int compared =
          isFull ? Functions.number(key).compareTo(Objects.requireNonNull(first.line())) : 0;
      boolean wouldBe = this.places.isHighestFirst() ? compared >= 0 : compared <= 0;
      return !isFull || wouldBe ? may : Value.YesNo.NO;
    }

    private int base(Map<Candidate, Value> keys) {
      boolean countsAll = designation.base() == Designation.Base.MEMBERS;
      int base = 0;
      for (Candidate one : all) {
        boolean counts =
            countsAll || !Objects.requireNonNull(keys.get(one), "put above").isMissing();
        base += one.isInBase() && counts ? 1 : 0;
      }
      return base;
    }

    private Rational places(Rational size, int base) {
      if (!places.isShare()) {
        return size;
      }
      Rational exact = size.times(Rational.of(base));
      Designation.Count count =
          Objects.requireNonNullElse(designation.count(), Designation.Count.UP);
      RoundingRule rule =
          switch (count) {
            case UP -> RoundingRule.UP;
            case DOWN -> RoundingRule.DOWN;
            case NEAREST -> RoundingRule.HALF_UP;
          };
      return exact.rounded(0, rule);
    }

    private int taken() {
      return route.fill() ? (int) all.stream().filter(Candidate::isNamedBefore).count() : 0;
    }

    private Ranking ranking(
        Candidate one, Value key, int rank, int competing, int total, @Nullable Rational line) {
      String distance = "";
      if (line != null && !key.isMissing()) {
        distance = difference(Functions.number(key).minus(line));
      }
      return new Ranking(
          places.keyText(),
          text(key),
          rank,
          competing,
          total,
          name,
          line == null ? "" : text(Value.of(line)),
          distance,
          StandardErrors.of(places(one.school).key(), key, one.school, line));
    }
  }

  /** Why nothing is said. */
  static Value.Missing notYet(String why) {
    return new Value.Missing(MissingReason.NOT_YET_DEFINED, why);
  }
}
