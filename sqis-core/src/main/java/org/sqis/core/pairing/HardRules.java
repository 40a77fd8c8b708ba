package org.sqis.core.pairing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sqis.core.model.CalendarDate;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.Value;
import org.sqis.core.outcome.Determinations;
import org.sqis.core.pairing.PairingResult.Broken;
import org.sqis.core.policy.Pairing;
import org.sqis.core.policy.Pairing.Rule;
import org.sqis.core.standing.Standings;
import org.sqis.core.standing.YearStandings;

/** What a pair must meet; what is not known is not met. */
final class HardRules {
  static final String SELF = "a school is no partner of itself";

  private final Pairing rule;
  private final Determinations all;
  private final Facts facts;
  private final Teams teams;
  private final CalendarDate asOf;
  private final YearStandings now;
  private final Set<String> partners = new HashSet<>();
  private final Map<String, String> lacking = new HashMap<>();

  HardRules(Pairing rule, Determinations all, Facts facts, Teams teams, CalendarDate asOf) {
    this.rule = rule;
    this.all = all;
    this.facts = facts;
    this.teams = teams;
    this.asOf = asOf;
    this.now = all.in(all.year()).orElseThrow();
    for (String school : now.standings().keySet()) {
      if (isPartner(now.of(school))) {
        partners.add(school);
      }
    }
  }

  private boolean isPartner(Standings standings) {
    return rule.partners().stream().anyMatch(standings.held()::containsKey);
  }

  /** The schools that can be partners by their designations, sorted. */
  List<String> partners() {
    return partners.stream().sorted().toList();
  }

  /** How many lists in a row, up to that in effect, do not have a school as a partner. */
  int listsWithout(String school) {
    List<YearStandings> years = all.years();
    int lists = 0;
    for (int i = years.size() - 1; i >= 0 && !isPartner(years.get(i).of(school)); i--) {
      lists++;
    }
    return lists;
  }

  /** The rated year of the last list that had a school as a partner, in words; or empty. */
  String lastListWith(String school) {
    SchoolYear last = null;
    for (YearStandings year : all.years()) {
      if (isPartner(year.of(school))) {
        last = year.year();
      }
    }
    return last == null ? "" : new SchoolYear(last.start() + 1).toString();
  }

  /** The rules that a pair does not meet, in the order in which they are asked. */
  List<Broken> broken(Demander demander, String partner) {
    List<Broken> broken = new ArrayList<>();
    for (Rule one : Rule.values()) {
      String why = why(one, demander, partner);
      if (!why.isEmpty()) {
        broken.add(new Broken(one, why));
      }
    }
    return broken;
  }

  /** Why a pair does not meet a rule; empty if it does. */
  String why(Rule asked, Demander demander, String partner) {
    return switch (asked) {
      case PARTNER -> partner(demander.school(), partner);
      case SAME -> same(demander.school(), partner);
      case TEAM -> lacking.computeIfAbsent(partner, key -> teams.lacks(key, asOf));
      case PROVEN -> proven(demander, partner);
    };
  }

  private String partner(String school, String partner) {
    if (partner.equals(school)) {
      return SELF;
    }
    return partners.contains(partner) ? "" : "it is not in " + String.join(" or ", rule.partners());
  }

  private String same(String school, String partner) {
    List<String> others = new ArrayList<>();
    for (String name : rule.same()) {
      Value mine = facts.of(school, name);
      Value its = facts.of(partner, name);
      if (mine.isMissing()) {
        others.add(name + " of the school is " + mine);
      } else if (!mine.equals(its)) {
        others.add(
            name
                + " is "
                + facts.print(its, name)
                + (its.isMissing() ? "" : ", not " + facts.print(mine, name)));
      }
    }
    return String.join("; ", others);
  }

  private String proven(Demander demander, String partner) {
    Pairing.Proof proof = rule.demands().get(demander.demand()).proof();
    if (proof == Pairing.Proof.NONE) {
      return "";
    }
    if (demander.groups().isEmpty()) {
      return "no group is a reason";
    }
    List<String> unproven = new ArrayList<>();
    for (String group : demander.groups()) {
      Value value = facts.of(partner, rule.proven(), group);
      if (!value.equals(Value.YesNo.YES)) {
        unproven.add(
            "not " + rule.proven() + " with " + group + (value.isMissing() ? ": " + value : ""));
      }
    }
    boolean isMet =
        proof == Pairing.Proof.ANY
            ? unproven.size() < demander.groups().size()
            : unproven.isEmpty();
    return isMet ? "" : String.join("; ", unproven);
  }

  /**
   * A school that needs a partner.
   *
   * @param school the school
   * @param demand the number of the row of demand
   * @param groups the groups of the reasons for which it is designated
   */
  record Demander(String school, int demand, List<String> groups) {
    Demander {
      groups = List.copyOf(groups);
    }
  }
}
