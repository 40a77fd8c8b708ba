package org.sqis.core.report;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sqis.core.Policy;
import org.sqis.core.conformance.Budget;
import org.sqis.core.conformance.Goal;
import org.sqis.core.conformance.PlanCheck;
import org.sqis.core.conformance.PlanConformance;
import org.sqis.core.conformance.Requirement;
import org.sqis.core.data.Dataset;
import org.sqis.core.data.Entry;
import org.sqis.core.model.CalendarDate;
import org.sqis.core.number.Rational;
import org.sqis.core.outcome.Determinations;
import org.sqis.core.policy.PlanRules;
import org.sqis.core.rulebook.Block;
import org.sqis.core.rulebook.Document;
import org.sqis.core.rulebook.Section;
import org.sqis.core.rulebook.Text;

/**
 * The plans of schools against the rules for plans: each requirement met, open or missing, goals
 * with their trend, and the money of districts. One run.
 */
public final class PlansReport {
  private static final List<String> COLUMNS =
      List.of(
          "rules",
          "id",
          "school",
          "district",
          "plan",
          "verdict",
          "requirement",
          "state",
          "why",
          "records");

  private final PlanConformance found;
  private final CalendarDate asOf;
  private final @Nullable String only;
  private final Head head;
  private final List<List<String>> rows = new ArrayList<>();

  private PlansReport(PlanConformance found, CalendarDate asOf, @Nullable String only, Head head) {
    this.found = found;
    this.asOf = asOf;
    this.only = only;
    this.head = head;
  }

  /**
   * The report.
   *
   * @param policy the policy
   * @param data the data, as seen from the rated year
   * @param all the determinations of these data
   * @param asOf the day on which plans stand so
   * @param only the code of the one school to tell of, in full; null for every school
   * @param remarks lines of whoever prints it
   */
  public static Report of(
      Policy policy,
      Dataset data,
      Determinations all,
      CalendarDate asOf,
      @Nullable String only,
      List<String> remarks) {
    PlanConformance found = PlanConformance.of(policy, data, all, asOf);
    Head head = Head.of(policy, all, remarks);
    return new PlansReport(found, asOf, only, head)
        .report(PlanConformance.rules(policy, all.year()));
  }

  private Report report(List<PlanRules> rules) {
    List<Section> sections = new ArrayList<>();
    List<Object> trees = new ArrayList<>();
    for (PlanRules one : rules) {
      List<PlanCheck> checks =
          found.checks().stream()
              .filter(check -> check.rules().equals(one))
              .filter(check -> only == null || check.school().id().equals(only))
              .toList();
      sections.add(section(one, checks));
      trees.add(tree(one, checks));
    }
    Map<String, Object> tree = head.tree("plans");
    tree.put("as_of", asOf.toString());
    tree.put("plans", trees);
    if (only == null) {
      sections.add(budgets());
      sections.add(unasked());
      tree.put("budgets", found.budgets().stream().map(PlansReport::tree).toList());
      tree.put("not_asked_for", found.unasked().stream().map(one -> one.text("plan")).toList());
    }
    List<Block> blocks = head.blocks();
    blocks.add(
        new Block.Paragraph(
            Text.strong("As of " + asOf + ".").and(" What was filed later does not count.")));
    String title = "Plans for " + head.inEffect() + ": " + head.title();
    return new Report(new Document(title, blocks, sections), head.stamped(COLUMNS, rows), tree);
  }

  private Section section(PlanRules rules, List<PlanCheck> checks) {
    List<Block> blocks = new ArrayList<>();
    List<List<String>> schools = new ArrayList<>();
    List<List<String>> requirements = new ArrayList<>();
    List<List<String>> goals = new ArrayList<>();
    Map<Requirement.State, Integer> counts = new EnumMap<>(Requirement.State.class);
    for (PlanCheck check : checks) {
      counts.merge(check.state(), 1, Integer::sum);
      List<String> lacking = check.lacking().stream().map(Requirement::name).toList();
      schools.add(
          List.of(
              check.school().id(),
              check.school().name(),
              check.school().districtName(),
              check.id(),
              check.verdict(),
              String.join("; ", lacking)));
      boolean isTold = only == null && check.plan() == null;
      List<Requirement> told =
          isTold ? List.of() : only == null ? check.lacking() : check.requirements();
      for (Requirement one : told) {
        requirements.add(
            List.of(
                check.school().id(),
                check.id(),
                one.name(),
                one.state().word(),
                one.why(),
                one.where()));
      }
      check.requirements().forEach(one -> rows.add(row(check, one)));
      check.goals().forEach(goal -> goals.add(goal(check, goal)));
    }
    blocks.add(
        Parts.paragraph(
            Parts.counted(checks.size(), "school")
                + " in "
                + rules.designation()
                + ": "
                + counts.getOrDefault(Requirement.State.MET, 0)
                + " conforming, "
                + counts.getOrDefault(Requirement.State.OPEN, 0)
                + " open, "
                + counts.getOrDefault(Requirement.State.MISSING, 0)
                + " not conforming."));
    blocks.add(
        Parts.table(
            title(rules) + ": schools",
            List.of("id", "school", "district", "plan", "verdict", "lacks"),
            schools,
            "No school must have one."));
    blocks.add(
        Parts.table(
            title(rules) + (only == null ? ": what is missing or open" : ": requirements"),
            List.of("id", "plan", "requirement", "state", "why", "records"),
            requirements,
            "No plan lacks anything."));
    blocks.add(
        Parts.table(
            title(rules) + ": goals",
            List.of(
                "id",
                "measure",
                "group",
                "goal",
                "since",
                "then",
                "now",
                "gap then",
                "gap now",
                "gap"),
            goals,
            "No goals."));
    return Parts.section("plan-" + Parts.anchor(rules.name()), title(rules), blocks);
  }

