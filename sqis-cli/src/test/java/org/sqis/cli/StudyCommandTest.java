package org.sqis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqis.core.Library;

/** {@code sqis study} as it is typed and what it prints. */
class StudyCommandTest {
  private static final Path SAMPLE = Cli.ROOT.resolve("docs/samples/study.txt");
  private static final String CORE = Cli.ROOT.resolve("sqis-examples/core-2014-15").toString();

  @TempDir private Path folder;

  private static Cli.Ran study(String... more) {
    List<String> words = new ArrayList<>(List.of("study", CORE, "--draws", "100"));
    words.addAll(List.of(more));
    return Cli.run(words.toArray(new String[0]));
  }

  @Test
  void sample_isWhatIsPrinted() throws IOException {
    Path picture = folder.resolve("ranks.svg");
    Cli.Ran ran = study("--index", "sqii", "--threads", "2", "--svg", picture.toString());
    assertThat(ran.code()).as(ran.all()).isZero();
    String printed =
        String.join("\n", ran.out().lines().limit(25).toList())
                .replace(Library.VERSION, "VERSION")
                .replaceAll("[0-9a-f]{12}\\)", "DIGEST)")
            + "\n";
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(SAMPLE, printed, StandardCharsets.UTF_8);
    }
    assertThat(printed).isEqualTo(Files.readString(SAMPLE)).contains("SYNTHETIC");
    assertThat(Files.readString(picture)).startsWith("<svg").contains("SYNTHETIC DATA");
  }

  @Test
  void csvAndJson_haveEverySchoolWithItsExactIndex() {
    Cli.Ran csv = study("--format", "csv", "--lowest", "10%", "--uniform");
    assertThat(csv.code()).as(csv.all()).isZero();
    assertThat(csv.out()).startsWith("id,name,district,sqii,rank,p5,median,p95,lowest\n");
    assertThat(csv.out().lines().count()).isEqualTo(1419);
    assertThat(csv.err()).contains("SYNTHETIC");
    Cli.Ran json = study("--format", "json", "--concentration", "1000");
    assertThat(json.out())
        .contains("\"index\" : \"sqii\"", "\"draws\" : 100", "\"without_index\"", "\"p95\" : ");
  }

  @Test
  void wrongUse_saysWhat() {
    assertThat(study("--index", "sqi").err()).contains("did you mean sqii?");
    assertThat(study("--uniform", "--concentration", "5").err())
        .contains("give one of --uniform and --concentration");
    assertThat(study("--lowest", "few").err()).contains("--lowest takes a percent such as 5");
    assertThat(study("--threads", "0").err()).contains("--threads must be from 1 to 256: 0");
    assertThat(Cli.run("study", CORE, "--draws", "70000").err())
        .contains("--draws must be from 1 to 65535");
    assertThat(study("--svg", "").err()).contains("--svg takes the name of a file");
    assertThat(Cli.run("study", Cli.SAMPLE).err()).contains("has no index in");
  }
}
