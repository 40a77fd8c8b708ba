package org.sqis.dsl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqis.core.Policy;
import org.sqis.core.data.Dataset;
import org.sqis.core.data.FileResolver;
import org.sqis.core.io.Json;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;

/** Mappings and the data they describe, through the front door. */
class LoadTest {
  private static final Policy POLICY =
      Sqis.compile(
              "policy.sqis",
              """
              policy small
                years 2014-15
              end policy

              groups
                | name | use    |
                | all  | scored |
                | aa   | scored |
                | ai   | scored |
              end groups

              inputs each school
                | name        | type                |
                | school_type | one of low, high    |
                | tested      | percent             |
              end inputs

              inputs each group
                | name     | type              |
                | enrolled | count             |
                | absent   | count of enrolled |
              end inputs

              measure rate each group
                value absent / enrolled
                unit  percent
                round 1
                may be missing
              end measure
              """)
          .policy();

  private static final String MAPPING =
      """
      data small_data "A small set"
        policy small
        year   2014-15
      end data

      file schools "schools.csv"
        key  code
        rows where kept is yes_please
        columns
          | column           | becomes                     | unit    | words           |
          | name             | name                        |         |                 |
          | type             | school_type                 |         | L = low, H = high |
          | tested           | tested                      | percent |                 |
          | {all,aa,ai}_num  | enrolled of {all, aa, ai}   |         |                 |
          | {all,aa,ai}_abs  | absent of {all, aa, ai}     |         |                 |
        missing
          | column | token | means        |
          | tested | empty | not reported |
          | every  | *     | suppressed   |
        answers
          | column         | result               | unit    |
          | {all,aa}_rate  | rate of {all, aa}    | percent |
        ignore  kept
      end file
      """;

  private static final String ROWS =
      """
      code,name,type,tested,all_num,aa_num,ai_num,all_abs,aa_abs,ai_abs,all_rate,aa_rate,kept,extra
      007,"Seven, first",L,54.1,100,40,*,10,5,*,10.0,12.5,yes_please,x
      008,Eight,H,,50,20,30,5,5,6,10,25,yes_please,x
      009,Nine,H,1,1,1,1,1,1,1,1,1,no,x
      """;

  private static LoadedData load(String mapping, String rows) {
    return Sqis.load(
        "data.sqis", mapping, POLICY, FileResolver.ofTexts(Map.of("schools.csv", rows)));
  }

  @Test
  void wideFile_becomesGroups_withUnitsWordsAndReasons() {
    LoadedData loaded = load(MAPPING, ROWS);
    Dataset data = loaded.dataset();
    assertThat(data.entities()).extracting("id").containsExactly("007", "008");
    assertThat(data.value(0, "tested")).isEqualTo(Value.of(Rational.of(541, 1000)));
    assertThat(data.value(0, "school_type")).isEqualTo(new Value.Word("low"));
    assertThat(data.value(0, "enrolled", "ai")).hasToString("suppressed");
    assertThat(data.value(1, "tested")).hasToString("not reported");
    assertThat(loaded.diagnostics())
        .extracting(diagnostic -> diagnostic.message())
        .contains("columns of `schools.csv` that are not used: `extra`");
    assertThat(POLICY.score(data).value("007", "rate", "aa"))
        .isEqualTo(Value.of(Rational.of(1, 8)));
    assertThat(org.sqis.core.outcome.Verification.of(POLICY.score(data), data).succeeds()).isTrue();
  }

  /** Flags are often a letter or nothing. */
  @Test
  void emptyCell_canBeAWord() {
    String mapping = MAPPING.replace("L = low, H = high", "L = low, empty = high");
    String rows = ROWS.replace(",H,", ",,");
    assertThat(load(mapping, rows).dataset().value(1, "school_type"))
        .isEqualTo(new Value.Word("high"));
    assertThat(load(mapping, ROWS).report())
        .contains("error SQ4206: `H` is not a word of `school_type`", "the words are `L`, `empty`");
    String both = mapping.replace("| tested | empty |", "| type | empty |");
    assertThat(load(both, rows).report())
        .contains("error SQ4313: the cell text `empty` is given two meanings");
  }

  /** Not only an equal dataset: the same bytes come out, schools in the same order. */
  @Test
  void orderOfRows_neverMatters() {
    List<String> lines = new ArrayList<>(ROWS.lines().toList());
    Collections.reverse(lines.subList(1, lines.size()));
    String reversed = String.join("\n", lines) + "\n";
    assertThat(reversed).isNotEqualTo(ROWS);
    assertThat(Json.outcome(POLICY.score(load(MAPPING, reversed).dataset())))
        .isEqualTo(Json.outcome(POLICY.score(load(MAPPING, ROWS).dataset())));
  }

  @Test
  void yearOutsideThePolicy_isAFaultOfTheMapping() {
    LoadedData loaded = load(MAPPING.replace("2014-15", "2013-14"), ROWS);
    assertThat(loaded.hasErrors()).isTrue();
    assertThat(loaded.report())
        .isEqualTo(
            """
            error SQ4320: the data belong to 2013-14; the policy governs 2014-15
             --> data.sqis:3:10
              |
            3 |   year   2013-14
              |          ^^^^^^^
              help: write the year of the data, or extend `years` of the policy
            """);
    assertThatThrownBy(loaded::dataset)
        .isInstanceOf(CompilationException.class)
        .hasMessageContaining("SQ4320");
  }

