package org.sqis.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sqis.core.data.FileResolver;

/** Files that include others, through the resolver the caller gives and through nothing else. */
class IncludeTest {
  private static final String MAIN =
      """
      include "inputs.sqis"

      policy whole
        years 2014-15
      end policy

      measure gain each school
        value after - before
        may be missing
      end measure
      """;

  private static final String INPUTS =
      """
      inputs each school
        | name   | type  |
        | before | score |
        | after  | score |
      end inputs
      """;

  private static Compilation compile(String main, Map<String, String> others) {
    return Sqis.compile("main.sqis", main, FileResolver.ofTexts(others));
  }

  @Test
  void includedDeclarations_areAsIfTheyStoodHere() {
    Compilation included = compile(MAIN, Map.of("inputs.sqis", INPUTS));
    Compilation written =
        Sqis.compile("main.sqis", MAIN.replace("include \"inputs.sqis\"\n", INPUTS));
    assertThat(included.policy()).isEqualTo(written.policy());
  }

  @Test
  void faultsOfAnIncludedFile_nameThatFile() {
    String wrong = INPUTS.replace("| after  | score |", "| after  | scor |");
    assertThat(compile(MAIN, Map.of("inputs.sqis", wrong)).report())
        .contains("--> inputs.sqis:4:14", "did you mean `score`?")
        .doesNotContain("main.sqis");
  }

  @Test
  void includedFiles_areFoundBesideTheFileThatIncludesThem() {
    String first = MAIN.replace("inputs.sqis", "parts/first.sqis");
    Compilation included =
        compile(
            first,
            Map.of(
                "parts/first.sqis", "include \"second.sqis\"\n",
                "parts/second.sqis", "include \"../other/third.sqis\"\n",
                "other/third.sqis", INPUTS));
    assertThat(included.report()).isEmpty();
    assertThat(included.policy()).isEqualTo(compile(MAIN, Map.of("inputs.sqis", INPUTS)).policy());
    assertThat(compile(first, Map.of("parts/first.sqis", "include \"../../a.sqis\"\n")).report())
        .contains("SQ0031", "--> parts/first.sqis:1:9", "it leads out of the folder");
  }

  @Test
  void withoutAResolver_nothingIsIncluded() {
    assertThat(Sqis.compile("main.sqis", MAIN).report())
        .startsWith(
            """
            error SQ0031: `inputs.sqis` cannot be included: nothing says where to look for it
             --> main.sqis:1:9
            """);
  }

  @Test
  void missingFilesAndCycles_areErrors() {
    assertThat(compile(MAIN, Map.of()).report()).contains("SQ0031", "there is no such file");
    String cycle = "include \"other.sqis\"\n" + INPUTS;
    String back = "include \"inputs.sqis\"\n";
    assertThat(compile(MAIN, Map.of("inputs.sqis", cycle, "other.sqis", back)).report())
        .contains("it includes itself: inputs.sqis → other.sqis → inputs.sqis");
    assertThat(compile(MAIN.replace("\"inputs.sqis\"", "inputs"), Map.of()).report())
        .contains("SQ0018", "write `include \"vocabulary.sqis\"`");
  }

  @Test
  void aFileNamedTwice_isReadOnce() {
    String twice = "include \"inputs.sqis\"\n" + MAIN;
    assertThat(compile(twice, Map.of("inputs.sqis", INPUTS)).hasErrors()).isFalse();
  }
}
