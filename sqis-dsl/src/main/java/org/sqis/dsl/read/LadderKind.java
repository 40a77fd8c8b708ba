package org.sqis.dsl.read;

import static org.sqis.dsl.registry.ClauseSpec.optional;
import static org.sqis.dsl.registry.ClauseSpec.repeated;
import static org.sqis.dsl.registry.ClauseSpec.required;
import static org.sqis.dsl.registry.ColumnSpec.required;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sqis.core.model.YearRange;
import org.sqis.core.policy.Ladder;
import org.sqis.core.policy.Provenance;
import org.sqis.core.problem.Place;
import org.sqis.dsl.registry.ColumnSpec;
import org.sqis.dsl.registry.KindSpec;
import org.sqis.dsl.syntax.SyntaxCell;
import org.sqis.dsl.syntax.SyntaxItem;

/** Reads {@code ladder}. */
final class LadderKind implements KindReader {
  private static final Pattern RESUME = Pattern.compile("resume\\s+within\\s+(\\d{1,3})\\s+years?");
  private static final Pattern CHANGE =
      Pattern.compile("(moves|duties)\\s*:\\s*(new\\s+rules|rules\\s+of\\s+the\\s+first\\s+year)");

  private static final KindSpec SPEC =
      new KindSpec(
          "ladder",
          "ladder NAME \"Title\" for DESIGNATION (the title can be left out)",
          "What follows from a designation, school year by school year: states, at most one move"
              + " a year, and the duties of each state. A school that is newly designated enters"
              + " the first state; each later determination closes one year of its clock.",
          List.of(),
          false,
          List.of(
              required("states", "NAME, NAME, …", "The states, the first one first."),
              required(
                      "moves",
                      "",
                      "The moves, tested top-down; at most one is made a year. A condition that is"
                          + " undecided makes no move. `year` is the number of closed years,"
                          + " `year_here` those in the present state, and `exits` says that the"
                          + " designation is no longer held.")
                  .table(
                      required("from", "a state, or `any`"),
                      required("when", "a condition; it can read `year`, `year_here`, `exits`"),
                      required("to", "a state, or `out` for leaving the ladder")),
              optional("duties", "", "What somebody must do while a school is in a state.")
                  .table(
                      required("in", "a state, or `any`"),
                      required("who", "who must, or several with commas"),
                      required("must", "what they must do, a verb"),
                      required("what", "what it is, the name under which it is filed"),
                      required("by", DutyReading.DUE_FORMS),
                      ColumnSpec.optional(
                          "provided",
                          "what it must show: "
                              + DutyReading.PROVISO_FORMS
                              + "; WHO is an office in the words of the record, whatever the case,"
                              + " with or without *the*"),
                      ColumnSpec.optional("provenance", "who stands behind the duty"),
                      ColumnSpec.optional("source", "SOURCE and where in it")),
              required(
                  "no data",
                  "`the year counts` or `the clock stops`",
                  "What a year without data does to the clock; nobody leaves in it."),
              required(
                  "reentry",
                  "`new clock` or `resume within N years`",
                  "What becomes of the clock of a school that leaves and is designated again."),
              optional(
                  "carries clock from",
                  "DESIGNATION, …",
                  "A school that comes from one of these designations keeps its clock."),
              optional(
                  "changes",
                  "`moves: RULES, duties: RULES`, where RULES are `new rules` or `rules of the first"
                      + " year`",
                  "Which rules hold for a school when they change while it is on the ladder;"
                      + " without it the new ones."),
              optional(
                  "provenance",
                  "waiver, federal, state, proxy or choice",
                  "Who stands behind states and moves, and behind duties that do not say."),
              YearsReading.CLAUSE,
              optional("source", "SOURCE and where in it", "What the ladder rests on."),
              repeated("note", "\"TEXT\"", "A remark that is printed.")),
          """
          ladder focus_supports "Supports for Focus schools" for focus
            states    planning, partnered
            moves
              | from     | when      | to        |
              | any      | exits     | out       |
              | planning | year >= 2 | partnered |
            duties
              | in        | who    | must    | what             | by                    | provided                   |
              | planning  | school | produce | improvement_plan | before implementation | approved by superintendent |
              | partnered | school | pair    | partnership      | start of year 3       | partner is reward          |
            no data   the year counts
            reentry   new clock
          end ladder
          """);

  @Override
  public KindSpec spec() {
    return SPEC;
  }

