package org.sqis.core;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sqis.core.column.Column;
import org.sqis.core.data.Dataset;
import org.sqis.core.engine.Rows;
import org.sqis.core.engine.YearRun;
import org.sqis.core.engine.Years;
import org.sqis.core.eval.SchoolEvaluator;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.outcome.Outcome;
import org.sqis.core.outcome.ResultColumn;
import org.sqis.core.problem.NearestName;

/**
 * Data made ready to be scored many times by one policy, or by others with the same inputs: the
 * rows are divided by what rules depend on and the inputs are copied in that order, once. A scoring
 * of some results allocates their columns and little else, where the engine has kernels for them.
 *
 * <p>Safe for every thread; to the outside it never changes. Inside, each thread that scores at the
 * same time has memory of its own for what is worked out in between.
 *
 * <p>{@code Policy.prepare} gives one.
 */
public final class Prepared {
  /** For so many different lists of results programs are kept. */
  private static final int MOST_LISTS = 16;

  /** Of one list of results so many programs wait at most. */
  private static final int MOST_WAITING = Math.max(1, Runtime.getRuntime().availableProcessors());

  private final Policy policy;
  private final Dataset data;
  private final Rows rows;
  private final Map<String, ResultColumn> results = new LinkedHashMap<>();
  private final Map<Set<String>, Deque<Program>> waiting =
      new LinkedHashMap<>(MOST_LISTS, 0.75f, true);

  Prepared(Policy policy, Dataset data, Rows rows) {
    this.policy = policy;
    this.data = data;
    this.rows = rows;
    policy.results(data.year()).forEach(one -> results.put(one.name(), one));
  }

  /** What was made for some results; in the hands of one thread, or waiting. */
  private record Program(Years years, YearRun run) {}

  /** The policy that scores. */
  public Policy policy() {
    return policy;
  }

  /** The data that are scored. */
  public Dataset data() {
    return data;
  }

  /** All results; the same as {@code policy().score(data())}. */
  public Outcome score() {
    return new Scoring(policy.plans(), data, rows)
        .outcome(() -> policy.origin(data), Evaluator.COLUMNS);
  }

  /**
   * Some results, working out only these and what they need. The second scoring of the same results
   * and those after it take up what the first made.
   *
   * @param names the names of results; of each one all groups
   * @throws IllegalArgumentException if no name is given, or one is no result of the year
   */
  public ScoredColumns score(String... names) {
    if (names == null || names.length == 0 || Arrays.asList(names).contains(null)) {
      throw new IllegalArgumentException("names must be results of policy " + policy.name());
    }
    Set<String> wanted = new LinkedHashSet<>();
    for (String name : names) {
      if (!results.containsKey(name)) {
        throw new IllegalArgumentException(
            NearestName.unknown("result", name, List.copyOf(results.keySet())));
      }
      wanted.add(name);
    }
    Program program = taken(wanted);
    if (program == null) {
      Years years = new Years(new SchoolEvaluator(policy.plans()), data, rows, false);
      program = new Program(years, years.ratedYear());
      program.run().require(wanted);
    } else {
      program.run().runAgain();
    }
    ScoredColumns scored = columns(program, wanted);
    program.run().forgetShown();
    giveBack(wanted, program);
    return scored;
  }

  /**
   * The same data for another policy, such as one with other parameters or shares. What was made
   * ready is shared as far as both divide the rows by the same words and districts.
   *
   * @throws IllegalArgumentException if the policy has other inputs, or the data do not fit it
   */
  public Prepared with(Policy other) {
    if (other == null) {
      throw new IllegalArgumentException("other must not be null");
    }
    other.requireFit(data);
    return new Prepared(other, data, rows);
  }

  private @Nullable Program taken(Set<String> wanted) {
    synchronized (waiting) {
      Deque<Program> programs = waiting.get(wanted);
      return programs == null ? null : programs.poll();
    }
  }

  private void giveBack(Set<String> wanted, Program program) {
    synchronized (waiting) {
      Deque<Program> programs = waiting.computeIfAbsent(wanted, key -> new ArrayDeque<>());
      if (programs.size() < MOST_WAITING) {
        programs.push(program);
      }
      if (waiting.size() > MOST_LISTS) {
        waiting.remove(waiting.keySet().iterator().next());
      }
    }
  }

  private ScoredColumns columns(Program program, Set<String> wanted) {
    // Of the groups of the policy those that are in force in the year.
    List<String> groups = program.run().groups();
    Map<String, List<Column>> columns = new LinkedHashMap<>();
    Set<String> ofGroups = new HashSet<>();
    for (String name : wanted) {
      UnitOfAnalysis each = Scoring.known(results, name).each();
      List<Column> own = new ArrayList<>();
      if (each == UnitOfAnalysis.GROUP) {
        ofGroups.add(name);
        for (int group = 0; group < groups.size(); group++) {
          own.add(Scoring.rated(data, program.run().column(name, group, false)));
        }
      } else if (each.isWiderThanSchool()) {
        own.add(program.run().wide(name, false));
      } else {
        own.add(Scoring.rated(data, program.run().column(name, -1, false)));
      }
      columns.put(name, own);
    }
    return new ScoredColumns(columns, groups, ofGroups, program.years().takeExactRows());
  }

  /** The policy and the data. */
  @Override
  public String toString() {
    return data + ", prepared for policy " + policy.name();
  }
}
