package org.sqis.core.plan;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sqis.core.expr.Expr;
import org.sqis.core.function.Functions;
import org.sqis.core.model.Type;
import org.sqis.core.model.Value;
import org.sqis.core.policy.Measure;
import org.sqis.core.problem.NearestName;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;

/** Proves the words of a measure whose values are words, and what its values write. */
final class WordProof {
  private final Measure measure;
  private final Names names;
  private final Problems problems;
  private final Place.Element at;

  WordProof(Measure measure, Names names, Problems problems, Place.Element at) {
    this.measure = measure;
    this.names = names;
    this.problems = problems;
    this.at = at;
  }

  /** The type of its values, if they are words. */
  Optional<Type> type() {
    return measure.words().isEmpty()
        ? Optional.empty()
        : Optional.of(new Type.OneOf(measure.words()));
  }

  /** Proves the words themselves. */
  void prove() {
    Set<String> seen = new LinkedHashSet<>();
    for (int i = 0; i < measure.words().size(); i++) {
      String word = measure.words().get(i);
      Place.Element place = at.child("word").child(i);
      if (!seen.add(word)) {
        problems.add(
            Problem.of(ProblemCode.WORD_TWICE, place, measure.name(), word)
                .help("leave one of the two out"));
      } else if (!NameProof.isName(word) || NameProof.RESERVED.contains(word)) {
        boolean isName = NameProof.isName(word);
        problems.add(
            Problem.of(isName ? ProblemCode.RESERVED_NAME : ProblemCode.BAD_NAME, place, word)
                .help(
                    isName
                        ? "use a longer word, such as `" + word + "_result`"
                        : "a word has letters, digits and `_`, and begins with a letter"));
      } else {
        proveNoName(word, place);
      }
    }
    if (!measure.words().isEmpty() && measure.better() != Measure.Direction.UNSTATED) {
      problems.add(
          Problem.of(ProblemCode.WORDS_NO_DIRECTION, at.child("better"), measure.name(), "better")
              .help("leave `better` out; values that have an order are levels"));
    }
  }

  /** Where a value is written, a word and a name look the same. */
  private void proveNoName(String word, Place.Element place) {
    Names.Meaning meaning = names.find(word).meaning();
    if (meaning == null) {
      return;
    }
    // "an input of each school", "a table of levels"
    String kind = meaning.kind().split(" ", -1)[1];
    String declared = kind.equals("table") ? "levels" : kind;
    problems.add(
        Problem.of(
                ProblemCode.WORD_AND_NAME,
                place,
                word,
                measure.name(),
                "the name of " + meaning.kind())
            .with(Place.element(declared + "/" + word), "the value of that name")
            .help("use another word, such as `" + word + "_result`"));
  }

  /** The words as names of their own, where a value is written. */
  Map<String, Node> locals() {
    Map<String, Node> locals = new LinkedHashMap<>();
    Optional<Type> type = type();
    if (type.isPresent()) {
      for (String word : measure.words()) {
        locals.put(word, new Node.Constant(new Value.Word(word), Typed.of(type.get())));
      }
    }
    return locals;
  }

  /** Whether a value is a name that is neither a word nor anything else; reports it. */
  boolean isStranger(Expr value, Place.Element place) {
    if (!(value instanceof Expr.Name name) || measure.words().contains(name.name())) {
      return false;
    }
    String text = name.name();
    Names.Found found = names.find(text);
    boolean isKnown =
        found.meaning() != null
            || found.isPoisoned()
            || names.kind(text) != null
            || text.equals("group")
            || Functions.names().contains(text);
    if (isKnown) {
      return false;
    }
    if (!measure.words().isEmpty()) {
      problems.unknown(ProblemCode.UNKNOWN_WORD, place, measure.words(), text, measure.name());
      return true;
    }
    boolean isList = measure.body() instanceof Measure.Cases cases && cases.cases().size() > 1;
    if (!isList || NearestName.find(text, names.known()).isPresent()) {
      return false;
    }
    problems.add(
        Problem.of(ProblemCode.UNKNOWN_NAME, place, text)
            .help(
                "declare it, for example with `measure "
                    + text
                    + " each school`; for a word, add a line `one of "
                    + String.join(", ", strangers())
                    + "`"));
    return true;
  }

  /** Every value that is a name nobody knows: together they may be meant as words. */
  private List<String> strangers() {
    Set<String> strangers = new LinkedHashSet<>();
    if (measure.body() instanceof Measure.Cases cases) {
      for (Measure.Case one : cases.cases()) {
        if (one.value() instanceof Expr.Name name && names.find(name.name()).meaning() == null) {
          strangers.add(name.name());
        }
      }
    }
    return strangers.size() == 1
        ? List.of(strangers.iterator().next(), "\u2026")
        : List.copyOf(strangers);
  }

  /** Whether the values are of the words that are declared; reports it if not. */
  boolean fits(Typed joined) {
    boolean fits = type().isEmpty() || joined.type().equals(type().get());
    if (!fits) {
      problems.add(
          Problem.of(
                  ProblemCode.UNIT_MISMATCH,
                  at.child("value").child(0),
                  measure.name(),
                  Typed.of(type().get()).words(),
                  joined.words())
              .with(at.child("word").child(0), "its words")
              .help("write " + CaseProof.listed(measure.words(), "or")));
    }
    return fits;
  }
}