  @Override
  public void read(Declared declared, Draft draft) {
    Optional<Head> taken = Head.take(declared, "ladder", draft);
    if (taken.isEmpty()) {
      return;
    }
    Head head = taken.get();
    Place.Element at = head.at();
    Optional<SyntaxItem> of = declared.take("for") ? declared.takeWord() : Optional.empty();
    of.ifPresent(item -> draft.spans.put(at.child("for"), item.span()));
    declared.endHeader(of.isPresent());
    List<String> states = names(declared, "states", at.child("state"), draft);
    List<Ladder.Move> moves = moves(declared, at, draft);
    List<Ladder.Duty> duties = new ArrayList<>();
    declared
        .clause("duties")
        .ifPresent(
            clause -> {
              alone(clause);
              for (Rows.Row row : clause.rows().rows()) {
                DutyReading.duty(row, at.child("duty").child(duties.size()), draft)
                    .ifPresent(duties::add);
              }
            });
    Ladder.NoData noData = noData(declared);
    int reentry = reentry(declared, at, draft);
    List<String> carries = names(declared, "carries clock from", at.child("carries"), draft);
    List<String> kept = kept(declared);
    Provenance provenance = LevelsKind.provenance(declared);
    declared
        .clause("source")
        .ifPresent(clause -> Values.placeList(clause.value().span(), at.child("source"), draft));
    YearRange years = YearsReading.clause(declared, at, draft);
    List<String> notes = Values.notes(declared);
    if (!declared.isSound() || of.isEmpty() || noData == null) {
      draft.poisoned.add(head.name());
      return;
    }
    draft.ladders.add(
        new Ladder(
            head.name(),
            head.title(),
            of.get().text(),
            states,
            moves,
            duties,
            noData,
            reentry,
            carries,
            kept.contains("moves"),
            kept.contains("duties"),
            provenance,
            Values.source(declared),
            notes,
            years));
  }

  private static List<String> names(Declared declared, String name, Place.Element at, Draft draft) {
    var clause = declared.clause(name);
    if (clause.isEmpty()) {
      return List.of();
    }
    Values.placeNames(clause.get().value(), at, draft);
    return Values.names(clause.get(), clause.get().value());
  }

  /** The table of a clause follows on the next lines. */
  private static void alone(Declared.Clause clause) {
    if (!clause.value().isEmpty()) {
      clause.refuse(
          "its table follows on the next lines", "write `" + clause.spec().name() + "` alone");
    }
  }

  private static List<Ladder.Move> moves(Declared declared, Place.Element at, Draft draft) {
    List<Ladder.Move> moves = new ArrayList<>();
    var clause = declared.clause("moves");
    if (clause.isEmpty()) {
      return moves;
    }
    alone(clause.get());
    draft.spans.put(at.child("moves"), clause.get().syntax().items().span());
    for (Rows.Row row : clause.get().rows().rows()) {
      Place.Element place = at.child("move").child(moves.size());
      SyntaxCell from = row.cell("from");
      SyntaxCell when = row.cell("when");
      SyntaxCell to = row.cell("to");
      draft.spans.put(place, row.span());
      draft.spans.put(place.child("from"), from.span());
      draft.spans.put(place.child("to"), to.span());
      if (!row.isSound()) {
        continue;
      }
      Values.expression(when.span(), place.child("when"), draft, declared.faults())
          .ifPresent(
              condition ->
                  moves.add(new Ladder.Move(from.keyboardText(), condition, to.keyboardText())));
    }
    return moves;
  }

  private static Ladder.@Nullable NoData noData(Declared declared) {
    var clause = declared.clause("no data");
    String text = clause.map(one -> words(one)).orElse("");
    if (text.equals("the year counts")) {
      return Ladder.NoData.COUNTS;
    }
    if (text.equals("the clock stops")) {
      return Ladder.NoData.STOPS;
    }
    clause.ifPresent(
        one ->
            one.refuse(
                "it takes `the year counts` or `the clock stops`",
                "write `no data the year counts`: years go by, and nobody leaves; or `no data the"
                    + " clock stops`"));
    return null;
  }

  private static String words(Declared.Clause clause) {
    return clause.value().text().strip().replaceAll("\\s+", " ");
  }

  private static int reentry(Declared declared, Place.Element at, Draft draft) {
    var clause = declared.clause("reentry");
    if (clause.isEmpty()) {
      return 0;
    }
    draft.spans.put(at.child("reentry"), clause.get().value().span());
    String text = words(clause.get());
    Matcher resume = RESUME.matcher(text);
    int years = resume.matches() ? Integer.parseInt(resume.group(1)) : 0;
    if (!text.equals("new clock") && years == 0) {
      clause
          .get()
          .refuse(
              resume.matches()
                  ? "a clock can resume after one year at the earliest"
                  : "it takes `new clock` or `resume within N years`",
              "write `reentry new clock`, or for example `reentry resume within 2 years`");
    }
    return years;
  }

  /** Of moves and duties, those that a school keeps as they were when it was designated. */
  private static List<String> kept(Declared declared) {
    List<String> kept = new ArrayList<>();
    var clause = declared.clause("changes");
    if (clause.isEmpty()) {
      return kept;
    }
    List<String> said = new ArrayList<>();
    for (String part : words(clause.get()).split("\\s*,\\s*", -1)) {
      Matcher change = CHANGE.matcher(part);
      if (!change.matches() || said.contains(change.group(1))) {
        clause
            .get()
            .refuse(
                change.matches()
                    ? "it says twice which " + change.group(1) + " hold"
                    : "it takes `moves: RULES`, `duties: RULES`, or both",
                "write for example `changes moves: new rules, duties: rules of the first year`");
        return kept;
      }
      said.add(change.group(1));
      if (change.group(2).startsWith("rules")) {
        kept.add(change.group(1));
      }
    }
    return kept;
  }
}
