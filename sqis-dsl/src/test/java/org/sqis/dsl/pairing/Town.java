package org.sqis.dsl.pairing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sqis.core.Policy;
import org.sqis.core.data.Dataset;
import org.sqis.core.data.Entries;
import org.sqis.core.data.Entry;
import org.sqis.core.data.FileResolver;
import org.sqis.core.data.RecordFile;
import org.sqis.core.model.CalendarDate;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;
import org.sqis.core.outcome.Determinations;
import org.sqis.core.pairing.PairingResult;
import org.sqis.core.pairing.Pairings;
import org.sqis.core.policy.Pairing;
import org.sqis.core.report.PairingReport;
import org.sqis.core.report.Report;
import org.sqis.dsl.Compilation;
import org.sqis.dsl.Sqis;

/** A made-up consortium, school by school, and who is paired in it. Confined to one test. */
final class Town {
  /** The rules; {@code %s} is the pairing. */
  static final String RULES =
      """
      policy town "A town"
        years  2013-14 to 2016-17
      end policy

      groups
        | name                       | use    |
        | all                        | scored |
        | english_learners           | scored |
        | students_with_disabilities | scored |
        | hispanic                   | scored |
      end groups

      parameters
        | name     | value | provenance |
        | capacity | 1     | choice     |
        | grace    | 0     | choice     |
        | heavy    | 3     | choice     |
      end parameters

      inputs each school
        | name        | type                       |
        | school_type | one of elementary, high    |
        | stands_as   | one of low, weak, poor, reward, other_reward, nothing |
        | low_income  | percent                    |
        | students    | count                      |
        | east        | number                     |
        | north       | number                     |
      end inputs

      inputs each group
        | name   | type   |
        | is_weak | yes/no |
        | gained | points |
      end inputs

      measure proven each group
        value  (gained >= 5) else no
      end measure

      cohort everyone
      end cohort

      designate priority
        among  everyone
        routes
          | route | who              | provenance |
          | low   | stands_as is low | choice     |
        provenance choice
      end designate

      designate focus
        among  everyone
        routes
          | route | who                                 | groups where | provenance |
          | gap   | stands_as is weak                   | is_weak else no | choice     |
        provenance choice
      end designate

      designate support
        among  everyone
        routes
          | route | who               | provenance |
          | poor  | stands_as is poor | choice     |
        provenance choice
      end designate

      designate reward
        among  everyone
        routes
          | route | who                 | provenance |
          | best  | stands_as is reward | choice     |
        provenance choice
      end designate

      designate other_reward
        among  everyone
        routes
          | route | who                       | provenance |
          | best  | stands_as is other_reward | choice     |
        provenance choice
      end designate

      ladder focus_steps for focus
        states   planning, partnered
        moves
          | from     | when      | to        |
          | any      | exits     | out       |
          | planning | year >= 1 | partnered |
        no data  the year counts
        reentry  new clock
        provenance choice
      end ladder

      %s
      """;

  static final String PAIRING =
      """
      pairing partners "Partners"
        demand
          | designation | state | proven with |
          | priority    |       |             |
          | focus       |       | any reason  |
          | support     |       |             |
        partners    reward, other_reward
        capacity    capacity
        same        school_type
        team        coach, reviewer
        proven      proven
        distance
          | what                     | weight | scale |
          | difference of low_income | heavy  | 50    |
        keep        while partner, same, team
        grace       grace
        provenance  choice
      end pairing
      """;

  private static final SchoolYear FIRST = new SchoolYear(2013);

  private String pairing = PAIRING;
  private SchoolYear rated = new SchoolYear(2016);
  private final Map<String, String> parameters = new LinkedHashMap<>();
  private final Map<String, String> districts = new LinkedHashMap<>();
  private final Map<String, Map<String, Value>> inputs = new LinkedHashMap<>();
  private final Map<String, Map<String, Value>> groups = new LinkedHashMap<>();
  private final Map<String, Map<SchoolYear, String>> stands = new LinkedHashMap<>();
  private final List<Entry> entries = new ArrayList<>();

  /** The pairing with a part of its text replaced. */
  Town rule(String part, String other) {
    if (!pairing.contains(part)) {
      throw new IllegalArgumentException("part must be a part of the pairing: " + part);
    }
    pairing = pairing.replace(part, other);
    return this;
  }

  Town rated(int start) {
    rated = new SchoolYear(start);
    return this;
  }

  Town parameter(String name, String value) {
    parameters.put(name, value);
    return this;
  }

  /** A school that needs a partner or nothing, an elementary school in Springfield. */
  Town school(String id, String standsAs) {
    return school(id, standsAs, "0");
  }

