package org.sqis.core.nsize;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sqis.core.Policy;
import org.sqis.core.expr.Expr;
import org.sqis.core.expr.Operator;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.Type;
import org.sqis.core.model.Unit;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.model.YearRange;
import org.sqis.core.number.Rational;
import org.sqis.core.outcome.ResultColumn;
import org.sqis.core.policy.Group;
import org.sqis.core.policy.Input;
import org.sqis.core.policy.Measure;
import org.sqis.core.policy.Parameter;
import org.sqis.core.problem.NearestName;

/** Puts the two rules of a question into a policy, as measures of one year. */
final class SizeMeasures {
  private final Policy policy;
  private final SchoolYear year;
  private final SizeQuestion question;
  private final List<Input> inputs;
  private final List<Parameter> parameters;

  SizeMeasures(Policy policy, SchoolYear year, SizeQuestion question) {
    this.policy = policy;
    this.year = year;
    this.question = question;
    this.inputs =
        policy.spec().inputs().stream()
            .filter(input -> input.each() == UnitOfAnalysis.GROUP && isIn(input.years()))
            .toList();
    this.parameters = policy.spec().parameters().stream().filter(one -> isIn(one.years())).toList();
  }

  /** The inputs that can be the size of a group, those that are no part of another first. */
  static List<Input> counts(Policy policy, SchoolYear year) {
    List<Input> counts =
        policy.spec().inputs().stream()
            .filter(input -> input.each() == UnitOfAnalysis.GROUP)
            .filter(input -> input.years() == null || input.years().contains(year))
            .filter(input -> input.type().equals(new Type.Numeric(Unit.COUNT)))
            .toList();
    return Stream.concat(
            counts.stream().filter(input -> input.partOf().isEmpty()),
            counts.stream().filter(input -> !input.partOf().isEmpty()))
        .toList();
  }

  private boolean isIn(@Nullable YearRange years) {
    return years == null || years.contains(year);
  }

