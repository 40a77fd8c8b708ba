package org.sqis.dsl.read;

import java.util.ArrayList;
import java.util.List;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.policy.Measure;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.ProblemCode;
import org.sqis.dsl.diagnostic.Diagnostic;
import org.sqis.dsl.syntax.SyntaxItem;
import org.sqis.dsl.syntax.SyntaxItems;

/** Reads on which scales values are, and why they are compared all the same. */
final class Scales {
  private Scales() {}

  /**
   * The scales of a measure.
   *
   * @param measure the measure
   * @param measures the measures of the declaration, which {@code for} can name
   */
  static List<Measure.Scale> read(
      Declared declared, String measure, List<String> measures, Place.Element at, Draft draft) {
    List<Measure.Scale> scales = new ArrayList<>();
    for (Declared.Clause clause : declared.clauses("scale")) {
      SyntaxItems items = clause.value();
      boolean fits = items.size() >= 3 && items.get(0).isWord() && items.get(1).isWord("from");
      boolean hasNames = items.size() > 4 && items.get(3).isWord("for");
      if (!fits || (items.size() > 3 && !hasNames)) {
        clause.refuse(
            "it takes a name, `from` and a school year",
            "write for example `scale smarter_balanced from 2014-15`");
        continue;
      }
      SchoolYear from = YearsReading.year(clause, items.get(2));
      List<String> names = hasNames ? Values.names(clause, items.skip(4)) : measures;
      for (String name : names) {
        if (!measures.contains(name)) {
          clause
              .faults()
              .add(
                  Diagnostic.at(ProblemCode.UNKNOWN_NAME, items.skip(4).span(), name)
                      .help("write one of " + String.join(", ", measures)));
        }
      }
      if (from != null && names.contains(measure)) {
        draft.spans.put(at.child("scale").child(scales.size()), items.span());
        scales.add(new Measure.Scale(items.get(0).text(), from));
      }
    }
    return scales;
  }

  /** Why a measure compares over breaks between scales. */
  static List<Measure.Bridge> bridges(Declared declared, Place.Element at, Draft draft) {
    List<Measure.Bridge> bridges = new ArrayList<>();
    for (Declared.Clause clause : declared.clauses("bridge")) {
      SyntaxItems items = clause.value();
      boolean fits =
          items.size() == 2 && items.get(0).isWord() && items.get(1).kind() == SyntaxItem.Kind.TEXT;
      if (!fits) {
        clause.refuse(
            "it takes a scale and a text that says why",
            "write for example `bridge smarter_balanced \"linked by the state in 2015\"`");
        continue;
      }
      if (items.get(1).text().isBlank()) {
        Values.blank(clause, "bridge " + items.get(0).text() + " \"linked by the state in 2015\"");
        continue;
      }
      draft.spans.put(at.child("bridge").child(bridges.size()), items.span());
      bridges.add(new Measure.Bridge(items.get(0).text(), items.get(1).text()));
    }
    return bridges;
  }
}
