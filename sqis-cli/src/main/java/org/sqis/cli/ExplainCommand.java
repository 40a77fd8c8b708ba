package org.sqis.cli;

import java.util.concurrent.Callable;
import org.sqis.core.Policy;
import org.sqis.core.data.Dataset;
import org.sqis.core.data.Entity;
import org.sqis.core.explain.Explanation;
import org.sqis.core.io.Json;
import org.sqis.core.model.UnitOfAnalysis;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sqis explain}: why one school has one value. */
@Command(
    name = "explain",
    description = "Shows step by step why a school, a district or the consortium has a value.",
    footer = {
      "",
      "Examples:",
      "  sqis explain sqis-examples/california-api-2000 01611190130229 target",
      "  sqis explain sqis-examples/california-api-2000 \"Alameda High\" awards --format json",
      "  sqis explain sqis-examples/core-2014-15 SCHOOL \"ela_level of english_learners\""
    })
final class ExplainCommand implements Callable<Integer> {
  private final Console console;
  @Mixin private PathArgument path;
  @Mixin private ParameterOptions parameters;
  @Mixin private DataOptions dataOptions;

  @Parameters(
      index = "1",
      paramLabel = "SCHOOL",
      description =
          "its id, or a part of its name that no other school has, in quotes if it has blanks; "
              + "for a result each district the district's name; `consortium` for one of the "
              + "consortium")
  private String school = "";

  @Parameters(
      index = "2",
      paramLabel = "RESULT",
      description = "a result or an input; \"RESULT of GROUP\" for one group")
  private String result = "";

  @Option(names = "--format", paramLabel = "FORMAT", description = "text or json; text if not said")
  private String format = "text";

  ExplainCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Failure {
    Format asked = Format.of(format, Format.TEXT, Format.JSON);
    Workspace workspace = Workspace.open(path, parameters, dataOptions, console);
    String name = result.strip();
    new ResultNames(workspace.policy()).requireResultOrInput(name);
    Explanation explanation = explanation(workspace.policy(), workspace.data(), name);
    if (asked == Format.JSON) {
      console.tell(workspace.note());
      console.print(Json.explanation(explanation));
    } else {
      console.print(workspace.note() + explanation);
    }
    return ExitCode.FINE;
  }

  /** A value of a district or the consortium can be asked for by their names or by a school. */
  private Explanation explanation(Policy policy, Dataset data, String name) throws Failure {
    UnitOfAnalysis each = new ResultNames(policy).eachOf(name).orElse(UnitOfAnalysis.SCHOOL);
    String asked = school.strip();
    if (each == UnitOfAnalysis.CONSORTIUM && asked.equals(each.word())) {
      return policy.explainConsortium(data, name);
    }
    if (each.isWiderThanSchool() && data.districts().contains(asked)) {
      return policy.explainDistrict(data, asked, name);
    }
    Entity entity =
        new SchoolFinder(data.entities()).find(school, data.formerEntities(), data.year());
    return policy.explain(data, entity.id(), name);
  }
}
