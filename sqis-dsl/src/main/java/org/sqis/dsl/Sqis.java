package org.sqis.dsl;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sqis.core.Policy;
import org.sqis.core.data.DataSpec;
import org.sqis.core.data.Dataset;
import org.sqis.core.data.FileBytes;
import org.sqis.core.data.FileResolver;
import org.sqis.core.data.Loading;
import org.sqis.core.explain.Explanation;
import org.sqis.core.io.DatasetReader;
import org.sqis.core.io.DirectoryFiles;
import org.sqis.core.model.Type;
import org.sqis.core.outcome.ResultColumn;
import org.sqis.core.plan.PolicyProof;
import org.sqis.core.plan.ScenarioProof;
import org.sqis.core.policy.LevelTable;
import org.sqis.core.policy.PolicyHeader;
import org.sqis.core.policy.Requirements;
import org.sqis.core.problem.NearestName;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;
import org.sqis.dsl.diagnostic.Diagnostic;
import org.sqis.dsl.diagnostic.DiagnosticPlace;
import org.sqis.dsl.parser.DiagnosticSink;
import org.sqis.dsl.parser.SourceReader;
import org.sqis.dsl.read.RuleReader;
import org.sqis.dsl.read.Spans;
import org.sqis.dsl.source.Source;
import org.sqis.dsl.source.Span;
import org.sqis.dsl.syntax.SyntaxFile;

/**
 * Compiles rule files and loads data. Whatever a file says, the answer is a result with
 * diagnostics; only wrong calls throw. Stateless; safe for every thread.
 */
public final class Sqis {
  private Sqis() {}

  /**
   * Compiles the rule file at {@code file}, which includes nothing. A file that cannot be read
   * gives a diagnostic.
   */
  public static Compilation compile(Path file) {
    require(file, "file");
    return compiled(file, null);
  }

  /**
   * Compiles the rule file at {@code file}. A file that cannot be read gives a diagnostic.
   *
   * @param includes finds the files that lines {@code include "path"} name, such as {@code
   *     DirectoryFiles.of(folder)}, which never leaves its folder
   */
  public static Compilation compile(Path file, FileResolver includes) {
    require(file, "file");
    require(includes, "includes");
    return compiled(file, giving(includes, "includes"));
  }

  /**
   * Compiles the text of a rule file, which includes nothing.
   *
   * @param name what messages call the text, such as {@code core.sqis}
   * @param text the text
   */
  public static Compilation compile(String name, String text) {
    require(name, "name");
    require(text, "text");
    return compiled(name, text, null);
  }

  /**
   * Compiles the text of a rule file.
   *
   * @param name what messages call the text, such as {@code core.sqis}
   * @param text the text
   * @param includes finds the files that lines {@code include "path"} name
   */
  public static Compilation compile(String name, String text, FileResolver includes) {
    require(name, "name");
    require(text, "text");
    require(includes, "includes");
    return compiled(name, text, giving(includes, "includes"));
  }

  /** A wrong call is an {@code IllegalArgumentException}, null too. */
  private static void require(@Nullable Object argument, String name) {
    if (argument == null) {
      throw new IllegalArgumentException(name + " must not be null");
    }
  }

  /** The same files; one that is null is a wrong call. */
  private static FileResolver giving(FileResolver files, String name) {
    return path -> {
      FileBytes file = files.resolve(path);
      require(file, name + ".resolve(\"" + path + "\")");
      return file;
    };
  }

  private static Compilation compiled(Path file, @Nullable FileResolver includes) {
    DiagnosticSink sink = new DiagnosticSink();
    return compiled(source(file, sink), includes, sink);
  }

  private static Compilation compiled(String name, String text, @Nullable FileResolver includes) {
    DiagnosticSink sink = new DiagnosticSink();
    return compiled(
        SourceReader.read(name, text.getBytes(StandardCharsets.UTF_8), sink), includes, sink);
  }

  private static Compilation compiled(
      Optional<Source> read, @Nullable FileResolver includes, DiagnosticSink sink) {
    return read.isPresent()
        ? compile(read.get(), includes, sink)
        : new Compilation(
            null, List.of(), sink.diagnostics(), place -> new DiagnosticPlace.Nowhere());
  }

