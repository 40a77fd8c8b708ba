package org.sqis.dsl.docs;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.sqis.core.Policy;
import org.sqis.core.data.Dataset;
import org.sqis.core.data.Entity;
import org.sqis.core.data.FileResolver;
import org.sqis.core.function.Functions;
import org.sqis.core.model.CalendarDate;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.Type;
import org.sqis.core.model.Value;
import org.sqis.core.outcome.Outcome;
import org.sqis.core.outcome.ResultColumn;
import org.sqis.core.outcome.ValueText;
import org.sqis.core.outcome.Verification;
import org.sqis.core.pairing.PairingResult;
import org.sqis.core.pairing.Pairings;
import org.sqis.core.policy.Input;
import org.sqis.core.policy.Pairing;
import org.sqis.core.policy.Provenance;
import org.sqis.core.scenario.ScenarioReport;
import org.sqis.core.scenario.ScenarioResult;
import org.sqis.dsl.Compilation;
import org.sqis.dsl.Evaluations;
import org.sqis.dsl.LoadedData;
import org.sqis.dsl.Sqis;
import org.sqis.dsl.diagnostic.Diagnostic;
import org.sqis.dsl.diagnostic.DiagnosticRenderer;
import org.sqis.dsl.read.RuleReader;
import org.sqis.dsl.registry.KindSpec;

/**
 * Runs docs/language.md. The blocks {@code sqis} make one rule file that grows from chapter to
 * chapter and must compile at the end of each; {@code sqis-data} and {@code csv NAME} make its
 * mapping and data; {@code sqis-file NAME} is a file that the rules include. A block {@code
 * sqis-wrong} is put before the rule file, {@code csv-wrong NAME} in place of a data file, and the
 * block {@code text} after it is what the author sees. {@code sqis-values} and {@code sqis-results}
 * hold expressions and schools with their results.
 *
 * <p>With {@code -Dlanguage.update=true} the blocks {@code text} are written anew.
 */
class LanguageDocTest {
  private static final String PAGE = "language.md";
  private static final Page DOC = Page.of(PAGE);
  private static final String ARROW = " → ";

  /** The rule file as far as the chapter of {@code block} has come. */
  private static String rules(Page.Block block) {
    StringBuilder text = new StringBuilder();
    for (Page.Block each : DOC.blocks()) {
      boolean isLater = each.first() > block.first() && !each.chapter().equals(block.chapter());
      if (each.is("sqis") && !isLater) {
        text.append(each.text()).append('\n');
      }
    }
    return text.toString();
  }

  private static Policy policy(Page.Block block) {
    Compilation compiled = compile(rules(block));
    assertThat(compiled.report()).as("rules at the end of: " + block.chapter()).isEmpty();
    return compiled.policy();
  }

  @Test
  void rulesOfThePage_haveNoWarnings() {
    Page.Block last = blocks("sqis").reduce((one, other) -> other).orElseThrow();
    assertThat(DiagnosticRenderer.render(compile(rules(last)).warnings())).isEmpty();
  }

  private static Compilation compile(String rules) {
    return Sqis.compile("rules.sqis", rules, FileResolver.ofTexts(texts("sqis-file")));
  }

  private static LoadedData load(Policy policy, Map<String, String> files) {
    StringBuilder mapping = new StringBuilder();
    DOC.blocks().stream()
        .filter(block -> block.is("sqis-data"))
        .forEach(block -> mapping.append(block.text()).append('\n'));
    return Sqis.load("data.sqis", mapping.toString(), policy, FileResolver.ofTexts(files));
  }

  /** The texts of all blocks of a kind, by name. */
  private static Map<String, String> texts(String kind) {
    Map<String, String> texts = new LinkedHashMap<>();
    blocks(kind).forEach(block -> texts.put(block.name(), block.text()));
    return texts;
  }

  private static Dataset dataset(Policy policy) {
    LoadedData loaded = load(policy, texts("csv"));
    assertThat(loaded.report()).isEmpty();
    return loaded.dataset();
  }

  private static Stream<Page.Block> blocks(String kind) {
    return DOC.blocks().stream().filter(block -> block.is(kind));
  }

