package org.sqis.examples.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sqis.core.nsize.GroupSizes;
import org.sqis.core.nsize.SizeMove;
import org.sqis.core.nsize.SizeQuestion;
import org.sqis.core.nsize.SizeReport;
import org.sqis.core.nsize.SizeRule;
import org.sqis.core.nsize.SizeTally;
import org.sqis.core.number.Rational;

/**
 * The smallest group from 100 students to 20 in the made-up consortium, as the highlights of the
 * waiver tell of the districts: about 23,000 more African-American, 15,000 Hispanic and 10,000
 * low-income students, 20,000 English learners, 46,000 students with disabilities. The state's rule
 * was 100, or 50 and 15 percent of the valid scores, so that 100 alone overstates the effect.
 */
class CoreSizeTest {
  private static final Path EXPECTED =
      Path.of(System.getProperty("sqis.root", ".."))
          .resolve("sqis-examples/src/test/resources/core/n-size-100-20.txt");

  private static SizeReport plain;
  private static SizeReport state;

  /** The sizes as the file says them: by school, then by group. */
  private static final Map<String, Map<String, String>> SIZES = new HashMap<>();

  private static final Map<String, String> DISTRICTS = new HashMap<>();

  @BeforeAll
  static void report() throws IOException {
    plain = report("100", "20");
    state = report("100 or 50 and 15%", "20");
    for (String line : lines("synthetic_groups.csv")) {
      String[] cells = line.split(",", -1);
      SIZES.computeIfAbsent(cells[0], id -> new HashMap<>()).put(cells[1], cells[2]);
    }
    for (String line : lines("synthetic_schools.csv")) {
      String[] cells = line.split(",", -1);
      DISTRICTS.put(cells[0], cells[2]);
    }
  }

  private static SizeReport report(String from, String to) {
    SizeQuestion question = SizeQuestion.of("ela_tested", SizeRule.parse(from), SizeRule.parse(to));
    return SizeReport.of(CoreExample.POLICY, CoreExample.DATA, question);
  }

  private static List<String> lines(String name) throws IOException {
    return Files.readAllLines(CoreExample.FOLDER.resolve(name), StandardCharsets.UTF_8).stream()
        .skip(1)
        .toList();
  }

  /** With {@code -Dgolden.update=true} the expected text is written anew; read the difference. */
  @Test
  void text_isTheExpectedOne() throws IOException {
    String text = SizeReport.text(List.of(plain, state));
    if (Boolean.getBoolean("golden.update")) {
      assertThat(System.getenv("CI")).as("golden.update where CI=true").isNotEqualTo("true");
      Files.createDirectories(EXPECTED.getParent());
      Files.writeString(EXPECTED, text, StandardCharsets.UTF_8);
    }
    assertThat(text).isEqualTo(Files.readString(EXPECTED, StandardCharsets.UTF_8));
    assertThat(plain.toString()).startsWith("policy core_2014_15 (draft").contains("SYNTHETIC");
  }

  @Test
  void pageOnComparing_showsTheTwoRulesSideBySide() throws IOException {
    String text = SizeReport.text(List.of(plain, state));
    int from = text.indexOf("\ngroup ") + 1;
    Path page = CoreExample.FOLDER.resolve("../../docs/compare.md");
    assertThat(Files.readString(page, StandardCharsets.UTF_8))
        .contains("```\n" + text.substring(from, text.indexOf("\n\n", from)) + "\n```\n");
  }

  /** Reads the file and compares whole numbers, without the library. */
  @Test
  void numbers_areThoseOfARecountOfTheFile() {
    for (GroupSizes one : plain.byGroup()) {
      assertThat(one.newly()).as(one.group()).isEqualTo(recount(one, false));
      assertThat(one.noLonger()).isEqualTo(SizeTally.NONE);
      assertThat(one.after().groups() - one.before().groups()).isEqualTo(one.newly().groups());
    }
    for (GroupSizes one : plain.byDistrict()) {
      assertThat(one.newly()).as(one.toString()).isEqualTo(recount(one, false));
    }
    for (GroupSizes one : state.byGroup()) {
      assertThat(one.newly()).as(one.group()).isEqualTo(recount(one, true));
    }
    assertThat(plain.byGroup()).hasSize(11);
    assertThat(plain.byDistrict()).hasSize(8 * 11);
  }

  private static SizeTally recount(GroupSizes one, boolean isOfState) {
    int groups = 0;
    long students = 0;
    for (Map.Entry<String, Map<String, String>> school : SIZES.entrySet()) {
      String typed = school.getValue().getOrDefault(one.group(), "");
      boolean isThere =
          one.district() == null || one.district().equals(DISTRICTS.get(school.getKey()));
      if (!isThere || !typed.matches("[0-9]+")) {
        continue;
      }
      long size = Long.parseLong(typed);
      boolean isPart =
          isOfState
              && size >= 50
              && size * 100 >= Long.parseLong(school.getValue().get("all")) * 15;
      if (size >= 20 && size < 100 && !isPart) {
        groups++;
        students += size;
      }
    }
    return new SizeTally(groups, Rational.of(students));
  }

  @Test
  void hundredAlone_overstatesWhatTheStateLeftOut() {
    for (int i = 0; i < plain.byGroup().size(); i++) {
      GroupSizes one = plain.byGroup().get(i);
      GroupSizes other = state.byGroup().get(i);
      assertThat(one.newly().students()).isGreaterThanOrEqualTo(other.newly().students());
      assertThat(one.after()).isEqualTo(other.after());
    }
    assertThat(plain.moves()).hasSizeGreaterThan(state.moves().size());
    assertThat(plain.moves()).allMatch(SizeMove::isNewly);
  }

  /** The policy counts groups from its own parameter. */
  @Test
  void parameterOfThePolicy_isTheRuleOfTheWaiver() {
    SizeReport named = report("100", "minimum_n");
    assertThat(named.byDistrict()).isEqualTo(plain.byDistrict());
    assertThat(named.schoolsByDistrict()).isEqualTo(plain.schoolsByDistrict());
  }
}