  private static Compilation compile(
      Source source, @Nullable FileResolver includes, DiagnosticSink sink) {
    SyntaxFile file = new Inclusion(RuleReader.policyNames(), includes, sink).read(source);
    RuleReader.ReadPolicy read = RuleReader.policy(file, sink);
    PolicyProof.Result proof = PolicyProof.prove(read.spec(), read.poisoned());
    Placing places = new Placing(read.spans(), source.name());
    for (Problem problem : proof.problems()) {
      boolean isAboutHeader = problem.code() == ProblemCode.UNKNOWN_SOURCE && !read.hasHeader();
      if (!isAboutHeader) {
        sink.add(Diagnostic.of(problem, places));
      }
    }
    // A fault in one test, or outside all declarations, hides no fault of another test.
    Policy policy = proof.plans() == null ? null : Policy.of(proof, written(read.spans()));
    for (Problem problem : ofTests(read, policy)) {
      sink.add(Diagnostic.of(problem, places));
    }
    return new Compilation(
        sink.hasErrors() ? null : policy, read.tests(), sink.diagnostics(), places);
  }

  /** What is wrong with the tests, as far as it can be known beside the faults of the policy. */
  private static List<Problem> ofTests(RuleReader.ReadPolicy read, @Nullable Policy policy) {
    if (policy != null) {
      return policy.check(read.tests());
    }
    List<Problem> problems = new ArrayList<>();
    for (int i = 0; i < read.tests().size() && read.poisoned().isEmpty(); i++) {
      problems.addAll(ScenarioProof.names(read.tests().get(i), i, read.spec()));
    }
    return problems;
  }

  /**
   * Holds a policy against the file of requirements at {@code file}: errors for what it lacks, and
   * for the file itself, and notes on what it says it does not score. A policy with errors is held
   * against nothing.
   */
  public static List<Diagnostic> conformance(Path file, Compilation compiled) {
    require(file, "file");
    require(compiled, "compiled");
    DiagnosticSink sink = new DiagnosticSink();
    source(file, sink).ifPresent(source -> conformance(source, compiled, sink));
    return sink.diagnostics();
  }

  /**
   * Holds a policy against the text of a file of requirements.
   *
   * @param name what messages call the text, such as {@code waiver.sqis}
   * @param text the text
   */
  public static List<Diagnostic> conformance(String name, String text, Compilation compiled) {
    require(name, "name");
    require(text, "text");
    require(compiled, "compiled");
    DiagnosticSink sink = new DiagnosticSink();
    SourceReader.read(name, text.getBytes(StandardCharsets.UTF_8), sink)
        .ifPresent(source -> conformance(source, compiled, sink));
    return sink.diagnostics();
  }

  private static void conformance(Source source, Compilation compiled, DiagnosticSink sink) {
    SyntaxFile file = new Inclusion(RuleReader.requirementNames(), null, sink).read(source);
    RuleReader.ReadRequirements read = RuleReader.requirements(file, sink);
    if (compiled.hasErrors()) {
      return;
    }
    Placing places = new Placing(read.spans(), source.name());
    for (Requirements requirements : read.requirements()) {
      for (Problem problem : compiled.policy().conformance(requirements)) {
        sink.add(
            Diagnostic.of(
                problem,
                part ->
                    part.path().startsWith("requirements/")
                        ? places.apply(part)
                        : compiled.place(part)));
      }
    }
  }

  /**
   * Reads files on the evaluation of educators as one: at most one of them holds the guidelines,
   * all others the systems of districts. Files that cannot be read give diagnostics.
   */
  public static Evaluations evaluation(List<Path> files) {
    require(files, "files");
    files.forEach(file -> require(file, "files"));
    DiagnosticSink sink = new DiagnosticSink();
    return evaluation(files.stream().map(file -> source(file, sink)), sink);
  }

  /**
   * Reads texts on the evaluation of educators as one.
   *
   * @param texts the texts by what messages call them, such as {@code guidelines.sqis}
   */
  public static Evaluations evaluation(Map<String, String> texts) {
    require(texts, "texts");
    DiagnosticSink sink = new DiagnosticSink();
    return evaluation(
        texts.entrySet().stream()
            .map(
                text ->
                    SourceReader.read(
                        text.getKey(), text.getValue().getBytes(StandardCharsets.UTF_8), sink)),
        sink);
  }

  private static Evaluations evaluation(Stream<Optional<Source>> sources, DiagnosticSink sink) {
    List<Source> all = sources.flatMap(Optional::stream).toList();
    return Evaluations.of(all, sink, read -> new Placing(read.spans(), all.get(0).name()));
  }

  /**
   * Loads the data that a mapping describes, for the inputs of {@code policy}. Files are found
   * beside the mapping, those of the data and those it includes.
   */
  public static LoadedData load(Path mapping, Policy policy) {
    require(mapping, "mapping");
    require(policy, "policy");
    return load(mapping, policy, beside(mapping));
  }

