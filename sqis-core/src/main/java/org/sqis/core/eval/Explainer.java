package org.sqis.core.eval;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.sqis.core.data.Dataset;
import org.sqis.core.data.Entity;
import org.sqis.core.explain.Explanation;
import org.sqis.core.explain.Explanation.Step;
import org.sqis.core.explain.Explanation.Written;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.model.Value;
import org.sqis.core.outcome.Origin;
import org.sqis.core.outcome.ValueText;
import org.sqis.core.plan.Element;
import org.sqis.core.plan.Plan;
import org.sqis.core.plan.Plans;
import org.sqis.core.policy.Changeable;
import org.sqis.core.policy.Group;
import org.sqis.core.policy.Parameter;
import org.sqis.core.policy.SchoolCalendar;
import org.sqis.core.problem.NearestName;

/**
 * Evaluates one school again with the reference evaluator and records what each value reads. A
 * value read twice is explained where it is first needed.
 */
public final class Explainer {
  private static final int DEEPEST = 60;

  private final Plans plans;
  private final Map<String, Written> written;

  /** An explainer; {@code written} says where declarations stand in a text. */
  public Explainer(Plans plans, Map<String, Written> written) {
    this.plans = plans;
    this.written = written;
  }

  /**
   * The explanation of {@code result}, which may end in {@code of GROUP}.
   *
   * @throws IllegalArgumentException if the result or group is unknown
   */
  public Explanation explain(Dataset data, int entity, String result, Origin origin) {
    int of = result.indexOf(" of ");
    String name = of < 0 ? result : result.substring(0, of);
    String groupName = of < 0 ? Group.ALL : result.substring(of + 4);
    SchoolValues school = new SchoolEvaluator(plans).evaluate(data, entity);
    Plan plan = school.plan();
    Element element = plan.element(name);
    if (element == null) {
      throw new IllegalArgumentException("result must be a name of the policy: " + name);
    }
    int group = -1;
    if (element.each() == UnitOfAnalysis.GROUP) {
      group = plan.groups().indexOf(groupName);
      if (group < 0) {
        throw new IllegalArgumentException(
            "group must be one of " + plan.groups() + ": " + groupName);
      }
    } else if (of >= 0) {
      throw new IllegalArgumentException(
          "result has one value a " + element.each() + ", not for groups: " + name);
    }
    Step root = telling(school.owner(name)).step(element, group, 0);
    return new Explanation(origin, data.entities().get(entity), root);
  }

  /**
   * The explanation of a result of a district, or of the consortium if {@code district} is empty.
   *
   * @throws IllegalArgumentException if the district is unknown, or the result is none that it has
   */
  public Explanation explainWhole(Dataset data, String district, String result, Origin origin) {
    Population everyone = new SchoolEvaluator(plans).everyone(data);
    SchoolValues whole = district.isEmpty() ? everyone.consortium() : everyone.district(district);
    if (whole == null) {
      throw new IllegalArgumentException(
          NearestName.unknown("district", district, data.districts()));
    }
    Element element = whole.plan().element(result);
    if (element == null || !whole.isDefined(result)) {
      throw new IllegalArgumentException(
          "result must be one "
              + (district.isEmpty() ? "of the consortium" : "each district or of the consortium")
              + ": "
              + result);
    }
    Entity.Kind kind = district.isEmpty() ? Entity.Kind.CONSORTIUM : Entity.Kind.DISTRICT;
    Entity entity = new Entity(whole.label(), "", "", kind);
    Step root = telling(whole.owner(result)).step(element, -1, 0);
    return new Explanation(origin, entity, root);
  }

  private Telling telling(SchoolValues of) {
    return new Telling(of, 0, new HashSet<>());
  }

  /** Why the school has the value; {@code group} is -1 for a value it has once. */
  Step step(SchoolValues school, String name, int group) {
    Element element = Objects.requireNonNull(school.plan().element(name), name);
    return telling(school.owner(name)).step(element, group, 0);
  }

  /** One school in one year. */
  private final class Telling {
    private final SchoolValues school;
    private final Plan plan;
    private final int ago;
    private final Set<Reading> told;
    private final Changes changes;

    /**
     * @param ago how many years before the rating year
     * @param told what was told of any year
     */
    Telling(SchoolValues school, int ago, Set<Reading> told) {
      this.school = school;
      this.plan = school.plan();
      this.ago = ago;
      this.told = told;
      this.changes = new Changes(plans, school);
    }

