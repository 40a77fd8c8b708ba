package org.sqis.dsl.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sqis.core.model.SchoolYear;
import org.sqis.dsl.Compilation;
import org.sqis.dsl.Sqis;

/** What warnings find in designations, and what they leave alone. */
class DesignationLintTest {
  private static final String HEAD =
      """
      policy p
        years 2013-14 to 2015-16
        sources
          | name | title |
          | memo | Memo  |
      end policy

      parameters
        | name | value | provenance |
        | line | 20    | choice     |
      end parameters

      groups
        | name | use    |
        | all  | scored |
      end groups

      inputs each school
        | name   | type           | missing |
        | growth | score 0 to 100 | never   |
      end inputs

      inputs each group
        | name | type    |
        | ela  | percent |
      end inputs

      cohort everyone
        members growth is present
      end cohort

      """;

  private static List<String> warnings(String route, String groups, String exit, String more) {
    Compilation compiled =
        Sqis.compile(
            "rules.sqis",
            HEAD
                + """
                designate focus
                  among everyone
                  routes
                    | route | who | groups where | provenance |
                    | weak  | %s  | %s           |            |
                    | told  | ela of all < 7%% | | federal |
                  exits every reason
                    | route | cleared when     |
                    | weak  | %s               |
                    | told  | ela of all >= 8%% |
                  %s
                end designate
                """
                    .formatted(route, groups, exit, more));
    return compiled.warnings(new SchoolYear(2013)).stream()
        .map(one -> one.code().id() + ": " + one.message())
        .filter(one -> !one.contains("everyone"))
        .toList();
  }

  @Test
  void anExitThatCanHoldWhereItsRouteDoes_isTold() {
    assertThat(warnings("growth < 20", "", "growth >= 15", "source memo"))
        .contains(
            "SQ9110: the exit of `weak` can hold for a school that the route names: `growth >= 15`"
                + " and `growth < 20`");
    assertThat(warnings("growth < 20", "", "growth >= 20", "source memo"))
        .noneMatch(one -> one.startsWith("SQ9110"));
    assertThat(
            warnings(
                "any(ela < 40% over scored)",
                "ela < 40%", "each_year(ela >= 30%, years: 2)", "source memo"))
        .anyMatch(one -> one.startsWith("SQ9110"));
  }

  @Test
  void aRouteThatNamesNobody_isTold() {
    assertThat(warnings("growth < 0", "", "growth >= 90", "source memo"))
        .contains("SQ9102: this decides nothing: it can never hold");
    assertThat(
            warnings(
                "highest(0%, by: growth)",
                "", "growth >= 90", "ties all\n  count up\n  source memo"))
        .contains("SQ9102: this decides nothing: the quota has no place");
  }

  @Test
  void numbersOfRoutesAndQuotas_needSomebodyWhoStandsBehindThem() {
    assertThat(warnings("growth < 25", "", "growth >= 35", ""))
        .contains(
            "SQ9105: 25 decides in `focus`, and nothing says who stands behind it",
            "SQ9105: 35 decides in `focus`, and nothing says who stands behind it")
        .noneMatch(one -> one.contains("7%") || one.contains("8%"));
    assertThat(warnings("lowest(6%, by: growth)", "", "growth >= line", "ties all\n  count up"))
        .contains("SQ9105: 6% decides in `focus`, and nothing says who stands behind it");
    assertThat(warnings("growth < 25", "", "growth >= 35", "provenance choice"))
        .noneMatch(one -> one.startsWith("SQ9105"));
  }

  @Test
  void aParameterThatOnlyARouteReads_isUsed() {
    assertThat(warnings("growth < line", "", "growth >= line", "source memo"))
        .noneMatch(one -> one.startsWith("SQ9101"));
    assertThat(warnings("growth < 25", "", "growth >= 25", ""))
        .contains("SQ9101: `line` is a parameter that nothing reads")
        .contains("SQ9101: `memo` is a source that nothing cites");
  }
}
