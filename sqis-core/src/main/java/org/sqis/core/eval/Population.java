package org.sqis.core.eval;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.model.Value;
import org.sqis.core.plan.Element;
import org.sqis.core.plan.Plan;
import org.sqis.core.standing.Held;
import org.sqis.core.standing.Rung;
import org.sqis.core.standing.Standings;

/**
 * Every value of everyone in one year: of the schools, their districts and the consortium. Rules
 * are worked out one after the other, each for everyone it describes, because a rule of a district
 * reads all its schools. Confined to one thread.
 */
public final class Population {
  private final List<SchoolValues> schools;
  private final Map<String, SchoolValues> districts;
  private final SchoolValues consortium;

  Population(
      List<SchoolValues> schools, Map<String, SchoolValues> districts, SchoolValues consortium) {
    this.schools = List.copyOf(schools);
    this.districts = new LinkedHashMap<>(districts);
    this.consortium = consortium;
  }

  /** The schools, in the order of the data. */
  public List<SchoolValues> schools() {
    return schools;
  }

  /** A district; null if nobody belongs to it. */
  public @Nullable SchoolValues district(String name) {
    return districts.get(name);
  }

  /** All districts together. */
  public SchoolValues consortium() {
    return consortium;
  }

  /**
   * The same in an earlier year.
   *
   * @param years every earlier year
   * @param district the name of the district; empty for a school and the consortium
   * @param school the number of the school; -1 for a district and the consortium
   */
  private record Before(SchoolEvaluator.Earlier years, String district, int school)
      implements SchoolValues.Earlier {
    @Override
    public @Nullable SchoolValues in(SchoolYear year) {
      Population there = years.in(year).orElse(null);
      if (there == null) {
        return null;
      }
      return school >= 0
          ? there.schools.get(school)
          : district.isEmpty() ? there.consortium : there.districts.get(district);
    }
  }

  /** Makes the population of one year. */
  static final class Maker {
    private final SchoolEvaluator evaluator;
    private final SchoolEvaluator.Earlier earlier;
    private final Facts.Everyone everyone;
    private final List<SchoolValues> schools = new ArrayList<>();
    private final Map<String, SchoolValues> districts = new LinkedHashMap<>();
    private final SchoolValues consortium;
    private final SchoolValues nowhere;
    private final Map<SchoolValues, Facts> facts = new LinkedHashMap<>();

    Maker(SchoolEvaluator evaluator, Facts.Everyone everyone, SchoolEvaluator.Earlier earlier) {
      this.evaluator = evaluator;
      this.earlier = earlier;
      this.everyone = everyone;
      Facts ofConsortium = everyone.ofConsortium();
      this.consortium = open(ofConsortium, "", null, new Before(earlier, "", -1));
      for (String name : everyone.districts()) {
        districts.put(
            name, open(everyone.ofDistrict(name), name, consortium, new Before(earlier, name, -1)));
      }
      this.nowhere =
          new SchoolValues(
              "no district", consortium.plan(), everyone.year(), "", NEVER, consortium);
      List<? extends Facts> known = everyone.schools();
      for (int i = 0; i < known.size(); i++) {
        Facts school = known.get(i);
        schools.add(
            open(
                school,
                school.district(),
                districts.getOrDefault(school.district(), nowhere),
                new Before(earlier, "", i)));
      }
      members();
    }

    /** Says where values are kept that nobody works out here. */
    void sources(KeptPopulation.Kept kept) {
      for (int i = 0; i < schools.size(); i++) {
        schools.get(i).source(kept.school(i));
      }
      int number = 0;
      for (SchoolValues district : districts.values()) {
        district.source(kept.district(number));
        number++;
      }
      nowhere.source(new Nowhere(kept.district(0)));
      consortium.source(kept.consortium());
    }

    private SchoolValues open(
        Facts of, String district, @Nullable SchoolValues outer, SchoolValues.Earlier before) {
      SchoolValues values =
          new SchoolValues(
              of.label(), evaluator.rules(of.year(), district), of.year(), district, before, outer);
      facts.put(values, of);
      return values;
    }

    private void members() {
      Map<SchoolValues, List<SchoolValues>> byDistrict = new LinkedHashMap<>();
      List<SchoolValues> all = new ArrayList<>();
      for (int i = 0; i < schools.size(); i++) {
        if (nowhere.equals(schools.get(i).outer())) {
          schools.get(i).nowhere();
        }
        if (everyone.isSchool(i)) {
          SchoolValues school = schools.get(i);
          all.add(school);
          SchoolValues district = Objects.requireNonNull(school.outer());
          List<SchoolValues> own = byDistrict.get(district);
          if (own == null) {
            own = new ArrayList<>();
            byDistrict.put(district, own);
          }
          own.add(school);
        } else {
          schools.get(i).noSchool();
        }
      }
      consortium.members(UnitOfAnalysis.SCHOOL, all);
      consortium.members(UnitOfAnalysis.DISTRICT, List.copyOf(districts.values()));
      for (SchoolValues one : districts.values()) {
        one.members(UnitOfAnalysis.SCHOOL, byDistrict.getOrDefault(one, List.of()));
      }
    }

    /** The values of everyone while they are worked out. */
    Population population() {
      return new Population(schools, districts, consortium);
    }

    Population make() {
      carry();
      boolean isGoverned = evaluator.governs(everyone.year());
      for (Element element : consortium.plan().elements()) {
        // Of a year that the policy does not govern only the data are known.
        if (isGoverned || element instanceof Element.OfInput) {
          fill(element);
        }
      }
      for (SchoolValues one : schools) {
        keepUndefined(one);
      }
      if (!isGoverned) {
        for (var one : schools) {
          evaluator.recorded(Objects.requireNonNull(facts.get(one)), one);
        }
      }
      return population();
    }

