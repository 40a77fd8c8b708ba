package org.sqis.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sqis.core.problem.Severity;
import org.sqis.dsl.Formatted;
import org.sqis.dsl.Sqis;
import org.sqis.dsl.diagnostic.Diagnostic;
import org.sqis.dsl.diagnostic.DiagnosticRenderer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sqis fmt}: rule files and mappings in their one canonical form. */
@Command(
    name = "fmt",
    description = {
      "Lays out rule files and mappings in their one canonical form, and makes rows of the lines"
          + " that were pasted from a spreadsheet.",
      "A file with errors is left as it is. Errors and what was taken of pasted text go to standard"
          + " error, names of files to standard output."
    },
    footer = {
      "",
      "Examples:",
      "  sqis fmt sqis-examples/core-2014-15",
      "  sqis fmt --check policy.sqis data.sqis",
      "  sqis fmt policy.sqis --fill math_level=cuts.csv",
      "  sqis fmt - < pasted.sqis > policy.sqis"
    })
final class FmtCommand implements Callable<Integer> {
  private static final String STANDARD_INPUT = "-";

  private final Console console;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "a rule file or mapping, a folder with such files, or - for standard input")
  private List<String> files = new ArrayList<>();

  @Option(
      names = "--check",
      description = "change nothing; exit code 1 if a file is not in its canonical form")
  private boolean isCheck;

  @Option(names = "--stdout", description = "print the canonical form; change no file")
  private boolean isPrinted;

  @Option(
      names = "--fill",
      paramLabel = "TABLE=SHEET",
      description =
          "fill a table without rows from a CSV file, a file with tabs between its cells, or - for"
              + " standard input; its first line holds the headings. TABLE is the name of a"
              + " declaration, or of one and a clause: \"sqii shares\"")
  private @Nullable String fill;

  private int formatted;
  private int unchanged;
  private int faulty;

  FmtCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Failure {
    if (isCheck && (isPrinted || fill != null)) {
      throw Failure.usage("--check changes nothing; leave out --stdout and --fill");
    }
    List<Path> paths = new ArrayList<>();
    boolean readsInput = files.contains(STANDARD_INPUT);
    for (String file : files) {
      if (!file.equals(STANDARD_INPUT)) {
        paths.addAll(paths(file));
      }
    }
    int count = paths.size() + (readsInput ? 1 : 0);
    if ((fill != null || readsInput || isPrinted) && count > 1) {
      throw Failure.usage("-, --stdout and --fill take one file at a time, not " + count);
    }
    if (readsInput) {
      input();
    } else {
      for (Path path : paths) {
        file(path);
      }
    }
    boolean printsText = readsInput || isPrinted;
    if (!printsText) {
      console.line(summary());
    }
    return faulty > 0 || (isCheck && formatted > 0) ? ExitCode.FAULTS : ExitCode.FINE;
  }

  private String summary() {
    String verb = isCheck ? " not formatted" : " formatted";
    String text = counted(formatted) + verb + ", " + unchanged + " left as they were";
    return faulty == 0 ? text : text + ", " + counted(faulty) + " with errors";
  }

  private static String counted(int count) {
    return count + (count == 1 ? " file" : " files");
  }

  private void input() throws Failure {
    if (fill != null && fill.endsWith("=" + STANDARD_INPUT)) {
      throw Failure.usage("standard input can be the rule file or the sheet, not both");
    }
    String text = decoded(standardInput(), "standard input");
    Formatted result = result("standard input", text);
    if (isCheck) {
      count(result, "standard input");
    } else {
      console.print(result.text());
    }
  }

  private void file(Path path) throws Failure {
    String name = path.toString();
    String text;
    try {
      text = decoded(Files.readAllBytes(path), name);
    } catch (IOException e) {
      throw Failure.usage("the system does not let `" + name + "` be read");
    }
    Formatted result = result(String.valueOf(path.getFileName()), text);
    if (isPrinted) {
      console.print(result.text());
      return;
    }
    if (!isCheck && result.isChanged() && !result.hasErrors()) {
      write(path, result.text());
    }
    count(result, name);
  }

  private void count(Formatted result, String name) {
    if (result.hasErrors()) {
      return;
    }
    if (result.isChanged()) {
      formatted++;
      console.line(name + (isCheck ? ": not formatted" : ": formatted"));
    } else {
      unchanged++;
    }
  }

  /** What comes of a file; its errors and notes are told. */
  private Formatted result(String name, String text) throws Failure {
    Formatted result = fill == null ? Sqis.format(name, text) : filled(name, text, fill);
    for (Diagnostic diagnostic : result.diagnostics()) {
      boolean isWanted = !isCheck || diagnostic.severity() != Severity.NOTE;
      if (isWanted) {
        console.tell(DiagnosticRenderer.render(diagnostic) + "\n");
      }
    }
    if (result.hasErrors()) {
      faulty++;
      console.tellLine("sqis: " + name + " has errors and is left as it is");
    }
    return result;
  }

  private Formatted filled(String name, String text, String asked) throws Failure {
    int sign = asked.lastIndexOf('=');
    if (sign < 1 || sign == asked.length() - 1) {
      throw Failure.usage(
          "--fill takes TABLE=SHEET, as in --fill math_level=cuts.csv, not `" + asked + "`");
    }
    String from = asked.substring(sign + 1);
    String sheet;
    if (from.equals(STANDARD_INPUT)) {
      sheet = decoded(standardInput(), "standard input");
    } else {
      try {
        sheet = decoded(Files.readAllBytes(RuleFiles.existing(from)), from);
      } catch (IOException e) {
        throw Failure.usage("the system does not let `" + from + "` be read");
      }
    }
    return Sqis.fill(name, text, asked.substring(0, sign), sheet);
  }

  private byte[] standardInput() throws Failure {
    try {
      return console.in().readAllBytes();
    } catch (IOException e) {
      throw Failure.usage("standard input cannot be read");
    }
  }

  /** Bytes that are no text must not be replaced by something else. */
  private static String decoded(byte[] bytes, String name) throws Failure {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new Failure(ExitCode.FAULTS, "`" + name + "` is not UTF-8 text; save it as UTF-8");
    }
  }

  /** The file that {@code typed} means, or the rule files and mappings of that folder. */
  private static List<Path> paths(String typed) throws Failure {
    Path path = RuleFiles.existing(typed);
    if (!Files.isDirectory(path)) {
      return List.of(path);
    }
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> inside = Files.newDirectoryStream(path, "*.sqis")) {
      inside.forEach(found::add);
    } catch (IOException | DirectoryIteratorException e) {
      throw Failure.usage("the system does not let the folder `" + typed + "` be read");
    }
    if (found.isEmpty()) {
      throw Failure.usage("the folder `" + typed + "` holds no file that ends in .sqis");
    }
    return found.stream().sorted().toList();
  }

  /** Writes a whole file or nothing: beside it first, then in its place. */
  private static void write(Path file, String text) throws Failure {
    try {
      Path target = file.toRealPath();
      Path beside = Files.createTempFile(target.getParent(), ".sqis-fmt", ".tmp");
      try {
        Files.writeString(beside, text);
        keepPermissions(target, beside);
        move(beside, target);
      } finally {
        Files.deleteIfExists(beside);
      }
    } catch (IOException e) {
      throw Failure.usage("the system does not let `" + file + "` be written; it is as it was");
    }
  }

  private static void keepPermissions(Path from, Path to) throws IOException {
    if (Files.getFileStore(from).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(to, Files.getPosixFilePermissions(from));
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
