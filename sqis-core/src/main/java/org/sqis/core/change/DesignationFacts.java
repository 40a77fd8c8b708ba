package org.sqis.core.change;

import java.util.Locale;
import org.sqis.core.policy.Designation;

/** Flattens designations: routes, quotas, exits, and the years in which they are made. */
final class DesignationFacts {
  private DesignationFacts() {}

  static Flat of(Designation one, FactList facts) {
    facts
        .explain("title", one.title())
        .say("among", one.among())
        .set("except", one.except())
        .cell("pools by", "", one.poolsBy(), "pools")
        .say("base", one.base() == Designation.Base.MEMBERS ? null : one.base().words())
        .cell("base of", "", one.baseOf(), "base");
    for (int i = 0; i < one.routes().size(); i++) {
      Designation.Route route = one.routes().get(i);
      String place = "route/" + i;
      facts
          .cell("route " + route.name(), "", route.who(), place + "/who")
          .cell("groups of route " + route.name(), "", route.groups(), place + "/groups")
          .cell("fill of route " + route.name(), "", route.fill() ? "yes" : null, place + "/fill")
          .explain("provenance of route " + route.name(), route.provenance())
          .explain("source of route " + route.name(), route.source());
    }
    // What a route has named counts for those below it.
    facts.order("order of the routes", one.routes().stream().map(Designation.Route::name).toList());
    for (int i = 0; i < one.exits().size(); i++) {
      Designation.Exit exit = one.exits().get(i);
      facts.cell("exit " + exit.route(), "", exit.cleared(), "exit/" + i + "/cleared");
    }
    Designation.Cycle cycle = one.identify();
    facts
        .say("exits", one.everyExit() ? null : "any reason")
        .say("stay", one.stay() == 0 ? null : one.stay() + (one.stay() == 1 ? " year" : " years"))
        .cell(
            "small groups",
            "",
            one.smallGroups() == Designation.SmallGroups.KEEP ? null : "clear the reason",
            "small_groups")
        .say("ties", one.ties() == null ? null : one.ties().name().toLowerCase(Locale.ROOT))
        .say("count", one.count() == null ? null : one.count().name().toLowerCase(Locale.ROOT))
        .say(
            "identify",
            cycle.equals(Designation.Cycle.YEARLY)
                ? null
                : "every "
                    + cycle.every()
                    + (cycle.every() == 1 ? " year" : " years")
                    + (cycle.first() == null ? "" : " from " + cycle.first()))
        .say("changes", one.keepsOldExits() ? "old exits" : null);
    for (int i = 0; i < one.pauses().size(); i++) {
      Designation.Pause pause = one.pauses().get(i);
      facts.cell("paused " + pause.year(), "", "\"" + pause.because() + "\"", "pause/" + i);
    }
    facts
        .explain("provenance", one.provenance())
        .explain("source", one.source())
        .explainLines("note", one.notes());
    return facts.flat(new Declared("designate", one.name(), one.title()), one.years());
  }
}