    /** Works out an element for everyone it describes, and all that is told of it. */
    void fill(Element element) {
      fill(element, true);
    }

    /**
     * The same; Invariant: rules of a year have the same names and order in every district.
     *
     * @param isTold whether somebody hears why a school is designated
     */
    void fill(Element element, boolean isTold) {
      if (element instanceof Element.OfDesignation designation) {
        Map<SchoolValues, Facts> all = new LinkedHashMap<>();
        for (int i = 0; i < schools.size(); i++) {
          if (everyone.isSchool(i)) {
            all.put(schools.get(i), Objects.requireNonNull(facts.get(schools.get(i))));
          } else {
            nobody(designation, schools.get(i));
          }
        }
        new DesignationEvaluator(designation, consortium, all, evaluator, isTold).determine();
        return;
      }
      if (element instanceof Element.OfLadder ladder) {
        for (int i = 0; i < schools.size(); i++) {
          if (everyone.isSchool(i)) {
            fill(element, schools.get(i));
          } else {
            onLadder(ladder, schools.get(i));
          }
        }
        return;
      }
      switch (element.each()) {
        case CONSORTIUM -> fill(element, consortium);
        case DISTRICT -> {
          nowhere.open(element);
          nowhere.put(element.name(), -1, NOWHERE, NOWHERE);
          for (var one : districts.values()) {
            fill(element, one);
          }
        }
        default -> {
          for (SchoolValues one : schools) {
            fill(element, one);
          }
        }
      }
    }

    /** What the rules of the year do not define is neither decided nor lost. */
    static void keepUndefined(SchoolValues of) {
      for (Held held : of.before().held().values()) {
        if (of.plan().element(held.designation()) == null) {
          of.hold(held);
        }
      }
      for (Rung rung : of.before().rungs().values()) {
        if (of.plan().element(rung.ladder()) == null) {
          of.stand(rung);
        }
      }
    }

    /**
     * Of what is no school of the year. One that the data leave out keeps what it holds, unless
     * people decide otherwise; it is on no list that is made anew.
     */
    private void nobody(Element.OfDesignation element, SchoolValues of) {
      Held held =
          element.designation().exits().isEmpty() ? null : of.before().held().get(element.name());
      Facts.Decided decided = Objects.requireNonNull(facts.get(of)).decision(element.name());
      if (decided != null && !decided.isDesignated()) {
        held = null;
      } else if (decided != null && held == null) {
        held = StandingEvaluator.decided(element.name(), of.year());
      }
      Value answer = Value.of(held != null);
      of.open(element);
      of.put(element.name(), -1, answer, answer);
      if (held != null) {
        of.hold(held);
      }
    }

    /** A school that the data of the year leave out has a year without data. */
    private void onLadder(Element.OfLadder ladder, SchoolValues of) {
      Rung rung =
          evaluator
              .withoutData(of.before(), everyone.year(), of.district())
              .rungs()
              .get(ladder.name());
      Value state = LadderEvaluator.state(ladder, rung);
      of.open(ladder);
      of.put(ladder.name(), -1, state, state);
      if (rung != null) {
        of.stand(rung);
      }
    }

    /** What schools take from the determination of the year before into this one. */
    void carry() {
      if (!evaluator.hasStandings()) {
        return;
      }
      int start = everyone.year().start() - 1;
      if (start >= 1900) {
        List<Standings> before = after(new SchoolYear(start));
        for (int i = 0; i < schools.size(); i++) {
          Standings own = before.get(i);
          for (int former : everyone.formers(i)) {
            own = own.joined(before.get(former));
          }
          // Whom another carries on ends there.
          schools.get(i).before(everyone.isCarriedOn(i) ? Standings.NONE : own);
        }
      }
    }

    /**
     * The standings after the determination of a year: fed back, worked out, or carried over it.
     */
    private List<Standings> after(SchoolYear year) {
      List<Standings> all = new ArrayList<>();
      if (everyone.hasStandings(year)) {
        for (int i = 0; i < schools.size(); i++) {
          all.add(everyone.standings(i, year));
        }
        return all;
      }
      if (!evaluator.governs(year)) {
        for (int i = 0; i < schools.size(); i++) {
          all.add(Standings.NONE);
        }
        return all;
      }
      List<Standings> kept = earlier.after(year);
      if (kept != null) {
        return kept;
      }
      Population there = earlier.in(year).orElse(null);
      if (there != null) {
        for (var school : there.schools) {
          all.add(school.standings());
        }
        return all;
      }
      List<Standings> before = after(new SchoolYear(year.start() - 1));
      for (int i = 0; i < schools.size(); i++) {
        all.add(evaluator.withoutData(before.get(i), year, schools.get(i).district()));
      }
      return all;
    }

    private void fill(Element element, SchoolValues of) {
      Plan rules = of.plan();
      Element own = Objects.requireNonNull(rules.element(element.name()), element.name());
      of.open(own);
      evaluator.fill(own, Objects.requireNonNull(facts.get(of)), of);
    }
  }

  /** Where no district is, what each district has is missing. */
  private record Nowhere(SchoolValues.Source district) implements SchoolValues.Source {
    @Override
    public boolean has(String name) {
      return district.has(name);
    }

    @Override
    public boolean isPerGroup(String name) {
      return false;
    }

    @Override
    public Value value(String name, int group, boolean isExact) {
      return NOWHERE;
    }
  }

  /** Of nowhere nothing is known of any year. */
  private static final SchoolValues.Earlier NEVER =
      new SchoolValues.Earlier() {
        @Override
        public @Nullable SchoolValues in(SchoolYear year) {
          return null;
        }
      };

  private static final Value NOWHERE =
      new Value.Missing(MissingReason.NOT_REPORTED, "the data do not say which district it is in");
}
