package org.sqis.dsl.parser;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sqis.dsl.diagnostic.DiagnosticRenderer;
import org.sqis.dsl.source.Source;
import org.sqis.dsl.syntax.SyntaxCell;
import org.sqis.dsl.syntax.SyntaxClause;
import org.sqis.dsl.syntax.SyntaxComment;
import org.sqis.dsl.syntax.SyntaxDeclaration;
import org.sqis.dsl.syntax.SyntaxFile;
import org.sqis.dsl.syntax.SyntaxItem;
import org.sqis.dsl.syntax.SyntaxRow;
import org.sqis.dsl.syntax.SyntaxTable;

class SyntaxParserTest {
  @Test
  void declaration_hasHeaderClausesAndTables() {
    SyntaxFile file =
        parse(
            """
            # A policy.
            index sqii "The index" each school   # the one
              publish   round(sqii, 0)
              shares    by school_type
                | domain   | measure | high |   # points
                | academic | ela     | 40/3 |

                | climate  | total   |      |
              missing   cell
                | reason |
              missing   measure
            end index
            """);
    SyntaxDeclaration index = file.declarations().get(0);
    assertThat(index.isPoisoned()).isFalse();
    assertThat(index.kind().text()).isEqualTo("index");
    assertThat(index.head().text()).isEqualTo("index sqii \"The index\" each school");
    assertThat(index.header().list())
        .extracting(SyntaxItem::text)
        .containsExactly("sqii", "The index", "each", "school");
    assertThat(index.header().get(1).kind()).isEqualTo(SyntaxItem.Kind.TEXT);
    assertThat(index.table()).isNull();
    assertThat(index.clauses())
        .extracting(clause -> clause.items().text())
        .containsExactly(
            "publish   round(sqii, 0)",
            "shares    by school_type",
            "missing   cell",
            "missing   measure");
    SyntaxTable shares = requireNonNull(index.clauses().get(1).table());
    assertThat(texts(shares.header())).containsExactly("domain", "measure", "high");
    assertThat(shares.rows()).hasSize(2);
    assertThat(texts(shares.rows().get(0))).containsExactly("academic", "ela", "40/3");
    assertThat(texts(shares.rows().get(1))).containsExactly("climate", "total", "");
    assertThat(requireNonNull(index.clauses().get(2).table()).rows()).isEmpty();
    assertThat(index.clauses().get(2).valueAfter(2).isEmpty()).isTrue();
    assertThat(index.clauses().get(2).value().text()).isEqualTo("cell");
    assertThat(file.comments())
        .extracting(SyntaxComment::text)
        .containsExactly("A policy.", "the one", "points");
    assertThat(file.comments())
        .extracting(SyntaxComment::isAlone)
        .containsExactly(true, false, false);
    assertThat(index.span().text()).startsWith("index sqii").endsWith("end index");
  }

  @Test
  void rowsAfterTheHeader_areTheDeclarationsTable() {
    SyntaxDeclaration groups =
        parse("groups\n | name |\n | all  |\n needs 1\n | x |\nend groups").declarations().get(0);
    assertThat(requireNonNull(groups.table()).rows()).hasSize(1);
    assertThat(groups.clauses()).hasSize(1);
    assertThat(groups.clauses().get(0).table()).isNotNull();
    assertThat(groups.header().isEmpty()).isTrue();
    assertThat(requireNonNull(groups.table()).span().text()).isEqualTo("| name |\n | all  |");
  }

  @Test
  void line_goesOnInParenthesesAndAfterAComma() {
    List<SyntaxClause> clauses =
        parse(
                """
                measure m
                  unscored a,   # first

                    b
                  value max(1,
                    2 + (3
                  )) else 4
                  needs 5
                end measure
                """)
            .declarations()
            .get(0)
            .clauses();
    assertThat(clauses)
        .extracting(clause -> clause.name().text())
        .containsExactly("unscored", "value", "needs");
    assertThat(clauses.get(0).items().list())
        .extracting(SyntaxItem::text)
        .containsExactly("unscored", "a", ",", "b");
    assertThat(clauses.get(1).items().size()).isEqualTo(13);
  }

