package org.sqis.dsl.conformance;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.sqis.core.Policy;
import org.sqis.core.conformance.PlanCheck;
import org.sqis.core.conformance.PlanConformance;
import org.sqis.core.conformance.Requirement;
import org.sqis.core.data.FileResolver;
import org.sqis.core.model.CalendarDate;
import org.sqis.dsl.Compilation;
import org.sqis.dsl.LoadedData;
import org.sqis.dsl.Sqis;

/**
 * A policy with one rule for plans, and one school whose plan conforms as of 1 March 2014. A test
 * changes one thing and asks what is missing then.
 */
final class PlanWorld {
  static final String RULES =
      """
      policy world "Plans"
        years    2012-13 to 2014-15
      end policy
      parameters
        | name  | type    | value | provenance |
        | freed | percent | 20%   | choice     |
      end parameters
      groups
        | name     | use    |
        | all      | scored |
        | hispanic | scored |
        | asian    | scored |
      end groups
      inputs each group
        | name   | type            |
        | tested | count           |
        | passed | count of tested |
      end inputs
      inputs each school
        | name       | type               |
        | attendance | one of good, missed |
      end inputs
      rates each group
        | name | part   | whole  | better | round |
        | ela  | passed | tested | higher | 1     |
        needs  whole >= 20, else too few
      end rates
      measure ela_target each group
        one of  reached, missed
        value   reached  when ela >= 50%
        value   missed   otherwise
        may be missing
      end measure
      measure attendance_target each school
        one of  reached, missed
        value   missed   when attendance is missed
        value   reached  otherwise
        may be missing
      end measure
      cohort every_school
      end cohort
      designate priority "Priority"
        among       every_school
        routes
          | route | who               | groups where |
          | low   | ela of all < 45%  |              |
          | gap   | any(ela < 30% over scored, none: no) else no | ela < 30% |
        exits       every reason
          | route | cleared when      |
          | low   | ela of all >= 50% |
          | gap   | ela >= 40% |
        small groups keep the reason
        provenance  choice
      end designate
      ladder supports for priority
        states      planning
        moves
          | from | when  | to  |
          | any  | exits | out |
        duties
          | in  | who              | must    | what        | by                    | provided                             |
          | any | CORE             | produce | data_report | 30 days               |                                      |
          | any | school, district | produce | turnaround  | before implementation | covers every reason, 3 years, written by school and district, approved by superintendent |
        no data     the year counts
        reentry     new clock
        provenance  choice
      end ladder
      plan turnaround "Turnaround plan" for priority
        provided    3 years, approved by superintendent, written by school and district, covers every reason
        cites       data_report
        targets     ela_target, attendance_target
        goals       ela
        actions
          | tag       | words                             | must                      |
          | principle | tp1, tp2, tp3, tp4, tp5, tp6, tp7 | every word, with evidence |
          | tier      | tier1, tier2, tier3               | each action               |
          | groups    |                                   | each action               |
          | use       | interventions, expanded_time      | if said                   |
        budget      at most freed
        provenance  choice
      end plan
      membership partners
        districts
          | district | from        |
          | North    | 1 July 2012 |
          | South    | 1 July 2012 |
      end membership
      """;

  private static final String MAPPING =
      """
      data world
        policy  world
        year    %s
      end data
      file schools "schools.csv"
        key  code
        columns
          | column     | becomes    |
          | district   | district   |
          | attendance | attendance |
      end file
      file groups "groups.csv"
        key  code
        columns
          | column | becomes |
          | year   | year    |
          | group  | group   |
          | tested | tested  |
          | passed | passed  |
        missing
          | column | token | means      |
          | every  | *     | suppressed |
      end file
      records filed "filed.csv"
        key  code
        columns
          | column | becomes |
          | what   | what    |
          | on     | on      |
      end records
      records plans "plans.csv"
        key  code
        columns
          | column      | becomes     |
          | plan        | plan        |
          | what        | what        |
          | on          | on          |
          | by          | by          |
          | approved_by | approved_by |
          | approved_on | approved_on |
          | from        | from        |
          | to          | to          |
          | cites       | cites       |
      end records
      records actions "actions.csv"
        key  plan
        columns
          | column    | becomes   |
          | what      | what      |
          | principle | principle |
          | tier      | tier      |
          | groups    | groups    |
          | topics    | topics    |
          | use       | use       |
          | amount    | amount    |
          | year      | year      |
          | due       | due       |
          | on        | on        |
          | evidence  | evidence  |
          | goal      | goal      |
          | target    | target    |
      end records
      records budgets "budgets.csv"
        key  district
        columns
          | column  | becomes |
          | year    | year    |
          | title_i | title_i |
          | freed   | freed   |
      end records
      """;

