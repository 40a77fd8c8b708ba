package org.sqis.dsl.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.sqis.core.Policy;
import org.sqis.core.data.Dataset;
import org.sqis.core.data.FileBytes;
import org.sqis.core.data.FileResolver;
import org.sqis.core.data.Loading;
import org.sqis.core.model.CalendarDate;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.problem.ProblemCode;
import org.sqis.core.problem.Severity;
import org.sqis.dsl.Compilation;
import org.sqis.dsl.Evaluations;
import org.sqis.dsl.LoadedData;
import org.sqis.dsl.Sqis;
import org.sqis.dsl.diagnostic.CodePage;
import org.sqis.dsl.diagnostic.Diagnostic;
import org.sqis.dsl.diagnostic.DiagnosticPlace;
import org.sqis.dsl.diagnostic.DiagnosticRenderer;

/**
 * Runs docs/errors. The blocks under {@code Wrong} and {@code Example} give the code of their page
 * and no other error, those under {@code Right} do not give it and have no errors. The block {@code
 * text} is what sqis says; with {@code -Derrors.update=true} it is written anew, and so is the list
 * of codes.
 */
class CodePagesTest {
  private static final String FOLDER = "errors/";
  private static final String HISTORY = "json-history";
  private static final Page SMALL = Page.of(FOLDER + "README.md");
  private static final boolean UPDATES = Boolean.getBoolean("errors.update");

  /** What a short example cannot show, with the reason; other tests show these. */
  private static final Map<ProblemCode, String> WITHOUT_EXAMPLE =
      Map.ofEntries(
          Map.entry(ProblemCode.FILE_TOO_LARGE, "needs a mebibyte of text"),
          Map.entry(ProblemCode.NOT_TEXT, "a page is text"),
          Map.entry(ProblemCode.CANNOT_READ, "a page has no files"),
          Map.entry(ProblemCode.TOO_DEEP, "needs a hundred parentheses"),
          Map.entry(ProblemCode.TOO_LONG, "needs a thousand operators"),
          Map.entry(ProblemCode.TOO_MANY, "needs a hundred mistakes"),
          Map.entry(ProblemCode.NOT_POLICY_JSON, "only a program gives policies as JSON"),
          Map.entry(ProblemCode.DATA_NOT_TEXT, "a page is text"),
          Map.entry(ProblemCode.DATA_ENCODING, "a page is text"),
          Map.entry(ProblemCode.DATA_BYTE_ORDER_MARK, "the mark is invisible"),
          Map.entry(ProblemCode.DATA_MIXED_ANSWERS, "only without a policy"),
          Map.entry(ProblemCode.DATA_WRONG_VALUE, "only a program gives values without text"),
          Map.entry(ProblemCode.HISTORY_MISFIT, "only a comparison of two policies says it"),
          Map.entry(ProblemCode.MAPPING_NO_FILE, "only a program builds such a mapping"),
          Map.entry(ProblemCode.IMPACT_OTHER_INPUTS, "only a program gives such data"),
          Map.entry(ProblemCode.IMPACT_OTHER_YEAR, "needs two policies"),
          Map.entry(ProblemCode.CANNOT_FILL, "only `sqis fmt --fill` fills tables"),
          Map.entry(ProblemCode.TAKEN_CHARACTERS, "only the formatter says it"),
          Map.entry(ProblemCode.TAKEN_LINE_ENDS, "only the formatter says it"),
          Map.entry(ProblemCode.TAKEN_MARK, "only the formatter says it"),
          Map.entry(ProblemCode.GRANT_UNKNOWN, "only `sqis join` says it"),
          Map.entry(ProblemCode.GRANT_LACKING, "only `sqis join` says it"),
          Map.entry(ProblemCode.GRANT_OUTSIDE, "only `sqis join` says it"),
          Map.entry(ProblemCode.TENET_UNKNOWN, "only `sqis join` says it"),
          Map.entry(ProblemCode.COHORT_LACKS_DISTRICT, "only scoring says it"),
          Map.entry(ProblemCode.COHORT_EMPTY, "only scoring says it"),
          Map.entry(ProblemCode.PARTNERSHIP_ORDER, "only a pairing says it"),
          Map.entry(ProblemCode.PARTNERSHIP_LACKS, "only a pairing says it"),
          Map.entry(ProblemCode.PARTNERSHIP_ONE_SIDED, "only a pairing says it"),
          Map.entry(ProblemCode.PARTNERSHIP_TWO, "only a pairing says it"),
          Map.entry(ProblemCode.PARTNERSHIP_UNTRAINED, "only a pairing says it"),
          Map.entry(ProblemCode.PIN_BREAKS, "only a pairing says it"),
          Map.entry(ProblemCode.PIN_IDLE, "only a pairing says it"),
          Map.entry(ProblemCode.PIN_TWO, "only a pairing says it"),
          Map.entry(ProblemCode.TEAM_NO_ROLE, "only a pairing says it"),
          Map.entry(ProblemCode.TAKEN_ROWS, "only the formatter says it"),
          Map.entry(ProblemCode.MAPPING_NO_READER, "only a program chooses the readers"));

