package org.sqis.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.sqis.core.Policy;
import org.sqis.core.data.Dataset;
import org.sqis.core.outcome.Origin;
import org.sqis.core.policy.PolicyHeader;
import org.sqis.core.problem.ProblemCode;
import org.sqis.dsl.Compilation;
import org.sqis.dsl.LoadedData;

/**
 * What a command works on: a policy and data that are free of errors. Immutable.
 *
 * @param policy the policy, with the values of {@code --param}
 * @param data the data
 * @param changes what {@code --param} changed, one line each
 */
record Workspace(Policy policy, Dataset data, List<String> changes) {
  Workspace {
    Objects.requireNonNull(policy, "policy");
    Objects.requireNonNull(data, "data");
    changes = List.copyOf(changes);
  }

  /** Compiles and loads; tells errors and warnings on the way. */
  static Workspace open(
      PathArgument path, ParameterOptions parameters, DataOptions dataOptions, Console console)
      throws Failure {
    dataOptions.requireInternal();
    return openForAnyone(path, parameters, dataOptions, console);
  }

  /** The same for a command that can write for the public, if the policy says what it may. */
  static Workspace openForAnyone(
      PathArgument path, ParameterOptions parameters, DataOptions dataOptions, Console console)
      throws Failure {
    boolean isPublic = dataOptions.isPublic();
    RuleFiles files = path.files();
    DataOptions.Source source = dataOptions.source(files);
    Policy written = compile(files, console);
    Policy policy = parameters.changed(written, files, console);
    Dataset data = dataOptions.history().addedTo(load(source, policy, console), policy, console);
    List<String> changes = ParameterOptions.changeLines(policy, written);
    if (isPublic) {
      PublicOutput.require(policy, data, changes);
    }
    return new Workspace(policy, data, changes);
  }

  /** The policy of a rule file without errors. */
  static Policy compile(RuleFiles files, Console console) throws Failure {
    return compile(List.of(files), console).get(0);
  }

  /** The policies of rule files without errors; errors of all of them are told. */
  static List<Policy> compile(List<RuleFiles> all, Console console) throws Failure {
    List<Policy> policies = new ArrayList<>();
    List<RuleFiles> wrong = new ArrayList<>();
    List<Failure.Faulty> faulty = new ArrayList<>();
    for (RuleFiles files : all.stream().distinct().toList()) {
      Compilation compilation = files.compile();
      console.tell(compilation.report());
      if (compilation.hasErrors()) {
        wrong.add(files);
        faulty.add(new Failure.Faulty(files.ruleFile().toString(), compilation.diagnostics()));
      } else {
        policies.add(compilation.policy());
      }
    }
    if (faulty.isEmpty()) {
      return all.size() > policies.size() ? List.of(policies.get(0), policies.get(0)) : policies;
    }
    throw Failure.faults(
        wrong.size() == 1
            ? wrong.get(0).ruleFileName() + " has errors"
            : wrong.get(0).ruleFile() + " and " + wrong.get(1).ruleFile() + " have errors",
        faulty);
  }

  /** Data without errors. */
  static Dataset load(DataOptions.Source source, Policy policy, Console console) throws Failure {
    LoadedData loaded = source.load(policy);
    console.tell(loaded.report());
    if (loaded.hasErrors()) {
      throw Failure.faults(
          source.mappingName() + " or its data have errors",
          List.of(new Failure.Faulty(source.mapping().toString(), loaded.diagnostics())));
    }
    return loaded.dataset();
  }

  /**
   * Data without errors, for a policy that is compared with another one.
   *
   * @param other the name of the other policy; a mapping that fills that one does for both
   */
  static Dataset load(DataOptions.Source source, Policy policy, String other, Console console)
      throws Failure {
    boolean isForOther =
        !other.equals(policy.name())
            && source.load(policy).diagnostics().stream()
                .anyMatch(found -> found.code() == ProblemCode.MAPPING_WRONG_POLICY);
    if (!isForOther) {
      return load(source, policy, console);
    }
    PolicyHeader own = policy.spec().header();
    PolicyHeader named =
        new PolicyHeader(
            other,
            own.title(),
            own.language(),
            own.version(),
            own.first(),
            own.last(),
            own.status(),
            own.adopted(),
            own.approver(),
            own.sources(),
            own.notes());
    return load(source, Policy.of(policy.spec().withHeader(named)), console);
  }

  /** What an output says besides its origin: changed parameters, and that it is internal. */
  String note() {
    StringBuilder text = new StringBuilder();
    changes.forEach(change -> text.append("changed: ").append(change).append('\n'));
    return text + DataOptions.INTERNAL + "\n";
  }

  /** The same, line by line, for the head of a report. */
  List<String> remarks() {
    return note().lines().toList();
  }

  /** What stands above an output for readers, with an empty line after it. */
  String heading(Origin origin) {
    return origin + "\n" + note() + "\n";
  }
}