  private static String title(PlanRules rules) {
    return rules.title().isEmpty() ? rules.name() : rules.title();
  }

  private static List<String> row(PlanCheck check, Requirement one) {
    return List.of(
        check.rules().name(),
        check.school().id(),
        check.school().name(),
        check.school().districtName(),
        check.id(),
        check.verdict(),
        one.name(),
        one.state().word(),
        one.why(),
        one.where());
  }

  private static List<String> goal(PlanCheck check, Goal goal) {
    return List.of(
        check.school().id(),
        goal.measure(),
        goal.group(),
        goal.target(),
        goal.since().toString(),
        goal.before(),
        goal.now(),
        goal.gapBefore(),
        goal.gapNow(),
        goal.trend());
  }

  private Section budgets() {
    List<List<String>> money = new ArrayList<>();
    for (Budget one : found.budgets()) {
      money.add(
          List.of(
              one.district(),
              one.year().toString(),
              one.titleOne().toString(),
              one.most() == null ? "not set" : one.most().toString(),
              one.freed().toString(),
              amounts(one.byDesignation()),
              amounts(one.byUse()),
              one.freed().minus(one.spent()).toString(),
              one.fault()));
    }
    Block table =
        Parts.table(
            "Freed Title I money",
            List.of(
                "district",
                "year",
                "Title I",
                "at most",
                "freed",
                "spent for",
                "spent on",
                "left",
                "fault"),
            money,
            "No money is recorded.");
    return Parts.section("budgets", "Money", List.of(table));
  }

  private static String amounts(Map<String, Rational> amounts) {
    List<String> parts = new ArrayList<>();
    amounts.forEach((key, amount) -> parts.add((key.isEmpty() ? "no use" : key) + " " + amount));
    return String.join(", ", parts);
  }

  private Section unasked() {
    List<List<String>> plans = new ArrayList<>();
    for (Entry one : found.unasked()) {
      plans.add(List.of(one.key(), one.text("plan"), one.text("what")));
    }
    Block table =
        Parts.table(
            "Plans of schools that need not have one",
            List.of("id", "plan", "what"),
            plans,
            "Every plan is asked for.");
    return Parts.section("not-asked-for", "Not asked for", List.of(table));
  }

  private static Map<String, Object> tree(PlanRules rules, List<PlanCheck> checks) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("plan", rules.name());
    tree.put("title", rules.title());
    tree.put("designation", rules.designation());
    tree.put("schools", checks.stream().map(PlansReport::tree).toList());
    return tree;
  }

  private static Map<String, Object> tree(PlanCheck check) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("school", Parts.tree(check.school()));
    tree.put("plan", check.id());
    tree.put("verdict", check.verdict());
    List<Object> requirements = new ArrayList<>();
    for (Requirement one : check.requirements()) {
      Map<String, Object> requirement = new LinkedHashMap<>();
      requirement.put("requirement", one.name());
      requirement.put("state", one.state().word());
      requirement.put("why", one.why());
      requirement.put("records", one.where());
      requirements.add(requirement);
    }
    tree.put("requirements", requirements);
    List<Object> goals = new ArrayList<>();
    for (Goal one : check.goals()) {
      Map<String, Object> goal = new LinkedHashMap<>();
      goal.put("measure", one.measure());
      goal.put("group", one.group());
      goal.put("goal", one.target());
      goal.put("since", one.since().toString());
      goal.put("then", one.before());
      goal.put("now", one.now());
      goal.put("gap_then", one.gapBefore());
      goal.put("gap_now", one.gapNow());
      goal.put("gap", one.trend());
      goals.add(goal);
    }
    tree.put("goals", goals);
    return tree;
  }

  private static Map<String, Object> tree(Budget one) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("district", one.district());
    tree.put("year", one.year().toString());
    tree.put("title_i", one.titleOne().toString());
    tree.put("at_most", Objects.toString(one.most(), ""));
    tree.put("freed", one.freed().toString());
    tree.put("by_designation", texts(one.byDesignation()));
    tree.put("by_use", texts(one.byUse()));
    tree.put("spent", one.spent().toString());
    tree.put("fault", one.fault());
    return tree;
  }

  private static Map<String, Object> texts(Map<String, Rational> amounts) {
    Map<String, Object> texts = new LinkedHashMap<>();
    amounts.forEach((key, amount) -> texts.put(key, amount.toString()));
    return texts;
  }
}
