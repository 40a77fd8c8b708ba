package org.sqis.dsl.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.sqis.core.Evaluator;
import org.sqis.core.Policy;
import org.sqis.core.change.Impact;
import org.sqis.core.change.Move;
import org.sqis.core.change.PolicyDiff;
import org.sqis.core.change.ResultImpact;
import org.sqis.core.data.Dataset;
import org.sqis.core.data.FileResolver;
import org.sqis.core.io.Json;
import org.sqis.core.io.PolicyJson;
import org.sqis.core.outcome.Verification;
import org.sqis.core.policy.PolicySpec;
import org.sqis.core.problem.ProblemCode;
import org.sqis.core.problem.Severity;
import org.sqis.dsl.Compilation;
import org.sqis.dsl.Evaluations;
import org.sqis.dsl.Formatted;
import org.sqis.dsl.LoadedData;
import org.sqis.dsl.Sqis;
import org.sqis.dsl.cases.SmallPolicy;
import org.sqis.dsl.diagnostic.Diagnostic;
import org.sqis.dsl.diagnostic.DiagnosticPlace;
import org.sqis.dsl.diagnostic.DiagnosticRenderer;
import org.sqis.dsl.equal.Differences;
import org.sqis.dsl.source.Span;

/** What must hold of every input, whatever it says. */
final class Oracles {
  static final String FILE = "a.sqis";

  /** Another name than that of the policy, so that places of the two are told apart. */
  private static final String REQUIREMENTS = "r.sqis";

  private final Library library;
  private final Corpus corpus;
  private final Set<ProblemCode> codes = EnumSet.noneOf(ProblemCode.class);
  private final TreeMap<String, Integer> counts = new TreeMap<>();
  private int compiled;

  Oracles(Library library, Corpus corpus) {
    this.library = library;
    this.corpus = corpus;
  }

  /** An oracle that does not hold. */
  static final class Broken extends RuntimeException {
    private static final long serialVersionUID = 1;

    Broken(String oracle, String detail) {
      super(oracle + ": " + detail);
    }
  }

  /** The codes of everything said so far. */
  Set<ProblemCode> codes() {
    return codes;
  }

  /** How often each oracle was asked. */
  Map<String, Integer> counts() {
    return counts;
  }

  /** How many rule files had no error. */
  int compiled() {
    return compiled;
  }

  /** Asks every oracle that fits; throws {@link Broken}, or whatever the library throws. */
  void check(Input input, Random random) {
    switch (input.kind()) {
      case RULES -> rules(input, random);
      case MAPPING -> mapping(input);
      case REQUIREMENTS -> requirements(input);
      case EVALUATION -> evaluation(input);
    }
  }

  // ---------- rule files ----------

  private void rules(Input input, Random random) {
    Compilation once = library.compile(input.text());
    Compilation again = library.compile(input.text());
    hold("the same twice", once.diagnostics().equals(again.diagnostics()), "other diagnostics");
    said(once.diagnostics(), input.text());
    boolean hasError = hasError(once.diagnostics());
    hold("errors or a policy", hasError == once.hasErrors(), "errors and a policy, or neither");
    formatting(input.text(), once.diagnostics(), text -> library.compile(text).diagnostics());
    if (random.nextInt(8) == 0) {
      filling(input.text(), random);
    }
    if (!once.hasErrors()) {
      compiled++;
      policy(once, again, input, random);
    }
  }

  private void formatting(
      String text, List<Diagnostic> before, Function<String, List<Diagnostic>> read) {
    Formatted once = library.format(text);
    boolean isPasted = text.indexOf('\t') >= 0;
    // Of pasted cells the places are those in the rows they become.
    said(once.diagnostics(), text, !isPasted);
    if (once.hasErrors()) {
      hold("left alone", once.text().equals(text), "a file that cannot be read is changed");
      return;
    }
    Formatted twice = library.format(once.text());
    hold("one form", twice.text().equals(once.text()), "formatting twice gives another text");
    String letters = letters(text);
    hold("no letter lost", letters.equals(letters(once.text())), "letters or digits differ");
    // How near a wrong name is to a right one can depend on the characters it is written in.
    boolean isRewritten =
        hasError(before)
            && once.diagnostics().stream()
                .anyMatch(one -> one.code() == ProblemCode.TAKEN_CHARACTERS);
    if (!isPasted && !isRewritten) {
      List<String> after = codes(read.apply(once.text()));
      String otherwise = codes(before) + " became " + after;
      hold("the same codes", after.equals(codes(before)), otherwise);
    }
  }

