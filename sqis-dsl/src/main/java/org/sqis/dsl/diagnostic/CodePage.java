package org.sqis.dsl.diagnostic;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.sqis.core.problem.NearestName;
import org.sqis.core.problem.ProblemCode;

/**
 * What one code means: a page with a wrong rule, what is said of it, and the rule put right. The
 * pages are those of {@code docs/errors}. Immutable; safe for every thread.
 *
 * @param code the code
 * @param title what it means in a few words
 * @param text the page, as Markdown
 */
public record CodePage(ProblemCode code, String title, String text) {
  private static final String FENCE = "```";
  private static final String INDENT = "    ";

  public CodePage {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(text, "text");
  }

  /** The page of {@code code}. */
  public static CodePage of(ProblemCode code) {
    String text = read("codes/" + code.id() + ".md");
    String heading = "# " + code.id() + ": ";
    int end = text.indexOf('\n');
    if (!text.startsWith(heading) || end < 0) {
      throw new AssertionError("the page of " + code.id() + " does not begin with its heading");
    }
    return new CodePage(code, text.substring(heading.length(), end), text);
  }

  /** The page of the code that {@code typed} means, in capitals or not; empty if there is none. */
  public static Optional<CodePage> find(String typed) {
    String id = typed.strip().toUpperCase(Locale.ROOT);
    return codes().stream().filter(code -> code.id().equals(id)).findFirst().map(CodePage::of);
  }

  /** The code nearest to {@code typed}; empty if none is near. */
  public static Optional<String> nearest(String typed) {
    String sought = typed.strip().toUpperCase(Locale.ROOT);
    boolean isNumber = sought.matches("\\d+");
    List<String> ids = codes().stream().map(ProblemCode::id).toList();
    return NearestName.find(isNumber ? "SQ" + sought : sought, ids);
  }

  /** The pages of all codes, in the order of the codes. */
  public static List<CodePage> all() {
    return codes().stream().map(CodePage::of).toList();
  }

  private static List<ProblemCode> codes() {
    List<ProblemCode> codes = new ArrayList<>(List.of(ProblemCode.values()));
    codes.sort(Comparator.comparing(ProblemCode::id));
    return codes;
  }

  /** The page as plain text: headings without marks, examples indented. */
  public String plainText() {
    StringBuilder plain = new StringBuilder();
    boolean isExample = false;
    for (String line : text.lines().toList()) {
      if (line.startsWith(FENCE)) {
        isExample = !isExample;
        String name = line.substring(line.indexOf(' ') + 1);
        if (isExample && line.indexOf(' ') > 0) {
          plain.append(name).append(":\n");
        }
        continue;
      }
      String shown = isExample ? INDENT + line : line.replaceFirst("^#+ ", "");
      plain.append(shown.stripTrailing()).append('\n');
    }
    return plain.toString();
  }

  private static String read(String resource) {
    try (InputStream page = CodePage.class.getResourceAsStream(resource)) {
      if (page == null) {
        throw new AssertionError("this build holds no page " + resource);
      }
      return new String(page.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