  @TestFactory
  Stream<DynamicTest> rules_compileAtTheEndOfEachChapter() {
    Map<String, Page.Block> last = new LinkedHashMap<>();
    blocks("sqis").forEach(block -> last.put(block.chapter(), block));
    assertThat(last).hasSizeGreaterThan(5);
    return last.values().stream().map(block -> dynamicTest(block.chapter(), () -> policy(block)));
  }

  @TestFactory
  Stream<DynamicTest> wrongBlocks_giveTheMessagesShown() {
    List<DynamicTest> tests = new ArrayList<>();
    for (int i = 0; i < DOC.blocks().size(); i++) {
      Page.Block wrong = DOC.blocks().get(i);
      boolean isWrong = wrong.is("sqis-wrong") || wrong.is("csv-wrong");
      if (!isWrong && !wrong.is("text")) {
        continue;
      }
      if (isWrong) {
        Page.Block shown = DOC.blocks().get(i + 1);
        assertThat(shown.kind()).as("the block after " + wrong).isEqualTo("text");
        tests.add(
            dynamicTest(wrong.toString(), () -> assertThat(shown.text()).isEqualTo(report(wrong))));
      } else {
        assertThat(DOC.blocks().get(i - 1).kind())
            .as("the block before " + wrong)
            .matches(".*(wrong|requires|evaluation)");
      }
    }
    assertThat(tests).hasSizeGreaterThan(5);
    return tests.stream();
  }

  /** What the author of a wrong block sees. */
  private static String report(Page.Block wrong) {
    if (wrong.is("csv-wrong")) {
      Map<String, String> files = texts("csv");
      assertThat(files).containsKey(wrong.name());
      files.put(wrong.name(), wrong.text());
      return load(policy(wrong), files).report();
    }
    // A wrong head takes the place of the right one.
    String rules = rules(wrong);
    boolean isHead = wrong.text().startsWith("policy ");
    String rest = isHead ? rules.replaceFirst("(?s)policy .*?\nend policy\n", "") : rules;
    return compile(wrong.text() + rest).report();
  }

  @TestFactory
  Stream<DynamicTest> expressions_haveTheValuesShown() {
    return blocks("sqis-values").map(block -> dynamicTest(block.toString(), () -> values(block)));
  }

