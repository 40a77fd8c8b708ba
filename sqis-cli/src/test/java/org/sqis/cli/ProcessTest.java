package org.sqis.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What only a process of its own shows: encoding, exit code, output that cannot be written. */
class ProcessTest {
  @Test
  void output_isUtf8WhateverTheLocaleSays() throws Exception {
    Cli.Ran ran =
        Cli.process(
            List.of("-Dfile.encoding=US-ASCII", "-Duser.language=tr", "-Dline.separator=\r\n"),
            "",
            "score",
            "sqis-cli/src/test/resources/sample",
            "--results",
            "reading");
    assertThat(ran.code()).as(ran.all()).isZero();
    assertThat(ran.out()).contains("003  Mañana, \"New\" School  ").doesNotContain("\r");
    Cli.Ran help = Cli.process(List.of("-Dline.separator=\r\n"), "", "score", "--help");
    assertThat(help.out()).contains("sqis score").doesNotContain("\r");
  }

  @Test
  void exitCode_isThatOfTheProcess() throws Exception {
    Cli.Ran ran = Cli.process(List.of(), "", "score", "nowhere");
    assertThat(ran.code()).isEqualTo(ExitCode.USAGE);
    assertThat(ran.err()).isEqualTo("sqis: there is no file or folder `nowhere`\n");
  }

  @Test
  void nextCommand_namesTheLauncher() throws Exception {
    Cli.Ran ran =
        Cli.process(
            List.of("-Dsqis.command=../my sqis/sqis"),
            "",
            "verify",
            "sqis-cli/src/test/resources/sample");
    assertThat(ran.out())
        .endsWith(
            "\nnext: '../my sqis/sqis' score sqis-cli/src/test/resources/sample"
                + " --results reading_level\n");
  }

  @Test
  void outputThatCannotBeWritten_isNotFine() throws Exception {
    File full = new File("/dev/full");
    assumeTrue(full.exists());
    File err = File.createTempFile("sqis", ".err");
    try {
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  Main.class.getName(),
                  "score",
                  Cli.SAMPLE)
              .redirectOutput(full)
              .redirectError(err)
              .start();
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(ExitCode.ENVIRONMENT);
      assertThat(err).content().startsWith("sqis: the output is incomplete: ");
    } finally {
      assertThat(err.delete()).isTrue();
    }
  }
}
