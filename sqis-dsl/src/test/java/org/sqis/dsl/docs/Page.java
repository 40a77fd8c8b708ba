package org.sqis.dsl.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A Markdown page and its fenced blocks. Tests run in the folder of the module. */
record Page(Path file, List<String> lines, List<Page.Block> blocks) {
  private static final Path DOCS = Path.of("..", "docs");
  private static final String FENCE = "```";

  /**
   * A fenced block.
   *
   * @param chapter the heading of the second level it stands under
   * @param kind the first word after the opening fence
   * @param name what follows that word, such as a file name
   * @param text its lines, each ended by a line feed
   * @param first the number of its first line, from 1
   */
  record Block(String chapter, String kind, String name, String text, int first) {
    boolean is(String wanted) {
      return kind.equals(wanted);
    }

    @Override
    public String toString() {
      return "line " + first + ", " + kind + (name.isEmpty() ? "" : " " + name);
    }
  }

  static Page of(String name) {
    Path file = DOCS.resolve(name);
    List<String> lines = List.of(read(file).split("\n", -1));
    List<Block> blocks = new ArrayList<>();
    String chapter = "";
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.startsWith("## ")) {
        chapter = line.substring(3);
      }
      if (!line.startsWith(FENCE)) {
        continue;
      }
      int first = i + 1;
      StringBuilder text = new StringBuilder();
      for (i++; !lines.get(i).equals(FENCE); i++) {
        text.append(lines.get(i)).append('\n');
      }
      String info = line.substring(FENCE.length());
      int blank = info.indexOf(' ');
      String kind = blank < 0 ? info : info.substring(0, blank);
      String rest = blank < 0 ? "" : info.substring(blank + 1);
      blocks.add(new Block(chapter, kind, rest, text.toString(), first + 1));
    }
    return new Page(file, lines, List.copyOf(blocks));
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes {@code text} to the page {@code name}; refused where nobody would look at it. */
  static void write(String name, String text) {
    if ("true".equals(System.getenv("CI"))) {
      throw new IllegalStateException("a continuous build must not rewrite docs/" + name);
    }
    try {
      Files.writeString(DOCS.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