  private static Page page(ProblemCode code) {
    return Page.of(FOLDER + code.id() + ".md");
  }

  private static List<Page.Block> blocks(ProblemCode code, String chapter) {
    return page(code).blocks().stream().filter(block -> block.chapter().equals(chapter)).toList();
  }

  /** What sqis says of the blocks of a chapter. */
  private static List<Diagnostic> said(List<Page.Block> blocks) {
    if (blocks.stream().anyMatch(block -> block.is("sqis-evaluation"))) {
      return evaluated(blocks);
    }
    boolean isData =
        blocks.stream()
            .anyMatch(block -> List.of("sqis-data", "csv", "json", HISTORY).contains(block.kind()));
    if (isData) {
      return loaded(blocks);
    }
    Compilation compiled = compiled(blocks);
    List<Diagnostic> said = new ArrayList<>(compiled.diagnostics());
    said.addAll(compiled.warnings(new SchoolYear(2014)));
    if (blocks.stream().anyMatch(block -> block.is("sqis-requires"))) {
      said.addAll(Sqis.conformance("waiver.sqis", text(blocks, "sqis-requires"), compiled));
    }
    return said;
  }

  /** What is said of guidelines and evaluations as of 1 July 2016, and of ratings. */
  private static List<Diagnostic> evaluated(List<Page.Block> blocks) {
    Evaluations read = Sqis.evaluation(Map.of("evaluation.sqis", text(blocks, "sqis-evaluation")));
    List<Diagnostic> said =
        new ArrayList<>(
            read.guidelines().isEmpty()
                ? read.diagnostics()
                : read.diagnostics(read.check(new CalendarDate(2016, 7, 1))));
    List<FileBytes> files =
        blocks.stream()
            .filter(block -> block.is("csv"))
            .map(block -> FileBytes.of(block.name(), block.text().getBytes(UTF_8)))
            .toList();
    said.addAll(read.ratings(files).diagnostics());
    return said;
  }

  private static Compilation compiled(List<Page.Block> blocks) {
    String own = text(blocks, "sqis");
    boolean isWhole = own.startsWith("policy ") || isAlone(blocks);
    Map<String, String> included = new LinkedHashMap<>();
    blocks.stream()
        .filter(block -> block.is("sqis-file"))
        .forEach(block -> included.put(block.name(), block.text()));
    return Sqis.compile(
        "rules.sqis",
        isWhole ? own : own + "\n" + text(SMALL.blocks(), "sqis"),
        FileResolver.ofTexts(included));
  }

  private static List<Diagnostic> loaded(List<Page.Block> blocks) {
    String own = text(blocks, "sqis-data");
    StringBuilder mapping = new StringBuilder(own);
    if (!isAlone(blocks)) {
      Set<String> names = declarations(own).keySet();
      declarations(text(SMALL.blocks(), "sqis-data"))
          .forEach(
              (name, declaration) ->
                  mapping.append(names.contains(name) ? "" : "\n" + declaration));
    }
    Map<String, String> files = new LinkedHashMap<>();
    Stream.concat(SMALL.blocks().stream(), blocks.stream())
        .filter(block -> block.is("csv") || block.is("json"))
        .forEach(block -> files.put(block.name(), block.text()));
    Compilation small =
        Sqis.compile("rules.sqis", text(blocks, "sqis") + "\n" + text(SMALL.blocks(), "sqis"));
    LoadedData loaded =
        Sqis.load("data.sqis", mapping.toString(), small.policy(), FileResolver.ofTexts(files));
    List<Diagnostic> said = new ArrayList<>(loaded.diagnostics());
    if (!loaded.hasErrors() && !small.policy().spec().procedures().isEmpty()) {
      said.addAll(ProcedureFaults.of(small.policy().spec(), loaded.dataset()));
    }
    if (blocks.stream().anyMatch(block -> block.is(HISTORY))) {
      said.addAll(recorded(blocks, small.policy(), loaded.dataset()));
    }
    return said;
  }

