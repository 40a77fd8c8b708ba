package org.sqis.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sqis.core.Policy;
import org.sqis.core.PolicyException;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.policy.Parameter;
import org.sqis.core.policy.PolicySpec;
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
      description = {
        "another value of a parameter, as a rule file writes it; may be repeated;",
        "NAME@2014-15=VALUE in that year only"
      })
  private List<String> changes = new ArrayList<>();

  /** Whether the user gave none. */
  boolean isEmpty() {
    return changes.isEmpty();
  }

  /** What repeats the options on another command line. */
  List<String> arguments() {
    return changes.stream().flatMap(change -> Stream.of("--param", change)).toList();
  }

  /**
   * A parameter that has another value.
   *
   * @param name the parameter
   * @param year the only year in which it has it; null for all
   */
  record Tried(String name, @Nullable SchoolYear year) {
    @Override
    public String toString() {
      return name + (year == null ? "" : " in " + year);
    }
  }

  private static Tried tried(String typed) throws Failure {
    int at = typed.indexOf('@');
    if (at < 0) {
      return new Tried(typed, null);
    }
    String written = typed.substring(at + 1).strip();
    Optional<SchoolYear> year = SchoolYear.parse(written);
    if (year.isEmpty()) {
      throw Failure.usage(
          "--param takes a school year after @, as in --param least_n@2014-15=20, not `"
              + written
              + "`");
    }
    return new Tried(typed.substring(0, at).strip(), year.get());
  }

  /** The values by the parameters, as they were typed. */
  Map<Tried, String> values() throws Failure {
    Map<Tried, String> values = new LinkedHashMap<>();
    for (String change : changes) {
      int equals = change.indexOf('=');
      if (equals < 1) {
        throw Failure.usage(
            "--param takes NAME=VALUE, as in --param least_n=20, not `" + change + "`");
      }
      Tried tried = tried(change.substring(0, equals).strip());
      if (values.put(tried, change.substring(equals + 1).strip()) != null) {
        throw Failure.usage("--param gives `" + tried + "` twice");
      }
    }
    return values;
  }

  /**
   * {@code policy} with the values given: first those for all years and then those for one, which
   * count in that year in whichever order they were typed.
   */
  Policy changed(Policy policy, RuleFiles files, Console console) throws Failure {
    Policy result = policy;
    List<Map.Entry<Tried, String>> inOrder = new ArrayList<>(values().entrySet());
    inOrder.sort(Comparator.comparing(change -> change.getKey().year() != null));
    for (Map.Entry<Tried, String> change : inOrder) {
      result = changed(result, change.getKey(), change.getValue(), files, console);
    }
    return result;
  }

  private static Policy changed(
      Policy policy, Tried tried, String value, RuleFiles files, Console console) throws Failure {
    String name = tried.name();
    SchoolYear year = tried.year();
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
    if (year != null && !hasValue(policy, name, year)) {
      throw Failure.usage("policy " + policy.name() + " has no `" + name + "` in " + year);
    }
    try {
      return year == null
          ? policy.withParameter(name, value)
          : policy.withParameter(name, year, value);
    } catch (PolicyException e) {
      DiagnosticPlace place =
          new DiagnosticPlace.InFile(files.ruleFileName() + " with " + tried + " = " + value);
      List<Diagnostic> found =
          e.problems().stream()
              .filter(problem -> problem.code().severity() != Severity.NOTE)
              .map(problem -> Diagnostic.of(problem, element -> place))
              .toList();
      found.forEach(diagnostic -> console.tell(DiagnosticRenderer.render(diagnostic)));
      throw Failure.faults(
          files.ruleFileName() + " has errors with " + tried + " = " + value,
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
    if (written.spec().parameters().size() != changed.spec().parameters().size()) {
      return linesByYear(changed.spec(), written.spec());
    }
    for (int i = 0; i < written.spec().parameters().size(); i++) {
      Parameter before = written.spec().parameters().get(i);
      Parameter after = changed.spec().parameters().get(i);
      if (!before.equals(after)) {
        lines.add(before.name() + " = " + text(after) + " in place of " + text(before));
      }
    }
    return lines;
  }

  private static boolean hasValue(Policy policy, String name, SchoolYear year) {
    return policy.spec().header().first().compareTo(year) <= 0
        && policy.spec().header().last().compareTo(year) >= 0
        && inForce(policy.spec(), name, year) != null;
  }

  private static @Nullable Parameter inForce(PolicySpec spec, String name, SchoolYear year) {
    return spec.parameters().stream()
        .filter(one -> one.name().equals(name))
        .filter(one -> one.years() == null || one.years().contains(year))
        .findFirst()
        .orElse(null);
  }

  /** The same, one line for each year in which a value differs. */
  private static List<String> linesByYear(PolicySpec changed, PolicySpec written) {
    List<String> lines = new ArrayList<>();
    List<String> names = written.parameters().stream().map(Parameter::name).distinct().toList();
    for (String name : names) {
      for (int start = written.header().first().start();
          start <= written.header().last().start();
          start++) {
        SchoolYear year = new SchoolYear(start);
        Parameter before = inForce(written, name, year);
        Parameter after = inForce(changed, name, year);
        if (before != null && after != null && !text(before).equals(text(after))) {
          lines.add(name + " in " + year + " = " + text(after) + " in place of " + text(before));
        }
      }
    }
    return lines;
  }

  private static String text(Parameter parameter) {
    return parameter.value() == null ? "not set" : parameter.value().toString();
  }
}