  @Test
  void items_sayWhatTheyAre() {
    List<SyntaxItem> items =
        parse(
                "measure m\n c 5% 2013\u201314 \u201cx\u201d not  yet\tdefined \u2265 1st is (a)\nend measure")
            .declarations()
            .get(0)
            .clauses()
            .get(0)
            .items()
            .list();
    assertThat(items)
        .extracting(item -> item.kind() + " " + item.text())
        .containsExactly(
            "WORD c",
            "NUMBER 5%",
            "YEAR 2013-14",
            "TEXT x",
            "REASON not yet defined",
            "SIGN >=",
            "OTHER 1st",
            "WORD is",
            "SIGN (",
            "WORD a",
            "SIGN )");
    assertThat(items)
        .extracting(SyntaxItem::depth)
        .containsExactly(0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0);
  }

  @Test
  void reasons_areNoReasonsInsideLongerWords() {
    List<SyntaxItem> items =
        parse("measure m\n c not applicable_here suppressed_n too fewer\nend measure")
            .declarations()
            .get(0)
            .clauses()
            .get(0)
            .items()
            .list();
    assertThat(items).extracting(SyntaxItem::kind).containsOnly(SyntaxItem.Kind.WORD);
    assertThat(items)
        .extracting(SyntaxItem::text)
        .containsExactly("c", "not", "applicable_here", "suppressed_n", "too", "fewer");
  }

  @Test
  void cells_areStrippedOfEveryKindOfBlank() {
    SyntaxTable table =
        requireNonNull(
            parse("groups\n|\u00a0a\u00a0b\t|| | # not a cell | here\nend groups")
                .declarations()
                .get(0)
                .table());
    assertThat(texts(table.header())).containsExactly("a b", "", "");
    assertThat(table.header().cells().get(0).span().text()).isEqualTo("a\u00a0b");
    assertThat(table.header().cells().get(2).span().isEmpty()).isTrue();
  }

  @Test
  void hashInACell_isNoComment() {
    SyntaxFile file = parse("groups\n | # | n # m |\nend groups");
    SyntaxTable table = requireNonNull(file.declarations().get(0).table());
    assertThat(texts(table.header())).containsExactly("#", "n # m");
    assertThat(file.comments()).isEmpty();
  }

  @Test
  void schoolYear_isNoDifferenceAndBack() {
    List<SyntaxItem> items =
        parse("measure m\n c 2013-14 2013 - 14 2013-145 10-20\nend measure")
            .declarations()
            .get(0)
            .clauses()
            .get(0)
            .items()
            .list();
    assertThat(items)
        .extracting(SyntaxItem::text)
        .containsExactly("c", "2013-14", "2013", "-", "14", "2013", "-", "145", "10", "-", "20");
  }

  @Test
  void clauseNamedLikeAKind_staysInside() {
    SyntaxFile file = parse("index i\n groups all\nend index\ngroups\nend groups");
    assertThat(file.declarations()).hasSize(2);
    assertThat(file.declarations().get(0).clauses()).hasSize(1);
  }

  @Test
  void emptyFiles_areFiles() {
    assertThat(parse("").declarations()).isEmpty();
    assertThat(parse("\r\n # only this\r").comments()).hasSize(1);
  }

  private static List<String> texts(SyntaxRow row) {
    return row.cells().stream().map(SyntaxCell::text).toList();
  }

  private static SyntaxFile parse(String text) {
    DiagnosticSink sink = new DiagnosticSink();
    SyntaxFile file = SyntaxParser.parse(new Source("a.sqis", text), Kinds.ALL, sink);
    assertThat(DiagnosticRenderer.render(sink.diagnostics())).isEmpty();
    return file;
  }
}
