package org.sqis.dsl.read;

import static org.sqis.dsl.registry.ClauseSpec.optional;
import static org.sqis.dsl.registry.ClauseSpec.required;
import static org.sqis.dsl.registry.ColumnSpec.required;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sqis.core.expr.Expr;
import org.sqis.core.policy.Pairing;
import org.sqis.core.policy.Pairing.Demand;
import org.sqis.core.policy.Pairing.Proof;
import org.sqis.core.policy.Pairing.Rule;
import org.sqis.core.policy.Pairing.Term;
import org.sqis.core.policy.Provenance;
import org.sqis.core.problem.ProblemCode;
import org.sqis.dsl.diagnostic.Diagnostic;
import org.sqis.dsl.registry.ColumnSpec;
import org.sqis.dsl.registry.KindSpec;
import org.sqis.dsl.syntax.SyntaxCell;

/** Reads {@code pairing}. */
final class PairingKind implements KindReader {
  private static final String TERM_FORMS =
      "`difference of NAME`, `ratio of NAME`, `kilometres from EAST, NORTH`, `other NAME` or `other"
          + " district`";

  private static final KindSpec SPEC =
      new KindSpec(
          "pairing",
          "pairing NAME \"Title\" (the title can be left out)",
          "Which schools need a partner, which can be one, what a pair must meet, and what makes"
              + " two schools unlike. `sqis pair` makes the pairs: as many schools of the first row"
              + " of `demand` as possible, then of the second; of all such pairs those that are"
              + " least unlike in sum; of these the first by the codes of the schools.",
          List.of(),
          false,
          ProcedureHead.withCommon(
              required("demand", "", "Who needs a partner, the first to be served first.")
                  .table(
                      required("designation", "a designation that the school holds"),
                      ColumnSpec.optional(
                          "state", "states of its ladder with commas; every school if empty"),
                      ColumnSpec.optional(
                          "proven with",
                          "`any reason` or `every reason`: the groups of the reasons for which the"
                              + " school is designated"),
                      Origins.PROVENANCE,
                      Origins.SOURCE),
              required(
                  "partners",
                  "DESIGNATION, DESIGNATION, …",
                  "Who can be a partner: a school that holds one of these."),
              required("capacity", "NUMBER or PARAMETER", "How many schools one partner helps."),
              optional(
                  "same",
                  "NAME, NAME, …",
                  "Inputs or results of each school that must be the same in both; what is missing"
                      + " is not the same."),
              optional(
                  "team",
                  "ROLE, ROLE, …",
                  "The roles that the team of the partner must cover with members who are trained"
                      + " on the day of the pairing; without it no team is needed."),
              optional(
                  "proven",
                  "NAME",
                  "A yes or no of each group that says whether a school is proven with it."),
              optional("distance", "", "What makes two schools unlike.")
                  .table(
                      required("what", TERM_FORMS),
                      required("weight", "a number or parameter from 0 to 1000"),
                      ColumnSpec.optional(
                          "scale",
                          "the difference that counts as wholly unlike, in the unit of what is"
                              + " compared: points for percents; for `difference of` and"
                              + " `kilometres from`"),
                      Origins.PROVENANCE,
                      Origins.SOURCE),
              required(
                  "keep",
                  "`always`, `nothing`, or `while RULE, RULE`, where RULE is partner, same, team or"
                      + " proven",
                  "Which pairs of today go on: all whose school still needs a partner, none, or"
                      + " those that still meet these rules."),
              optional(
                  "grace",
                  "NUMBER or PARAMETER",
                  "For how many lists a pair goes on whose partner has lost its designation; without"
                      + " it for none.")),
          """
          pairing partners "Schools that help each other"
            demand
              | designation | state     | proven with |
              | priority    |           |             |
              | focus       | partnered | any reason  |
            partners    reward
            capacity    1
            same        school_type
            team        peer_reviewer, coach
            proven      raised_it
            distance
              | what                     | weight | scale |
              | difference of low_income | 3      | 20    |
              | other district           | 1      |       |
            keep        while partner, same
            provenance  choice
          end pairing
          """);

