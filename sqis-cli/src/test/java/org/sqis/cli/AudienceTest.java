package org.sqis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every command of {@code sqis} with {@code --audience public}. */
class AudienceTest {
  private static final String EVALUATION =
      Cli.ROOT.resolve("sqis-examples/core-evaluation").toString();

  /**
   * They read no data, or print none: rules, tests of rules, pages, and what has commands of its
   * own.
   */
  private static final Set<String> WITHOUT_DATA =
      Set.of("diff", "evaluation", "explain-code", "fmt", "test");

  private static final Set<String> GATED = Set.of("score", "designate", "rulebook");

  /** What a command needs besides a policy and the audience. */
  private static final Map<String, List<String>> MORE =
      Map.of(
          "explain", List.of("1", "target"),
          "study", List.of("--index", "target"),
          "timeline", List.of("1"),
          "report", List.of("1"),
          "impact", List.of(Cli.SAMPLE),
          "calibrate", List.of("target"),
          "panel-packet", List.of("--district", "Elm"),
          "amendments", List.of("--published", "target"),
          "n-size", List.of("--from", "100", "--to", "20"));

  private static Set<String> commands() {
    Set<String> names = new TreeSet<>();
    String help = Cli.run("--help").out();
    Matcher line = Pattern.compile("(?m)^  ([a-z][a-z-]*) {2,}\\S").matcher(help);
    while (line.find()) {
      names.add(line.group(1));
    }
    return names;
  }

  @Test
  void everyCommand_isGatedOrRefusesWithAReason() {
    Map<String, String> wrong = new TreeMap<>();
    Set<String> all = commands();
    assertThat(all).containsAll(WITHOUT_DATA).containsAll(GATED).hasSizeGreaterThan(20);
    for (String name : all) {
      if (WITHOUT_DATA.contains(name)) {
        continue;
      }
      List<String> args = new ArrayList<>(List.of(name, Cli.SAMPLE));
      args.addAll(MORE.getOrDefault(name, List.of()));
      args.addAll(List.of("--audience", "public"));
      Cli.Ran ran = Cli.run(args.toArray(new String[0]));
      boolean isRefused =
          ran.code() == ExitCode.REFUSED
              && ran.out().isEmpty()
              && (GATED.contains(name)
                  || ran.err().contains("refused: `sqis " + name + "` has none: "));
      boolean isRulebook = name.equals("rulebook") && ran.code() == ExitCode.FINE;
      if (!isRefused && !isRulebook) {
        wrong.put(name, ran.all());
      }
    }
    assertThat(wrong).isEmpty();
  }

  /** Without the option nobody can take the output for one that was made for the public. */
  @Test
  void commandsWithoutData_doNotKnowTheOption() {
    for (String name : WITHOUT_DATA) {
      Cli.Ran ran = Cli.run(name, "--audience", "public");
      assertThat(ran.code()).as(name).isEqualTo(ExitCode.USAGE);
      assertThat(ran.out()).as(name).isEmpty();
    }
    assertThat(Cli.run("evaluation", "check", EVALUATION, "--audience", "public").code())
        .isEqualTo(ExitCode.USAGE);
    assertThat(Cli.run("evaluation", "rate", EVALUATION, "SYN-0001", "--audience", "public").code())
        .isEqualTo(ExitCode.REFUSED);
  }
}
