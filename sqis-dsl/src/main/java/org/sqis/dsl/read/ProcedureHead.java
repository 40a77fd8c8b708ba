package org.sqis.dsl.read;

import static org.sqis.dsl.registry.ClauseSpec.optional;
import static org.sqis.dsl.registry.ClauseSpec.repeated;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sqis.core.expr.Expr;
import org.sqis.core.model.YearRange;
import org.sqis.core.policy.Provenance;
import org.sqis.core.problem.Place;
import org.sqis.dsl.registry.ClauseSpec;
import org.sqis.dsl.source.Span;
import org.sqis.dsl.syntax.SyntaxItem;

/** What every procedure has: name, title, provenance, source, notes and years. One reading. */
final class ProcedureHead {
  private final Head head;
  private final Declared declared;
  private final Draft draft;
  private @Nullable Provenance provenance;
  private String source = "";
  private List<String> notes = List.of();
  private @Nullable YearRange years;

  private ProcedureHead(Head head, Declared declared, Draft draft) {
    this.head = head;
    this.declared = declared;
    this.draft = draft;
  }

  /** The clauses of a kind of procedure: its own, then those that every procedure has. */
  static List<ClauseSpec> withCommon(ClauseSpec... own) {
    List<ClauseSpec> all = new ArrayList<>(List.of(own));
    all.add(
        optional(
            "provenance",
            "waiver, federal, state, proxy or choice",
            "Who stands behind it, and behind rows that do not say."));
    all.add(YearsReading.CLAUSE);
    all.add(optional("source", "SOURCE and where in it", "What it rests on."));
    all.add(repeated("note", "\"TEXT\"", "A remark that is printed."));
    return List.copyOf(all);
  }

  /** Takes name and title; the kind then reads what follows and calls {@code endHeader}. */
  static Optional<ProcedureHead> take(Declared declared, Draft draft) {
    return Head.take(declared, "procedure", draft)
        .map(head -> new ProcedureHead(head, declared, draft));
  }

  /**
   * Reads the clauses that every procedure has; to be called after {@code endHeader}.
   *
   * @param isWhole whether all was read that a procedure of its kind must have
   * @return whether there is a procedure; if not, its name is poisoned
   */
  boolean end(boolean isWhole) {
    // A proof can speak of a table that has no rows.
    for (Declared.Clause clause : declared.tables()) {
      draft.spans.put(at(clause.spec().name()), clause.syntax().items().span());
    }
    provenance = LevelsKind.provenance(declared);
    declared
        .clause("source")
        .ifPresent(clause -> Values.placeList(clause.value().span(), at("source"), draft));
    source = Values.source(declared);
    years = YearsReading.clause(declared, head.at(), draft);
    notes = Values.notes(declared);
    boolean isThere = isWhole && declared.isSound();
    if (!isThere) {
      draft.poisoned.add(head.name());
    }
    return isThere;
  }

  /** A clause that is a number or the name of a parameter; empty if it is not there or faulty. */
  Optional<Expr> amount(String clause) {
    return declared
        .clause(clause)
        .flatMap(one -> amount(one.value().span(), at(clause), one.faults()));
  }

  /** A clause that is one name; empty if it is not there or faulty. */
  String name(String clause) {
    return declared
        .clause(clause)
        .map(
            one -> {
              draft.spans.put(at(clause), one.value().span());
              List<String> names = Values.names(one, one.value());
              if (names.size() > 1) {
                one.refuse("it takes one name", "write one of them");
              }
              return names.size() == 1 ? names.get(0) : "";
            })
        .orElse("");
  }

  /** A number or the name of a parameter; the proof says if it is neither. */
  Optional<Expr> amount(Span span, Place.Element at, Faults faults) {
    draft.spans.put(at, span);
    return Values.expression(span, at, draft, faults);
  }

  /** Takes {@code for districts of MEMBERSHIP} and ends the first line; empty after a fault. */
  Optional<String> takeMembership() {
    boolean isFor = declared.take("for") && declared.take("districts") && declared.take("of");
    Optional<SyntaxItem> of = isFor ? declared.takeWord() : Optional.empty();
    of.ifPresent(item -> draft.spans.put(at("for"), item.span()));
    declared.endHeader(of.isPresent());
    return of.map(SyntaxItem::text);
  }

  /** The names that are the value of a clause. */
  List<String> names(String clause) {
    Optional<Declared.Clause> found = declared.clause(clause);
    if (found.isEmpty()) {
      return List.of();
    }
    Values.placeNames(found.get().value(), at(clause), draft);
    return Values.names(found.get(), found.get().value());
  }

  /** The place of a part, such as {@code demand/2/designation}. */
  Place.Element at(String part) {
    Place.Element place = head.at();
    for (String step : part.split("/", -1)) {
      place = place.child(step);
    }
    return place;
  }

  String name() {
    return head.name();
  }

  String title() {
    return head.title();
  }

  @Nullable Provenance provenance() {
    return provenance;
  }

  String source() {
    return source;
  }

  List<String> notes() {
    return notes;
  }

  @Nullable YearRange years() {
    return years;
  }
}
