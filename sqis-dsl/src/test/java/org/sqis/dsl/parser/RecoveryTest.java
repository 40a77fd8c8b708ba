package org.sqis.dsl.parser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sqis.core.problem.ProblemCode;
import org.sqis.dsl.diagnostic.Diagnostic;
import org.sqis.dsl.diagnostic.DiagnosticRenderer;
import org.sqis.dsl.source.Source;
import org.sqis.dsl.syntax.SyntaxDeclaration;
import org.sqis.dsl.syntax.SyntaxFile;

class RecoveryTest {
  private final DiagnosticSink sink = new DiagnosticSink();

  @Test
  void missingEnd_pointsAtTheHeadAndTheNextDeclaration() {
    SyntaxFile file = parse("measure a\n value 1\nlevels b\n | x |\nend levels\n");
    assertThat(shown())
        .isEqualTo(
            """
            error SQ0012: `measure` has no `end measure`
             --> a.sqis:1:1
              |
            1 | measure a
              | ^^^^^^^^^
            3 | levels b
              | -------- the next declaration starts here
              help: write `end measure` before line 3
            """);
    assertThat(file.declarations())
        .extracting(SyntaxDeclaration::isPoisoned)
        .containsExactly(true, false);
  }

  @Test
  void missingEnds_ofSeveralDeclarationsAreEachReported() {
    SyntaxFile file = parse("measure a\nlevels b\nmeasure c\n value 1\nend measure\n");
    assertThat(codes()).containsExactly(ProblemCode.MISSING_END, ProblemCode.MISSING_END);
    assertThat(file.declarations())
        .extracting(SyntaxDeclaration::isPoisoned)
        .containsExactly(true, true, false);
  }

  @Test
  void missingEnd_atTheEndOfTheFile() {
    parse("measure a\n value 1");
    assertThat(codes()).containsExactly(ProblemCode.MISSING_END);
    assertThat(sink.diagnostics().get(0).help())
        .isEqualTo("write `end measure` after its last line");
  }

  @Test
  void lineWithTheWordOfAKind_staysInsideIfTheEndFollows() {
    SyntaxFile file = parse("measure a\n levels b\n value 1\nend measure\n");
    assertThat(codes()).isEmpty();
    assertThat(file.declarations().get(0).clauses()).hasSize(2);
  }

  @Test
  void wrongEnd_closesTheDeclaration() {
    SyntaxFile file = parse("measure a\nend levels\nlevels b\nend\nmeasure c\nend measure c\n");
    assertThat(codes())
        .containsExactly(ProblemCode.WRONG_END, ProblemCode.BARE_END, ProblemCode.WRONG_END);
    assertThat(file.declarations()).hasSize(3).allMatch(SyntaxDeclaration::isPoisoned);
    assertThat(sink.diagnostics())
        .extracting(Diagnostic::help)
        .containsExactly("write `end measure`", "write `end levels`", "write `end measure`");
  }

  @Test
  void unknownKind_isKeptPoisonedUpToItsEnd() {
    SyntaxFile file =
        parse("mesure a\n value 1\nend mesure\nrule b\n c\nend rule\nmeasure d\nend measure");
    assertThat(sink.diagnostics())
        .extracting(Diagnostic::message)
        .containsExactly(
            "`mesure` is not a kind of declaration", "`rule` is not a kind of declaration");
    assertThat(sink.diagnostics())
        .extracting(Diagnostic::help)
        .containsExactly("write `measure`", "use one of groups, index, levels, measure, policy");
    assertThat(file.declarations())
        .extracting(SyntaxDeclaration::isPoisoned)
        .containsExactly(true, true, false);
    assertThat(file.declarations().get(0).header().text()).isEqualTo("a");
  }

  @Test
  void unknownKindWithTheRightEnd_isOneFault() {
    parse("mesure a\n value 1\nend measure\nmeasure d\nend measure");
    assertThat(codes()).containsExactly(ProblemCode.UNKNOWN_KIND);
  }

  @Test
  void linesOutside_areReportedOnceForARun() {
    parse("some prose\n| a | b |\nend measure\nmeasure d\nend measure\n5 apples");
    assertThat(sink.diagnostics())
        .extracting(Diagnostic::message)
        .containsExactly(
            "`some prose` stands outside every declaration",
            "`5 apples` stands outside every declaration");
  }

  @Test
  void openParenthesis_swallowsNothing() {
    SyntaxFile file =
        parse("measure a\n value max(1, (2)\n better higher\nend measure\nlevels b\nend levels");
    assertThat(shown())
        .isEqualTo(
            """
            error SQ0009: cannot read `value max(1, (2)` as an expression: `)` is missing
             --> a.sqis:2:11
              |
            2 |  value max(1, (2)
              |           ^
              help: close this parenthesis
            """);
    assertThat(file.declarations()).hasSize(2);
    assertThat(file.declarations().get(0).clauses()).hasSize(2);
    assertThat(file.declarations().get(1).isPoisoned()).isFalse();
  }

  @Test
  void faultsOfLines_poisonOnlyTheirDeclaration() {
    SyntaxFile file =
        parse(
            """
            measure a
              note "open
              caf\u00e9 1
              5 apples
              x | a |
              | b | c
            end measure
            measure b
            end measure
            """);
    assertThat(codes())
        .containsExactly(
            ProblemCode.OPEN_TEXT,
            ProblemCode.STRANGE_CHARACTER,
            ProblemCode.UNKNOWN_CLAUSE,
            ProblemCode.ROW_IN_LINE,
            ProblemCode.OPEN_ROW);
    assertThat(file.declarations())
        .extracting(SyntaxDeclaration::isPoisoned)
        .containsExactly(true, false);
  }

  private SyntaxFile parse(String text) {
    return SyntaxParser.parse(new Source("a.sqis", text), Kinds.ALL, sink);
  }

  private List<ProblemCode> codes() {
    return sink.diagnostics().stream().map(Diagnostic::code).toList();
  }

  private String shown() {
    return DiagnosticRenderer.render(sink.diagnostics());
  }
}