  private String rules = RULES;
  private String year = "2012-13";
  private String asOf = "1 March 2014";
  private final Map<String, String> files = new LinkedHashMap<>();

  PlanWorld() {
    files.put("schools.csv", "code,district,attendance\n01,North,missed\n02,North,good\n");
    files.put(
        "groups.csv",
        """
        code,year,group,tested,passed
        01,2012-13,all,100,40
        01,2012-13,hispanic,50,10
        01,2012-13,asian,19,1
        02,2012-13,all,100,90
        """);
    files.put("filed.csv", "code,what,on\n01,data_report,2013-07-20\n");
    files.put(
        "plans.csv",
        """
        code,plan,what,on,by,approved_by,approved_on,from,to,cites
        01,p-1,turnaround,2013-10-01,school and district,the Superintendent,2013-11-04,2013-12-01,2016-06-30,data_report
        """);
    StringBuilder actions =
        new StringBuilder(
            "plan,what,principle,tier,groups,topics,use,amount,year,due,on,evidence,goal,target\n");
    for (int i = 1; i <= 7; i++) {
      String rest =
          switch (i) {
            case 1 -> "tier1,all;hispanic,low;ela_target,,,,,2013-11-04,minutes,ela,50";
            case 2 -> "tier2,all,attendance_target,,,,,2013-12-02,minutes,,";
            case 3 -> "tier1,all,,expanded_time,150,2013-14,,2013-12-02,minutes,,";
            default -> "tier1,all,,,,,,2013-12-02,minutes,,";
          };
      actions.append("p-1,action ").append(i).append(",tp").append(i).append(',').append(rest);
      actions.append('\n');
    }
    files.put("actions.csv", actions.toString());
    files.put("budgets.csv", "district,year,title_i,freed\nNorth,2013-14,1000,200\n");
  }

  /** Puts another text in the place of one, which has to be there once. */
  PlanWorld with(String file, String part, String other) {
    String text = Objects.requireNonNull(files.get(file), file);
    if (text.indexOf(part) < 0 || text.indexOf(part) != text.lastIndexOf(part)) {
      throw new IllegalArgumentException("part must be there once: " + part);
    }
    files.put(file, text.replace(part, other));
    return this;
  }

  /** Adds a row. */
  PlanWorld row(String file, String row) {
    files.put(file, files.get(file) + row + "\n");
    return this;
  }

  /** The row of an action, with its end of line. */
  String actionRow(int number) {
    return Objects.requireNonNull(files.get("actions.csv"))
            .lines()
            .filter(line -> line.startsWith("p-1,action " + number + ","))
            .findFirst()
            .orElseThrow()
        + "\n";
  }

  /** Turns the order of the rows round. */
  PlanWorld backwards(String file) {
    List<String> lines = new ArrayList<>(Objects.requireNonNull(files.get(file)).lines().toList());
    String header = lines.remove(0);
    Collections.reverse(lines);
    files.put(file, header + "\n" + String.join("\n", lines) + "\n");
    return this;
  }

  PlanWorld rule(String part, String other) {
    if (!rules.contains(part)) {
      throw new IllegalArgumentException("part must be one of the rules: " + part);
    }
    rules = rules.replace(part, other);
    return this;
  }

  PlanWorld asOf(String day) {
    asOf = day;
    return this;
  }

  PlanWorld year(String rated) {
    year = rated;
    return this;
  }

  Policy policy() {
    Compilation compiled = Sqis.compile("rules.sqis", rules);
    if (compiled.hasErrors()) {
      throw new IllegalStateException(compiled.report());
    }
    return compiled.policy();
  }

  LoadedData load(Policy policy) {
    return Sqis.load(
        "data.sqis",
        MAPPING.formatted(year),
        policy,
        FileResolver.ofTexts(new LinkedHashMap<>(files)));
  }

  CalendarDate day() {
    return CalendarDate.parse(asOf).orElseThrow();
  }

  PlanConformance judged() {
    Policy policy = policy();
    LoadedData loaded = load(policy);
    if (loaded.hasErrors()) {
      throw new IllegalStateException(loaded.report());
    }
    var data = loaded.dataset();
    return PlanConformance.of(policy, data, policy.determinations(data), day());
  }

  /** The check of school 01. */
  PlanCheck check() {
    return judged().checks().stream()
        .filter(one -> one.school().id().equals("01"))
        .findFirst()
        .orElseThrow();
  }

  /** What is not met, as {@code name: state, why}. */
  List<String> lacking() {
    List<String> lacking = new ArrayList<>();
    for (Requirement one : check().lacking()) {
      lacking.add(one.name() + ": " + one.state().word() + ", " + one.why());
    }
    return lacking;
  }

  /** The names of what is not met. */
  List<String> names() {
    return check().lacking().stream().map(Requirement::name).toList();
  }
}
