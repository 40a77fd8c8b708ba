package org.sqis.dsl.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;
import org.sqis.dsl.Formatted;
import org.sqis.dsl.Sqis;
import org.sqis.dsl.parser.DiagnosticSink;
import org.sqis.dsl.parser.SyntaxParser;
import org.sqis.dsl.read.RuleReader;
import org.sqis.dsl.source.Source;
import org.sqis.dsl.syntax.PastedText;
import org.sqis.dsl.syntax.SyntaxCell;
import org.sqis.dsl.syntax.SyntaxFile;
import org.sqis.dsl.syntax.SyntaxTable;

/** Whatever is written, it has one form that says the same; and nothing of it is lost. */
class FormatterPropertyTest {
  private static final List<String> SOFT = List.of(" ", "  ", "\u00a0", "\u2009", " \u202f", "   ");
  private static final List<String> WITH_TABS = List.of(" ", "\t", " \t", "\u00a0", "\t\t");

  @Property(tries = 3000, edgeCases = EdgeCasesMode.NONE)
  void anyFile_hasOneFormAndLosesNothing(@ForAll("files") String text) {
    Formatted once = Sqis.format("a.sqis", text);
    assertThat(once.report()).as(text).isEmpty();
    assertThat(Sqis.format("a.sqis", once.text()).text()).isEqualTo(once.text());
    assertThat(Sqis.format("a.sqis", once.text()).diagnostics()).isEmpty();
    assertThat(squeezed(once.text())).isEqualTo(squeezed(text));
    SyntaxFile before = read(text);
    SyntaxFile after = read(once.text());
    assertThat(comments(after)).isEqualTo(comments(before));
    assertThat(shape(after)).isEqualTo(shape(before));
  }

  /** Blanks and line ends aside, texts in one form are the same text. */
  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void theForm_doesNotDependOnBlanksBeforeAndBehindLines(@ForAll("files") String text) {
    String form = Sqis.format("a.sqis", text).text();
    String shaken =
        form.lines()
            .map(line -> "\u00a0 " + line.strip() + " \t")
            .collect(Collectors.joining("\n\n"));
    String again = Sqis.format("a.sqis", shaken).text();
    assertThat(again.lines().filter(line -> !line.isEmpty()))
        .isEqualTo(form.lines().filter(line -> !line.isEmpty()).toList());
  }

  @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
  void pastedCells_areTheCellsOfTheTable(
      @ForAll("sheets") List<List<String>> sheet, @ForAll boolean hasHeading) {
    StringBuilder text = new StringBuilder("groups\n");
    for (int i = 0; i < sheet.size(); i++) {
      boolean isRow = i == 0 && hasHeading;
      text.append(isRow ? "| " : "")
          .append(String.join(isRow ? " | " : "\t", sheet.get(i)))
          .append(isRow ? " |\n" : "\n");
    }
    Formatted once = Sqis.format("a.sqis", text + "end groups\n");
    assertThat(once.report()).as(text.toString()).isEmpty();
    assertThat(Sqis.format("a.sqis", once.text()).text()).isEqualTo(once.text());
    SyntaxTable table = read(once.text()).declarations().get(0).table();
    assertThat(table).isNotNull();
    List<List<String>> found = new ArrayList<>(List.of(texts(table.header().cells())));
    table.rows().forEach(row -> found.add(texts(row.cells())));
    assertThat(found).isEqualTo(sheet);
    String csv =
        sheet.stream()
            .map(row -> row.stream().map(cell -> '"' + cell + '"').collect(Collectors.joining(",")))
            .collect(Collectors.joining("\r\n"));
    if (sheet.get(0).stream().distinct().count() < sheet.get(0).size()) {
      return;
    }
    // A table that takes any heading; others know theirs.
    String given = "test \"t\"\n  given\nend test\n";
    assertThat(rows(Sqis.fill("a.sqis", given, "test given", csv).text()))
        .isEqualTo(rows(once.text()));
  }

  private static List<String> rows(String text) {
    return text.lines().map(String::strip).filter(line -> line.startsWith("|")).toList();
  }

  private static List<String> texts(List<SyntaxCell> cells) {
    return cells.stream().map(SyntaxCell::text).toList();
  }

  private static SyntaxFile read(String text) {
    return SyntaxParser.parse(
        new Source("a.sqis", text.replace("\ufeff", "")),
        RuleReader.allNames(),
        new DiagnosticSink());
  }

