package org.sqis.core.plan;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sqis.core.model.DateLayout;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.Type;
import org.sqis.core.model.Unit;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.number.Rational;
import org.sqis.core.policy.Input;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;

/**
 * Proves inputs: that their ranges hold a value, and that each part of a count is a part of another
 * count.
 */
final class InputProof {
  private static final String PLAIN_COUNT = "write `count`, or `count of` an input that is one";

  private final Names names;
  private final Map<String, String> declared;
  private final Problems problems;
  private final Map<String, Input> inputs = new LinkedHashMap<>();
  private final Set<String> partsOfThemselves;

  /**
   * @param declared the kind of declaration of each name
   */
  InputProof(List<Input> all, Names names, Map<String, String> declared, Problems problems) {
    this.names = names;
    this.declared = declared;
    this.problems = problems;
    for (Input input : all) {
      inputs.putIfAbsent(input.name(), input);
    }
    this.partsOfThemselves = partsOfThemselves(all);
  }

  /** The element of the input, whatever its faults. */
  Element.OfInput prove(Input input) {
    Place.Element at = Place.element("input/" + input.name());
    Unit unit = input.type() instanceof Type.Numeric numeric ? numeric.unit() : Unit.NUMBER;
    if (input.min() != null && input.max() != null && input.min().compareTo(input.max()) > 0) {
      String low = unit.print(input.min());
      String high = unit.print(input.max());
      problems.add(
          Problem.of(ProblemCode.BAD_RANGE, at.child("type"), input.name(), low, high)
              .help("write `" + unit.word() + " " + high + " to " + low + "`"));
    }
    provePartOf(input, at);
    Bounds bounds = new Bounds(input.min(), input.max());
    if (input.type() instanceof Type.Date) {
      bounds = DateRules.typed(DateLayout.FIRST, DateLayout.LAST).bounds();
    } else if (unit == Unit.COUNT && input.min() == null) {
      bounds = new Bounds(Rational.ZERO, input.max());
    } else if (unit == Unit.PERCENT && input.min() == null && input.max() == null) {
      bounds = Bounds.SHARE;
    }
    Set<MissingReason> possible =
        isAlwaysThere(input)
            ? Set.of(MissingReason.NOT_APPLICABLE)
            : input.neverMissing() ? Set.of() : Set.of(MissingReason.values());
    return new Element.OfInput(
        input, Typed.of(input.type()).within(bounds).missing(possible, Map.of()));
  }

  /** Whether a group that exists always has it. */
  static boolean isAlwaysThere(Input input) {
    return input.neverMissing() && input.each() == UnitOfAnalysis.GROUP;
  }

  /** The inputs that are parts of parts and so on of themselves; each chain is followed once. */
  private Set<String> partsOfThemselves(List<Input> all) {
    Set<String> found = new HashSet<>();
    Set<String> done = new HashSet<>();
    for (Input input : all) {
      Set<String> path = new LinkedHashSet<>();
      Input next = input;
      while (next != null && !done.contains(next.name()) && path.add(next.name())) {
        next = inputs.get(next.partOf());
      }
      if (next != null && path.contains(next.name())) {
        List<String> names = List.copyOf(path);
        found.addAll(names.subList(names.indexOf(next.name()), names.size()));
      }
      done.addAll(path);
    }
    return found;
  }

  private void provePartOf(Input input, Place.Element at) {
    if (input.partOf().isEmpty()) {
      return;
    }
    Place.Element place = at.child("part_of");
    Input whole = inputs.get(input.partOf());
    if (partsOfThemselves.contains(input.name())) {
      problems.add(
          Problem.of(ProblemCode.PART_OF_ITSELF, place, input.name())
              .help("write `count`, or `count of` another input"));
      return;
    }
    if (whole == null) {
      String kind = declared.get(input.partOf());
      if (kind != null) {
        problems.add(
            Problem.of(
                    ProblemCode.WRONG_KIND,
                    place,
                    input.partOf(),
                    NameProof.words(kind),
                    "an input that is a count")
                .help(PLAIN_COUNT));
      } else if (!names.isPoisoned(input.partOf())) {
        problems.unknown(ProblemCode.UNKNOWN_NAME, place, inputs.keySet(), input.partOf());
      }
    } else if (whole.each() != input.each() || !whole.type().equals(new Type.Numeric(Unit.COUNT))) {
      problems.add(
          Problem.of(
                  ProblemCode.WRONG_KIND,
                  place,
                  whole.name(),
                  Typed.of(whole.type()).words() + " of each " + whole.each(),
                  "a count of each " + input.each())
              .help(PLAIN_COUNT));
    }
  }
}
