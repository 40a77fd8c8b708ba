package org.sqis.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.sqis.core.io.Json;
import org.sqis.dsl.diagnostic.CodePage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sqis explain-code}: what a code means. */
@Command(
    name = "explain-code",
    description =
        "Says what a code such as SQ3004 means, with a wrong rule and the rule put right.",
    footer = {
      "",
      "Examples:",
      "  sqis explain-code SQ3004",
      "  sqis explain-code",
    })
final class ExplainCodeCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "CODE",
      description = "the code of a message; all codes in one line each if not said")
  private String code = "";

  @Option(names = "--format", paramLabel = "FORMAT", description = "text or json; text if not said")
  private String format = "text";

  ExplainCodeCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Failure {
    Format asked = Format.of(format, Format.TEXT, Format.JSON);
    if (code.isBlank()) {
      list(asked);
      return ExitCode.FINE;
    }
    CodePage page = CodePage.find(code).orElse(null);
    if (page == null) {
      String near =
          CodePage.nearest(code)
              .map(id -> "; did you mean `" + id + "`?")
              .orElse("; `sqis explain-code` lists all codes");
      throw Failure.usage("there is no code `" + code + "`" + near);
    }
    if (asked == Format.JSON) {
      Map<String, Object> tree = tree(page);
      tree.put("page", page.text());
      console.print(Json.tree(tree));
    } else {
      console.print(page.plainText());
    }
    return ExitCode.FINE;
  }

  private void list(Format asked) {
    if (asked == Format.JSON) {
      List<Map<String, Object>> codes = new ArrayList<>();
      CodePage.all().forEach(page -> codes.add(tree(page)));
      console.print(Json.tree(Map.of("codes", codes)));
      return;
    }
    for (CodePage page : CodePage.all()) {
      console.line(page.code().id() + "  " + page.title());
    }
  }

  private static Map<String, Object> tree(CodePage page) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("code", page.code().id());
    tree.put("severity", page.code().severity().word());
    tree.put("title", page.title());
    return tree;
  }
}