  private static List<String> comments(SyntaxFile file) {
    return file.comments().stream()
        .map(comment -> comment.text() + (comment.isAlone() ? " alone" : " behind"))
        .toList();
  }

  /** Kinds, numbers of clauses and items, and cells. */
  private static List<String> shape(SyntaxFile file) {
    List<String> shape = new ArrayList<>();
    file.declarations()
        .forEach(
            declaration -> {
              shape.add(declaration.kind().text() + declaration.header().size());
              add(shape, declaration.table());
              declaration
                  .clauses()
                  .forEach(
                      clause -> {
                        shape.add(clause.name().text() + clause.items().size());
                        add(shape, clause.table());
                      });
            });
    return shape;
  }

  private static void add(List<String> shape, @Nullable SyntaxTable table) {
    if (table != null) {
      shape.add(texts(table.header().cells()).stream().map(PastedText::toKeyboard).toList() + "");
      table.rows().forEach(row -> shape.add(row.cells().size() + " cells"));
    }
  }

  /** Every character but blanks and line ends, with the keyboard. */
  private static String squeezed(String text) {
    return PastedText.toKeyboard(text).replaceAll("[ \\r\\n\\ufeff]", "");
  }

  // ---------- generated files ----------

  @Provide
  Arbitrary<String> files() {
    Arbitrary<String> part =
        Arbitraries.frequencyOf(
            Tuple.of(6, declarations(SOFT, true)),
            Tuple.of(3, declarations(WITH_TABS, false)),
            Tuple.of(2, comments()),
            Tuple.of(2, Arbitraries.of("", "  ", "\t")),
            Tuple.of(1, Arbitraries.of("include \"x.sqis\"", " include  “y”")));
    Arbitrary<String> lineEnd = Arbitraries.of("\n", "\r\n", "\r");
    Arbitrary<String> mark = Arbitraries.frequency(Tuple.of(4, ""), Tuple.of(1, "\ufeff"));
    return Combinators.combine(part.list().ofMinSize(0).ofMaxSize(5), lineEnd, mark)
        .as((parts, end, start) -> start + (String.join("\n", parts) + "\n").replace("\n", end));
  }

  private static Arbitrary<String> declarations(List<String> blanks, boolean hasTables) {
    Arbitrary<String> kind =
        hasTables
            ? Arbitraries.of("groups", "levels", "policy", "index", "inputs", "ladder", "file")
            : Arbitraries.of("measure", "cohort");
    Arbitrary<String> head = items(blanks, 4);
    Arbitrary<List<String>> tables =
        hasTables ? tables().list().ofMaxSize(1) : Arbitraries.just(List.of());
    Arbitrary<List<String>> clauses = clause(blanks, hasTables).list().ofMaxSize(6);
    return Combinators.combine(kind, head, tables, clauses, trailing(), Arbitraries.of(blanks))
        .as(
            (word, header, table, lines, comment, blank) ->
                word
                    + blank
                    + header
                    + comment
                    + "\n"
                    + String.join("", table)
                    + String.join("", lines)
                    + blank
                    + "end"
                    + blank
                    + word
                    + comment);
  }

  private static Arbitrary<String> clause(List<String> blanks, boolean hasTables) {
    Arbitrary<String> name =
        Arbitraries.of(
            "value",
            "value",
            "needs",
            "only for",
            "may be missing",
            "note",
            "sources",
            "as of",
            "round cells",
            "a_very_long_name",
            "missing cell",
            "x");
    Arbitrary<List<String>> tables =
        hasTables ? tables().list().ofMaxSize(1) : Arbitraries.just(List.of());
    Arbitrary<List<String>> before =
        Arbitraries.oneOf(comments(), Arbitraries.of("", " ")).list().ofMaxSize(2);
    return Combinators.combine(
            before, Arbitraries.of(blanks), name, items(blanks, 7), trailing(), tables)
        .as(
            (lines, blank, word, value, comment, table) ->
                lines.stream().map(line -> line + "\n").collect(Collectors.joining())
                    + blank
                    + word
                    + blank
                    + value
                    + comment
                    + "\n"
                    + String.join("", table));
  }

