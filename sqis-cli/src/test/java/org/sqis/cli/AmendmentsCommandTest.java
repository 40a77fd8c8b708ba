package org.sqis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Published results are preliminary, final, or amended: the old value beside the new one, and why.
 */
class AmendmentsCommandTest {
  @TempDir private Path temp;
  private Path folder = Path.of("");
  private String published = "";

  /** The sample is published; then a school sends one count again. */
  @BeforeEach
  void publish() throws IOException {
    Cli.Ran first = Cli.run("score", Cli.SAMPLE, "--format", "json");
    assertThat(first.code()).as(first.all()).isZero();
    published = Files.writeString(temp.resolve("published.json"), first.out()).toString();
    folder = Cli.copyOfSample(Files.createDirectory(temp.resolve("again")));
  }

  private void sendAgain() throws IOException {
    Cli.replace(folder.resolve("groups.csv"), "001,all,60,40", "001,all,60,35");
  }

  private void results(String words) throws IOException {
    Cli.replace(
        folder.resolve("data.sqis"), "synthetic  yes", "synthetic  yes\n  results " + words);
  }

  private Cli.Ran amendments(String... more) {
    List<String> words = new java.util.ArrayList<>();
    words.addAll(List.of("amendments", folder.toString(), "--published", published));
    words.addAll(List.of(more));
    return Cli.run(words.toArray(new String[0]));
  }

  @Test
  void amendedResults_haveTheOldValueTheNewOneAndTheReason() throws IOException {
    sendAgain();
    results("amended because \"Lincoln Primary sent its counts again\"");
    Cli.Ran ran = amendments();
    assertThat(ran.code()).as(ran.all()).isZero();
    assertThat(ran.out())
        .contains(
            "Amended. Earlier results were others. Why: Lincoln Primary sent its counts again")
        .contains("Results", "amended: Lincoln Primary sent its counts again")
        .containsPattern("(?m)^001 +Lincoln Primary +reading +all +66.7% +58.3%$")
        .doesNotContain("\n002 ", "\n003 ", "The rules are others");
    assertThat(amendments("--format", "csv").out())
        .contains("001,Lincoln Primary,reading,all,66.7%,58.3%,draft; results amended: Lincoln");
    assertThat(amendments("--format", "json").out())
        .contains("\"was\" : \"66.7%\"", "\"is\" : \"58.3%\"", "\"results\" : \"amended: Lincoln");
    assertThat(amendments("--format", "html").out()).contains("<td>66.7%</td>");
  }

  @Test
  void finalResults_changeForAReasonOnly() throws IOException {
    results("final");
    Cli.Ran same = amendments();
    assertThat(same.code()).as(same.all()).isZero();
    assertThat(same.out()).contains("Nothing differs.", "final");
    sendAgain();
    Cli.Ran ran = amendments();
    assertThat(ran.code()).as(ran.all()).isEqualTo(1);
    assertThat(ran.out()).contains("58.3%");
    assertThat(ran.err())
        .contains("results differ from those published", "write `results amended because \"WHY\"`");
  }

  @Test
  void resultsOfWhichNobodySaysAnything_areAsGoodAsFinal() throws IOException {
    sendAgain();
    assertThat(amendments().code()).isEqualTo(1);
  }

  @Test
  void preliminaryResults_mayChange_andEveryOutputSaysThatTheyAre() throws IOException {
    sendAgain();
    results("preliminary");
    assertThat(amendments().code()).isZero();
    assertThat(amendments().out()).contains("Preliminary. These results can still change.");
    Cli.Ran score = Cli.run("score", folder.toString());
    assertThat(score.out()).contains("year 2014-15, results preliminary, sqis");
    Cli.Ran json = Cli.run("score", folder.toString(), "--format", "json");
    assertThat(json.out()).contains("\"results\" : \"preliminary\"");
    assertThat(Cli.run("explain", folder.toString(), "001", "reading of all").out())
        .contains("results preliminary");
  }

  @Test
  void otherRules_areToldBesideTheValues() throws IOException {
    Cli.replace(folder.resolve("policy.sqis"), ">= 60% ", ">= 70% ");
    results("amended because \"the board moved a cut score\"");
    Cli.Ran ran = amendments();
    assertThat(ran.code()).as(ran.all()).isZero();
    assertThat(ran.out()).contains("The rules are others too", "reading_level");
  }

  @Test
  void aSchoolThatIsGone_hasNoneOfItsValues() throws IOException {
    Cli.replace(folder.resolve("schools.csv"), "002,Lincoln Middle,Oak Unified,middle\n", "");
    results("amended because \"the school was of another district\"");
    Cli.Ran ran = amendments();
    if (ran.code() == 0) {
      assertThat(ran.out()).containsPattern("(?m)^002 .* none$");
    } else {
      assertThat(ran.err()).contains("002");
    }
  }

  @Test
  void wordsOfTheClause_areChecked() throws IOException {
    for (String words :
        List.of("done", "amended", "amended because", "final \"x\"", "amended because \" \"")) {
      Path data = folder.resolve("data.sqis");
      results(words);
      Cli.Ran ran = Cli.run("check", folder.toString());
      assertThat(ran.code()).as(words).isEqualTo(1);
      assertThat(ran.err() + ran.out()).as(words).contains("results", "because");
      Cli.replace(data, "\n  results " + words, "");
    }
  }

  @Test
  void whatCannotBeCompared_isWrongUse() throws IOException {
    assertThat(Cli.run("amendments", folder.toString()).err()).contains("--published");
    String rules = Files.readString(folder.resolve("policy.sqis"));
    Files.writeString(folder.resolve("policy.sqis"), rules.replace("2014-15", "2015-16"));
    Cli.replace(folder.resolve("data.sqis"), "2014-15", "2015-16");
    Cli.Ran year = amendments();
    assertThat(year.code()).as(year.all()).isEqualTo(2);
    assertThat(year.err()).contains("in 2014-15, and not of `sample` in 2015-16");
    published = temp.resolve("nothing.json").toString();
    assertThat(amendments().code()).isEqualTo(2);
    published = Files.writeString(temp.resolve("bad.json"), "[]").toString();
    assertThat(amendments().code()).isEqualTo(1);
    assertThat(amendments().err()).contains("holds no results");
  }

  /** Recorded decisions can change a designation and no value. */
  @Test
  void aDesignationThatIsGone_isTold() throws IOException {
    Path file = Path.of(published);
    String text = Files.readString(file).stripTrailing();
    Files.writeString(
        file,
        text.substring(0, text.length() - 1)
            + ", \"standings\": [{\"id\": \"001\", \"held\": [{\"designation\": \"focus\","
            + " \"since\": \"2013-14\", \"reasons\": [{\"route\": \"low\", \"groups\": [\"el\"],"
            + " \"since\": \"2013-14\"}]}], \"ladders\": []}]}");
    results("final");
    Cli.Ran ran = amendments();
    assertThat(ran.code()).as(ran.all()).isEqualTo(1);
    assertThat(ran.out())
        .containsPattern("(?m)^001 +Lincoln Primary +focus +since 2013-14: low of el +none$");
  }
}
