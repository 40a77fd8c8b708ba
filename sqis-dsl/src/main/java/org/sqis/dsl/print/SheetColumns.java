package org.sqis.dsl.print;

import java.util.List;
import java.util.Optional;
import org.sqis.core.problem.NearestName;

/**
 * The headings of a table, held against those of a sheet. Immutable.
 *
 * @param known the headings that the table knows
 * @param required those that it must have
 * @param areOthersFree whether it can have others, such as school types
 */
public record SheetColumns(List<String> known, List<String> required, boolean areOthersFree) {
  public SheetColumns {
    known = List.copyOf(known);
    required = List.copyOf(required);
  }

  /**
   * Why a sheet cannot fill the table.
   *
   * @param why what is wrong
   * @param help what to do
   */
  record Fault(String why, String help) {}

  /** What is wrong with the headings of a sheet; empty if nothing is. */
  Optional<Fault> fault(List<String> given) {
    for (String heading : given) {
      if (given.indexOf(heading) != given.lastIndexOf(heading)) {
        return Optional.of(
            new Fault("the sheet has two columns `" + heading + "`", "keep one of the two"));
      }
      if (!areOthersFree && !known.contains(heading)) {
        String help =
            NearestName.find(heading, known)
                .map(near -> "did you mean `" + near + "`?")
                .orElse("its columns are " + String.join(", ", known));
        return Optional.of(new Fault("the sheet has a column `" + heading + "`", help));
      }
    }
    for (String heading : required) {
      if (!given.contains(heading)) {
        List<String> others = given.stream().filter(one -> !known.contains(one)).toList();
        String help =
            NearestName.find(heading, others)
                .map(near -> "rename its column `" + near + "`")
                .orElse("add the column to the sheet");
        return Optional.of(new Fault("the sheet lacks the column `" + heading + "`", help));
      }
    }
    return Optional.empty();
  }
}