  /** The same with a share of low-income students, in percent. */
  Town school(String id, String standsAs, String lowIncome) {
    districts.put(id, "Springfield");
    inputs.put(id, new LinkedHashMap<>());
    groups.put(id, new LinkedHashMap<>());
    stands.put(id, new LinkedHashMap<>());
    set(id, "school_type", new Value.Word("elementary"));
    if (!lowIncome.isEmpty()) {
      set(id, "low_income", number(lowIncome, 100));
    }
    for (int year = FIRST.start(); year <= 2016; year++) {
      stood(id, year, standsAs);
    }
    return this;
  }

  /** A school that can be a partner, with a team trained long ago. */
  Town reward(String id, String lowIncome) {
    school(id, "reward", lowIncome);
    return trained(id, "coach", "2013-06-15").trained(id, "reviewer", "2013-06-15");
  }

  Town stood(String id, int year, String standsAs) {
    stands.get(id).put(new SchoolYear(year), standsAs);
    return this;
  }

  Town set(String id, String input, Value value) {
    inputs.get(id).put(input, value);
    return this;
  }

  Town in(String id, String district) {
    districts.put(id, district);
    return this;
  }

  Town weak(String id, String... which) {
    for (String group : which) {
      groups.get(id).put("is_weak " + group, Value.YesNo.YES);
    }
    return this;
  }

  /** Points that a group gained. */
  Town gained(String id, String group, String points) {
    groups.get(id).put("gained " + group, number(points, 100));
    return this;
  }

  static Value number(String text, int part) {
    return Value.of(Rational.parse(text).orElseThrow().dividedBy(Rational.of(part)));
  }

  Town trained(String id, String role, String day) {
    return team(id, role, Map.of("trained_on", day(day)));
  }

  Town team(String id, String role, Map<String, Object> more) {
    Map<String, Object> values = new LinkedHashMap<>(more);
    values.put("member", "somebody");
    values.put("role", role);
    entries.add(Entry.of(RecordFile.Kind.TEAMS, id, values));
    return this;
  }

  Town withoutTeam(String id) {
    entries.removeIf(one -> one.kind() == RecordFile.Kind.TEAMS && one.key().equals(id));
    return this;
  }

  Town pin(String id, String partner, String on) {
    entries.add(
        Entry.of(
            RecordFile.Kind.PINS,
            id,
            Map.of("partner", partner, "by", "the board", "on", day(on), "because", "it knows")));
    return this;
  }

  Town event(String id, String partner, String event, String on, String... parties) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("partner", partner);
    values.put("event", event);
    values.put("on", day(on));
    values.put("parties", List.of(parties));
    entries.add(Entry.of(RecordFile.Kind.PARTNERSHIPS, id, values));
    return this;
  }

  static CalendarDate day(String text) {
    String[] parts = text.split("-", -1);
    return new CalendarDate(
        Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
  }

  Policy policy() {
    Compilation compilation =
        Sqis.compile("town.sqis", RULES.formatted(pairing), FileResolver.ofTexts(Map.of()));
    if (compilation.hasErrors()) {
      throw new AssertionError(compilation.report());
    }
    Policy policy = compilation.policy();
    for (Map.Entry<String, String> one : parameters.entrySet()) {
      policy = policy.withParameter(one.getKey(), one.getValue());
    }
    return policy;
  }

  Dataset data(Policy policy) {
    Dataset.Builder builder = Dataset.builder(policy.spec()).name("town").year(rated).synthetic();
    districts.forEach((id, district) -> builder.school(id, "School " + id, district));
    for (String id : districts.keySet()) {
      for (int start = FIRST.start(); start <= rated.start(); start++) {
        SchoolYear year = new SchoolYear(start);
        String standsAs = stands.get(id).getOrDefault(year, "nothing");
        if (!inputs.get(id).containsKey("stands_as")) {
          builder.set(year, id, "stands_as", new Value.Word(standsAs));
        }
        inputs.get(id).forEach((input, value) -> builder.set(year, id, input, value));
        groups
            .get(id)
            .forEach(
                (name, value) -> {
                  String[] parts = name.split(" ", -1);
                  builder.set(year, id, parts[0], parts[1], value);
                });
      }
    }
    return builder.build().dataset().withEntries(Entries.of(entries));
  }

  PairingResult paired(String asOf) {
    Policy policy = policy();
    Dataset data = data(policy);
    Determinations all = policy.determinations(data);
    return Pairings.of(policy, data, all, rule(policy), day(asOf));
  }

  private Pairing rule(Policy policy) {
    return policy.spec().procedures(Pairing.class, rated).get(0);
  }

  Report report(String asOf) {
    Policy policy = policy();
    Dataset data = data(policy);
    return PairingReport.of(
        policy, data, policy.determinations(data), rule(policy), day(asOf), List.of());
  }

  /** School and partner of each pair. */
  static List<String> pairs(PairingResult result) {
    return result.pairs().stream().map(one -> one.school() + "-" + one.partner()).toList();
  }

  /** Each school without a partner, and the rule at which it failed. */
  static List<String> alone(PairingResult result) {
    return result.unpaired().stream().map(one -> one.school() + " " + one.rule()).toList();
  }
}