  /** What is said of recorded results. */
  private static List<Diagnostic> recorded(List<Page.Block> blocks, Policy policy, Dataset data) {
    List<FileBytes> files =
        blocks.stream()
            .filter(block -> block.is(HISTORY))
            .map(block -> FileBytes.of(block.name(), block.text().getBytes(UTF_8)))
            .toList();
    Loading loading = policy.readHistory(data, files);
    return Stream.concat(loading.problems().stream(), loading.notes().stream())
        .map(problem -> Diagnostic.of(problem, place -> new DiagnosticPlace.Nowhere()))
        .toList();
  }

  /** Whether a mistake is that the rest is missing. */
  private static boolean isAlone(List<Page.Block> blocks) {
    return blocks.stream().anyMatch(block -> block.name().equals("alone"));
  }

  /** The declarations of a mapping by kind and name. */
  private static Map<String, String> declarations(String mapping) {
    Map<String, String> declarations = new LinkedHashMap<>();
    StringBuilder declaration = new StringBuilder();
    String name = "";
    for (String line : mapping.lines().toList()) {
      if (declaration.isEmpty()) {
        name = line.replaceFirst(" \".*", "");
      }
      if (!line.isBlank()) {
        declaration.append(line).append('\n');
      }
      if (line.startsWith("end ")) {
        declarations.put(name, declaration.toString());
        declaration.setLength(0);
      }
    }
    return declarations;
  }

  private static String text(List<Page.Block> blocks, String kind) {
    return blocks.stream()
        .filter(block -> block.is(kind))
        .map(Page.Block::text)
        .collect(Collectors.joining("\n"));
  }

  private static List<Diagnostic> withCode(List<Diagnostic> said, ProblemCode code) {
    return said.stream().filter(diagnostic -> diagnostic.code() == code).toList();
  }

