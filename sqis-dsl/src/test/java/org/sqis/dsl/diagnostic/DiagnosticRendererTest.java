package org.sqis.dsl.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;
import org.sqis.dsl.source.Source;
import org.sqis.dsl.source.Span;

class DiagnosticRendererTest {
  @Test
  void layout_isThatOfTheLanguagePage() {
    Source source =
        new Source(
            "core.sqis",
            "\n".repeat(47)
                + "  | climate  | suspension_level    | 40/3       | 15     | 40/3  |\n"
                + "\n"
                + "  | climate  | total               | 40         | 40     | 40    |\n");
    Span wrong = find(source, "15");
    int total = source.text().lastIndexOf("| 40     |") + 2;
    Diagnostic diagnostic =
        Diagnostic.at(ProblemCode.BAD_CELL, wrong, "15", "middle", "the total is 40")
            .with(new Span(source, total, total + 2), "the total it must give")
            .saying("with 40/3 this would fit")
            .help("write 40/3, or lower another middle share of climate by 5/3");
    assertThat(DiagnosticRenderer.render(diagnostic))
        .isEqualTo(
            """
            error SQ0025: `15` is not what the column `middle` takes: the total is 40
              --> core.sqis:48:51
               |
            48 |   | climate  | suspension_level    | 40/3       | 15     | 40/3  |
               |                                                   ^^ with 40/3 this would fit
            50 |   | climate  | total               | 40         | 40     | 40    |
               |                                                   -- the total it must give
              help: write 40/3, or lower another middle share of climate by 5/3
            """);
  }

  @Test
  void gutter_followsTheLargestLineNumber() {
    Source source = new Source("a.sqis", "x\n".repeat(99) + "y");
    Diagnostic diagnostic =
        Diagnostic.at(ProblemCode.OUTSIDE, find(source, "y"), "y")
            .with(new Span(source, 16, 17), "");
    assertThat(DiagnosticRenderer.render(diagnostic))
        .isEqualTo(
            """
            error SQ0010: `y` stands outside every declaration
               --> a.sqis:100:1
                |
              9 | x
                | -
            100 | y
                | ^
              help: write `#` before a remark; move a rule into its declaration
            """);
  }

  @Test
  void severalMarksOfOneLine_standBelowIt() {
    Source source = new Source("a.sqis", "\tone\ttwo\u0007");
    Diagnostic diagnostic =
        Diagnostic.at(ProblemCode.OUTSIDE, find(source, "two"), "two")
            .with(find(source, "one"), "first");
    assertThat(DiagnosticRenderer.render(diagnostic))
        .isEqualTo(
            """
            error SQ0010: `two` stands outside every declaration
             --> a.sqis:1:6
              |
            1 |  one two
              |  --- first
              |      ^^^
              help: write `#` before a remark; move a rule into its declaration
            """);
  }

  @Test
  void longLine_isCutAroundTheMark() {
    Source source = new Source("a.sqis", "a".repeat(300) + "here" + "b".repeat(300));
    String text =
        DiagnosticRenderer.render(Diagnostic.at(ProblemCode.OUTSIDE, find(source, "here"), "here"));
    List<String> lines = text.lines().toList();
    assertThat(lines.get(3)).hasSize(4 + 162).startsWith("1 | \u2026aaa").endsWith("bbb\u2026");
    int mark = lines.get(4).indexOf("^^^^");
    assertThat(lines.get(3).substring(mark, mark + 4)).isEqualTo("here");
  }

  @Test
  void markAtTheEndOfALine_isOneWide() {
    Source source = new Source("a.sqis", "abc\ndef");
    Diagnostic diagnostic = Diagnostic.at(ProblemCode.EMPTY_VALUE, new Span(source, 3, 3));
    assertThat(DiagnosticRenderer.render(diagnostic)).contains("1 | abc\n  |    ^\n");
  }

  @Test
  void spanOfSeveralLines_isMarkedOnItsFirst() {
    Source source = new Source("a.sqis", "abc\ndef");
    Diagnostic diagnostic = Diagnostic.at(ProblemCode.EMPTY_VALUE, new Span(source, 1, 6));
    assertThat(DiagnosticRenderer.render(diagnostic)).contains("1 | abc\n  |  ^^\n");
  }

  @Test
  void placesInDataAndOtherFiles_areNamed() {
    Source base = new Source("base.sqis", "one");
    Source overlay = new Source("overlay.sqis", "two");
    Diagnostic inTexts =
        Diagnostic.at(ProblemCode.OUTSIDE, overlay.all(), "two").with(base.all(), "the value");
    assertThat(DiagnosticRenderer.render(inTexts))
        .isEqualTo(
            """
            error SQ0010: `two` stands outside every declaration
             --> overlay.sqis:1:1
              |
            1 | two
              | ^^^
             --> base.sqis:1:1
              |
            1 | one
              | --- the value
              help: write `#` before a remark; move a rule into its declaration
            """);
    Problem problem =
        Problem.of(ProblemCode.BAD_NUMBER, new Place.Cell("ela.csv", 12, "tested"), "x")
            .with(Place.element("inputs/tested"), "declared here");
    Diagnostic inData = Diagnostic.of(problem, element -> new DiagnosticPlace.InText(base.all()));
    assertThat(DiagnosticRenderer.render(inData))
        .isEqualTo(
            """
            error SQ0008: `x` is not a number
             --> ela.csv:12, column tested
             --> base.sqis:1:1
              |
            1 | one
              | --- declared here
            """);
  }

  @Test
  void diagnosticWithoutPlace_hasNoArrow() {
    Diagnostic diagnostic =
        Diagnostic.at(ProblemCode.NOT_A_POLICY, new DiagnosticPlace.Nowhere()).help("declare one");
    assertThat(DiagnosticRenderer.render(diagnostic))
        .isEqualTo("error SQ0029: the file declares no policy\n  help: declare one\n");
    assertThat(DiagnosticRenderer.render(List.of(diagnostic, diagnostic)))
        .contains("declare one\n\nerror");
  }

  private static Span find(Source source, String part) {
    int start = source.text().indexOf(part);
    return new Span(source, start, start + part.length());
  }
}