  @Override
  public KindSpec spec() {
    return SPEC;
  }

  @Override
  public void read(Declared declared, Draft draft) {
    Optional<ProcedureHead> taken = ProcedureHead.take(declared, draft);
    if (taken.isEmpty()) {
      return;
    }
    ProcedureHead head = taken.get();
    declared.endHeader();
    List<Demand> demands = demands(declared, head, draft);
    List<String> partners = names("partners", declared, head, draft);
    Optional<Expr> capacity = head.amount("capacity");
    List<String> same = names("same", declared, head, draft);
    List<String> team = names("team", declared, head, draft);
    List<String> proven = names("proven", declared, head, draft);
    declared
        .clause("proven")
        .filter(clause -> proven.size() > 1)
        .ifPresent(clause -> clause.refuse("it takes one name", "name one measure of each group"));
    List<Term> terms = terms(declared, head, draft);
    List<Rule> kept = kept(declared);
    Optional<Expr> grace = head.amount("grace");
    if (!head.end(capacity.isPresent())) {
      return;
    }
    draft.procedures.add(
        new Pairing(
            head.name(),
            head.title(),
            demands,
            partners,
            capacity.get(),
            same,
            team,
            proven.isEmpty() ? "" : proven.get(0),
            terms,
            kept,
            grace.orElse(null),
            head.provenance(),
            head.source(),
            head.notes(),
            head.years()));
  }

  private static List<String> names(
      String name, Declared declared, ProcedureHead head, Draft draft) {
    var clause = declared.clause(name);
    if (clause.isEmpty()) {
      return List.of();
    }
    Values.placeNames(clause.get().value(), head.at(name), draft);
    draft.spans.put(head.at(name), clause.get().value().span());
    return Values.names(clause.get(), clause.get().value());
  }

  private static List<Demand> demands(Declared declared, ProcedureHead head, Draft draft) {
    List<Demand> demands = new ArrayList<>();
    var clause = declared.clause("demand");
    if (clause.isEmpty()) {
      return demands;
    }
    alone(clause.get());
    draft.spans.put(head.at("demand"), clause.get().syntax().items().span());
    for (Rows.Row row : clause.get().rows().rows()) {
      String part = "demand/" + demands.size();
      SyntaxCell designation = row.cell("designation");
      SyntaxCell state = row.cell("state");
      SyntaxCell with = row.cell("proven with");
      draft.spans.put(head.at(part), row.span());
      draft.spans.put(head.at(part + "/designation"), designation.span());
      Values.placeList(state.span(), head.at(part + "/state"), draft);
      Values.placeList(row.cell("source").span(), head.at(part + "/source"), draft);
      Optional<Proof> proof =
          Arrays.stream(Proof.values())
              .filter(one -> one.words().equals(words(with.keyboardText())))
              .findFirst();
      if (proof.isEmpty()) {
        row.refuse(
            with,
            "proven with",
            "it takes `any reason` or `every reason`",
            "write `any reason`, or leave the cell empty");
      }
      Provenance provenance = Origins.provenance(row);
      if (row.isSound() && proof.isPresent()) {
        demands.add(
            new Demand(
                designation.keyboardText(),
                list(state.keyboardText()),
                proof.get(),
                provenance,
                row.cell("source").text()));
      }
    }
    return demands;
  }

