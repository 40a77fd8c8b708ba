package org.sqis.cli;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.sqis.core.Policy;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.outcome.ResultColumn;
import org.sqis.core.policy.Group;
import org.sqis.core.policy.Input;
import org.sqis.core.problem.NearestName;

/** Checks the names of results as users type them: {@code target} or {@code ela of hispanic}. */
final class ResultNames {
  private static final String OF = " of ";

  private final Policy policy;

  ResultNames(Policy policy) {
    this.policy = policy;
  }

  /** The result of {@code typed} without its group. */
  static String base(String typed) {
    int of = typed.indexOf(OF);
    return of < 0 ? typed : typed.substring(0, of);
  }

  /** Requires a result, with or without a group. */
  void requireResult(String typed) throws Failure {
    String name = base(typed);
    for (ResultColumn column : policy.results()) {
      if (column.name().equals(name)) {
        requireGroup(typed, column.each());
        return;
      }
    }
    throw unknown(name, policy.results().stream().map(ResultColumn::name).toList());
  }

  /** Requires a result or an input, with or without a group. */
  void requireResultOrInput(String typed) throws Failure {
    String name = base(typed);
    for (Input input : policy.spec().inputs()) {
      if (input.name().equals(name)) {
        requireGroup(typed, input.each());
        return;
      }
    }
    List<String> results = policy.results().stream().map(ResultColumn::name).toList();
    if (!results.contains(name)) {
      Stream<String> inputs = policy.spec().inputs().stream().map(Input::name);
      throw unknown(name, Stream.concat(results.stream(), inputs).toList());
    }
    requireResult(typed);
  }

  /** Requires a result that has a value for each of {@code each}, or that such a one sees. */
  void requireResultOf(UnitOfAnalysis each, String name) throws Failure {
    requireResult(name);
    if (!results(each).contains(name)) {
      String rows =
          switch (each) {
            case GROUP -> "rows for groups";
            case DISTRICT -> "value for each district";
            default -> "value for the " + each;
          };
      throw Failure.usage("`" + name + "` has no " + rows + known(results(each)));
    }
  }

  /** The results of each school, group, district, or of the consortium. */
  List<String> results(UnitOfAnalysis each) {
    return policy.results().stream()
        .filter(column -> column.each() == each)
        .map(ResultColumn::name)
        .toList();
  }

  /** Whom the result or input describes; empty if there is none of that name. */
  Optional<UnitOfAnalysis> eachOf(String name) {
    Stream<UnitOfAnalysis> results =
        policy.results().stream()
            .filter(column -> column.name().equals(name))
            .map(ResultColumn::each);
    Stream<UnitOfAnalysis> inputs =
        policy.spec().inputs().stream().filter(input -> input.name().equals(name)).map(Input::each);
    return Stream.concat(results, inputs).findFirst();
  }

  private void requireGroup(String typed, UnitOfAnalysis each) throws Failure {
    String name = base(typed);
    if (name.equals(typed)) {
      return;
    }
    if (each != UnitOfAnalysis.GROUP) {
      throw Failure.usage(
          "`"
              + name
              + "` has one value a "
              + each
              + ", not one for each group: leave out `"
              + typed.substring(name.length()).strip()
              + "`");
    }
    String group = typed.substring(name.length() + OF.length()).strip();
    List<String> groups = policy.spec().groups().stream().map(Group::name).toList();
    if (!groups.contains(group)) {
      throw Failure.usage("there is no group `" + group + "`; " + help(group, groups));
    }
  }

  private static Failure unknown(String name, List<String> known) {
    return Failure.usage("there is no result `" + name + "`; " + help(name, known));
  }

  private static String help(String name, List<String> known) {
    return NearestName.find(name, known)
        .map(near -> "did you mean `" + near + "`?")
        .orElse("there are " + String.join(", ", known));
  }

  private static String known(List<String> names) {
    return names.isEmpty() ? "" : "; these have: " + String.join(", ", names);
  }
}