    private String year() {
      return ago == 0 ? "" : school.year().toString();
    }

    private String changedLevels(Element element) {
      return element instanceof Element.OfLevels
          ? changes.of(
              what -> what instanceof Changeable.CutScore cut && cut.table().equals(element.name()))
          : "";
    }

    /** Which year the value of an input is of, if it is not that of the step. */
    private String origin(Element element) {
      if (!(element instanceof Element.OfInput input)) {
        return "";
      }
      int lag = input.input().lag();
      if (lag > 0) {
        int start = school.year().start() - lag;
        return "data of " + (start < 1900 ? "a year" : new SchoolYear(start)) + ", lag " + lag;
      }
      return school.isOfRatedYear(element.name())
          ? "given for the rated year only, and taken for this one"
          : "";
    }

    private static String both(String one, String other) {
      return one + (one.isEmpty() || other.isEmpty() ? "" : "; ") + other;
    }

    private Written written(String path) {
      return written.getOrDefault(plans.path(school.year(), path), Written.NOWHERE);
    }

    /** A value that a test gives, in place of its rule. */
    private Step given(Element element, int group) {
      String groupName = group < 0 ? "" : plan.groups().get(group);
      Value value = school.get(element.name(), group, false);
      return new Step(
          "given/"
              + element.name()
              + (group < 0 ? "" : "/" + groupName)
              + (ago == 0 ? "" : "/" + school.year()),
          "given",
          element.name(),
          groupName,
          year(),
          "",
          ValueText.readable(value, element.typed().type()),
          ValueText.exact(school.get(element.name(), group, true), element.typed().type()),
          "",
          "given by the test",
          "",
          Written.NOWHERE,
          List.of());
    }

    Step step(Element element, int group, int depth) {
      if (school.isGiven(element.name(), group)) {
        return given(element, group);
      }
      boolean isNew = told.add(new Reading(element.name(), group, ago, false));
      Value value = school.get(element.name(), group, false);
      Value exact = school.get(element.name(), group, true);
      List<Reading> readings = new ArrayList<>();
      Visits visits = new Visits(school, ago);
      Reads reads = new Readings(school, readings, visits);
      RuleText.Told rule =
          element instanceof Element.OfLadder ladder
              ? LadderText.told(plans, ladder, school, reads)
              : new RuleText(school).told(element, group, value, reads);
      List<Step> steps = new ArrayList<>();
      if (isNew && depth < DEEPEST) {
        if (element instanceof Element.OfIndex index) {
          steps.addAll(indexSteps(index).measures(depth));
        }
        if (element instanceof Element.OfDesignation designation) {
          steps.addAll(designationSteps(designation, visits, depth).steps());
        }
        for (Reading reading : new java.util.LinkedHashSet<>(readings)) {
          steps.add(child(reading, depth));
        }
        visits.steps().forEach(steps::add);
      }
      String printed =
          element instanceof Element.OfIndex
              ? ValueText.readable(school.index(element.name()).published(), element.typed().type())
              : ValueText.readable(value, element.typed().type());
      boolean isRepeated = !isNew && !(element instanceof Element.OfInput);
      return new Step(
          rule.kind()
              + "/"
              + element.name()
              + (group < 0 ? "" : "/" + plan.groups().get(group))
              + (ago == 0 ? "" : "/" + school.year()),
          rule.kind(),
          element.name(),
          group < 0 ? "" : plan.groups().get(group),
          year(),
          rule.title(),
          printed,
          ValueText.exact(exact, element.typed().type()),
          rule.rule(),
          isRepeated
              ? "explained above"
              : both(both(rule.note(), changedLevels(element)), origin(element)),
          rule.source(),
          written(rule.path()),
          steps);
    }

    private IndexSteps indexSteps(Element.OfIndex index) {
      Written at = written("index/" + index.name());
      return new IndexSteps(school, index, year(), at, changes, this::owned);
    }

    private DesignationSteps designationSteps(
        Element.OfDesignation designation, Visits visits, int depth) {
      return new DesignationSteps(
          school,
          designation,
          year(),
          new SchoolEvaluator(plans),
          visits,
          this::written,
          reading -> child(reading, depth + 1));
    }

