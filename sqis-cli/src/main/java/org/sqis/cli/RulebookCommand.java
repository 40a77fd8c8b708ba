package org.sqis.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sqis.core.rulebook.RuleBook;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sqis rulebook}: the rules as a book for readers. */
@Command(
    name = "rulebook",
    description = {
      "Writes the rules as a book for readers: shares, cut scores, who set each number and who may"
          + " change it, sources, and what is not scored and why.",
      "HTML is one page that needs no other file. The book holds no data of schools."
    },
    footer = {
      "",
      "Examples:",
      "  sqis rulebook sqis-examples/core-2014-15",
      "  sqis rulebook sqis-examples/core-2014-15 --format html --output rules.html"
    })
final class RulebookCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private PathArgument path;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "markdown or html; markdown if not said")
  private String format = "markdown";

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "the file to write; standard output if not said")
  private @Nullable String output;

  @Option(
      names = "--audience",
      paramLabel = "WHOM",
      description = "internal or public; the book holds no data and is the same for both")
  private String audience = "internal";

  RulebookCommand(Console console) {
    this.console = console;
    this.path = new PathArgument();
  }

  @Override
  public Integer call() throws Failure {
    Format asked = Format.of(format, Format.MARKDOWN, Format.HTML);
    DataOptions.isPublic(audience); // The rules hold no data; the public may read them.
    RuleFiles files = path.files();
    Path target =
        output == null ? null : OutputFile.target("--output", output, List.of(files.ruleFile()));
    RuleBook book = RuleBook.of(Workspace.compile(files, console));
    String text = asked == Format.HTML ? book.html() : book.markdown();
    if (target == null) {
      console.print(text);
    } else {
      OutputFile.write(target, text);
    }
    return ExitCode.FINE;
  }
}
