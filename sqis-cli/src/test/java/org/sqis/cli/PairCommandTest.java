package org.sqis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.sqis.core.Library;

/**
 * {@code sqis pair}: once on the example of five school years, else on a small folder. {@code
 * -Dgolden.update=true} writes the sample of the documentation anew.
 */
class PairCommandTest {
  private static final String ROOT = System.getProperty("sqis.root", "..");
  private static final String PATH = Path.of(ROOT, "sqis-examples", "core-waiver").toString();
  private static final Path SAMPLE = Path.of(ROOT, "docs", "samples", "pair.txt");

  /** Digests and version are those of the day. */
  private static String stable(String text) {
    return text.replaceAll("[0-9a-f]{64}", "DIGEST").replace(Library.VERSION, "VERSION");
  }

  private static String pair(String... more) {
    String[] args = new String[more.length + 2];
    args[0] = "pair";
    args[1] = Cli.PROCEDURES;
    System.arraycopy(more, 0, args, 2, more.length);
    return Consortium.out(args);
  }

  @Test
  void sample_isWhatItPrints() throws IOException {
    String printed = stable(Consortium.out("pair", PATH));
    if (Boolean.getBoolean("golden.update") && System.getenv("CI") == null) {
      Files.createDirectories(SAMPLE.getParent());
      Files.writeString(SAMPLE, printed);
    }
    assertThat(printed).isEqualTo(Files.readString(SAMPLE));
  }

  @Test
  void sample_tellsEachKindOfPair_endsAndRecordsOutOfOrder() throws IOException {
    assertThat(Files.readString(SAMPLE))
        .contains("(1 pinned, 2 kept, 22 assigned), 33 without one")
        .contains("This policy is not adopted", "The data are made up", "not for publication")
        .contains("against the rules: same, school_type is k8, not middle")
        .contains("last in the list of 2016-17", "the school needs no partner any more")
        .contains("its reform_partner is trained on 19 September 2017 only")
        .contains("SQ4500", "SQ4502", "SQ4505", "synthetic_partnerships.csv:16");
  }

  @Test
  void secondTime_isTheSame() {
    assertThat(pair()).isEqualTo(pair());
  }

  @Test
  void everyFormat_saysTheSamePairs() throws Exception {
    String text = pair();
    assertThat(text)
        .contains("This policy is not adopted", "The data are made up", "not for publication")
        .contains("Adams (001)", "Dover (004)", "rank 1 of 1", "(0 pinned, 0 kept, 1 assigned)");
    String csv = pair("--format", "csv");
    List<String> pairs = csv.lines().filter(line -> line.startsWith("pair,")).toList();
    assertThat(pairs)
        .singleElement(InstanceOfAssertFactories.STRING)
        .startsWith(
            "pair,001,Adams,004,Dover,priority,assigned,0.200,rank 1 of 1,draft,yes,helpers,");
    assertThat(csv).contains("unpaired,002,Baker", "unpaired,003,Clark");
    String json = pair("--format", "json");
    assertThat(json)
        .contains("\"pairing\" : \"helpers\"", "\"as_of\" : \"1 July 2014\"")
        .contains("\"001\"", "\"004\"", "not for publication");
    String html = pair("--format", "html");
    assertThat(html).contains("Adams (001)", "Dover (004)", "rank 1 of 1", "Synthetic");
    var page =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(html.getBytes(StandardCharsets.UTF_8)))
            .getDocumentElement();
    // As many tables as the text has.
    assertThat(page.getElementsByTagName("table").getLength())
        .isEqualTo((int) text.lines().filter(line -> line.matches("-+(  -+)+")).count());
  }

  @Test
  void later_aTeamIsTrained() {
    assertThat(pair("--as-of", "2014-09-18")).contains("trained on 19 September 2014 only");
    assertThat(pair("--as-of", "2014-09-19"))
        .doesNotContain("trained on 19 September 2014 only")
        .contains("Evans (005)");
  }

  @Test
  void moreCapacity_leavesFewerAlone_andLosesNobody() {
    List<String> one = paired(pair("--format", "csv"));
    List<String> two = paired(pair("--format", "csv", "--param", "places=2"));
    assertThat(two).containsAll(one).hasSizeGreaterThan(one.size());
  }

  private static List<String> paired(String csv) {
    return csv.lines()
        .filter(line -> line.startsWith("pair,"))
        .map(line -> line.split(",", -1)[1])
        .toList();
  }

  @Test
  void grace_keepsThePairOfAPartnerThatLostItsDesignation() {
    assertThat(pair())
        .contains("(0 pinned, 0 kept,", "`006` is no longer in reward")
        .doesNotContain("the pair goes on");
    assertThat(pair("--param", "grace=1"))
        .contains("(0 pinned, 1 kept,", "and the pair goes on for 1 list after that");
  }

  @Test
  void earlierYears_canBePairedToo() {
    assertThat(pair("--year", "2012-13")).contains("Takes effect in: 2013-14", "As of 1 July 2013");
  }

  @Test
  void wrongUse_isTold() {
    Cli.Ran none = Cli.run("pair", Consortium.PATH);
    assertThat(none.code()).isEqualTo(ExitCode.USAGE);
    assertThat(none.err()).contains("declares no pairing for ");
    Cli.Ran rule = Cli.run("pair", Cli.PROCEDURES, "--rule", "helperss");
    assertThat(rule.code()).isEqualTo(ExitCode.USAGE);
    assertThat(rule.err()).contains("--rule: ", "did you mean `helpers`?");
    Cli.Ran format = Cli.run("pair", Cli.PROCEDURES, "--format", "pdf");
    assertThat(format.code()).isEqualTo(ExitCode.USAGE);
  }
}
