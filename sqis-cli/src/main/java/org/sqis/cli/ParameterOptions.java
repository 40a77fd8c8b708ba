package org.sqis.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.sqis.core.Policy;
import org.sqis.core.PolicyException;
import org.sqis.core.policy.Parameter;
import org.sqis.core.problem.NearestName;
import org.sqis.core.problem.Severity;
import org.sqis.dsl.diagnostic.Diagnostic;
import org.sqis.dsl.diagnostic.DiagnosticPlace;
import org.sqis.dsl.diagnostic.DiagnosticRenderer;
import picocli.CommandLine.Option;

/** The values of parameters a policy is tried with. */
final class ParameterOptions {
  @Option(
      names = "--param",
      paramLabel = "NAME=VALUE",
      description = "another value of a parameter, as a rule file writes it; may be repeated")
  private List<String> changes = new ArrayList<>();

  /** Whether the user gave none. */
  boolean isEmpty() {
    return changes.isEmpty();
  }

  /** What repeats the options on another command line. */
  List<String> arguments() {
    return changes.stream().flatMap(change -> Stream.of("--param", change)).toList();
  }

  /** The values by the names of the parameters, as they were typed. */
  Map<String, String> values() throws Failure {
    Map<String, String> values = new LinkedHashMap<>();
    for (String change : changes) {
      int equals = change.indexOf('=');
      if (equals < 1) {
        throw Failure.usage(
            "--param takes NAME=VALUE, as in --param least_n=20, not `" + change + "`");
      }
      String name = change.substring(0, equals).strip();
      if (values.put(name, change.substring(equals + 1).strip()) != null) {
        throw Failure.usage("--param gives `" + name + "` twice");
      }
    }
    return values;
  }

  /** {@code policy} with the values given. */
  Policy changed(Policy policy, RuleFiles files, Console console) throws Failure {
    Policy result = policy;
    for (Map.Entry<String, String> change : values().entrySet()) {
      result = changed(result, change.getKey(), change.getValue(), files, console);
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
                  names.isEmpty()
                      ? "it has none"
                      : "its parameters are " + String.join(", ", names));
      throw Failure.usage("policy " + policy.name() + " has no parameter `" + name + "`; " + help);
    }
    try {
      return policy.withParameter(name, value);
    } catch (PolicyException e) {
      DiagnosticPlace place =
          new DiagnosticPlace.InFile(files.ruleFileName() + " with " + name + " = " + value);
      List<Diagnostic> found =
          e.problems().stream()
              .filter(problem -> problem.code().severity() != Severity.NOTE)
              .map(problem -> Diagnostic.of(problem, element -> place))
              .toList();
      found.forEach(diagnostic -> console.tell(DiagnosticRenderer.render(diagnostic)));
      throw Failure.faults(
          files.ruleFileName() + " has errors with " + name + " = " + value,
          List.of(new Failure.Faulty(files.ruleFile().toString(), found)));
    } catch (IllegalArgumentException e) {
      throw Failure.usage(
          "`"
              + value
              + "` cannot be the value of `"
              + name
              + "`; write a number (25, 60%, 40/3), a date (1 December 2013), yes, no, a word of its type, or not set");
    }
  }

  /** What {@code --param} changed, one line each: the new value and the one in the rule file. */
  static List<String> changeLines(Policy changed, Policy written) {
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