  /** Why the question cannot be asked of the policy, in words; empty if it can. */
  Optional<String> misfit() {
    SchoolYear first = policy.spec().header().first();
    SchoolYear last = policy.spec().header().last();
    if (!new YearRange(first, last).contains(year)) {
      return Optional.of(
          "policy " + policy.name() + " governs " + new YearRange(first, last) + ", not " + year);
    }
    List<String> counts = counts(policy, year).stream().map(Input::name).toList();
    if (!counts.contains(question.count())) {
      return Optional.of(
          "`"
              + question.count()
              + "` is no count of each group in "
              + year
              + help(question.count(), counts));
    }
    List<String> groups = groupsInForce().stream().map(Group::name).toList();
    for (String group : question.groups()) {
      if (!groups.contains(group)) {
        return Optional.of("there is no group `" + group + "` in " + year + help(group, groups));
      }
    }
    if (groups().isEmpty()) {
      return Optional.of(
          "no group of policy "
              + policy.name()
              + " is scored in "
              + year
              + " but `all`; name the groups to report"
              + (groups.isEmpty() ? "" : ": " + String.join(", ", groups)));
    }
    return Stream.of(question.from(), question.to())
        .map(rule -> rule.accept(new Fit()))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static String help(String name, List<String> known) {
    return NearestName.find(name, known)
        .map(near -> "; did you mean `" + near + "`?")
        .orElse(known.isEmpty() ? "; there is none" : "; there are " + String.join(", ", known));
  }

  private List<Group> groupsInForce() {
    return policy.spec().groups().stream().filter(group -> isIn(group.years())).toList();
  }

  /** The groups reported, in the order of the policy. */
  List<Group> groups() {
    return groupsInForce().stream()
        .filter(
            group ->
                question.groups().isEmpty()
                    ? group.use() == Group.Use.SCORED && !group.name().equals(Group.ALL)
                    : question.groups().contains(group.name()))
        .toList();
  }

  /** The groups of the year that are not reported. */
  List<Group> others() {
    List<Group> reported = groups();
    return groupsInForce().stream().filter(group -> !reported.contains(group)).toList();
  }

  /** The input that is the size. */
  Input count() {
    return inputs.stream().filter(one -> one.name().equals(question.count())).findFirst().get();
  }

  /** What a rule says, in words. */
  String words(SizeRule rule) {
    return rule.accept(new Said());
  }

  /**
   * The policy with three measures more.
   *
   * @param names the names of the size, of the rule before and of the rule after
   */
  record Extended(Policy policy, List<String> names) {
    Extended {
      names = List.copyOf(names);
    }
  }

  Extended extended() {
    // Whatever the policy names, words of lists too, stands in this text.
    String taken = policy.spec().toString();
    Expr size = new Expr.Name(question.count());
    List<Expr> values =
        List.of(
            size, question.from().accept(new Condition()), question.to().accept(new Condition()));
    List<String> names = new ArrayList<>();
    List<Measure> measures = new ArrayList<>(policy.spec().measures());
    for (Expr value : values) {
      String name = "size_question_" + names.size();
      while (taken.contains(name)) {
        name += "_";
      }
      names.add(name);
      measures.add(measure(name, value));
    }
    return new Extended(Policy.of(policy.spec().withMeasures(measures)), names);
  }

  private Measure measure(String name, Expr value) {
    return new Measure(
        name,
        "",
        UnitOfAnalysis.GROUP,
        Measure.Direction.UNSTATED,
        null,
        null,
        List.of(),
        List.of(),
        List.of(),
        new Measure.Cases(List.of(new Measure.Case(value, null))),
        true,
        "",
        List.of(),
        List.of(),
        List.of(),
        new YearRange(year, year));
  }

  private boolean isSize(Parameter parameter) {
    boolean isCount =
        parameter.type() == null || parameter.type().equals(new Type.Numeric(Unit.COUNT));
    boolean isNumber =
        parameter.value() == null
            || (parameter.value() instanceof Expr.Numeral number && !number.isPercent());
    return isCount && isNumber;
  }

  private Optional<Parameter> parameter(String name) {
    return parameters.stream().filter(one -> one.name().equals(name)).findFirst();
  }

  /** The names that can stand for a rule. */
  private List<String> rules() {
    Stream<String> sizes = parameters.stream().filter(this::isSize).map(Parameter::name);
    Stream<String> sent =
        inputs.stream().filter(input -> input.type().equals(new Type.YesNo())).map(Input::name);
    Stream<String> results =
        policy.results(year).stream()
            .filter(column -> column.each() == UnitOfAnalysis.GROUP)
            .filter(column -> column.type().equals(new Type.YesNo()))
            .map(ResultColumn::name);
    return Stream.of(sizes, sent, results).flatMap(one -> one).toList();
  }

  /** What is wrong with a rule. */
  private final class Fit implements SizeRule.Visitor<Optional<String>> {
    @Override
    public Optional<String> atLeast(SizeRule.AtLeast rule) {
      return Optional.empty();
    }

    @Override
    public Optional<String> atLeastOrPart(SizeRule.AtLeastOrPart rule) {
      return Optional.empty();
    }

    @Override
    public Optional<String> named(SizeRule.Named rule) {
      List<String> known = rules();
      return known.contains(rule.name())
          ? Optional.empty()
          : Optional.of(
              "`"
                  + rule.name()
                  + "` is no parameter that is a count, and no input or result of each group that"
                  + " is yes or no, in "
                  + year
                  + help(rule.name(), known));
    }
  }

  /** The condition that a rule states. */
  private final class Condition implements SizeRule.Visitor<Expr> {
    @Override
    public Expr atLeast(SizeRule.AtLeast rule) {
      return atLeast(numeral(rule.n()));
    }

    private Expr atLeast(Expr least) {
      return new Expr.Binary(Operator.AT_LEAST, new Expr.Name(question.count()), least);
    }

    private static Expr numeral(long number) {
      return new Expr.Numeral(Rational.of(number), false);
    }

    @Override
    public Expr atLeastOrPart(SizeRule.AtLeastOrPart rule) {
      Expr part =
          new Expr.Binary(
              Operator.TIMES,
              new Expr.Numeral(rule.part(), true),
              new Expr.OfGroup(question.count(), Group.ALL));
      return new Expr.Binary(
          Operator.OR,
          atLeast(numeral(rule.enough())),
          new Expr.Binary(Operator.AND, atLeast(numeral(rule.least())), atLeast(part)));
    }

    @Override
    public Expr named(SizeRule.Named rule) {
      Expr name = new Expr.Name(rule.name());
      return parameter(rule.name()).isPresent() ? atLeast(name) : name;
    }
  }

  /** A rule in words. */
  private final class Said implements SizeRule.Visitor<String> {
    @Override
    public String atLeast(SizeRule.AtLeast rule) {
      return "at least " + students(rule.n());
    }

    @Override
    public String atLeastOrPart(SizeRule.AtLeastOrPart rule) {
      return "at least "
          + students(rule.enough())
          + ", or at least "
          + rule.least()
          + " that are "
          + rule.part().times(Rational.HUNDRED)
          + "% of all or more";
    }

    private static String students(long n) {
      return n + (n == 1 ? " student" : " students");
    }

    @Override
    public String named(SizeRule.Named rule) {
      return parameter(rule.name())
          .map(
              parameter ->
                  "at least `"
                      + rule.name()
                      + "` students, which is "
                      + (parameter.value() == null ? "not set" : parameter.value()))
          .orElse("groups of which `" + rule.name() + "` says yes");
    }
  }
}