  /** What the canonical form of a policy says. */
  private void samePolicy(Policy policy, String text) {
    Formatted formatted = library.format(text);
    hold("formatted", !formatted.hasErrors(), "a policy cannot be formatted");
    Compilation after = library.compile(formatted.text());
    boolean isSame = !after.hasErrors() && after.policy().spec().equals(policy.spec());
    hold("the same policy", isSame, "the formatted file says something else");
  }

  /** Made without any tokens, so that it cannot share a fault with the formatter. */
  private static String letters(String text) {
    return text.codePoints()
        .filter(Character::isLetterOrDigit)
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }

  private void filling(String text, Random random) {
    List<String> tables = List.of("groups", "parameters", "inputs each school", "m shares", "x");
    String table =
        random.nextBoolean()
            ? tables.get(random.nextInt(tables.size()))
            : any(corpus.words(), random);
    StringBuilder sheet = new StringBuilder();
    for (int i = random.nextInt(12); i > 0; i--) {
      sheet.append(any(corpus.cells(), random)).append(any(List.of(",", "\t", "\n"), random));
    }
    Formatted filled = Sqis.fill(FILE, text, table, sheet.toString());
    note(filled.diagnostics());
    if (filled.hasErrors()) {
      hold("left alone", filled.text().equals(text), "a file that cannot be filled is changed");
    } else {
      String again = library.format(filled.text()).text();
      hold("one form", again.equals(filled.text()), "a filled file has another form");
    }
  }

  // ---------- policies ----------

  private void policy(Compilation once, Compilation again, Input input, Random random) {
    Policy policy = once.policy();
    PolicySpec spec = policy.spec();
    samePolicy(policy, input.text());
    said(once.warnings(spec.header().last()), input.text());
    String json = PolicyJson.write(spec);
    PolicyJson.Read read = PolicyJson.read("a.json", json);
    hold("JSON and back", spec.equals(read.spec()), "another policy: " + read.problems());
    hold("JSON and back", PolicyJson.write(spec).equals(json), "other bytes");
    hold("the same twice", policy.digest().equals(again.policy().digest()), "another digest");
    note(Sqis.conformance("r.sqis", any(corpus.requirements(), random), once));
    SmallData data = new SmallData(spec, random);
    Optional<Dataset> empty = data.of(0);
    empty.ifPresent(none -> policy.score(none));
    Optional<Dataset> some = data.of(1 + random.nextInt(3));
    some.ifPresent(dataset -> scoring(policy, again.policy(), dataset, random));
    changes(policy, input, some, random);
  }

  private void scoring(Policy policy, Policy again, Dataset data, Random random) {
    var outcome = policy.score(data);
    String bytes = Json.outcome(outcome);
    var rescored = again.score(data, Evaluator.REFERENCE);
    String differing = Differences.of(outcome, rescored, 3).toString();
    hold("engine and reference evaluator", differing.startsWith("0 "), differing);
    hold("the same bytes", bytes.equals(Json.outcome(rescored)), "other results");
    hold("no move from itself", Impact.of(outcome, rescored).isEmpty(), "a value moves");
    var results = policy.results(data.year());
    if (!results.isEmpty()) {
      String result = results.get(random.nextInt(results.size())).name();
      var explained = policy.explain(data, "s0", result);
      hold("explained", !explained.toString().isEmpty(), "nothing is said of " + result);
      Json.explanation(explained);
    }
  }

  private void changes(Policy policy, Input input, Optional<Dataset> data, Random random) {
    PolicyDiff none = PolicyDiff.between(policy.spec(), policy.spec());
    hold("no difference from itself", none.isEmpty(), none.toString());
    if (input.before().isEmpty()) {
      return;
    }
    Compilation before = library.compile(input.before());
    if (before.hasErrors()) {
      return;
    }
    PolicySpec older = before.policy().spec();
    PolicyDiff diff = PolicyDiff.between(older, policy.spec());
    hold(
        "a difference is told",
        diff.isEmpty() == older.equals(policy.spec()),
        "the policies are " + (diff.isEmpty() ? "not equal" : "equal") + ": " + diff);
    Json.diff(diff);
    if (data.isPresent()
        && older.inputs().equals(policy.spec().inputs())
        && random.nextInt(3) == 0) {
      var impact = Impact.between(before.policy(), policy, data.get());
      Json.impact(impact);
      hold("an impact is told", impact.toString() != null, "nothing");
      impact.results().forEach(this::moves);
    }
  }

  private void moves(ResultImpact result) {
    for (Move move : result.moves()) {
      boolean isOne = !Move.same(move.oldValue(), move.newValue());
      hold("every move is one", isOne, result.name() + " stays " + move.newValue());
    }
  }

  // ---------- mappings and requirements ----------

