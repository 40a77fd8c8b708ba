package org.sqis.dsl.read;

import static org.sqis.dsl.registry.ClauseSpec.optional;
import static org.sqis.dsl.registry.ClauseSpec.repeated;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sqis.core.expr.Expr;
import org.sqis.core.model.Unit;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.model.YearRange;
import org.sqis.core.policy.Measure;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.ProblemCode;
import org.sqis.dsl.diagnostic.Diagnostic;
import org.sqis.dsl.registry.KindSpec;
import org.sqis.dsl.syntax.SyntaxItems;

/** Reads {@code measure}. */
final class MeasureKind implements KindReader {
  private static final KindSpec SPEC =
      new KindSpec(
          "measure",
          "measure NAME \"Title\" each school, or: each group, or: each district, or: each consortium",
          "A value the policy defines. The lines `value` are tested top-down; the first whose"
              + " condition holds gives the value.",
          List.of(),
          false,
          List.of(
              repeated(
                  "value",
                  "VALUE when CONDITION, or VALUE otherwise, or VALUE",
                  "A value and when it applies. An undecided condition makes the measure missing."),
              optional("better", "higher or lower", "Which direction is better."),
              optional(
                  "one of", "WORD, WORD, …", "The words that its values are, if they are words."),
              optional("unit", "UNIT", "The unit of the value, if the value does not say it."),
              optional("round", "DECIMALS", "Rounds the value, half up, ties away from zero."),
              optional("only for", "TYPES", "The school types that have it."),
              repeated(
                  "needs", "CONDITION, else REASON", "What must hold for there to be a value."),
              repeated("except", "GROUP is REASON", "A group that does not have it."),
              optional(
                  "may be missing",
                  "",
                  "Accepts that the value is missing where something it reads is."),
              repeated(
                  "scale",
                  "NAME from YEAR",
                  "The scale its values are on from a year on, such as a new test."),
              repeated(
                  "bridge",
                  "SCALE \"WHY\"",
                  "Why values on this scale may be compared with those on the one before."),
              YearsReading.CLAUSE,
              optional("source", "SOURCE and where in it", "What the rule rests on."),
              repeated("note", "\"TEXT\"", "A remark that is printed.")),
          """
          measure growth "Growth in points" each school
            better higher
            value  api00 - api99
          end measure
          """);

  @Override
  public KindSpec spec() {
    return SPEC;
  }

  @Override
  public void read(Declared declared, Draft draft) {
    Optional<Head> taken = Head.take(declared, "measure", draft);
    if (taken.isEmpty()) {
      return;
    }
    Head head = taken.get();
    Optional<UnitOfAnalysis> each = InputsKind.each(declared);
    declared.endHeader(each.isPresent());
    Place.Element at = head.at();
    List<Measure.Case> cases = cases(declared, at, draft);
    Measure.Direction better = better(declared);
    Unit unit = unit(declared, at, draft);
    Declared.Clause rounded = declared.clause("round").orElse(null);
    Integer round = rounded == null ? null : Values.decimals(rounded);
    Declared.Clause only = declared.clause("only for").orElse(null);
    List<String> onlyFor = only == null ? List.of() : Values.names(only, only.value());
    List<Measure.Need> needs = RatesKind.needs(declared, at, draft);
    List<Measure.Exclusion> exceptions = exceptions(declared, at, draft);
    placeClauses(declared, at, draft);
    var missing = declared.clause("may be missing");
    if (missing.isPresent() && !missing.get().value().isEmpty()) {
      missing.get().refuse("nothing follows it", "write `may be missing`");
    }
    String source = Values.source(declared);
    List<String> notes = Values.notes(declared);
    List<Measure.Scale> scales =
        Scales.read(declared, head.name(), List.of(head.name()), at, draft);
    List<Measure.Bridge> bridges = Scales.bridges(declared, at, draft);
    YearRange years = YearsReading.clause(declared, at, draft);
    List<String> words = words(declared, at, draft);
    if (cases.isEmpty() && declared.isSound()) {
      declared
          .faults()
          .add(
              Diagnostic.at(
                      ProblemCode.MISSING_CLAUSE,
                      declared.head(),
                      "measure " + head.name(),
                      "value")
                  .help("add a line `value …`"));
    }
    if (!declared.isSound() || each.isEmpty()) {
      draft.poisoned.add(head.name());
      return;
    }
    draft.measures.add(
        new Measure(
            head.name(),
            head.title(),
            each.get(),
            better,
            unit,
            round,
            onlyFor,
            needs,
            exceptions,
            new Measure.Cases(cases),
            missing.isPresent(),
            source,
            notes,
            scales,
            bridges,
            years,
            words));
  }