  private static void values(Page.Block block) {
    List<String> lines = block.text().lines().filter(line -> !line.isBlank()).toList();
    StringBuilder rules = new StringBuilder(rules(block));
    for (int i = 0; i < lines.size(); i++) {
      String expression = lines.get(i).split(ARROW, -1)[0].strip();
      rules.append("measure doc_value_" + i + " each school\n  value " + expression + "\n");
      rules.append("  may be missing\nend measure\n");
    }
    Compilation compiled = compile(rules.toString());
    assertThat(compiled.report()).isEmpty();
    Outcome outcome = compiled.policy().score(oneSchool(compiled.policy()));
    List<String> found = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String[] parts = lines.get(i).split(ARROW, -1);
      ResultColumn column = outcome.result("doc_value_" + i);
      String value = ValueText.exact(outcome.value("1", column.name()), column.type());
      found.add(parts[0] + ARROW + value);
    }
    assertThat(found).isEqualTo(lines);
  }

  /** A school with nothing but what must never be missing. */
  private static Dataset oneSchool(Policy policy) {
    Dataset.Builder data =
        Dataset.builder(policy.spec())
            .name("one_school")
            .year(policy.spec().header().first())
            .school("1", "School", "District");
    for (Input input : policy.spec().inputs()) {
      if (input.neverMissing() && input.type() instanceof Type.OneOf oneOf) {
        data.set("1", input.name(), new Value.Word(oneOf.options().get(0)));
      }
    }
    return data.build().dataset();
  }

  @TestFactory
  Stream<DynamicTest> schools_haveTheResultsShown() {
    return blocks("sqis-results").map(block -> dynamicTest(block.toString(), () -> results(block)));
  }

  private static void results(Page.Block block) {
    Policy policy = policy(block);
    Outcome outcome = policy.score(dataset(policy));
    List<List<String>> rows = block.text().lines().map(LanguageDocTest::cells).toList();
    List<List<String>> found = new ArrayList<>();
    found.add(rows.get(0));
    for (List<String> row : rows.subList(1, rows.size())) {
      List<String> cells = new ArrayList<>(List.of(row.get(0)));
      for (String result : rows.get(0).subList(1, row.size())) {
        cells.add(printed(outcome, row.get(0), result));
      }
      found.add(cells);
    }
    assertThat(found).isEqualTo(rows);
  }

  /** Each school that needs a partner, with its partner or where and at how many it failed. */
  @TestFactory
  Stream<DynamicTest> schools_areInThePairsShown() {
    return blocks("sqis-pairs").map(block -> dynamicTest(block.toString(), () -> pairs(block)));
  }

  private static void pairs(Page.Block block) {
    Policy policy = policy(block);
    // A record of section 14 is one of a duty that the ladders of later sections do not have.
    Dataset data = load(policy, texts("csv")).dataset();
    Pairing rule = policy.spec().procedures(Pairing.class, data.year()).get(0);
    PairingResult result =
        Pairings.of(policy, data, policy.determinations(data), rule, new CalendarDate(2015, 7, 1));
    List<List<String>> found = new ArrayList<>();
    result.pairs().forEach(pair -> found.add(List.of(pair.school(), pair.partner())));
    result
        .unpaired()
        .forEach(
            one ->
                found.add(
                    List.of(
                        one.school(),
                        one.counts().stream()
                            .map(count -> count.number() + " " + count.rule())
                            .collect(Collectors.joining(", ", one.rule() + ": ", "")))));
    assertThat(found).isEqualTo(block.text().lines().skip(1).map(LanguageDocTest::cells).toList());
  }

  private static List<String> cells(String row) {
    String[] parts = row.strip().split("\\|", -1);
    return Stream.of(parts).limit(parts.length - 1L).skip(1).map(String::strip).toList();
  }

  private static String printed(Outcome outcome, String id, String result) {
    String[] ofGroup = result.split(" of ", -1);
    ResultColumn column = outcome.result(ofGroup[0]);
    Value value =
        column.kind() == ResultColumn.Kind.INDEX
            ? outcome.index(id, column.name()).published()
            : ofGroup.length == 2
                ? outcome.value(id, column.name(), ofGroup[1])
                : outcome.value(id, column.name());
    return ValueText.exact(value, column.type());
  }

  @Test
  void answers_agreeButForTheExpectedDifferences() {
    Page.Block mapping = blocks("sqis-data").findFirst().orElseThrow();
    Policy policy = policy(mapping);
    Dataset data = dataset(policy);
    Verification verification = Verification.of(policy.score(data), data);
    assertThat(verification.succeeds()).as(verification.differences().toString()).isTrue();
    assertThat(verification.results()).allMatch(result -> result.agreeWithValue() > 0);
  }

  @Test
  void earlierYears_holdWhatThePageSays() {
    Dataset data = dataset(policy(blocks("sqis-data").findFirst().orElseThrow()));
    Dataset before = data.in(new SchoolYear(2013)).orElseThrow();
    assertThat(data.years())
        .extracting(SchoolYear::toString)
        .containsExactly("2012-13", "2013-14", "2014-15");
    assertThat(before.value(0, "tested", "all")).hasToString("195");
    assertThat(before.value(0, "enrolled", "all")).hasToString("205");
    assertThat(before.value(1, "often_absent", "all")).hasToString("not reported");
    assertThat(before.value(2, "often_absent", "all")).hasToString("61");
    assertThat(before.value(0, "school_type")).hasToString("elementary");
    assertThat(before.value(0, "survey_done")).hasToString("not reported");
    assertThat(before.entities()).extracting(Entity::id).containsExactly("0101", "0102", "0103");
  }

  @Test
  void testsOfThePage_pass() {
    Compilation compiled = compile(rules(DOC.blocks().get(DOC.blocks().size() - 1)));
    ScenarioReport report = compiled.policy().test(compiled.tests());
    assertThat(report.results()).hasSizeGreaterThan(2);
    assertThat(report.results()).flatExtracting(ScenarioResult::differences).isEmpty();
  }

  @Test
  void everyKindFunctionReasonAndProvenance_isMentioned() {
    List<String> words = new ArrayList<>();
    RuleReader.policyKinds().stream().map(KindSpec::name).forEach(words::add);
    RuleReader.dataKinds().stream().map(KindSpec::name).forEach(words::add);
    words.addAll(Functions.names());
    Stream.of(MissingReason.values()).map(MissingReason::words).forEach(words::add);
    Stream.of(Provenance.values()).map(Provenance::word).forEach(words::add);
    String page = String.join("\n", DOC.lines());
    assertThat(words)
        .filteredOn(word -> !Pattern.compile("\\b" + word + "\\b").matcher(page).find())
        .as("words of the registry that docs/language.md does not mention")
        .isEmpty();
  }

  @Test
  void evaluations_areCheckedAsThePageSays() {
    List<Page.Block> files = blocks("sqis-evaluation").toList();
    Page.Block shown = DOC.blocks().get(DOC.blocks().indexOf(files.get(2)) + 1);
    Evaluations read =
        Sqis.evaluation(
            Map.of("all.sqis", files.stream().map(Page.Block::text).collect(joining("\n"))));
    assertThat(read.report()).isEmpty();
    assertThat(
            read.diagnostics(read.check(null)).stream()
                .map(one -> "error " + one.code().id() + ": " + one.message() + "\n")
                .collect(joining()))
        .isEqualTo(shown.text());
    assertThat(read.rules().get(0).rate(Map.of("observation", "3", "growth", "low")).parts().get(0))
        .matches(part -> "40".equals(String.valueOf(part.earned())));
  }

  @Test
  void requirements_areMetAsThePageSays() {
    Page.Block required = blocks("sqis-requires").findFirst().orElseThrow();
    Page.Block shown = DOC.blocks().get(DOC.blocks().indexOf(required) + 1);
    Page.Block head = blocks("sqis-part").findFirst().orElseThrow();
    String rules = rules(required);
    List<Diagnostic> lacks = Sqis.conformance("state_law.sqis", required.text(), compile(rules));
    assertThat(DiagnosticRenderer.render(lacks)).startsWith(shown.text());
    assertThat(lacks).hasSize(1);
    String years = head.text().replace("end policy\n", "");
    String clauses = rules.replaceFirst("(?s)policy lawndale[^\n]*\n  years[^\n]*\n", years);
    List<Diagnostic> met = Sqis.conformance("state_law.sqis", required.text(), compile(clauses));
    assertThat(met)
        .extracting(Diagnostic::message)
        .containsExactly(
            "`growth` is not scored this year, because the state changed its test between the"
                + " years");
  }

  @Test
  void blocks_areOfKindsThatAreRun() {
    assertThat(DOC.blocks())
        .allSatisfy(
            block ->
                assertThat(block.kind())
                    .isIn(
                        "sqis",
                        "sqis-data",
                        "sqis-file",
                        "sqis-wrong",
                        "sqis-requires",
                        "sqis-evaluation",
                        "sqis-part",
                        "sqis-values",
                        "sqis-results",
                        "sqis-pairs",
                        "csv",
                        "csv-wrong",
                        "text"));
  }

  /** Not a check: writes the messages shown on the page anew. */
  @Test
  void messages_areWrittenAnewOnRequest() {
    if (!Boolean.getBoolean("language.update")) {
      return;
    }
    List<String> lines = new ArrayList<>(DOC.lines());
    for (int i = DOC.blocks().size() - 1; i > 0; i--) {
      Page.Block shown = DOC.blocks().get(i);
      boolean isChecked =
          DOC.blocks().get(i - 1).is("sqis-requires")
              || DOC.blocks().get(i - 1).is("sqis-evaluation");
      if (shown.is("text") && !isChecked) {
        int from = shown.first() - 1;
        List<String> old = lines.subList(from, from + (int) shown.text().lines().count());
        old.clear();
        lines.addAll(from, report(DOC.blocks().get(i - 1)).lines().toList());
      }
    }
    Page.write(PAGE, String.join("\n", lines));
  }
}