  private void mapping(Input input) {
    FileResolver files = FileResolver.ofTexts(input.files());
    LoadedData once = Sqis.load(FILE, input.text(), SmallPolicy.POLICY, files);
    LoadedData again = Sqis.load(FILE, input.text(), SmallPolicy.POLICY, files);
    hold("the same twice", once.diagnostics().equals(again.diagnostics()), "other diagnostics");
    said(once.diagnostics(), input.text());
    hold("errors or data", hasError(once.diagnostics()) == once.hasErrors(), "both or neither");
    formatting(
        input.text(),
        once.diagnostics(),
        text -> Sqis.load(FILE, text, SmallPolicy.POLICY, files).diagnostics());
    if (!once.hasErrors()) {
      var outcome = SmallPolicy.POLICY.score(once.dataset());
      if (!once.dataset().publishedResults().isEmpty()) {
        Json.verification(Verification.of(outcome, once.dataset()));
      }
      hold("the same data", once.dataset().equals(again.dataset()), "another digest");
    }
  }

  private void requirements(Input input) {
    Compilation policy = library.compile(new PolicyMaker(new Random(1)).policy());
    List<Diagnostic> once = Sqis.conformance(REQUIREMENTS, input.text(), policy);
    said(once, input.text(), true, REQUIREMENTS);
    List<Diagnostic> again = Sqis.conformance(REQUIREMENTS, input.text(), policy);
    hold("the same twice", once.equals(again), "other diagnostics");
  }

  private void evaluation(Input input) {
    List<Diagnostic> once = evaluated(input.text());
    said(once, input.text());
    hold("the same twice", once.equals(evaluated(input.text())), "other diagnostics");
    formatting(input.text(), once, Oracles::evaluated);
  }

  private static List<Diagnostic> evaluated(String text) {
    Evaluations read = Sqis.evaluation(Map.of(FILE, text));
    read.rules().forEach(rule -> rule.reach().levels());
    return read.guidelines().isEmpty() ? read.diagnostics() : read.diagnostics(read.check(null));
  }

  // ---------- messages ----------

  private void said(List<Diagnostic> diagnostics, String text) {
    said(diagnostics, text, true);
  }

  private void said(List<Diagnostic> diagnostics, String text, boolean isAboutText) {
    said(diagnostics, text, isAboutText, FILE);
  }

  private void said(List<Diagnostic> diagnostics, String text, boolean isAboutText, String file) {
    note(diagnostics);
    String decoded = new String(text.getBytes(UTF_8), UTF_8);
    String source = decoded.startsWith("\ufeff") ? decoded.substring(1) : decoded;
    for (Diagnostic one : diagnostics) {
      boolean isHelpful = one.severity() != Severity.ERROR || !one.help().isBlank();
      hold("every error has a help", isHelpful, one.toString());
      String message = one.message();
      boolean isClean =
          message.length() < 1_000
              && message.indexOf('\n') < 0
              && !message.matches(".*(java\\.(lang|util)|@[0-9a-f]{6}).*");
      hold("a message in the reader's words", isClean, message);
      List<DiagnosticPlace> places = new ArrayList<>(List.of(one.place()));
      one.labels().forEach(label -> places.add(label.at()));
      for (DiagnosticPlace place : places) {
        if (place instanceof DiagnosticPlace.InText in && in.span().source().name().equals(file)) {
          hold(
              "every place is in the file",
              isIn(in.span(), isAboutText ? source : in.span().source().text()),
              one + " at " + in.span().start() + " to " + in.span().end());
        }
      }
    }
    DiagnosticRenderer.render(diagnostics);
    hold("few messages", diagnostics.size() < 250, diagnostics.size() + " messages");
  }

  private static boolean isIn(Span span, String text) {
    return span.source().text().equals(text)
        && span.start() >= 0
        && span.start() <= span.end()
        && span.end() <= text.length();
  }

  private void note(List<Diagnostic> diagnostics) {
    diagnostics.forEach(one -> codes.add(one.code()));
  }

  private static List<String> codes(List<Diagnostic> diagnostics) {
    return diagnostics.stream().map(one -> one.code().id()).sorted().toList();
  }

  private static boolean hasError(List<Diagnostic> diagnostics) {
    return diagnostics.stream().anyMatch(one -> one.severity() == Severity.ERROR);
  }

  private void hold(String oracle, boolean holds, String otherwise) {
    counts.merge(oracle, 1, Integer::sum);
    if (!holds) {
      throw new Broken(oracle, otherwise);
    }
  }

  private static String any(List<String> list, Random random) {
    return list.get(random.nextInt(list.size()));
  }
}
