package org.sqis.dsl.read;

import static org.sqis.dsl.registry.ClauseSpec.optional;
import static org.sqis.dsl.registry.ClauseSpec.repeated;
import static org.sqis.dsl.registry.ClauseSpec.required;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sqis.core.Library;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.policy.NotScored;
import org.sqis.core.policy.PolicyHeader;
import org.sqis.core.policy.SchoolCalendar;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.ProblemCode;
import org.sqis.dsl.diagnostic.Diagnostic;
import org.sqis.dsl.registry.ColumnSpec;
import org.sqis.dsl.registry.KindSpec;
import org.sqis.dsl.syntax.SyntaxCell;
import org.sqis.dsl.syntax.SyntaxItems;

/** Reads {@code policy}. */
final class PolicyKind implements KindReader {
  private static final KindSpec SPEC =
      new KindSpec(
          "policy",
          "policy NAME \"Title\"",
          "Names the policy and says what it is. Every rule file has one.",
          List.of(),
          false,
          List.of(
              optional("language", "1", "The version of the rule language, 1 if left out."),
              optional("version", "\"TEXT\"", "The policy's own version."),
              required("years", "YEAR to YEAR", "The school years it governs, both included."),
              optional(
                  "status",
                  "draft, superseded, or adopted by \"WHOM\" on \"DATE\"",
                  "Where it stands; draft if left out. Results of a draft say so."),
              optional("approver", "\"WHO\"", "Who approves changes."),
              optional("sources", "", "The texts the policy cites.")
                  .table(
                      ColumnSpec.required("name", "a short name"),
                      ColumnSpec.required("title", "the full title")),
              CalendarReading.CLAUSE,
              optional(
                      "not scored",
                      "",
                      "What the policy names and does not score this year; `check` prints it.")
                  .table(
                      ColumnSpec.required("element", "a name, declared or not"),
                      ColumnSpec.required("because", "why it is not scored")),
              repeated("note", "\"TEXT\"", "A remark that is printed.")),
          """
          policy lawndale_2014_15 "Lawndale school index"
            years   2014-15 to 2015-16
            status  draft
          end policy
          """);

  @Override
  public KindSpec spec() {
    return SPEC;
  }

  @Override
  public void read(Declared declared, Draft draft) {
    Optional<Head> taken = Head.take(declared, "policy", draft);
    if (taken.isEmpty()) {
      return;
    }
    Head head = taken.get();
    declared.endHeader();
    draft.spans.put(Place.element("policy"), declared.head());
    int language = language(declared);
    Declared.Clause governed = declared.clause("years").orElse(null);
    List<SchoolYear> years = null;
    if (governed != null) {
      years = YearsReading.ends(governed);
      draft.spans.put(Place.element("policy/years"), governed.value().span());
    }
    PolicyHeader.Status status = PolicyHeader.Status.DRAFT;
    String adopted = "";
    var clause = declared.clause("status");
    if (clause.isPresent()) {
      SyntaxItems items = clause.get().value();
      if (items.startsWith("adopted", "by") && items.size() == 5 && items.get(3).isWord("on")) {
        status = PolicyHeader.Status.ADOPTED;
        if (items.get(2).text().isBlank() || items.get(4).text().isBlank()) {
          Values.blank(clause.get(), "status adopted by \"the board\" on \"12 May 2014\"");
        }
        adopted = items.get(2).text() + " on " + items.get(4).text();
      } else if (items.size() == 1 && items.get(0).isWord("superseded")) {
        status = PolicyHeader.Status.SUPERSEDED;
      } else if (items.size() != 1 || !items.get(0).isWord("draft")) {
        clause
            .get()
            .refuse(
                "it takes draft, adopted or superseded",
                "write `draft`, `superseded`, or `adopted by \"the board\" on \"12 May 2014\"`");
      }
    }
    String version = Values.text(declared.clause("version").orElse(null));
    String approver =
        Values.filled(declared.clause("approver").orElse(null), "approver \"the board\"");
    List<PolicyHeader.Source> sources = sources(declared, draft);
    List<String> notes = Values.notes(declared);
    List<NotScored> notScored = notScored(declared, draft);
    SchoolCalendar calendar = CalendarReading.read(declared, draft);
    if (years == null || !declared.isSound()) {
      return;
    }
    draft.header =
        new PolicyHeader(
            head.name(),
            head.title(),
            language,
            version,
            years.get(0),
            years.get(1),
            status,
            adopted,
            approver,
            sources,
            notes,
            notScored,
            calendar);
  }

  static int language(Declared declared) {
    var clause = declared.clause("language");
    if (clause.isEmpty()) {
      return 1;
    }
    String written = clause.get().value().text();
    boolean isKnown =
        written.matches("[1-9]\\d{0,3}") && Integer.parseInt(written) <= Library.LANGUAGE;
    if (!isKnown) {
      declared
          .faults()
          .add(
              Diagnostic.at(
                      ProblemCode.LANGUAGE_VERSION,
                      clause.get().syntax().items().span(),
                      written.isEmpty() ? "nothing" : written,
                      "language 1" + (Library.LANGUAGE > 1 ? " to " + Library.LANGUAGE : ""))
                  .help("write `language 1`"));
      return 1;
    }
    return Integer.parseInt(written);
  }

  private static List<NotScored> notScored(Declared declared, Draft draft) {
    List<NotScored> left = new ArrayList<>();
    Declared.Clause clause = declared.clause("not scored").orElse(null);
    if (clause != null) {
      for (Rows.Row row : clause.rows().rows()) {
        SyntaxCell element = row.cell("element");
        draft.spans.put(Place.element("policy/not_scored").child(left.size()), element.span());
        left.add(new NotScored(element.text(), row.cell("because").text()));
      }
    }
    return left;
  }

  private static List<PolicyHeader.Source> sources(Declared declared, Draft draft) {
    List<PolicyHeader.Source> sources = new ArrayList<>();
    Declared.Clause clause = declared.clause("sources").orElse(null);
    if (clause != null) {
      for (Rows.Row row : clause.rows().rows()) {
        SyntaxCell name = row.cell("name");
        draft.spans.put(Place.element("policy/source/" + name.text()), name.span());
        sources.add(new PolicyHeader.Source(row.cell("name").text(), row.cell("title").text()));
      }
    }
    return sources;
  }
}