  private static List<String> words(Declared declared, Place.Element at, Draft draft) {
    var clause = declared.clause("one of");
    if (clause.isEmpty()) {
      return List.of();
    }
    Values.placeList(clause.get().value().span(), at.child("word"), draft);
    return Values.names(clause.get(), clause.get().value());
  }

  private static void placeClauses(Declared declared, Place.Element at, Draft draft) {
    for (String name : List.of("unit", "round", "source", "only for", "better")) {
      Declared.Clause clause = declared.clause(name).orElse(null);
      if (clause != null) {
        Values.placeList(clause.value().span(), at.child(name.replace(' ', '_')), draft);
      }
    }
  }

  private static List<Measure.Case> cases(Declared declared, Place.Element at, Draft draft) {
    List<Measure.Case> cases = new ArrayList<>();
    for (Declared.Clause clause : declared.clauses("value")) {
      SyntaxItems items = clause.value();
      int when = items.indexOf("when");
      boolean isOtherwise = !items.isEmpty() && items.get(items.size() - 1).isWord("otherwise");
      SyntaxItems value =
          when >= 0 ? items.take(when) : isOtherwise ? items.take(items.size() - 1) : items;
      if (value.isEmpty()) {
        clause.refuse("it has no value", "write a value after `value`");
        continue;
      }
      Place.Element place = at.child("value").child(cases.size());
      draft.spans.put(place, value.span());
      Optional<Expr> expr = Values.expression(value.span(), place, draft, declared.faults());
      Expr condition = null;
      if (when >= 0) {
        SyntaxItems written = items.skip(when + 1);
        if (written.isEmpty()) {
          clause.refuse(
              "nothing follows `when`", "write a condition after `when`, or `otherwise` instead");
          continue;
        }
        condition =
            Values.expression(written.span(), place.child("when"), draft, declared.faults())
                .orElse(null);
        if (condition == null) {
          continue;
        }
      }
      if (expr.isPresent()) {
        cases.add(new Measure.Case(expr.get(), condition));
      }
    }
    return cases;
  }

  private static Measure.Direction better(Declared declared) {
    var clause = declared.clause("better");
    if (clause.isEmpty()) {
      return Measure.Direction.UNSTATED;
    }
    return Values.word(clause.get(), "higher", "lower").equals("lower")
        ? Measure.Direction.LOWER
        : Measure.Direction.HIGHER;
  }

  private static @Nullable Unit unit(Declared declared, Place.Element at, Draft draft) {
    var clause = declared.clause("unit");
    if (clause.isEmpty()) {
      return null;
    }
    draft.spans.put(at.child("unit"), clause.get().value().span());
    String[] words = Arrays.stream(Unit.values()).map(Unit::word).toArray(String[]::new);
    String word = Values.word(clause.get(), words);
    for (Unit unit : Unit.values()) {
      if (unit.word().equals(word)) {
        return unit;
      }
    }
    return null;
  }

  private static List<Measure.Exclusion> exceptions(
      Declared declared, Place.Element at, Draft draft) {
    List<Measure.Exclusion> exceptions = new ArrayList<>();
    for (Declared.Clause clause : declared.clauses("except")) {
      Optional<Measure.Exclusion> exception = RatesKind.exclusion(clause.value());
      if (exception.isEmpty()) {
        clause.refuse(
            "it takes a group and a reason", "write for example `except foster is not applicable`");
        continue;
      }
      draft.spans.put(at.child("exception").child(exceptions.size()), clause.value().get(0).span());
      exceptions.add(exception.get());
    }
    return exceptions;
  }
}
