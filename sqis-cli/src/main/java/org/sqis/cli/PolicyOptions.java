package org.sqis.cli;

import java.util.ArrayList;
import java.util.List;
import org.sqis.core.Policy;
import org.sqis.core.PolicyException;
import org.sqis.core.policy.Parameter;
import org.sqis.core.problem.NearestName;
import org.sqis.core.problem.Severity;
import org.sqis.dsl.Compilation;
import org.sqis.dsl.Sqis;
import org.sqis.dsl.diagnostic.Diagnostic;
import org.sqis.dsl.diagnostic.DiagnosticPlace;
import org.sqis.dsl.diagnostic.DiagnosticRenderer;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which policy, and with which values of its parameters. */
final class PolicyOptions {
  @Parameters(
      index = "0",
      paramLabel = "PATH",
      description = "a rule file, or a folder that holds policy.sqis")
  private String path = "";

  @Option(
      names = "--param",
      paramLabel = "NAME=VALUE",
      description = "another value of a parameter, as a rule file writes it; may be repeated")
  private List<String> changes = new ArrayList<>();

  /** What the user typed for PATH. */
  String path() {
    return path;
  }

  /** What the user typed for {@code --param}. */
  List<String> changes() {
    return List.copyOf(changes);
  }

  /** Where the rule file is. */
  RuleFiles files() throws Failure {
    return RuleFiles.of(path);
  }

  /** Compiles the rule file and sets the parameters; tells errors and warnings. */
  Policy policy(RuleFiles files, Console console) throws Failure {
    Compilation compilation = Sqis.compile(files.ruleFile());
    console.tell(compilation.report());
    if (compilation.hasErrors()) {
      throw new Failure(ExitCode.FAULTS, files.ruleFileName() + " has errors");
    }
    return changed(compilation.policy(), files, console);
  }

  /** {@code policy} with the values of {@code --param}. */
  Policy changed(Policy policy, RuleFiles files, Console console) throws Failure {
    List<String> seen = new ArrayList<>();
    Policy result = policy;
    for (String change : changes) {
      int equals = change.indexOf('=');
      if (equals < 1) {
        throw Failure.usage(
            "--param takes NAME=VALUE, as in --param least_n=20, not `" + change + "`");
      }
      String name = change.substring(0, equals).strip();
      String value = change.substring(equals + 1).strip();
      if (seen.contains(name)) {
        throw Failure.usage("--param gives `" + name + "` twice");
      }
      seen.add(name);
      result = changed(result, name, value, files, console);
    }
    return result;
  }

  private static Policy changed(
      Policy policy, String name, String value, RuleFiles files, Console console) throws Failure {
    List<String> names = policy.spec().parameters().stream().map(Parameter::name).toList();
    if (!names.contains(name)) {
      String help =
          NearestName.find(name, names)
              .map(near -> "did you mean `" + near + "`?")
              .orElse(
                  names.isEmpty() ? "it has none" : "its parameters are " + String.join(", ", names));
      throw Failure.usage("policy " + policy.name() + " has no parameter `" + name + "`; " + help);
    }
    try {
      return policy.withParameter(name, value);
    } catch (PolicyException e) {
      DiagnosticPlace place =
          new DiagnosticPlace.InFile(files.ruleFileName() + " with " + name + " = " + value);
      e.problems().stream()
          .filter(problem -> problem.code().severity() != Severity.NOTE)
          .map(problem -> Diagnostic.of(problem, element -> place))
          .forEach(diagnostic -> console.tell(DiagnosticRenderer.render(diagnostic)));
      throw new Failure(
          ExitCode.FAULTS, files.ruleFileName() + " has errors with " + name + " = " + value);
    } catch (IllegalArgumentException e) {
      throw Failure.usage(
          "`"
              + value
              + "` cannot be the value of `"
              + name
              + "`; write a number (25, 60%, 40/3), yes, no, a word of its type, or not set");
    }
  }

  /** What {@code --param} changed, one line each: the new value and the one in the rule file. */
  List<String> changeLines(Policy changed, Policy written) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < written.spec().parameters().size(); i++) {
      Parameter before = written.spec().parameters().get(i);
      Parameter after = changed.spec().parameters().get(i);
      if (!before.equals(after)) {
        lines.add(before.name() + " = " + text(after) + " in place of " + text(before));
      }
    }
    return lines;
  }

  private static String text(Parameter parameter) {
    return parameter.value() == null ? "not set" : parameter.value().toString();
  }
}
