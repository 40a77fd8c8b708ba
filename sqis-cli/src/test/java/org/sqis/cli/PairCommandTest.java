package org.sqis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.sqis.core.Library;

/**
 * {@code sqis pair} on the example of five school years; {@code -Dgolden.update=true} writes the
 * sample of the documentation anew.
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
    args[1] = PATH;
    System.arraycopy(more, 0, args, 2, more.length);
    return Consortium.out(args);
  }

  @Test
  void sample_isWhatItPrints() throws IOException {
    String printed = stable(pair());
    if (Boolean.getBoolean("golden.update") && System.getenv("CI") == null) {
      Files.createDirectories(SAMPLE.getParent());
      Files.writeString(SAMPLE, printed);
    }
    assertThat(printed).isEqualTo(Files.readString(SAMPLE));
    assertThat(stable(pair())).as("a second time").isEqualTo(printed);
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
  void everyFormat_saysTheSamePairs() throws Exception {
    String csv = pair("--format", "csv");
    List<String> pairs = csv.lines().filter(line -> line.startsWith("pair,")).toList();
    assertThat(pairs).hasSize(25).allMatch(line -> line.contains(",draft,yes,core_waiver,"));
    String json = pair("--format", "json");
    assertThat(json).contains("\"pairing\" : \"partners\"", "\"as_of\" : \"1 July 2017\"");
    String html = pair("--format", "html");
    var page =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(html.getBytes(StandardCharsets.UTF_8)))
            .getDocumentElement();
    assertThat(page.getElementsByTagName("table").getLength()).isEqualTo(9);
  }

  @Test
  void later_aTeamIsTrained() {
    assertThat(pair("--as-of", "2017-09-18")).contains("trained on 19 September 2017 only");
    assertThat(pair("--as-of", "2017-09-19")).doesNotContain("trained on 19 September 2017 only");
  }

  @Test
  void moreCapacity_leavesFewerAlone_andLosesNobody() {
    List<String> one = paired(pair("--format", "csv"));
    List<String> two = paired(pair("--format", "csv", "--param", "pair_capacity=2"));
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
    assertThat(pair("--param", "pair_grace=1"))
        .contains("(1 pinned, 3 kept,", "and the pair goes on for 1 list after that");
  }

  @Test
  void earlierYears_canBePairedToo() {
    assertThat(pair("--year", "2015-16")).contains("Takes effect in: 2016-17", "As of 1 July 2016");
  }

  @Test
  void wrongUse_isTold() {
    assertThat(Cli.run("pair", Consortium.PATH).err()).contains("declares no pairing for 2015-16");
    assertThat(Cli.run("pair", PATH, "--rule", "partner").err())
        .contains("--rule: ", "did you mean `partners`?");
    assertThat(Cli.run("pair", PATH, "--format", "pdf").code()).isEqualTo(2);
  }
}
