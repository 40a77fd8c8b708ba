package org.sqis.dsl.read;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sqis.core.policy.Requirements;
import org.sqis.core.problem.Place;
import org.sqis.dsl.registry.ColumnSpec;
import org.sqis.dsl.registry.KindSpec;
import org.sqis.dsl.syntax.SyntaxCell;

/** Reads {@code requirements}. */
final class RequirementsKind implements KindReader {
  private static final String KINDS =
      Stream.of(Requirements.Kind.values())
          .map(Requirements.Kind::word)
          .collect(Collectors.joining(", "));

  private static final KindSpec SPEC =
      new KindSpec(
          "requirements",
          "requirements NAME \"Title\"",
          "What a policy must contain. `sqis check POLICY --requires FILE` refuses a policy that"
              + " lacks an element and does not say under `not scored` why.",
          List.of(
              ColumnSpec.required("element", "a name that the policy declares"),
              ColumnSpec.required("kind", "what it must be: " + KINDS),
              ColumnSpec.optional("because", "who asks for it")),
          false,
          List.of(),
          """
          requirements waiver "What the waiver lists"
            | element         | kind           | because        |
            | chronic_absence | scored measure | waiver, page 3 |
            | minimum_n       | parameter      | waiver, page 4 |
          end requirements
          """);

  @Override
  public KindSpec spec() {
    return SPEC;
  }

  @Override
  public void read(Declared declared, Draft draft) {
    Optional<Head> taken = Head.take(declared, "requirements", draft);
    if (taken.isEmpty()) {
      return;
    }
    Head head = taken.get();
    declared.endHeader();
    Place.Element at = head.at();
    List<Requirements.Requirement> elements = new java.util.ArrayList<>();
    declared.rows().ifPresent(rows -> rows.rows().forEach(row -> read(row, at, elements, draft)));
    if (elements.isEmpty() && !declared.isSound()) {
      return;
    }
    draft.requirements.add(new Requirements(head.name(), head.title(), elements));
  }

  private static void read(
      Rows.Row row, Place.Element at, List<Requirements.Requirement> elements, Draft draft) {
    SyntaxCell element = row.cell("element");
    SyntaxCell kind = row.cell("kind");
    Optional<Requirements.Kind> known = Requirements.Kind.parse(kind.text());
    if (known.isEmpty() && !kind.isEmpty()) {
      row.refuse(kind, "kind", "there is no such kind of element", "write one of " + KINDS);
    }
    if (known.isPresent() && row.isSound()) {
      draft.spans.put(at.child("element").child(elements.size()), element.span());
      elements.add(
          new Requirements.Requirement(element.text(), known.get(), row.cell("because").text()));
    }
  }
}
