package org.sqis.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sqis.core.Policy;
import org.sqis.core.io.DirectoryFiles;
import org.sqis.dsl.LoadedData;
import org.sqis.dsl.Sqis;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Which data, and for whom the output is. */
final class DataOptions {
  /** What every internal output says. */
  static final String INTERNAL = "internal: not for publication";

  private static final String INTERNAL_AUDIENCE = "internal";

  @Option(
      names = "--data",
      paramLabel = "DIR|FILE",
      description = {
        "the folder that holds the data files, or a mapping file;",
        "the mapping is data.sqis in that folder, else published.sqis beside the rule file,",
        "else data.sqis there"
      })
  private @Nullable String data;

  @Option(
      names = "--audience",
      paramLabel = "WHOM",
      description =
          "internal or public; public needs a publication rule, and not every command has it")
  private String audience = INTERNAL_AUDIENCE;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Mixin private HistoryOptions history = new HistoryOptions();

  /** Where the data are. */
  record Source(Path mapping, Optional<Path> folder) {
    LoadedData load(Policy policy) {
      return folder.isPresent()
          ? Sqis.load(mapping, policy, DirectoryFiles.of(folder.get()))
          : Sqis.load(mapping, policy);
    }

    String mappingName() {
      return String.valueOf(mapping.getFileName());
    }
  }

  /** Whether the output is for the public. */
  boolean isPublic() throws Failure {
    return isPublic(audience);
  }

  /** Whether an output is for the public. */
  static boolean isPublic(String audience) throws Failure {
    boolean isPublic = audience.equals("public");
    if (!isPublic && !audience.equals(INTERNAL_AUDIENCE)) {
      throw Failure.usage("--audience takes internal or public, not `" + audience + "`");
    }
    return isPublic;
  }

  /** Refuses output for the public. */
  void requireInternal() throws Failure {
    requireInternal(audience, command);
  }

  /** Refuses output for the public. */
  static void requireInternal(String audience, CommandSpec command) throws Failure {
    if (isPublic(audience)) {
      throw PublicOutput.notHere(command.name());
    }
  }

  /** What repeats the option on another command line. */
  List<String> arguments() {
    List<String> arguments = new ArrayList<>();
    if (data != null) {
      arguments.addAll(List.of("--data", data));
    }
    arguments.addAll(history.arguments());
    return arguments;
  }

  /** The recorded results of earlier years that the user gave. */
  HistoryOptions history() {
    return history;
  }

  /** Whether the user said where the data are. */
  boolean isGiven() {
    return data != null;
  }

  /** The data of the policy in {@code files}. */
  Source source(RuleFiles files) throws Failure {
    if (data == null) {
      requireThere(files.mapping(), files, "; say where the data are with --data");
      return new Source(RuleFiles.requireReadable(files.mapping()), Optional.empty());
    }
    return source(data, files, "--data");
  }

  /** The data that {@code typed} means, read for the policy in {@code files}. */
  static Source source(String typed, RuleFiles files, String label) throws Failure {
    Path path = RuleFiles.existing(typed);
    if (Files.isDirectory(path)) {
      Path own = path.resolve(RuleFiles.DATA);
      if (Files.exists(own)) {
        return new Source(RuleFiles.requireReadable(own), Optional.empty());
      }
      Path mapping = files.mappingOfOthers();
      requireThere(mapping, files, ", and none in `" + typed + "`");
      return new Source(RuleFiles.requireReadable(mapping), Optional.of(path));
    }
    String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
    if (name.endsWith(".csv") || name.endsWith(".json")) {
      throw Failure.usage(
          label
              + " takes a folder or a mapping such as data.sqis; `"
              + typed
              + "` is a data file, and only a mapping says what its columns mean");
    }
    return new Source(RuleFiles.requireReadable(path), Optional.empty());
  }

  private static void requireThere(Path mapping, RuleFiles files, String more) throws Failure {
    if (!Files.exists(mapping)) {
      throw Failure.usage(
          "there is no " + RuleFiles.DATA + " beside " + files.ruleFileName() + more);
    }
  }
}
