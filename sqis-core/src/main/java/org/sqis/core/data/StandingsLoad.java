package org.sqis.core.data;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.policy.Designation;
import org.sqis.core.policy.Group;
import org.sqis.core.policy.Ladder;
import org.sqis.core.policy.PolicySpec;
import org.sqis.core.problem.NearestName;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;
import org.sqis.core.standing.Held;
import org.sqis.core.standing.Rung;
import org.sqis.core.standing.Standings;

/** Takes the standings of one file and holds them against the policy that goes on from them. */
final class StandingsLoad {
  private static final String AS_WRITTEN =
      "give the file as `sqis designate --format json` wrote it";
  private static final int MOST_YEARS = 300;

  private final String file;
  private final PolicySpec policy;
  private final Dataset data;
  private final ProblemList problems;
  private final Set<String> seen = new HashSet<>();
  private final Set<String> unknownSchools = new TreeSet<>();
  private History.@Nullable Builder history;
  private SchoolYear year = new SchoolYear(1900);
  private int number;
  private int schools;

  StandingsLoad(String file, PolicySpec policy, Dataset data, ProblemList problems) {
    this.file = file;
    this.policy = policy;
    this.data = data;
    this.problems = problems;
  }

  /** Whether the file records standings that this policy can use. */
  boolean isOpen() {
    return history != null;
  }

  /** Begins the standings of a file; a policy without designations has no use for them. */
  void open(History.Builder into) {
    if (policy.designations().isEmpty()) {
      return;
    }
    year = into.year();
    if (year.compareTo(data.year()) >= 0) {
      add(
          Problem.of(
              ProblemCode.STANDING_TOO_LATE,
              new Place.Cell(file, 0, ""),
              file,
              year.toString(),
              data.year().toString()),
          "give the standings after a year before " + data.year());
    }
    history = into.standings();
  }

  private Place.Cell at(String column) {
    return new Place.Cell(file, number, column);
  }

  private void add(Problem problem, String help) {
    problems.add(problem.help(help));
  }

  /** A school. */
  void add(
      int place,
      String id,
      List<HistorySink.WrittenHeld> held,
      List<HistorySink.WrittenRung> rungs) {
    number = place;
    if (history == null) {
      return;
    }
    if (!seen.add(id)) {
      add(
          Problem.of(
              ProblemCode.HISTORY_TWICE,
              at("id"),
              "the standing of `" + id + "`",
              "`" + file + "`"),
          "keep one of the two");
      return;
    }
    if (!knows(id)) {
      unknownSchools.add(id);
      return;
    }
    Map<String, Held> allHeld = new LinkedHashMap<>();
    held.forEach(
        one ->
            held(id, one)
                .ifPresent(
                    read -> {
                      if (allHeld.put(read.designation(), read) != null) {
                        addTwice(id, read.designation(), "designation");
                      }
                    }));
    excluded(id, allHeld.keySet());
    Map<String, Rung> allRungs = new LinkedHashMap<>();
    rungs.forEach(
        one ->
            rung(id, one)
                .ifPresent(
                    read -> {
                      if (allRungs.put(read.ladder(), read) != null) {
                        addTwice(id, read.ladder(), "ladder");
                      }
                    }));
    history.standings(id, new Standings(allHeld, allRungs));
    schools++;
  }

  private void addTwice(String id, String name, String noun) {
    add(
        Problem.of(
            ProblemCode.HISTORY_TWICE,
            at(noun),
            "`" + name + "`",
            "the standing of `" + id + "` in `" + file + "`"),
        "keep one of the two");
  }

  private boolean knows(String id) {
    return data.indexOf(id) >= 0
        || data.formerEntities().stream().anyMatch(one -> one.id().equals(id));
  }

  private void excluded(String id, Collection<String> names) {
    for (Designation one : policy.designations()) {
      for (String other : one.except()) {
        if (names.contains(one.name()) && names.contains(other)) {
          add(
              Problem.of(ProblemCode.STANDING_EXCLUDED, at("held"), id, other, one.name()),
              "leave the designation out that the school does not hold");
          return;
        }
      }
    }
  }

  private Optional<Held> held(String id, HistorySink.WrittenHeld written) {
    List<String> known = policy.designations().stream().map(Designation::name).distinct().toList();
    if (!known.contains(written.designation())) {
      addUnknown(id, written.designation(), "designation", known);
      return Optional.empty();
    }
    Optional<SchoolYear> since = since(id, written.designation(), written.since());
    List<Held.Reason> reasons = new ArrayList<>();
    if (written.reasons().isEmpty()) {
      unreadable(id, "`" + written.designation() + "` has no `reasons`", "held");
      return Optional.empty();
    }
    for (HistorySink.WrittenReason reason : written.reasons()) {
      if (reason.route().isEmpty()) {
        unreadable(id, "a reason of `" + written.designation() + "` has no `route`", "held");
        return Optional.empty();
      }
      warn(id, written.designation(), reason);
      Optional<SchoolYear> first = since(id, "the reason " + reason.route(), reason.since());
      first.ifPresent(one -> reasons.add(new Held.Reason(reason.route(), reason.groups(), one)));
    }
    return since.map(one -> new Held(written.designation(), one, reasons));
  }

