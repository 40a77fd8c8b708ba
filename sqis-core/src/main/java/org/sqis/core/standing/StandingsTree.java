package org.sqis.core.standing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What schools stand as after a determination, as a tree that can be written and fed back into the
 * next one. Stateless; safe for every thread.
 */
public final class StandingsTree {
  private StandingsTree() {}

  /**
   * The schools that hold something or are on a ladder, sorted by code; a school that is not listed
   * stands as nothing.
   */
  public static List<Object> of(YearStandings year) {
    List<Object> schools = new ArrayList<>();
    for (String id : year.standings().keySet().stream().sorted().toList()) {
      Standings standings = year.of(id);
      if (!standings.equals(Standings.NONE)) {
        schools.add(school(id, standings));
      }
    }
    return schools;
  }

  private static Map<String, Object> school(String id, Standings standings) {
    Map<String, Object> school = new LinkedHashMap<>();
    school.put("id", id);
    school.put("held", standings.held().values().stream().map(StandingsTree::held).toList());
    school.put("ladders", standings.rungs().values().stream().map(StandingsTree::rung).toList());
    return school;
  }

  private static Map<String, Object> held(Held held) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("designation", held.designation());
    tree.put("since", held.since().toString());
    List<Object> reasons = new ArrayList<>();
    for (Held.Reason reason : held.reasons()) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("route", reason.route());
      one.put("groups", reason.groups());
      one.put("since", reason.since().toString());
      reasons.add(one);
    }
    tree.put("reasons", reasons);
    return tree;
  }

  private static Map<String, Object> rung(Rung rung) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("ladder", rung.ladder());
    tree.put("state", rung.state());
    tree.put("since", rung.since().toString());
    tree.put("closed_years", rung.year());
    tree.put("state_since", rung.stateSince().toString());
    tree.put("closed_years_here", rung.yearHere());
    tree.put("last_state", rung.lastState());
    return tree;
  }
}
