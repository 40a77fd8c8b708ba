package org.sqis.cli;

import org.sqis.core.Library;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** What every command has: help, version, and the list of exit codes. */
@Command(
    mixinStandardHelpOptions = true,
    versionProvider = CommonOptions.Version.class,
    descriptionHeading = "%n",
    parameterListHeading = "%n",
    optionListHeading = "%n",
    commandListHeading = "%nCommands:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      " 0:fine",
      " 1:the rule file or the data have errors, a test failed, verify or diff found differences,"
          + " or fmt --check would change a file",
      " 2:the command was used wrongly, or a file it names cannot be read or written",
      " 3:no suitable Java or Maven, the build failed, not enough memory, or the output cannot be"
          + " written",
      " 4:refused: output for the public",
      "70:a fault of sqis itself"
    })
final class CommonOptions {
  /** The version of the library, of the language and of Java. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {
        "sqis "
            + Library.VERSION
            + " (rule language "
            + Library.LANGUAGE
            + ", Java "
            + Runtime.version().feature()
            + ")"
      };
    }
  }
}
