package org.sqis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.sqis.core.problem.ProblemCode;

/** {@code sqis explain-code}. */
class ExplainCodeCommandTest {
  @Test
  void code_printsItsPageAsPlainText() {
    Cli.Ran ran = Cli.run("explain-code", "SQ3004");
    assertThat(ran.code()).as(ran.all()).isZero();
    assertThat(ran.err()).isEmpty();
    assertThat(ran.out())
        .startsWith("SQ3004: Shares do not add up to their total\n\nA row `total` is a check")
        .contains("\nWrong\n\n    index score each school\n", "\nRight\n\n")
        .contains("\n    error SQ3004: shares of climate add up to 40, 10 more than its total 30\n")
        .doesNotContain("```", "\n#", "\r");
    assertThat(Cli.run("explain-code", "sq3004").out()).isEqualTo(ran.out());
  }

  @Test
  void noCode_listsAllInOrderWithOneLineEach() {
    Cli.Ran ran = Cli.run("explain-code");
    assertThat(ran.code()).isZero();
    assertThat(ran.out().lines())
        .hasSize(ProblemCode.values().length)
        .isSorted()
        .contains("SQ3004  Shares do not add up to their total")
        .allMatch(line -> line.matches("SQ\\d{4}  \\S.*"));
  }

  @Test
  void json_holdsThePage() {
    Cli.Ran ran = Cli.run("explain-code", "SQ0035", "--format", "json");
    assertThat(ran.code()).isZero();
    assertThat(ran.out())
        .contains("\"code\" : \"SQ0035\"", "\"severity\" : \"error\"")
        .contains("\"title\" : \"An end without a kind\"", "\"page\" : \"# SQ0035: An end");
    assertThat(Cli.run("explain-code", "--format", "json").out())
        .contains("\"code\" : \"SQ0035\"")
        .doesNotContain("\"page\"");
  }

  @Test
  void unknownCode_suggestsTheNearest() {
    Cli.Ran near = Cli.run("explain-code", "SQ304");
    assertThat(near.code()).isEqualTo(ExitCode.USAGE);
    assertThat(near.out()).isEmpty();
    assertThat(near.err()).isEqualTo("sqis: there is no code `SQ304`; did you mean `SQ3004`?\n");
    assertThat(Cli.run("explain-code", "3040x").err()).contains("lists all codes");
    assertThat(Cli.run("explain-code", "9999").err()).contains("did you mean `SQ");
    assertThat(Cli.run("explain-code", "3004").err()).contains("did you mean `SQ3004`?");
    assertThat(Cli.run("explain-code", "E42").err())
        .isEqualTo("sqis: there is no code `E42`; `sqis explain-code` lists all codes\n");
  }
}
