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
  /** What stays internal, and what to do. */
  static final String NOT_HERE =
      "output for the public is refused: this command has none; `sqis score`, `sqis designate`,"
          + " `sqis rulebook` and `sqis diff` have";

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