  private static Arbitrary<String> items(List<String> blanks, int most) {
    Arbitrary<String> plain =
        Arbitraries.of(
            "a",
            "gain",
            "of",
            "when",
            "otherwise",
            "is",
            "yes",
            "not",
            "each",
            "lowest",
            "5",
            "54.1%",
            "2014",
            "15",
            "1/3",
            "2013-14",
            "2013–14",
            "2014−15",
            "-",
            "−5",
            "≥",
            ">=",
            "<",
            "≤",
            "+",
            "*",
            "/",
            "a-b",
            "a -b",
            "too few",
            "not  applicable",
            "\"text – “q”\"",
            "“curly ≥ \u00a0 text”",
            "\"\"",
            "„low”",
            "{a, b}",
            "a.b",
            "at_least:1",
            "8:30",
            "1,2",
            "f(x)",
            "f (x)",
            "(",
            "(a\n,b",
            "(a,\n  # in it\n b",
            ",",
            ",  \n",
            ", # on\n\n",
            "1st",
            "(a\n\n or b",
            ")");
    return Combinators.combine(
            plain.list().ofMaxSize(most), Arbitraries.of(blanks).list().ofSize(most + 1))
        .as(
            (words, gaps) -> {
              StringBuilder text = new StringBuilder();
              int open = 0;
              for (int i = 0; i < words.size(); i++) {
                String word = words.get(i);
                boolean isClosed = word.indexOf(')') >= 0 || word.indexOf('(') < 0;
                if (word.equals(")") && open == 0) {
                  word = "z";
                }
                open += isClosed ? 0 : 1;
                open -= word.equals(")") ? 1 : 0;
                text.append(word).append(gaps.get(i));
              }
              // A line that goes on must not take the next clause with it.
              return text + "w" + " )".repeat(open);
            });
  }

  private static Arbitrary<String> tables() {
    Arbitrary<String> row =
        Combinators.combine(
                cells().list().ofMinSize(1).ofMaxSize(4), Arbitraries.of(SOFT), trailing())
            .as(
                (cells, blank, comment) ->
                    blank + "|" + blank + String.join(blank + "|", cells) + "|" + comment + "\n");
    Arbitrary<String> between =
        Arbitraries.oneOf(
            row, row, row, comments().map(line -> line + "\n"), Arbitraries.just("\n"));
    return Combinators.combine(row, between.list().ofMaxSize(4))
        .as((first, rest) -> first + String.join("", rest));
  }

  private static Arbitrary<String> cells() {
    return Arbitraries.of(
        "",
        "",
        "name",
        "Grades 6–8",
        "≥ 80%",
        "≥\u00a0\u00a0floor",
        "–",
        "−5",
        "2013–14",
        "40/3",
        "13 1/3",
        "“x”",
        "# no comment",
        "a \u00a0 b",
        "withhold \"x\"",
        "ñandú 😀",
        "\t",
        "a\tb",
        "w".repeat(130),
        "end groups",
        "\"",
        "(");
  }

  private static Arbitrary<String> comments() {
    return Combinators.combine(Arbitraries.of("", "  ", "\u00a0"), commentTexts())
        .as((blank, text) -> blank + text);
  }

  private static Arbitrary<String> trailing() {
    return Arbitraries.frequencyOf(
        Tuple.of(3, Arbitraries.of("", " ")),
        Tuple.of(1, commentTexts().map(text -> " " + text)),
        Tuple.of(1, commentTexts()));
  }

  private static Arbitrary<String> commentTexts() {
    return Arbitraries.of(
        "#",
        "# said",
        "#said \t ",
        "## – “x” ≥ \u00a0.",
        "# a | b",
        "# a | # b",
        "# \"open",
        "# (",
        "# end groups",
        "#\ttab",
        "# 😀 wide");
  }

  @Provide
  Arbitrary<List<List<String>>> sheets() {
    Arbitrary<String> cell =
        Arbitraries.of(
            "",
            "title",
            "All students",
            "Grades 6–8",
            "(5 to 8",
            "50$",
            "it's",
            "# 5",
            "a, b",
            "\u00e9l\u00e8ve",
            "5%",
            "and so on");
    return Arbitraries.integers()
        .between(2, 5)
        .flatMap(
            columns ->
                Combinators.combine(
                        cell.list().ofSize(columns).map(row -> first("h", row)),
                        cell.list()
                            .ofSize(columns)
                            .map(row -> first("r", row))
                            .list()
                            .ofMinSize(1)
                            .ofMaxSize(5))
                    .as(
                        (headings, rows) -> {
                          List<List<String>> sheet = new ArrayList<>(List.of(headings));
                          sheet.addAll(rows);
                          return sheet;
                        }));
  }

  /** Full at both ends, so that every row has all its cells. */
  private static List<String> first(String word, List<String> row) {
    List<String> full = new ArrayList<>(row);
    full.set(0, word);
    full.set(row.size() - 1, "z");
    return full;
  }
}
