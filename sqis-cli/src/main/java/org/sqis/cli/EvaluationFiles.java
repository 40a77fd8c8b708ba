package org.sqis.cli;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sqis.core.data.FileBytes;
import org.sqis.core.evaluation.EvaluationSystem;
import org.sqis.core.evaluation.Ratings;
import org.sqis.core.io.Json;
import org.sqis.core.model.CalendarDate;
import org.sqis.core.problem.Severity;
import org.sqis.dsl.Evaluations;
import org.sqis.dsl.LoadedRatings;
import org.sqis.dsl.Sqis;
import org.sqis.dsl.diagnostic.Diagnostic;
import org.sqis.dsl.diagnostic.DiagnosticRenderer;

/** The files that commands on evaluation of educators are given. */
final class EvaluationFiles {
  private EvaluationFiles() {}

  /** The rule files that arguments mean; a folder means all of its rule files. */
  static List<Path> rules(List<String> typed) throws Failure {
    List<Path> files = new ArrayList<>();
    for (String one : typed) {
      Path path = RuleFiles.existing(one);
      if (!Files.isDirectory(path)) {
        files.add(RuleFiles.requireReadable(path));
        continue;
      }
      List<Path> own = in(path, ".sqis");
      if (own.isEmpty()) {
        throw Failure.usage("the folder `" + one + "` holds no rule file");
      }
      files.addAll(own);
    }
    return files;
  }

  private static List<Path> in(Path folder, String ending) throws Failure {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
      for (Path file : all) {
        if (file.toString().endsWith(ending) && Files.isRegularFile(file)) {
          files.add(file);
        }
      }
    } catch (IOException e) {
      throw Failure.usage("the system does not let the folder `" + folder + "` be read");
    }
    files.sort(null);
    return files;
  }

  /** The systems in files, of which no one has a fault. */
  static Evaluations sound(List<Path> files, Console console) throws Failure {
    Evaluations read = Sqis.evaluation(files);
    if (read.hasErrors()) {
      tell(read.diagnostics(), console);
      throw Failure.faults(
          "the files have errors", List.of(new Failure.Faulty(names(files), read.diagnostics())));
    }
    return read;
  }

  static String names(List<Path> files) {
    return String.join(
        " and ", files.stream().map(file -> String.valueOf(file.getFileName())).toList());
  }

  static void tell(List<Diagnostic> diagnostics, Console console) {
    for (Diagnostic diagnostic : diagnostics) {
      if (diagnostic.severity() != Severity.NOTE) {
        console.tell(DiagnosticRenderer.render(diagnostic) + "\n");
      }
    }
  }

  /**
   * The ratings.
   *
   * @param file the file that was named; null for the CSV files of the folders among {@code typed}
   */
  static Ratings ratings(
      Evaluations read, @Nullable String file, List<String> typed, Console console) throws Failure {
    List<Path> files = new ArrayList<>();
    if (file != null) {
      files.add(RuleFiles.requireReadable(RuleFiles.existing(file)));
    } else {
      for (String one : typed) {
        Path path = RuleFiles.existing(one);
        if (Files.isDirectory(path)) {
          files.addAll(in(path, ".csv"));
        }
      }
    }
    if (files.isEmpty()) {
      throw Failure.usage("nothing says where the ratings are; name their file with --ratings");
    }
    List<FileBytes> bytes = new ArrayList<>();
    for (Path one : files) {
      bytes.add(bytes(one));
    }
    LoadedRatings loaded = read.ratings(bytes);
    if (loaded.hasErrors()) {
      tell(loaded.diagnostics(), console);
      throw Failure.faults(
          names(files) + (files.size() == 1 ? " has errors" : " have errors"),
          List.of(new Failure.Faulty(names(files), loaded.diagnostics())));
    }
    return loaded.ratings();
  }

  private static FileBytes bytes(Path file) throws Failure {
    try {
      return FileBytes.of(String.valueOf(file.getFileName()), Files.readAllBytes(file));
    } catch (IOException e) {
      throw Failure.usage("the system does not let `" + file + "` be read");
    }
  }

  /**
   * Whether what is typed is a file, or a folder without a policy, of guidelines or evaluations.
   */
  static boolean isOne(String typed) throws Failure {
    Path path = RuleFiles.existing(typed);
    boolean isFolder = Files.isDirectory(path);
    boolean canBe =
        isFolder
            ? !Files.exists(path.resolve(RuleFiles.POLICY)) && !in(path, ".sqis").isEmpty()
            : Files.isReadable(path);
    return canBe
        && Sqis.evaluation(isFolder ? in(path, ".sqis") : List.of(path)).declarations() > 0;
  }

  /** Checks files on evaluation by themselves, and says what kind of file they are. */
  static int check(String typed, Format asked, Console console) throws Failure {
    List<Path> files = rules(List.of(typed));
    Evaluations read = Sqis.evaluation(files);
    if (asked == Format.JSON) {
      Map<String, Object> tree = new LinkedHashMap<>();
      tree.put("files", files.stream().map(file -> String.valueOf(file.getFileName())).toList());
      tree.put("facts", List.of(fact(read)));
      tree.put("errors", read.diagnostics().size());
      tree.put("diagnostics", DiagnosticTree.of(read.diagnostics()));
      console.print(Json.tree(tree));
    } else {
      tell(read.diagnostics(), console);
      console.line(fact(read));
      console.line("`sqis evaluation check` holds systems against guidelines");
      console.line(names(files) + ": " + counted(read.diagnostics().size(), "error"));
    }
    return read.hasErrors() ? ExitCode.FAULTS : ExitCode.FINE;
  }

  private static String fact(Evaluations read) {
    List<String> names = read.systems().stream().map(EvaluationSystem::name).toList();
    return "evaluation of educators: "
        + read.guidelines().map(one -> "guidelines " + one.name()).orElse("no guidelines")
        + (names.isEmpty() ? ", no system" : ", " + String.join(", ", names));
  }

  private static String counted(int count, String word) {
    return count + " " + word + (count == 1 ? "" : "s");
  }

  /** The day of {@code --as-of}; null if none was named. */
  static @Nullable CalendarDate day(@Nullable String typed) throws Failure {
    if (typed == null) {
      return null;
    }
    Optional<CalendarDate> day = DayOption.read(typed);
    if (day.isEmpty()) {
      throw Failure.usage(
          "--as-of takes a day such as 2014-03-31 or `31 March 2014`, not `" + typed + "`");
    }
    return day.get();
  }
}