    /** The step of a value of this school, of its district, or of the consortium. */
    private Step owned(Element element, int group, int depth) {
      SchoolValues owner = school.owner(element.name());
      return owner.equals(school)
          ? step(element, group, depth)
          : new Telling(owner, ago, told).step(element, -1, depth);
    }

    private Step child(Reading reading, int depth) {
      if (reading.ago() > 0) {
        SchoolValues there = Objects.requireNonNull(school.ago(reading.ago()), "read before");
        Reading same = new Reading(reading.name(), reading.group(), 0, reading.isParameter());
        return new Telling(there, ago + reading.ago(), told).child(same, depth);
      }
      if (reading.isParameter()) {
        return reading.name().startsWith(Reading.SEASON)
            ? season(reading.name().substring(Reading.SEASON.length()))
            : parameter(reading.name());
      }
      SchoolValues.Recorded recorded = school.recorded(reading.name(), reading.group());
      if (recorded != null) {
        return recorded(recorded, reading.group());
      }
      Element element = plan.element(reading.name());
      SchoolValues owner = school.owner(reading.name());
      if (!owner.equals(school) && element != null) {
        return new Telling(owner, ago, told).step(element, -1, depth + 1);
      }
      if (!school.isDefined(reading.name())) {
        return undefined(
            reading.name(),
            reading.group(),
            school.getIfDefined(reading.name(), -1, false).toString());
      }
      boolean hasRule = element instanceof Element.OfInput || plans.in(school.year()) != null;
      if (element == null || !hasRule) {
        return undefined(
            reading.name(),
            reading.group(),
            school.get(reading.name(), reading.group(), false).toString());
      }
      return step(element, reading.group(), depth + 1);
    }

    /** A result of a year that the policy does not govern. */
    private Step recorded(SchoolValues.Recorded found, int group) {
      Element element = found.element();
      String groupName = group < 0 ? "" : plan.groups().get(group);
      return new Step(
          "recorded/"
              + element.name()
              + (group < 0 ? "" : "/" + groupName)
              + (ago == 0 ? "" : "/" + school.year()),
          "recorded",
          element.name(),
          groupName,
          year(),
          "",
          ValueText.readable(school.get(element.name(), group, false), element.typed().type()),
          ValueText.exact(school.get(element.name(), group, true), element.typed().type()),
          "",
          "recorded in " + found.history(),
          "",
          Written.NOWHERE,
          List.of());
    }

    /** What another year reads and the rules of that year do not have. */
    private Step undefined(String name, int group, String value) {
      String groupName = group < 0 ? "" : plan.groups().get(group);
      return new Step(
          "undefined/"
              + name
              + (group < 0 ? "" : "/" + groupName)
              + (ago == 0 ? "" : "/" + school.year()),
          "undefined",
          name,
          groupName,
          year(),
          "",
          value,
          value,
          "",
          "",
          "",
          Written.NOWHERE,
          List.of());
    }

    /** The days of a season, or of the school year, and who stands behind them. */
    private Step season(String name) {
      SchoolCalendar calendar = plan.spec().header().calendar();
      String days =
          calendar.firstDay(name, school.year()) + " to " + calendar.lastDay(name, school.year());
      return new Step(
          Reading.SEASON + name + (ago == 0 ? "" : "/" + school.year()),
          "season",
          name,
          "",
          year(),
          "",
          days,
          days,
          "",
          "",
          calendar.standing(name),
          written(Reading.SEASON + name),
          List.of());
    }

    private Step parameter(String name) {
      Optional<Parameter> found =
          plan.spec().parameters().stream().filter(other -> other.name().equals(name)).findFirst();
      if (found.isEmpty()) {
        return undefined(name, -1, MissingReason.NOT_YET_DEFINED.words());
      }
      Parameter parameter = found.get();
      String value = parameter.value() == null ? "not set" : parameter.value().toString();
      String source =
          (parameter.provenance() == null ? "" : parameter.provenance().word())
              + (parameter.source().isEmpty() ? "" : ", " + parameter.source());
      return new Step(
          "parameter/" + name + (ago == 0 ? "" : "/" + school.year()),
          "parameter",
          name,
          "",
          year(),
          parameter.meaning(),
          value,
          value,
          "",
          changes.of(new Changeable.ParameterValue(name)::equals),
          source,
          written("parameter/" + name),
          List.of());
    }
  }
}