  private static Set<ProblemCode> errors(List<Diagnostic> said) {
    return said.stream()
        .filter(diagnostic -> diagnostic.severity() == Severity.ERROR)
        .map(Diagnostic::code)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(ProblemCode.class)));
  }

  @TestFactory
  Stream<DynamicTest> wrongExamples_giveTheCodeOfTheirPageAndNoOtherError() {
    return examples().map(code -> dynamicTest(code.id(), () -> checkWrong(code)));
  }

  private static Stream<ProblemCode> examples() {
    return Stream.of(ProblemCode.values()).filter(code -> !WITHOUT_EXAMPLE.containsKey(code));
  }

  private static String chapter(ProblemCode code) {
    return code.severity() == Severity.NOTE ? "Example" : "Wrong";
  }

  private static void checkWrong(ProblemCode code) {
    List<Page.Block> blocks = blocks(code, chapter(code));
    assertThat(blocks).as("blocks under " + chapter(code)).isNotEmpty();
    List<Diagnostic> said = said(blocks);
    String all = DiagnosticRenderer.render(said);
    assertThat(withCode(said, code)).as(all).isNotEmpty();
    boolean isError = code.severity() == Severity.ERROR;
    assertThat(errors(said)).as(all).isEqualTo(isError ? Set.of(code) : Set.of());
    assertThat(withCode(said, code))
        .as("what to type")
        .allMatch(each -> each.help().isEmpty() == (code.severity() == Severity.NOTE));
    if (UPDATES) {
      write(code, DiagnosticRenderer.render(withCode(said, code)));
    }
    assertThat(text(blocks(code, chapter(code)), "text"))
        .isEqualTo(DiagnosticRenderer.render(withCode(said, code)));
  }

  private static void write(ProblemCode code, String said) {
    Page page = page(code);
    List<String> lines = new ArrayList<>(page.lines());
    Page.Block shown =
        page.blocks().stream().filter(block -> block.is("text")).findFirst().orElseThrow();
    int from = shown.first() - 1;
    lines.subList(from, from + (int) shown.text().lines().count()).clear();
    lines.addAll(from, said.lines().toList());
    Page.write(FOLDER + code.id() + ".md", String.join("\n", lines));
  }

  @TestFactory
  Stream<DynamicTest> rightExamples_areFreeOfTheCodeAndOfErrors() {
    return examples()
        .filter(code -> code.severity() != Severity.NOTE)
        .map(code -> dynamicTest(code.id(), () -> checkRight(code)));
  }

  private static void checkRight(ProblemCode code) {
    List<Page.Block> right = blocks(code, "Right");
    assertThat(right).as("blocks under Right").isNotEmpty();
    List<Diagnostic> said = said(right);
    String all = DiagnosticRenderer.render(said);
    assertThat(errors(said)).as(all).isEmpty();
    assertThat(withCode(said, code)).as(all).isEmpty();
    assertThat(right.stream().map(Page.Block::text).toList())
        .as("the wrong example")
        .isNotEqualTo(
            blocks(code, "Wrong").stream()
                .filter(block -> !block.is("text"))
                .map(Page.Block::text)
                .toList());
  }

  @Test
  void everyCodeHasAPage_andEveryPageACode() throws IOException {
    Set<String> codes = new LinkedHashSet<>();
    Stream.of(ProblemCode.values()).forEach(code -> codes.add(code.id() + ".md"));
    assertThat(codes).as("each code once").hasSameSizeAs(ProblemCode.values());
    codes.add("README.md");
    try (Stream<Path> files = Files.list(SMALL.file().toAbsolutePath().getParent())) {
      assertThat(files.map(file -> String.valueOf(file.getFileName())))
          .containsExactlyInAnyOrderElementsOf(codes);
    }
  }

  @Test
  void titles_tellTheCodesApart() {
    assertThat(CodePage.all()).extracting(CodePage::title).doesNotHaveDuplicates();
  }

  @Test
  void pages_haveOneShape() {
    for (CodePage page : CodePage.all()) {
      List<String> chapters = page.text().lines().filter(line -> line.startsWith("## ")).toList();
      List<String> wanted =
          WITHOUT_EXAMPLE.containsKey(page.code())
              ? List.of()
              : page.code().severity() == Severity.NOTE
                  ? List.of("## Example")
                  : List.of("## Wrong", "## Right");
      assertThat(chapters).as(page.code().id()).isEqualTo(wanted);
      assertThat(page.title()).as(page.code().id()).matches("[A-Z].{5,60}[^.]");
      String meaning = page.text().split("\n", -1)[2];
      assertThat(meaning).as(page.code().id()).hasSizeGreaterThan(40);
      assertThat(page.text()).as(page.code().id()).endsWith("\n").doesNotContain("\n\n\n");
    }
  }

  @Test
  void list_namesEveryCode() {
    StringBuilder list = new StringBuilder();
    for (CodePage page : CodePage.all()) {
      String id = page.code().id();
      list.append("- [" + id + "](" + id + ".md) " + page.title() + "\n");
    }
    String before = "## The codes\n\n";
    String after = "\n## The small policy";
    String readme = String.join("\n", SMALL.lines());
    int from = readme.indexOf(before) + before.length();
    int to = readme.indexOf(after);
    if (UPDATES) {
      Page.write(FOLDER + "README.md", readme.substring(0, from) + list + readme.substring(to));
      return;
    }
    assertThat(readme.substring(from, to)).isEqualTo(list.toString());
  }

  @Test
  void pages_arePrintedAsPlainText() {
    assertThat(CodePage.find(" sq0035 ").orElseThrow().plainText())
        .isEqualTo(
            """
            SQ0035: An end without a kind

            `end` says what it ends, so that a line lost or moved is found where it happened.

            Wrong

                measure bonus each school
                  value  1
                end

                error SQ0035: `end` does not say what it ends
                 --> rules.sqis:3:1
                  |
                3 | end
                  | ^^^
                  help: write `end measure`

            Right

                measure bonus each school
                  value  1
                end measure
            """);
    assertThat(CodePage.find("SQ304")).isEmpty();
    assertThat(CodePage.nearest("SQ304")).contains("SQ3004");
    assertThat(CodePage.nearest("nothing")).isEmpty();
  }
}
