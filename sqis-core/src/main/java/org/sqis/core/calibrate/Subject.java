package org.sqis.core.calibrate;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sqis.core.Policy;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.Type;
import org.sqis.core.model.Unit;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.model.YearRange;
import org.sqis.core.number.Rational;
import org.sqis.core.plan.Element;
import org.sqis.core.plan.Plan;
import org.sqis.core.plan.Plans;
import org.sqis.core.plan.PolicyProof;
import org.sqis.core.policy.Group;
import org.sqis.core.policy.LevelTable;
import org.sqis.core.policy.Measure.Direction;
import org.sqis.core.problem.NearestName;

/**
 * What is calibrated, as the policy of one year has it. Immutable.
 *
 * @param element what has the values
 * @param better which direction is better, never unstated
 * @param by whose words head the columns, or empty
 * @param isByInput whether {@code by} is an input
 * @param columns the words of each column; one without words where {@code by} is empty
 * @param groups the groups whose values count; none where there is one value a school
 * @param table the name of the table
 * @param present the table that the policy has of that name; or null
 * @param levels name and number of each level, the best first
 */
record Subject(
    Element element,
    Direction better,
    String by,
    boolean isByInput,
    List<List<String>> columns,
    List<String> groups,
    String table,
    @Nullable LevelTable present,
    List<List<String>> levels) {

  String name() {
    return element.name();
  }

  UnitOfAnalysis each() {
    return element.each();
  }

  boolean isInput() {
    return element instanceof Element.OfInput;
  }

  Type.Numeric type() {
    return (Type.Numeric) element.typed().type();
  }

  /** The values and the cut scores they can have. */
  Scale scale(@Nullable Integer round) {
    Integer own = null;
    if (element instanceof Element.OfMeasure measure) {
      own = measure.decimals();
    } else if (isInput() && (type().unit() == Unit.COUNT || type().unit() == Unit.DAYS)) {
      own = 0;
    }
    Integer asked = round == null ? null : (Integer) (round + type().unit().hiddenPlaces());
    Integer decimals =
        own == null || asked == null ? (own == null ? asked : own) : (Integer) Math.min(own, asked);
    return new Scale(better == Direction.HIGHER, decimals, element.typed().bounds());
  }

  /** What {@code request} means in {@code year}. */
  static Subject of(Policy policy, SchoolYear year, CalibrationRequest request) {
    Plans plans = PolicyProof.prove(policy.spec(), Set.of()).plans();
    Plan plan = Objects.requireNonNull(plans, "a policy is proved").in(year);
    if (plan == null) {
      throw new CalibrationException(
          "policy "
              + policy.name()
              + " has no rules for "
              + year
              + "; it governs "
              + new YearRange(policy.spec().header().first(), policy.spec().header().last()));
    }
    return new Finder(plan, year, request).subject();
  }

  /** Finds in the rules of one year what a request names. */
  private record Finder(Plan plan, SchoolYear year, CalibrationRequest request) {
    Subject subject() {
      Element element = element();
      LevelTable present = present(element.name());
      String table = present == null ? newName(element.name()) : present.name();
      String by = request.by();
      boolean isAsPresent = by == null;
      if (by == null) {
        by = present == null ? "" : present.by();
      }
      List<List<String>> columns = List.of(List.of());
      boolean isByInput = false;
      if (!by.isEmpty()) {
        Element type = plan.element(by);
        isByInput = type instanceof Element.OfInput;
        columns =
            isAsPresent && present != null && request.together().isEmpty()
                ? present.columns()
                : columns(words(by, type));
      } else if (!request.together().isEmpty()) {
        throw new CalibrationException("words can share a column only with `by`");
      }
      return new Subject(
          element,
          better(element),
          by,
          isByInput,
          columns,
          groups(element),
          table,
          present,
          levels(present));
    }

    private Element element() {
      String name = request.measure();
      Element element = plan.element(name);
      if (element == null || !(element.typed().type() instanceof Type.Numeric)) {
        List<String> known =
            plan.elements().stream()
                .filter(one -> one.typed().type() instanceof Type.Numeric)
                .filter(one -> !one.each().isWiderThanSchool())
                .map(Element::name)
                .toList();
        String near = NearestName.find(name, known).orElse("");
        throw new CalibrationException(
            (element == null
                    ? "the policy has no measure `" + name + "` in " + year
                    : "the values of `" + name + "` are no numbers")
                + (near.isEmpty() || near.equals(name) ? "" : "; did you mean `" + near + "`?"));
      }
      if (element.each().isWiderThanSchool()) {
        throw new CalibrationException(
            "`"
                + name
                + "` has one value a "
                + element.each()
                + "; cut scores come from values of schools");
      }
      return element;
    }

    /** The table of the measure that is there now; null if there is none. */
    private @Nullable LevelTable present(String measure) {
      List<LevelTable> tables =
          plan.spec().levels().stream().filter(one -> one.of().equals(measure)).toList();
      List<String> names = tables.stream().map(LevelTable::name).toList();
      if (!request.table().isEmpty()) {
        return tables.stream()
            .filter(one -> one.name().equals(request.table()))
            .findFirst()
            .orElse(null);
      }
      if (tables.size() > 1) {
        throw new CalibrationException(
            "`"
                + measure
                + "` has several tables: "
                + String.join(", ", names)
                + "; say which, with table");
      }
      return tables.isEmpty() ? null : tables.get(0);
    }

    private String newName(String measure) {
      String name = request.table().isEmpty() ? measure + "_level" : request.table();
      boolean isTaken =
          plan.element(name) != null
              || plan.spec().parameters().stream().anyMatch(one -> one.name().equals(name));
      if (isTaken || !name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
        throw new CalibrationException(
            "`"
                + name
                + "` "
                + (isTaken ? "is the name of something else" : "cannot be a name")
                + "; give the table another name, with table");
      }
      return name;
    }

    private List<String> words(String by, @Nullable Element type) {
      if (type != null
          && type.typed().type() instanceof Type.OneOf oneOf
          && UnitOfAnalysis.SCHOOL.sees(type.each())
          && type.each() == UnitOfAnalysis.SCHOOL) {
        return oneOf.options();
      }
      List<String> known =
          plan.elements().stream()
              .filter(one -> one.typed().type() instanceof Type.OneOf)
              .filter(one -> one.each() == UnitOfAnalysis.SCHOOL)
              .map(Element::name)
              .toList();
      throw new CalibrationException(
          "`"
              + by
              + "` is no input or measure each school with a list of words"
              + NearestName.find(by, known)
                  .map(near -> "; did you mean `" + near + "`?")
                  .orElse(known.isEmpty() ? "" : "; there are " + String.join(", ", known)));
    }

    /** A column for each word, or for those together. */
    private List<List<String>> columns(List<String> words) {
      List<String> named = request.together().stream().flatMap(List::stream).toList();
      for (String word : named) {
        if (!words.contains(word)) {
          throw new CalibrationException(
              "there is no `"
                  + word
                  + "` to share a column; the words are "
                  + String.join(", ", words));
        }
        if (named.indexOf(word) != named.lastIndexOf(word)) {
          throw new CalibrationException("`" + word + "` can be in one column only");
        }
      }
      List<List<String>> columns = new ArrayList<>();
      for (String word : words) {
        List<String> shared =
            request.together().stream()
                .filter(one -> one.contains(word))
                .findFirst()
                .orElse(List.of(word));
        List<String> ordered = words.stream().filter(shared::contains).toList();
        if (!columns.contains(ordered)) {
          columns.add(ordered);
        }
      }
      return columns;
    }

    private Direction better(Element element) {
      Direction stated = Direction.UNSTATED;
      if (element instanceof Element.OfMeasure measure) {
        stated = measure.measure().better();
      } else if (element instanceof Element.OfIndex) {
        stated = Direction.HIGHER;
      }
      Direction asked = request.better();
      if (stated == Direction.UNSTATED && asked == Direction.UNSTATED) {
        throw new CalibrationException(
            "nothing says which values of `"
                + element.name()
                + "` are better; say so, with better higher or lower");
      }
      if (stated != Direction.UNSTATED && asked != Direction.UNSTATED && stated != asked) {
        throw new CalibrationException(
            "the policy says that "
                + (stated == Direction.HIGHER ? "higher" : "lower")
                + " values of `"
                + element.name()
                + "` are better");
      }
      return stated == Direction.UNSTATED ? asked : stated;
    }

    private List<String> groups(Element element) {
      boolean isScored = request.groups() == CalibrationRequest.Groups.SCORED;
      if (element.each() != UnitOfAnalysis.GROUP) {
        if (isScored) {
          throw new CalibrationException(
              "`" + element.name() + "` has one value a school, not one for each group");
        }
        return List.of();
      }
      if (!isScored) {
        return List.of(Group.ALL);
      }
      List<String> scored =
          plan.spec().groups().stream()
              .filter(group -> group.use() == Group.Use.SCORED)
              .map(Group::name)
              .filter(name -> !name.equals(Group.ALL))
              .toList();
      if (scored.isEmpty()) {
        throw new CalibrationException("the policy has no student group that scores in " + year);
      }
      return scored;
    }

    private List<List<String>> levels(@Nullable LevelTable present) {
      Stream<LevelTable.Row> rows = present == null ? Stream.of() : present.rows().stream();
      List<List<String>> own =
          rows.sorted((one, other) -> other.number().compareTo(one.number()))
              .map(row -> List.of(row.level(), row.number().toString()))
              .toList();
      Integer asked = request.levels();
      boolean isAsPresent = own.size() >= CalibrationRequest.LEAST_LEVELS;
      if (isAsPresent && (asked == null || asked == own.size())) {
        return own;
      }
      int count = asked == null ? CalibrationRequest.USUAL_LEVELS : asked;
      List<List<String>> levels = new ArrayList<>();
      for (int level = count; level >= 1; level--) {
        String number = Rational.of(level).toString();
        levels.add(List.of(number, number));
      }
      return levels;
    }
  }
}