  @Test
  void everyFaultOfMappingAndData_comesInOneRun() {
    LoadedData loaded =
        load(
            MAPPING.replace("| rate of {all, aa}    |", "| rte of {all, aa} |"),
            ROWS.replace("54.1", "541").replace(",10,5,*", ",101,5,*"));
    assertThat(loaded.diagnostics())
        .filteredOn(diagnostic -> diagnostic.severity() == org.sqis.core.problem.Severity.ERROR)
        .extracting(diagnostic -> diagnostic.code().id())
        .contains("SQ1001", "SQ4205", "SQ4208");
  }

  @Test
  void filesThatCannotBeRead_areDiagnostics() {
    assertThat(Sqis.compile(Path.of("no-such-file.sqis")).report())
        .contains("SQ0003", "there is no such file");
    assertThat(Sqis.compile(Path.of("src")).report()).contains("it is a folder");
    assertThat(Sqis.load(Path.of("no-such-file.sqis"), POLICY).hasErrors()).isTrue();
    LoadedData noData = Sqis.load("data.sqis", MAPPING, POLICY, FileResolver.ofTexts(Map.of()));
    assertThat(noData.report()).contains("SQ4001", "schools.csv");
  }

  @Test
  void folder_isWhereTheFilesAre() {
    String inFolder = MAPPING.replace("year   2014-15", "year   2014-15\n  folder \"made_up\"");
    LoadedData loaded =
        Sqis.load(
            "data.sqis",
            inFolder,
            POLICY,
            FileResolver.ofTexts(Map.of("made_up/schools.csv", ROWS)));
    assertThat(loaded.dataset()).isEqualTo(load(MAPPING, ROWS).dataset());
    assertThat(loaded.diagnostics())
        .extracting(diagnostic -> diagnostic.message())
        .contains("2 rows read from `made_up/schools.csv`");
    assertThat(load(inFolder, ROWS).report())
        .contains("SQ4001", "`made_up/schools.csv`", "there is no such file");
  }

  @Test
  void mapping_includesWhatItShares() {
    int columns = MAPPING.indexOf("file schools");
    String main = MAPPING.substring(0, columns) + "include \"columns.sqis\"\n";
    String shared = MAPPING.substring(columns);
    Map<String, String> files = Map.of("schools.csv", ROWS, "columns.sqis", shared);
    LoadedData loaded = Sqis.load("data.sqis", main, POLICY, FileResolver.ofTexts(files));
    assertThat(loaded.dataset()).isEqualTo(load(MAPPING, ROWS).dataset());
    String wrong = shared.replace("rate of {all, aa}", "rte of {all, aa}");
    assertThat(
            Sqis.load(
                    "data.sqis",
                    main,
                    POLICY,
                    FileResolver.ofTexts(Map.of("schools.csv", ROWS, "columns.sqis", wrong)))
                .report())
        .contains("SQ1001", "--> columns.sqis:17:");
  }

  @Test
  void mappingOnDisk_includesFilesBesideIt_whereverTheDataAre(@TempDir Path folder)
      throws IOException {
    int columns = MAPPING.indexOf("file schools");
    Path mapping = folder.resolve("data.sqis");
    Files.writeString(mapping, MAPPING.substring(0, columns) + "include \"columns.sqis\"\n");
    Files.writeString(folder.resolve("columns.sqis"), MAPPING.substring(columns));
    FileResolver elsewhere = FileResolver.ofTexts(Map.of("schools.csv", ROWS));
    assertThat(Sqis.load(mapping, POLICY, elsewhere).dataset())
        .isEqualTo(load(MAPPING, ROWS).dataset());
    assertThat(Sqis.load(mapping, POLICY).report())
        .contains("SQ4001", "schools.csv")
        .doesNotContain("SQ0031");
  }

  /** A file that cannot be included may hold what seems absent; nothing else is said. */
  @Test
  void includeThatIsNotThere_isTheOnlyFault() {
    String main = MAPPING.substring(0, MAPPING.indexOf("file schools"));
    LoadedData loaded =
        Sqis.load(
            "data.sqis",
            main + "include \"columns.sqis\"\n",
            POLICY,
            FileResolver.ofTexts(Map.of("schools.csv", ROWS)));
    assertThat(loaded.diagnostics())
        .extracting(diagnostic -> diagnostic.code().id())
        .containsExactly("SQ0031");
  }

  /** Inputs can be called like what else a column becomes. */
  @Test
  void inputsNamedLikeRoles_areFilledWithTheWordInput() {
    Policy policy =
        Sqis.compile(
                "rules.sqis",
                """
                policy named
                  years 2014-15
                end policy

                inputs each school
                  | name     | type  |
                  | year     | count |
                  | district | count |
                end inputs
                """)
            .policy();
    Dataset data =
        Sqis.load(
                "data.sqis",
                """
                data named
                  policy named
                  year   2014-15
                end data

                file schools "schools.csv"
                  key code
                  columns
                    | column | becomes        |
                    | a      | input year     |
                    | b      | input district |
                    | c      | district       |
                end file
                """,
                policy,
                FileResolver.ofTexts(Map.of("schools.csv", "code,a,b,c\n1,3,4,North\n")))
            .dataset();
    assertThat(data.value(0, "year")).hasToString("3");
    assertThat(data.value(0, "district")).hasToString("4");
    assertThat(data.entities().get(0).district()).isEqualTo("North");
  }
}