  private static List<Term> terms(Declared declared, ProcedureHead head, Draft draft) {
    List<Term> terms = new ArrayList<>();
    var clause = declared.clause("distance");
    if (clause.isEmpty()) {
      return terms;
    }
    alone(clause.get());
    draft.spans.put(head.at("distance"), clause.get().syntax().items().span());
    for (Rows.Row row : clause.get().rows().rows()) {
      String part = "distance/" + terms.size();
      draft.spans.put(head.at(part), row.span());
      Values.placeList(row.cell("source").span(), head.at(part + "/source"), draft);
      SyntaxCell what = row.cell("what");
      String text = words(what.keyboardText());
      Term.Kind kind = kind(text);
      List<String> of = kind == null ? List.of() : list(text.substring(kind.words().length()));
      draft.spans.put(head.at(part + "/what"), what.span());
      for (int i = 0; i < of.size(); i++) {
        draft.spans.put(head.at(part + "/what/" + i), what.span());
      }
      if (row.isSound() && (kind == null || of.size() != kind.names())) {
        row.refuse(
            what, "what", "it takes " + TERM_FORMS, "write for example `difference of low_income`");
      }
      SyntaxCell weight = row.cell("weight");
      SyntaxCell scale = row.cell("scale");
      if (kind != null && row.isSound() && scale.isEmpty() && kind.hasScale()) {
        row.add(
            Diagnostic.at(ProblemCode.EMPTY_CELL, scale.span(), "scale")
                .help("write the difference that counts as wholly unlike"));
      } else if (kind != null && row.isSound() && !scale.isEmpty() && !kind.hasScale()) {
        row.refuse(
            scale,
            "scale",
            "`" + kind.words() + "` has none, as it is from 0 to 1 by itself",
            "leave the cell empty");
      }
      Optional<Expr> ofWeight = amount(weight, part + "/weight", row, head);
      Optional<Expr> ofScale = amount(scale, part + "/scale", row, head);
      Provenance provenance = Origins.provenance(row);
      if (row.isSound() && kind != null && ofWeight.isPresent()) {
        terms.add(
            new Term(
                kind,
                of,
                ofWeight.get(),
                ofScale.orElse(null),
                provenance,
                row.cell("source").text()));
      }
    }
    return terms;
  }

  /** The amount of a cell; empty if it is empty or has a fault. */
  private static Optional<Expr> amount(
      SyntaxCell cell, String part, Rows.Row row, ProcedureHead head) {
    if (!row.isSound() || cell.isEmpty()) {
      return Optional.empty();
    }
    Optional<Expr> amount = head.amount(cell.span(), head.at(part), row.faults());
    if (amount.isEmpty()) {
      row.failed();
    }
    return amount;
  }

  /** The form with the most words that a text begins with. */
  private static Term.@Nullable Kind kind(String text) {
    Term.Kind best = null;
    for (Term.Kind kind : Term.Kind.values()) {
      boolean begins =
          kind.names() == 0 ? text.equals(kind.words()) : text.startsWith(kind.words() + " ");
      if (begins && (best == null || kind.words().length() > best.words().length())) {
        best = kind;
      }
    }
    return best;
  }

  private static void alone(Declared.Clause clause) {
    if (!clause.value().isEmpty()) {
      clause.refuse(
          "its table follows on the next lines", "write `" + clause.spec().name() + "` alone");
    }
  }

  /** What pairs of today must still meet; null if none goes on. */
  private static @Nullable List<Rule> kept(Declared declared) {
    var clause = declared.clause("keep");
    String text = clause.map(one -> words(one.value().text())).orElse("nothing");
    if (text.equals("nothing")) {
      return null;
    }
    if (text.equals("always")) {
      return List.of();
    }
    List<Rule> kept = new ArrayList<>();
    List<String> said = text.startsWith("while ") ? list(text.substring(6)) : List.of();
    for (String word : said) {
      Arrays.stream(Rule.values()).filter(one -> one.word().equals(word)).forEach(kept::add);
    }
    boolean isRead = !said.isEmpty() && kept.stream().distinct().count() == said.size();
    if (!isRead) {
      String rules = Arrays.stream(Rule.values()).map(Rule::word).collect(Collectors.joining(", "));
      clause
          .orElseThrow()
          .refuse(
              "it takes `always`, `nothing`, or `while` with some of " + rules,
              "write for example `keep while partner, same`");
    }
    return kept;
  }

  private static List<String> list(String text) {
    return text.isBlank() ? List.of() : Arrays.asList(text.strip().split("\\s*,\\s*", -1));
  }

  private static String words(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }
}
