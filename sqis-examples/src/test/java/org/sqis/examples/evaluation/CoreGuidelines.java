package org.sqis.examples.evaluation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.sqis.core.data.FileBytes;
import org.sqis.core.model.CalendarDate;
import org.sqis.dsl.Evaluations;
import org.sqis.dsl.LoadedRatings;
import org.sqis.dsl.Sqis;

/** The guidelines and the simulated systems of the example, as they are and changed. */
final class CoreGuidelines {
  static final Path FOLDER = Path.of("core-evaluation");
  static final CalendarDate AFTER = new CalendarDate(2016, 7, 15);
  static final List<String> FILES =
      List.of("guidelines.sqis", "fresno.sqis", "long_beach.sqis", "los_angeles.sqis");

  private CoreGuidelines() {}

  static Map<String, String> texts() throws IOException {
    Map<String, String> texts = new LinkedHashMap<>();
    for (String file : FILES) {
      texts.put(file, Files.readString(FOLDER.resolve(file)));
    }
    return texts;
  }

  static Evaluations read() throws IOException {
    return Sqis.evaluation(texts());
  }

  static Evaluations changed(String file, String from, String to) throws IOException {
    Map<String, String> texts = texts();
    assertThat(texts.get(file)).contains(from);
    texts.put(file, texts.get(file).replace(from, to));
    return Sqis.evaluation(texts);
  }

  static LoadedRatings rated(Evaluations read, String csv) {
    return read.ratings(List.of(FileBytes.of("ratings.csv", csv.getBytes(UTF_8))));
  }

  static List<String> codes(LoadedRatings loaded) {
    return loaded.diagnostics().stream()
        .map(one -> one.code().id() + " " + one.place())
        .collect(Collectors.toList());
  }
}
