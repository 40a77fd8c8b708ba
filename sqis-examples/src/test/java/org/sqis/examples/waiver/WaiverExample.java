package org.sqis.examples.waiver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.sqis.core.Policy;
import org.sqis.core.data.Dataset;
import org.sqis.core.data.FileResolver;
import org.sqis.core.io.DirectoryFiles;
import org.sqis.dsl.Compilation;
import org.sqis.dsl.LoadedData;
import org.sqis.dsl.Sqis;

/** The example, compiled once; its data are loaded for any of its years. */
final class WaiverExample {
  static final Path FOLDER =
      Path.of(System.getProperty("sqis.root", "..")).resolve("sqis-examples/core-waiver");

  /** The rated years as files name them. */
  static final List<String> YEARS = List.of("2012_13", "2013_14", "2014_15", "2015_16", "2016_17");

  static final Compilation COMPILATION = Sqis.compile(FOLDER.resolve("policy.sqis"), files());
  static final Policy POLICY = COMPILATION.policy();

  private WaiverExample() {}

  private static FileResolver files() {
    return DirectoryFiles.of(FOLDER.toAbsolutePath());
  }

  /** The policy with one part of the text of a file replaced, which has to be there. */
  static Policy policy(String file, String part, String other) {
    Map<String, String> texts = new LinkedHashMap<>();
    try (Stream<Path> all = Files.list(FOLDER)) {
      for (Path path : all.filter(one -> one.toString().endsWith(".sqis")).toList()) {
        texts.put(String.valueOf(path.getFileName()), Files.readString(path));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String text = Objects.requireNonNull(texts.get(file), file);
    if (!text.contains(part)) {
      throw new IllegalArgumentException("part must be a part of " + file + ": " + part);
    }
    texts.put(file, text.replace(part, other));
    return Sqis.compile(
            "policy.sqis",
            Objects.requireNonNull(texts.get("policy.sqis")),
            FileResolver.ofTexts(texts))
        .policy();
  }

  /** The committed data for another policy of the same inputs. */
  static Dataset load(String year, Policy policy) {
    return Sqis.load(FOLDER.resolve(mapping(year)), policy, files()).dataset();
  }

  /** The same as if a year had never been. */
  static Dataset loadWithout(String year, String left, Policy policy) throws IOException {
    String mapping = text(mapping(year)).replace("include \"files_" + left + ".sqis\"\n", "");
    return Sqis.load(mapping(year), mapping, policy, files()).dataset();
  }

  /** The mapping that rates a year. */
  static String mapping(String year) {
    return year.equals("2016_17") ? "data.sqis" : "data_" + year + ".sqis";
  }

  /** The committed data, as they are when the year is rated. */
  static LoadedData load(String year) {
    return Sqis.load(FOLDER.resolve(mapping(year)), POLICY, files());
  }

  /** Data that are not committed, by file name, as they are when the year is rated. */
  static LoadedData load(String year, Map<String, String> data) throws IOException {
    Map<String, String> texts = new LinkedHashMap<>(data);
    try (Stream<Path> all = Files.list(FOLDER)) {
      for (Path path : all.filter(one -> !isDrawn(one)).toList()) {
        texts.putIfAbsent(String.valueOf(path.getFileName()), Files.readString(path));
      }
    }
    String mapping = mapping(year);
    // Records of procedures speak of schools that these data do not have.
    String without = text(mapping).replaceAll("include \"[a-z]+_records\\.sqis\"\n", "");
    return Sqis.load(mapping, without, POLICY, FileResolver.ofTexts(texts));
  }

  /** Whether the file is one of those that the generator draws: the caller gives these. */
  private static boolean isDrawn(Path file) {
    return String.valueOf(file.getFileName())
        .matches("synthetic_(schools|groups|successions).*[.]csv");
  }

  private static String text(String name) throws IOException {
    return Files.readString(FOLDER.resolve(name));
  }
}
