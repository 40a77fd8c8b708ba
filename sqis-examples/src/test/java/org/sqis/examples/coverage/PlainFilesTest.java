package org.sqis.examples.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sqis.core.Policy;
import org.sqis.core.data.FileBytes;
import org.sqis.core.data.FileResolver;
import org.sqis.core.io.DirectoryFiles;
import org.sqis.dsl.LoadedData;
import org.sqis.dsl.Sqis;
import org.sqis.examples.RealData;

/**
 * Every file of the examples, and the published ones, reads the same from its bytes and with every
 * cell in quotes, which is read as texts.
 */
class PlainFilesTest {
  private static final Path ROOT =
      Path.of(System.getProperty("sqis.root")).resolve("sqis-examples");

  /** How many rows can be read from their bytes. */
  private int plain;

  private int all;

  private static List<Path> mappings() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT, 2)) {
      return files
          .filter(file -> file.getFileName().toString().matches("(data.*|published)\\.sqis"))
          .filter(file -> !file.toString().contains("target"))
          .sorted()
          .toList();
    }
  }

  /** The same file with quotes around each cell of a row that has none. */
  private FileBytes quoted(FileBytes file) {
    if (!file.isReadable() || !file.name().endsWith(".csv")) {
      return file;
    }
    byte[] bytes = new byte[file.bytes().remaining()];
    file.bytes().get(bytes);
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    StringBuilder quoted = new StringBuilder();
    boolean isHeader = true;
    for (String line : text.split("(?<=\n)", -1)) {
      boolean isPlain = line.chars().noneMatch(one -> one == '"' || one > 127) && !line.isBlank();
      if (isHeader || !isPlain) {
        quoted.append(line);
      } else {
        String end = line.endsWith("\r\n") ? "\r\n" : line.endsWith("\n") ? "\n" : "";
        String row = line.substring(0, line.length() - end.length());
        quoted.append('"').append(row.replace(",", "\",\"")).append('"').append(end);
      }
      plain += !isHeader && isPlain ? 1 : 0;
      all += isHeader ? 0 : 1;
      isHeader = false;
    }
    return FileBytes.of(file.name(), quoted.toString().getBytes(StandardCharsets.ISO_8859_1));
  }

  private void check(Path mapping, FileResolver files) {
    FileResolver includes = DirectoryFiles.of(mapping.getParent());
    Policy policy = Sqis.compile(mapping.resolveSibling("policy.sqis"), includes).policy();
    LoadedData fast = Sqis.load(mapping, policy, files);
    LoadedData slow = Sqis.load(mapping, policy, path -> quoted(files.resolve(path)));
    assertThat(said(fast)).as(mapping.toString()).isEqualTo(said(slow));
    assertThat(fast.dataset().digest()).as(mapping.toString()).isEqualTo(slow.dataset().digest());
  }

  private static String said(LoadedData data) {
    return data.diagnostics().stream().map(Object::toString).collect(Collectors.joining("\n"));
  }

  @Test
  void examples_readTheSame() throws IOException {
    int mappings = 0;
    for (Path mapping : mappings()) {
      if (!mapping.endsWith("published.sqis")) {
        check(mapping, DirectoryFiles.of(mapping.getParent()));
        mappings++;
      }
    }
    assertThat(mappings).isGreaterThan(12);
    assertThat(plain).isGreaterThan(all * 99 / 100);
    assertThat(all).isGreaterThan(30_000);
  }

  @Test
  void publishedFiles_readTheSame() throws IOException {
    Path folder =
        RealData.folderOf(
            "ca_api_2000_growth_subgroups.csv", "published files read from their bytes");
    for (Path mapping : mappings()) {
      if (mapping.endsWith("published.sqis")) {
        check(mapping, DirectoryFiles.of(folder));
      }
    }
    assertThat(plain).isGreaterThan(all * 98 / 100);
  }
}
