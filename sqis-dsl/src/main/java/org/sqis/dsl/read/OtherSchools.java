package org.sqis.dsl.read;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sqis.core.problem.ProblemCode;
import org.sqis.core.scenario.Scenario;
import org.sqis.dsl.diagnostic.Diagnostic;
import org.sqis.dsl.source.Span;
import org.sqis.dsl.syntax.SyntaxCell;
import org.sqis.dsl.syntax.SyntaxItem;
import org.sqis.dsl.syntax.SyntaxItems;

/** The schools that the clauses {@code schools} of one test name, each in one district. */
final class OtherSchools {
  private final Map<String, Named> named = new LinkedHashMap<>();

  /** A school's district, and where the school is first named. */
  private record Named(String district, Span span) {}

  /** The schools, in the order in which they are named. */
  List<Scenario.OtherSchool> all() {
    List<Scenario.OtherSchool> all = new ArrayList<>();
    named.forEach((name, one) -> all.add(new Scenario.OtherSchool(name, one.district())));
    return all;
  }

  /**
   * Hears the headings of a table; false after a fault.
   *
   * @param items what stands on the line of the clause behind a school year: nothing, or a district
   */
  boolean name(Declared.Clause clause, SyntaxItems items, Rows rows) {
    String district = "";
    if (!items.isEmpty()) {
      SyntaxItem item = items.get(0);
      boolean isText = items.size() == 1 && item.kind() == SyntaxItem.Kind.TEXT;
      if (!isText || item.text().isBlank()) {
        clause.refuse(
            "it takes a school year, the name of a district, or both",
            "write for example `schools` or `schools \"North\"`");
        return false;
      }
      district = item.text();
    }
    boolean isSound = true;
    for (SyntaxCell heading : rows.freeHeadings()) {
      isSound &= name(heading, district, clause);
    }
    return isSound;
  }

  private boolean name(SyntaxCell heading, String district, Declared.Clause clause) {
    String name = heading.text();
    Named before = named.putIfAbsent(name, new Named(district, heading.span()));
    if (before == null || before.district().equals(district)) {
      return true;
    }
    clause
        .faults()
        .add(
            Diagnostic.at(
                    ProblemCode.SCHOOL_OF_TWO_DISTRICTS,
                    heading.span(),
                    name,
                    words(district),
                    words(before.district()))
                .with(before.span(), "named here")
                .help("name the same district, or another school"));
    return false;
  }

  private static String words(String district) {
    return district.isEmpty() ? "the district of the test" : Values.shown(district);
  }
}