  private static FileResolver beside(Path mapping) {
    Path folder = mapping.toAbsolutePath().getParent();
    return DirectoryFiles.of(folder == null ? mapping : folder);
  }

  /**
   * Loads the data that a mapping describes, for the inputs of {@code policy}. What the mapping
   * includes is found beside it.
   *
   * @param files finds the files of the data
   */
  public static LoadedData load(Path mapping, Policy policy, FileResolver files) {
    require(mapping, "mapping");
    require(policy, "policy");
    require(files, "files");
    DiagnosticSink sink = new DiagnosticSink();
    Optional<Source> source = source(mapping, sink);
    return source.isPresent()
        ? load(source.get(), policy, beside(mapping), giving(files, "files"), sink)
        : new LoadedData(null, sink.diagnostics());
  }

  /**
   * Loads the data that the text of a mapping describes, for the inputs of {@code policy}.
   *
   * @param name what messages call the text, such as {@code data.sqis}
   * @param text the text
   * @param files finds the files of the data, and what the mapping includes
   */
  public static LoadedData load(String name, String text, Policy policy, FileResolver files) {
    require(name, "name");
    require(text, "text");
    require(policy, "policy");
    require(files, "files");
    DiagnosticSink sink = new DiagnosticSink();
    Optional<Source> source = SourceReader.read(name, text.getBytes(StandardCharsets.UTF_8), sink);
    FileResolver found = giving(files, "files");
    return source.isPresent()
        ? load(source.get(), policy, found, found, sink)
        : new LoadedData(null, sink.diagnostics());
  }

  private static LoadedData load(
      Source source,
      Policy policy,
      FileResolver includes,
      FileResolver files,
      DiagnosticSink sink) {
    SyntaxFile file = new Inclusion(RuleReader.dataNames(), includes, sink).read(source);
    RuleReader.ReadData read = RuleReader.data(file, sink);
    DataSpec spec = read.spec();
    if (spec == null) {
      return new LoadedData(null, sink.diagnostics());
    }
    List<Problem> problems = new ArrayList<>(fits(spec, policy));
    Dataset dataset = null;
    if (!sink.hasErrors()) {
      Loading loading = DatasetReader.read(policy.spec(), spec, types(policy), files);
      problems.addAll(loading.problems());
      problems.addAll(loading.notes());
      dataset = loading.hasErrors() ? null : loading.dataset();
    }
    for (Problem problem : problems) {
      sink.add(Diagnostic.of(problem, new Placing(read.spans(), source.name())));
    }
    return new LoadedData(sink.hasErrors() ? null : dataset, sink.diagnostics());
  }

  /**
   * Adds results of earlier years to data: files that {@code sqis score --format json} wrote when
   * those years were rated. The policy reads them for years that it does not govern.
   */
  public static LoadedData withHistory(Dataset data, Policy policy, List<Path> files) {
    require(data, "data");
    require(policy, "policy");
    require(files, "files");
    files.forEach(file -> require(file, "files"));
    DiagnosticSink sink = new DiagnosticSink();
    Loading loading = policy.readHistory(data, files.stream().map(Sqis::bytes).toList());
    List<Problem> problems = new ArrayList<>(loading.problems());
    problems.addAll(loading.notes());
    for (Problem problem : problems) {
      sink.add(Diagnostic.of(problem, place -> new DiagnosticPlace.Nowhere()));
    }
    return new LoadedData(sink.hasErrors() ? null : loading.dataset(), sink.diagnostics());
  }