  private Optional<Rung> rung(String id, HistorySink.WrittenRung written) {
    List<Ladder> known =
        policy.ladders().stream().filter(one -> one.name().equals(written.ladder())).toList();
    if (known.isEmpty()) {
      List<String> names = policy.ladders().stream().map(Ladder::name).distinct().toList();
      addUnknown(id, written.ladder(), "ladder", names);
      return Optional.empty();
    }
    Set<String> states = new TreeSet<>(List.of(Ladder.OUT));
    known.forEach(one -> states.addAll(one.states()));
    for (String state : List.of(written.state(), written.lastState())) {
      if (!states.contains(state)) {
        add(
            Problem.of(ProblemCode.STANDING_NO_STATE, at("ladders"), id, state, written.ladder()),
            "its states are " + Wording.list(List.copyOf(states)));
        return Optional.empty();
      }
    }
    Optional<SchoolYear> since = since(id, written.ladder(), written.since());
    Optional<SchoolYear> stateSince =
        since(id, written.ladder() + " in " + written.state(), written.stateSince());
    Optional<Integer> closed = years(id, "closed_years", written.year());
    Optional<Integer> here = years(id, "closed_years_here", written.yearHere());
    if (since.isEmpty() || stateSince.isEmpty() || closed.isEmpty() || here.isEmpty()) {
      return Optional.empty();
    }
    int most = Math.max(0, year.start() - since.get().start());
    if (here.get() > closed.get()) {
      unreadable(
          id,
          "it has closed " + here.get() + " years in the state and " + closed.get() + " in all",
          "closed_years_here");
      return Optional.empty();
    }
    // A clock that another ladder carried along is older than the stay on this one.
    if (closed.get() > most && known.stream().allMatch(one -> one.carries().isEmpty())) {
      String years = " closed years since " + since.get() + ", and there were " + most;
      unreadable(id, closed.get() + years, "closed_years");
      return Optional.empty();
    }
    return Optional.of(
        new Rung(
            written.ladder(),
            written.state(),
            since.get(),
            closed.get(),
            stateSince.get(),
            here.get(),
            written.lastState()));
  }

  /** Rules may have changed since: a reason that they lack is kept and warned of. */
  private void warn(String id, String designation, HistorySink.WrittenReason reason) {
    List<String> routes =
        policy.designations().stream()
            .filter(one -> one.name().equals(designation))
            .flatMap(one -> one.routes().stream())
            .map(Designation.Route::name)
            .distinct()
            .toList();
    if (!routes.contains(reason.route()) && !reason.route().equals("decision")) {
      warn(id, "the reason `" + reason.route() + "`", "route", reason.route(), routes);
    }
    List<String> groups = policy.groups().stream().map(Group::name).toList();
    for (String group : reason.groups()) {
      if (!groups.contains(group)) {
        warn(id, "the group `" + group + "`", "student group", group, groups);
      }
    }
  }

  private void warn(String id, String what, String noun, String name, List<String> known) {
    add(
        Problem.of(ProblemCode.STANDING_NO_REASON, at("held"), id, what, noun),
        MappingCheck.suggestion(name, known));
  }

  private void addUnknown(String id, String name, String noun, List<String> known) {
    String near =
        NearestName.find(name, known).map(one -> "; did you mean `" + one + "`?").orElse("");
    add(
        Problem.of(ProblemCode.STANDING_UNKNOWN, at(noun), id, name, noun),
        known.isEmpty()
            ? "the policy has no " + noun + "s: leave it out"
            : "those of the policy are " + Wording.list(known) + near);
  }

  private Optional<SchoolYear> since(String id, String what, String written) {
    Optional<SchoolYear> read = SchoolYear.parse(written);
    if (read.isEmpty()) {
      unreadable(id, "`" + written + "` of " + what + " is no school year", "since");
    } else if (read.get().compareTo(year) > 0) {
      add(
          Problem.of(
              ProblemCode.STANDING_LATER_SINCE, at("since"), id, what, written, year.toString()),
          "write the rated year that gave it, " + year + " or an earlier one");
      return Optional.empty();
    }
    return read;
  }

  private Optional<Integer> years(String id, String field, String written) {
    boolean isNumber = written.matches("[0-9]{1,3}") && Integer.parseInt(written) <= MOST_YEARS;
    if (!isNumber) {
      unreadable(id, "`" + written + "` is no number of years", field);
      return Optional.empty();
    }
    return Optional.of(Integer.parseInt(written));
  }

  private void unreadable(String id, String why, String column) {
    add(Problem.of(ProblemCode.STANDING_UNREADABLE, at(column), id, why), AS_WRITTEN);
  }

  /** Notes what was read. */
  void end() {
    number = 0;
    if (history == null) {
      return;
    }
    String many = schools == 1 ? "1 school" : schools + " schools";
    problems.add(Problem.of(ProblemCode.STANDING_READ, at(""), many, year.toString(), file));
    if (!unknownSchools.isEmpty()) {
      String left = "standings of schools that the data lack ";
      problems.add(
          Problem.of(
              ProblemCode.HISTORY_LEFT_OUT,
              at(""),
              file,
              left + Wording.list(List.copyOf(unknownSchools))));
    }
  }
}
