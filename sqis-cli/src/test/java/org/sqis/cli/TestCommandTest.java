package org.sqis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class TestCommandTest {
  private static final String RULES =
      """
      policy lawndale
        years  2014-15
      end policy
      inputs each school
        | name  | type           | missing |
        | score | score 0 to 100 | never   |
      end inputs
      measure good "Good <school> & more" each school
        value  yes  when score >= 60
        value  no   otherwise
      end measure
      test "a school at 60 is good"
        year    2014-15
        school  score: 60
        expect  good is yes
      end test
      """;

  private static final String FAILING =
      """
      test "below <60> & \u201cnot\u201d good"
        year    2014-15
        school  score: 59.9
        expect  good is yes
      end test
      """;

  private static String file(Path folder, String text) throws Exception {
    return Files.writeString(folder.resolve("policy.sqis"), text).toString();
  }

  @Test
  void passingTests_endWithZeroAndSayWhatTheyReach(@TempDir Path folder) throws Exception {
    Cli.Ran ran = Cli.run("test", file(folder, RULES));
    assertThat(ran.code()).as(ran.all()).isZero();
    assertThat(ran.err()).isEmpty();
    assertThat(ran.out())
        .isEqualTo(
            """
            lawndale: 1 test, 1 passed, 0 failed
            reached: 1 of 2 rules
            """);
  }

  @Test
  void coverage_listsWhatNoTestReaches(@TempDir Path folder) throws Exception {
    String file = file(folder, RULES);
    assertThat(Cli.run("test", file, "--coverage").out())
        .endsWith("\nNo test reaches:\n  policy.sqis:10  good: no otherwise\n");
    assertThat(Cli.run("test", Cli.CALIFORNIA, "--coverage").out()).doesNotContain("No test");
  }

  @Test
  void difference_isPrintedWithItsExplanation(@TempDir Path folder) throws Exception {
    Cli.Ran ran = Cli.run("test", file(folder, RULES + FAILING));
    assertThat(ran.code()).isEqualTo(ExitCode.FAULTS);
    assertThat(ran.out())
        .isEqualTo(
            """
            FAILED "below <60> & \u201cnot\u201d good"   [policy.sqis:17]
              good should be yes, and is no   [policy.sqis:20]
                good = no  Good <school> & more
                  · rule: no otherwise   [policy.sqis:10]
                  score = 59.9
                    · note: given by the test

            lawndale: 2 tests, 1 passed, 1 failed
            reached: 2 of 2 rules
            """);
  }

  @Test
  void filter_runsTestsWithThatTitle(@TempDir Path folder) throws Exception {
    String file = file(folder, RULES + FAILING);
    Cli.Ran ran = Cli.run("test", file, "--filter", "AT 60");
    assertThat(ran.code()).as(ran.all()).isZero();
    assertThat(ran.out())
        .isEqualTo("lawndale: 1 test, 1 passed, 0 failed, 1 not run\nreached: 1 of 2 rules\n");
    assertThat(Cli.run("test", file, "--filter", "below").code()).isEqualTo(ExitCode.FAULTS);
    Cli.Ran none = Cli.run("test", file, "--filter", "nothing");
    assertThat(none.code()).isEqualTo(ExitCode.USAGE);
    assertThat(none.err()).isEqualTo("sqis: no test of policy.sqis has `nothing` in its title\n");
  }

  @Test
  void junit_isValidXmlWithStableBytes(@TempDir Path folder) throws Exception {
    Path xml = folder.resolve("tests.xml");
    String file = file(folder, RULES + FAILING);
    assertThat(Cli.run("test", file, "--junit", xml.toString()).code()).isEqualTo(ExitCode.FAULTS);
    String written = Files.readString(xml);
    assertThat(written)
        .isEqualTo(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <testsuites tests="2" failures="1" errors="0" time="0">
              <testsuite name="lawndale" tests="2" failures="1" errors="0" skipped="0" time="0">
                <testcase classname="lawndale" name="a school at 60 is good" file="policy.sqis" line="12" time="0"/>
                <testcase classname="lawndale" name="below &lt;60&gt; &amp; \u201cnot\u201d good" file="policy.sqis" line="17" time="0">
                  <failure type="difference" message="good should be yes, and is no">good should be yes, and is no at policy.sqis:20&#10;</failure>
                </testcase>
              </testsuite>
            </testsuites>
            """);
    Document document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(written.getBytes(StandardCharsets.UTF_8)));
    Element second = (Element) document.getElementsByTagName("testcase").item(1);
    assertThat(second.getAttribute("name")).isEqualTo("below <60> & \u201cnot\u201d good");
    Cli.run("test", file, "--junit", xml.toString());
    assertThat(Files.readString(xml)).isEqualTo(written);
  }

  @Test
  void junit_escapesWhatXmlDoesNotKnow() {
    assertThat(JunitXml.escaped("a\u0001b\ud800c\"<>&\t"))
        .isEqualTo("a\ufffdb\ufffdc&quot;&lt;&gt;&amp;&#9;");
  }

  @Test
  void junitThatCannotBeWritten_isSaid(@TempDir Path folder) throws Exception {
    Cli.Ran ran = Cli.run("test", file(folder, RULES), "--junit", folder.toString());
    assertThat(ran.code()).isEqualTo(ExitCode.USAGE);
    assertThat(ran.err()).contains("cannot be written");
  }

  @Test
  void json_holdsEveryTestAndWhatIsNotReached(@TempDir Path folder) throws Exception {
    Cli.Ran ran = Cli.run("test", file(folder, RULES + FAILING), "--format", "json");
    assertThat(ran.code()).isEqualTo(ExitCode.FAULTS);
    assertThat(ran.out())
        .contains(
            "\"passed\" : 1",
            "\"failed\" : 1",
            "\"asked\" : \"good\"",
            "\"expected\" : \"yes\"",
            "\"actual\" : \"no\"",
            "\"unreached\" : [ ]");
  }

  @Test
  void fileWithoutTests_isSaid(@TempDir Path folder) throws Exception {
    String rules = RULES.substring(0, RULES.indexOf("test "));
    Cli.Ran ran = Cli.run("test", file(folder, rules));
    assertThat(ran.code()).as(ran.all()).isZero();
    assertThat(ran.out()).startsWith("lawndale has no tests\nreached: 0 of 2 rules\n");
  }

  @Test
  void faultOfATest_isAnErrorOfTheFile(@TempDir Path folder) throws Exception {
    String file = file(folder, RULES.replace("expect  good", "expect  god"));
    Cli.Ran ran = Cli.run("test", file);
    assertThat(ran.code()).isEqualTo(ExitCode.FAULTS);
    assertThat(ran.err())
        .contains("error SQ1001: nothing is named `god`", "help: did you mean `good`?")
        .endsWith("sqis: policy.sqis has errors\n");
    assertThat(Cli.run("check", file).code()).isEqualTo(ExitCode.FAULTS);
  }

  private static final String WRONG = RULES.replace("score >= 60", "scroe >= 60");

  @Test
  void rulesWithErrors_giveJsonWithThem(@TempDir Path folder) throws Exception {
    Cli.Ran ran = Cli.run("test", file(folder, WRONG), "--format", "json");
    assertThat(ran.code()).isEqualTo(ExitCode.FAULTS);
    assertThat(ran.out())
        .startsWith("{\n  \"failed\" : \"policy.sqis has errors\"")
        .contains("\"code\" : \"SQ1001\"", "\"line\" : ", "\"column\" : ", "\"help\" : ");
    assertThat(Cli.run("test", file(folder, WRONG)).out()).isEmpty();
  }

  @Test
  void rulesWithErrors_giveARedJunitFileInPlaceOfAnEarlierOne(@TempDir Path folder)
      throws Exception {
    Path xml = folder.resolve("tests.xml");
    assertThat(Cli.run("test", file(folder, RULES), "--junit", xml.toString()).code()).isZero();
    Cli.Ran ran = Cli.run("test", file(folder, WRONG), "--junit", xml.toString());
    assertThat(ran.code()).isEqualTo(ExitCode.FAULTS);
    String written = Files.readString(xml);
    Document document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(written.getBytes(StandardCharsets.UTF_8)));
    assertThat(document.getDocumentElement().getAttribute("errors")).isEqualTo("1");
    Element error = (Element) document.getElementsByTagName("error").item(0);
    assertThat(error.getAttribute("type")).isEqualTo("SQ1001");
    assertThat(error.getAttribute("message")).isEqualTo("nothing is named `scroe`");
    assertThat(error.getTextContent()).contains("help: did you mean `score`?");
    assertThat(document.getElementsByTagName("testcase").getLength()).isEqualTo(1);
  }
}