  private static FileBytes bytes(Path file) {
    String name = file.getFileName() == null ? file.toString() : file.getFileName().toString();
    try {
      return FileBytes.of(name, Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      return FileBytes.unreadable(name, "there is no such file");
    } catch (IOException e) {
      boolean isFolder = Files.isDirectory(file);
      return FileBytes.unreadable(
          name, isFolder ? "it is a folder" : "the system does not allow it");
    }
  }

  /** What of the mapping does not fit the policy beyond its inputs: the year, and results. */
  private static List<Problem> fits(DataSpec spec, Policy policy) {
    List<Problem> problems = new ArrayList<>();
    PolicyHeader header = policy.spec().header();
    boolean isGoverned =
        spec.year().compareTo(header.first()) >= 0 && spec.year().compareTo(header.last()) <= 0;
    if (!isGoverned) {
      boolean isOne = header.first().equals(header.last());
      problems.add(
          Problem.of(
                  ProblemCode.MAPPING_OTHER_YEAR,
                  Place.element("data/year"),
                  spec.year().toString(),
                  header.first() + (isOne ? "" : " to " + header.last()))
              .help("write the year of the data, or extend `years` of the policy"));
    }
    List<String> results = policy.results().stream().map(ResultColumn::name).toList();
    for (DataSpec.FileSpec file : spec.files()) {
      for (int i = 0; i < file.answers().size(); i++) {
        Place.Element at = Place.element("data/" + file.name()).child("answers").child(i);
        unknown(file.answers().get(i).result(), results, at).ifPresent(problems::add);
      }
    }
    for (int i = 0; i < spec.expected().size(); i++) {
      Place.Element at = Place.element("data/expected").child(i);
      unknown(spec.expected().get(i).result(), results, at).ifPresent(problems::add);
    }
    return problems;
  }

  private static Map<String, Type> types(Policy policy) {
    Map<String, Type> types = new HashMap<>();
    policy.results().forEach(result -> types.put(result.name(), result.type()));
    return types;
  }

  private static Optional<Problem> unknown(String result, List<String> results, Place at) {
    if (results.contains(result)) {
      return Optional.empty();
    }
    String help =
        NearestName.find(result, results)
            .map(near -> "did you mean `" + near + "`?")
            .orElse("the policy gives " + String.join(", ", results));
    return Optional.of(Problem.of(ProblemCode.UNKNOWN_NAME, at, result).help(help));
  }

  /**
   * The canonical form of a rule file or mapping: what it says laid out in one way, whatever was
   * pasted into it. The same text comes of formatting it again. A file that cannot be read is left
   * as it is, with the errors.
   *
   * @param name what messages call the text, such as {@code core.sqis}
   * @param text the text
   */
  public static Formatted format(String name, String text) {
    require(name, "name");
    require(text, "text");
    return Formatting.format(name, text);
  }

  /**
   * Fills a table that has no rows yet with those of a sheet, and formats the file.
   *
   * @param name what messages call the text, such as {@code core.sqis}
   * @param text the text
   * @param table the declaration or clause that the rows follow: {@code math_level}, {@code
   *     groups}, {@code sqii shares}
   * @param sheet cells with tabs or commas between, the first line the headings
   */
  public static Formatted fill(String name, String text, String table, String sheet) {
    require(name, "name");
    require(text, "text");
    require(table, "table");
    require(sheet, "sheet");
    return Formatting.fill(name, text, table, sheet);
  }

  /**
   * A level table as a declaration of a rule file, in its canonical form. Compiled, it is the same
   * table.
   *
   * @throws IllegalArgumentException if the table holds a name or a text that a rule file cannot
   *     write, such as a note of two lines
   */
  public static String text(LevelTable table) {
    require(table, "table");
    Formatted formatted = Formatting.format(table.name(), LevelsText.of(table));
    if (formatted.hasErrors()) {
      throw new IllegalArgumentException("table cannot be written: " + table);
    }
    return formatted.text();
  }

  private static Optional<Source> source(Path file, DiagnosticSink sink) {
    String name = file.getFileName() == null ? file.toString() : file.getFileName().toString();
    try {
      if (Files.size(file) > SourceReader.MOST_BYTES) {
        sink.add(
            Diagnostic.at(
                    ProblemCode.FILE_TOO_LARGE,
                    new DiagnosticPlace.InFile(name),
                    Long.toString(Files.size(file)),
                    Integer.toString(SourceReader.MOST_BYTES))
                .help("split it into several files"));
        return Optional.empty();
      }
      return SourceReader.read(name, Files.readAllBytes(file), sink);
    } catch (NoSuchFileException e) {
      cannotRead(file, "there is no such file", sink);
    } catch (IOException e) {
      boolean isFolder = Files.isDirectory(file);
      cannotRead(file, isFolder ? "it is a folder" : "the system does not allow it", sink);
    }
    return Optional.empty();
  }

  private static void cannotRead(Path file, String why, DiagnosticSink sink) {
    sink.add(
        Diagnostic.at(
            ProblemCode.CANNOT_READ,
            new DiagnosticPlace.InFile(file.toString()),
            "`" + file + "`",
            why));
  }

  private static Map<String, Explanation.Written> written(Spans spans) {
    Map<String, Explanation.Written> written = new HashMap<>();
    for (Map.Entry<String, Span> one : spans.all().entrySet()) {
      Span span = one.getValue();
      written.put(one.getKey(), new Explanation.Written(span.source().name(), span.line()));
    }
    return written;
  }
}
