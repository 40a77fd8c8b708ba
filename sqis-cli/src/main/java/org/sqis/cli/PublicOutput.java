package org.sqis.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sqis.core.Policy;
import org.sqis.core.data.Dataset;
import org.sqis.core.io.Json;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.outcome.Table;
import org.sqis.core.publication.PublicResults;

/** Results for the public, as the publication rule of the policy lets them through. */
final class PublicOutput {
  /** Why a command has no output for the public. */
  private static final Map<String, String> REASONS =
      Map.ofEntries(
          Map.entry("check", "it tells of faults of the data with their rows"),
          Map.entry("explain", "it shows every number that a value was made of"),
          Map.entry("timeline", "it holds several years together, which are protected one by one"),
          Map.entry("report", "it shows the numbers behind every reason"),
          Map.entry("impact", "results by two policies are two releases of the same students"),
          Map.entry("verify", "it prints what is computed beside what is published"),
          Map.entry("calibrate", "its answers are worked out from values of single schools"),
          Map.entry("n-size", "two sizes tell how large a group between them is"),
          Map.entry("study", "ranks under many weights narrow down what measures earned"),
          Map.entry("jshell", "whoever has the shell can print everything"),
          Map.entry("pair", "its distances and reasons are worked out from values of groups"),
          Map.entry("plans", "plans name the groups and missed targets of schools"),
          Map.entry("milestones", "records of districts are theirs to publish"),
          Map.entry("review", "ratings of districts are theirs until the panel has met"),
          Map.entry("panel-packet", "it is for the panel before it decides"),
          Map.entry("join", "its comparison is a second release of the same students"),
          Map.entry("amendments", "its comparisons are further releases of the same students"));

  private PublicOutput() {}

  /** Refuses if the policy does not say what may be published, or was changed for a trial. */
  static void require(Policy policy, Dataset data, List<String> changes) throws Failure {
    if (!changes.isEmpty()) {
      throw refused(
          "--param makes another release of the same students, and two can give away what neither"
              + " does; change the rule file instead");
    }
    Optional<String> refusal = policy.publicationRefusal(data.year());
    if (refusal.isPresent()) {
      throw refused(refusal.get());
    }
  }

  /** The refusal of a command without output for the public, with the reason and what to do. */
  static Failure notHere(String command) {
    String why = REASONS.get(command);
    return refused(
        "`sqis "
            + command
            + "` has none"
            + (why == null ? "" : ": " + why)
            + "; `sqis score`, `sqis designate`, `sqis rulebook` and `sqis evaluation distribution`"
            + " have, and --audience internal is for your own use");
  }

  static Failure refused(String why) {
    return new Failure(ExitCode.REFUSED, "output for the public is refused: " + why);
  }

  /** What can be published. */
  static PublicResults results(Policy policy, Dataset data) throws Failure {
    PublicResults results = policy.publish(data);
    requireProtected(results.unprotected());
    return results;
  }

  /** Refuses if hidden counts can be worked out whatever else is hidden. */
  static void requireProtected(List<String> unprotected) throws Failure {
    if (!unprotected.isEmpty()) {
      throw refused(
          unprotected.size()
              + " hidden counts could not be protected, such as "
              + unprotected.get(0)
              + "; raise the numbers of the publication rule or leave the data out");
    }
  }

  /** The lines that every output for the public has. */
  static List<String> remarks(PublicResults results) {
    return List.of(
        results.rule().words(),
        "suppressed-small: fewer students; suppressed-complementary and withheld: others could be"
            + " worked out from it; docs/privacy.md says what is not covered");
  }

  /** Prints results of {@code sqis score}: of the unit asked for, or of all but groups. */
  static void score(
      Format asked, PublicResults results, List<String> names, UnitOfAnalysis each, Console console)
      throws Failure {
    Map<UnitOfAnalysis, Table> tables = new LinkedHashMap<>();
    boolean withStatus = asked != Format.TABLE;
    tables.put(each, table(results, names, each, withStatus));
    boolean isWhole = names.isEmpty() && each == UnitOfAnalysis.SCHOOL;
    if (isWhole && asked != Format.CSV) {
      for (UnitOfAnalysis wider :
          List.of(UnitOfAnalysis.DISTRICT, UnitOfAnalysis.CONSORTIUM, UnitOfAnalysis.GROUP)) {
        boolean isThere = results.results().stream().anyMatch(column -> column.each() == wider);
        if (isThere && (asked == Format.JSON || wider != UnitOfAnalysis.GROUP)) {
          tables.put(wider, table(results, names, wider, withStatus));
        }
      }
    }
    if (asked == Format.JSON) {
      console.print(Json.tree(tree(results, tables)));
    } else if (asked == Format.CSV) {
      console.tell(results.origin() + "\n" + String.join("\n", remarks(results)) + "\n");
      tables.values().forEach(table -> console.print(table.toCsv()));
    } else {
      List<String> parts = new ArrayList<>();
      tables.values().forEach(table -> parts.add(table.toString()));
      console.print(
          results.origin()
              + "\n"
              + String.join("\n", remarks(results))
              + "\n\n"
              + String.join("\n", parts));
    }
  }

  private static Map<String, Object> tree(
      PublicResults results, Map<UnitOfAnalysis, Table> tables) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("origin", results.origin().toString());
    Map<String, Object> rule = new LinkedHashMap<>();
    rule.put("rule", results.rule().rule().name());
    rule.put("smallest", (int) results.rule().limits().smallest());
    rule.put("width", (int) results.rule().limits().width());
    tree.put("publication", rule);
    tree.put("remarks", remarks(results));
    tables.forEach(
        (each, table) -> {
          int keys =
              switch (each) {
                case SCHOOL -> 3;
                case GROUP -> 2;
                default -> 1;
              };
          tree.put("of each " + each, PublicResults.tree(table, keys));
        });
    return tree;
  }

  private static Table table(
      PublicResults results, List<String> names, UnitOfAnalysis each, boolean withStatus) {
    return switch (each) {
      case GROUP -> results.groups(names, withStatus);
      case DISTRICT -> results.districts(names, withStatus);
      case CONSORTIUM -> results.consortium(names, withStatus);
      default -> results.schools(names, withStatus);
    };
  }
}
