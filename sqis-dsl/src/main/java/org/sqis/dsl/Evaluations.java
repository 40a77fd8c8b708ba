package org.sqis.dsl;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sqis.core.data.FileBytes;
import org.sqis.core.evaluation.EvaluationCheck;
import org.sqis.core.evaluation.EvaluationSystem;
import org.sqis.core.evaluation.Guidelines;
import org.sqis.core.evaluation.RatingRule;
import org.sqis.core.evaluation.RatingsReading;
import org.sqis.core.io.CsvRecordReader;
import org.sqis.core.model.CalendarDate;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;
import org.sqis.core.problem.Severity;
import org.sqis.dsl.diagnostic.Diagnostic;
import org.sqis.dsl.diagnostic.DiagnosticPlace;
import org.sqis.dsl.diagnostic.DiagnosticRenderer;
import org.sqis.dsl.parser.DiagnosticSink;
import org.sqis.dsl.read.RuleReader;
import org.sqis.dsl.source.Source;
import org.sqis.dsl.syntax.SyntaxDeclaration;
import org.sqis.dsl.syntax.SyntaxFile;

/**
 * What came of reading files on the evaluation of educators: the guidelines of a consortium, if the
 * files have them, and the systems of districts. Deeply immutable; safe for every thread.
 */
public final class Evaluations {
  private final List<Diagnostic> read;
  private final List<Diagnostic> diagnostics;
  private final @Nullable Guidelines guidelines;
  private final List<EvaluationSystem> systems;
  private final Function<Place.Element, DiagnosticPlace> places;
  private final int declarations;

  private Evaluations(
      List<Diagnostic> read,
      List<Diagnostic> diagnostics,
      @Nullable Guidelines guidelines,
      List<EvaluationSystem> systems,
      Function<Place.Element, DiagnosticPlace> places,
      int declarations) {
    this.read = read;
    this.diagnostics = diagnostics;
    this.guidelines = guidelines;
    this.systems = systems;
    this.places = places;
    this.declarations = declarations;
  }

  /** Reads sources as one. */
  static Evaluations of(
      List<Source> sources,
      DiagnosticSink sink,
      Function<RuleReader.ReadEvaluations, Function<Place.Element, DiagnosticPlace>> places) {
    List<SyntaxDeclaration> declarations = new ArrayList<>();
    for (Source source : sources) {
      declarations.addAll(
          new Inclusion(RuleReader.evaluationNames(), null, sink).read(source).declarations());
    }
    if (sources.isEmpty()) {
      return new Evaluations(
          sink.diagnostics(),
          sink.diagnostics(),
          null,
          List.of(),
          place -> new DiagnosticPlace.Nowhere(),
          0);
    }
    SyntaxFile all = new SyntaxFile(sources.get(0), List.of(), declarations, List.of());
    RuleReader.ReadEvaluations found = RuleReader.evaluations(all, sink);
    List<SyntaxDeclaration> heads =
        declarations.stream().filter(one -> one.kind().isWord("guidelines")).toList();
    int own =
        (int)
            declarations.stream()
                .filter(one -> one.kind().isWord("guidelines") || one.kind().isWord("evaluation"))
                .count();
    if (heads.size() > 1) {
      sink.add(
          Diagnostic.at(ProblemCode.TWO_HEADS, heads.get(1).head(), "guidelines")
              .with(heads.get(0).head(), "the first one")
              .help("give one file of guidelines"));
    }
    if (own == 0) {
      sink.add(
          Diagnostic.at(
                  ProblemCode.NOT_EVALUATION,
                  new DiagnosticPlace.InFile(sources.get(0).name()),
                  "guidelines and no evaluation")
              .help("begin with `guidelines NAME` or `evaluation NAME`"));
    }
    List<Diagnostic> read = sink.diagnostics();
    Function<Place.Element, DiagnosticPlace> place = places.apply(found);
    Guidelines guidelines = found.guidelines().isEmpty() ? null : found.guidelines().get(0);
    List<Problem> faults = new ArrayList<>();
    if (guidelines != null) {
      faults.addAll(EvaluationCheck.guidelines(guidelines));
    }
    faults.addAll(EvaluationCheck.faults(found.systems()));
    return new Evaluations(
        read, located(read, faults, place), guidelines, found.systems(), place, own);
  }

  private static List<Diagnostic> located(
      List<Diagnostic> before,
      List<Problem> problems,
      Function<Place.Element, DiagnosticPlace> places) {
    DiagnosticSink sink = new DiagnosticSink();
    before.forEach(sink::add);
    problems.forEach(problem -> sink.add(Diagnostic.of(problem, places)));
    return sink.diagnostics();
  }

  /** What is wrong with the files by themselves, before guidelines are held against systems. */
  public List<Diagnostic> diagnostics() {
    return diagnostics;
  }

  /** Whether a declaration has a fault; those without one can be used all the same. */
  public boolean hasErrors() {
    return diagnostics.stream().anyMatch(one -> one.severity() == Severity.ERROR);
  }

  /** How many declarations of guidelines and evaluations the files have, with faults or not. */
  public int declarations() {
    return declarations;
  }

  /** The guidelines, if the files have some without a fault. */
  public Optional<Guidelines> guidelines() {
    return Optional.ofNullable(guidelines);
  }

  /** The systems that could be read, those that are not whole too. */
  public List<EvaluationSystem> systems() {
    return systems;
  }

  /** The systems without a fault, which rate people. */
  public List<RatingRule> rules() {
    List<RatingRule> rules = new ArrayList<>();
    for (EvaluationSystem system : systems) {
      if (EvaluationCheck.faults(List.of(system)).isEmpty()) {
        rules.add(RatingRule.of(system));
      }
    }
    return List.copyOf(rules);
  }

  /**
   * Holds every system against the guidelines.
   *
   * @param asOf the day as of which milestones are judged; null to judge only what was done
   * @throws IllegalStateException if there are no guidelines
   */
  public EvaluationCheck check(@Nullable CalendarDate asOf) {
    if (guidelines == null) {
      throw new IllegalStateException("there are no guidelines to check against");
    }
    return EvaluationCheck.of(guidelines, systems, asOf);
  }

  /** What is wrong with the files, and what a check of them found. */
  public List<Diagnostic> diagnostics(EvaluationCheck check) {
    return located(read, check.problems(), places);
  }

  /**
   * Reads ratings of people from CSV files, each rated by the system of its district and role.
   *
   * @param files the files; a person and year stands in one of them
   */
  public LoadedRatings ratings(List<FileBytes> files) {
    DiagnosticSink sink = new DiagnosticSink();
    RatingsReading.Result result = RatingsReading.read(files, new CsvRecordReader(), rules());
    result
        .problems()
        .forEach(
            problem -> sink.add(Diagnostic.of(problem, place -> new DiagnosticPlace.Nowhere())));
    return new LoadedRatings(result.ratings(), sink.diagnostics());
  }

  /** The errors as a reader sees them, or an empty text. */
  public String report() {
    return DiagnosticRenderer.faults(diagnostics);
  }

  @Override
  public String toString() {
    return (guidelines == null ? "no guidelines" : "guidelines " + guidelines.name())
        + ", "
        + systems.size()
        + (systems.size() == 1 ? " evaluation" : " evaluations");
  }
}
