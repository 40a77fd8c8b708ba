package org.sqis.core.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sqis.core.policy.Parameter;
import org.sqis.core.policy.PolicySpec;
import org.sqis.core.problem.Problem;

/**
 * What a proof without errors found, declaration by declaration, so that a proof of rules that
 * differ in values of parameters and in indexes need not be made again where nothing changed.
 *
 * <p>A declaration sees the others only by what {@link Names} tells it. Every question that its
 * proof asked is kept with the answer. If the declaration is the same and each question has the
 * same answer now, its proof would do the same again, and what it found is taken over. What else
 * proofs read of the rules is the same by {@link #fits}; proofs that read more are not kept.
 *
 * @param spec the rules
 * @param earlier what the rules of earlier years define
 * @param proofs by name what the proof of a declaration did
 * @param problems everything it told of, in order
 * @param defined what the rules define, for later years
 */
record Remembered(
    PolicySpec spec,
    Earlier earlier,
    Map<String, Proof> proofs,
    List<Problem> problems,
    Earlier defined) {
  Remembered {
    proofs = Map.copyOf(proofs);
    problems = List.copyOf(problems);
  }

  /** Whether what its proofs found can be of use for {@code other} rules. */
  boolean fits(PolicySpec other, Earlier before) {
    return earlier.poisoned().equals(before.poisoned())
        && earlier.levels().equals(before.levels())
        && names(spec).equals(names(other))
        && spec.equals(other.withParameters(spec.parameters()).withIndexes(spec.indexes()))
        && spec.indexes().stream()
            .map(one -> one.name())
            .toList()
            .equals(other.indexes().stream().map(one -> one.name()).toList());
  }

  private static List<String> names(PolicySpec spec) {
    return spec.parameters().stream().map(Parameter::name).toList();
  }

  /** Whether the whole proof would be the same. */
  boolean isSame(PolicySpec other, Earlier before) {
    return earlier.equals(before) && spec.equals(other);
  }

  /**
   * What the proof of one declaration did.
   *
   * @param declaration the declaration
   * @param kind what it is, with an article
   * @param element what it proved
   * @param answers what it asked, and what it was told
   * @param problems every problem it told of
   * @param reads the reads of other years
   */
  record Proof(
      Object declaration,
      String kind,
      Element element,
      List<Answer> answers,
      List<Problem> problems,
      List<YearRead> reads) {
    Proof {
      answers = List.copyOf(answers);
      problems = List.copyOf(problems);
      reads = List.copyOf(reads);
    }
  }

  /** What can be asked about a name. */
  enum Question {
    FIND,
    FIND_EARLIER,
    IS_POISONED,
    GRID,
    LEVELS,
    WORDS
  }

  /**
   * A question and its answer.
   *
   * @param question the question
   * @param name the name it is about
   * @param told the answer, which may be nothing
   */
  record Answer(Question question, String name, @Nullable Object told) {}

  /** What a proof does while it runs. */
  static final class Recording {
    private final List<Answer> answers = new ArrayList<>();
    private final List<YearRead> reads = new ArrayList<>();
    private boolean isOpaque;
    private String kind = "";
    private @Nullable Element element;

    void told(Question question, String name, @Nullable Object answer) {
      answers.add(new Answer(question, name, answer));
    }

    void reads(YearRead read) {
      reads.add(read);
    }

    /** It read what no answer covers. */
    void opaque() {
      isOpaque = true;
    }

    /** What it proved: nothing if there is a fault. */
    void proved(String what, @Nullable Element proved) {
      kind = what;
      element = proved;
    }

    /** What the proof did; null if it cannot be taken over. */
    @Nullable Proof proof(Object declaration, List<Problem> told) {
      return isOpaque || element == null
          ? null
          : new Proof(declaration, kind, element, answers, told, reads);
    }
  }
}
