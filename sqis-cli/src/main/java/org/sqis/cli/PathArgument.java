package org.sqis.cli;

import picocli.CommandLine.Parameters;

/** Which policy. */
final class PathArgument {
  @Parameters(
      index = "0",
      paramLabel = "PATH",
      description = "a rule file, or a folder that holds policy.sqis")
  private String path = "";

  /** What the user typed. */
  String typed() {
    return path;
  }

  /** Where the rule file is. */
  RuleFiles files() throws Failure {
    return RuleFiles.of(path);
  }
}
