package org.sqis.examples.waiver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sqis.core.Policy;
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
    texts.put("records.sqis", text("records.sqis"));
    texts.put("files_2011_12.sqis", text("files_2011_12.sqis"));
    for (String each : YEARS) {
      texts.put("files_" + each + ".sqis", text("files_" + each + ".sqis"));
    }
    String mapping = mapping(year);
    return Sqis.load(mapping, text(mapping), POLICY, FileResolver.ofTexts(texts));
  }

  private static String text(String name) throws IOException {
    return Files.readString(FOLDER.resolve(name));
  }
}
