package org.sqis.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sqis.core.io.Json;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line of sqis; {@code sqis --help} lists its commands. */
public final class Main {
  private static final int BUFFER_BYTES = 1 << 16;
  private static final int HELP_COLUMNS = 100;
  private static final String COMMON = "common";

  private Main() {}

  /** Runs the command that {@code args} say and ends the process with its exit code. */
  public static void main(String[] args) {
    Pipe pipe = new Pipe(new FileOutputStream(FileDescriptor.out));
    PrintStream err = stream(new FileOutputStream(FileDescriptor.err));
    int code = run(args, System.in, stream(pipe), err);
    if (pipe.failure != null && code != ExitCode.ENVIRONMENT) {
      code = ExitCode.ENVIRONMENT;
      if (!pipe.isClosed()) {
        err.print("sqis: the output is incomplete: " + pipe.failure.getMessage() + "\n");
        err.flush();
      }
    }
    System.exit(code);
  }

  /** Text is UTF-8 whatever the system's own encoding is, so that every machine gives one text. */
  private static PrintStream stream(OutputStream bytes) {
    return new PrintStream(
        new BufferedOutputStream(bytes, BUFFER_BYTES), false, StandardCharsets.UTF_8);
  }

  /** Remembers that something could not be written, which a print stream keeps to itself. */
  private static final class Pipe extends FilterOutputStream {
    private @Nullable IOException failure;

    Pipe(OutputStream bytes) {
      super(bytes);
    }

    @Override
    public void write(int octet) throws IOException {
      write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] octets, int from, int count) throws IOException {
      try {
        out.write(octets, from, count);
      } catch (IOException e) {
        failure = e;
        throw e;
      }
    }

    /** Whether the reader has gone, as {@code head} does: then it knows that there is more. */
    boolean isClosed() {
      return failure != null
          && String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT).contains("pipe");
    }
  }

  /**
   * Runs the command that {@code args} say.
   *
   * @param in what the user types
   * @param out takes results, as UTF-8 if it encodes so
   * @param err takes errors
   * @return the exit code
   */
  public static int run(String[] args, InputStream in, PrintStream out, PrintStream err) {
    Console console = new Console(in, out, err);
    try {
      return commandLine(console).execute(args);
    } catch (OutOfMemoryError e) {
      console.tellLine(
          "sqis: not enough memory; give Java more, as in SQIS_JAVA_OPTS=-Xmx4g (the launcher reads"
              + " it)");
      return ExitCode.ENVIRONMENT;
    } catch (Throwable e) {
      return internal(e, console);
    } finally {
      console.flush();
    }
  }

  private static CommandLine commandLine(Console console) {
    CommandLine commandLine = new CommandLine(new RootCommand());
    List.of(
            new CheckCommand(console),
            new TestCommand(console),
            new ScoreCommand(console),
            new DesignateCommand(console),
            new TimelineCommand(console),
            new PairCommand(console),
            new JoinCommand(console),
            new ReportCommand(console),
            new ReviewCommand(console),
            new PanelPacketCommand(console),
            new PlansCommand(console),
            new MilestonesCommand(console),
            new ExplainCommand(console),
            new ExplainCodeCommand(console),
            new VerifyCommand(console),
            new FmtCommand(console),
            new DiffCommand(console),
            new ImpactCommand(console),
            new AmendmentsCommand(console),
            new SizeCommand(console),
            new StudyCommand(console),
            new RulebookCommand(console),
            new CalibrateCommand(console),
            new JshellCommand(console))
        .forEach(commandLine::addSubcommand);
    CommandLine evaluation = EvaluationCommand.commandLine(console);
    evaluation
        .getSubcommands()
        .values()
        .forEach(command -> command.addMixin(COMMON, new CommonOptions()));
    commandLine.addSubcommand(evaluation);
    commandLine.addMixin(COMMON, new CommonOptions());
    commandLine
        .getSubcommands()
        .values()
        .forEach(command -> command.addMixin(COMMON, new CommonOptions()));
    return commandLine
        .setOut(writer(console.out()))
        .setErr(writer(console.err()))
        .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
        .setExpandAtFiles(false)
        .setUsageHelpWidth(HELP_COLUMNS)
        .setParameterExceptionHandler((mistake, args) -> usage(mistake, console))
        .setExecutionExceptionHandler((e, command, parsed) -> failed(e, command, console));
  }

  private static int usage(ParameterException mistake, Console console) {
    CommandLine command = mistake.getCommandLine();
    console.tellLine("sqis: " + words(mistake, command));
    console.tellLine(
        "sqis: `" + command.getCommandSpec().qualifiedName() + " --help` says how it is used");
    return ExitCode.USAGE;
  }

  private static String words(ParameterException mistake, CommandLine command) {
    if (mistake instanceof UnmatchedArgumentException unmatched) {
      String argument = unmatched.getUnmatched().get(0);
      String near =
          unmatched.getSuggestions().isEmpty()
              ? ""
              : "; did you mean `" + unmatched.getSuggestions().get(0) + "`?";
      if (unmatched.isUnknownOption()) {
        return "there is no option `" + argument + "`" + near;
      }
      return command.getSubcommands().isEmpty()
          ? "`" + argument + "` is one argument too many; what has blanks needs quotes"
          : "there is no command `" + argument + "`" + near;
    }
    if (mistake instanceof MissingParameterException missing) {
      List<String> labels = missing.getMissing().stream().map(ArgSpec::paramLabel).toList();
      boolean areArguments = missing.getMissing().stream().allMatch(ArgSpec::isPositional);
      if (areArguments && !labels.isEmpty()) {
        return String.join(" and ", labels) + (labels.size() == 1 ? " is" : " are") + " missing";
      }
    }
    return String.valueOf(mistake.getMessage());
  }

  private static int failed(Exception e, CommandLine command, Console console) {
    if (e instanceof Failure failure) {
      String format = command.getParseResult().matchedOptionValue("--format", "");
      boolean isJson = format.toLowerCase(Locale.ROOT).equals(Format.JSON.toString());
      if (isJson && !failure.files().isEmpty()) {
        console.print(Json.tree(DiagnosticTree.faults(failure)));
      }
      console.tellLine("sqis: " + failure.said());
      return failure.exitCode();
    }
    return internal(e, console);
  }

  /** One line that somebody who knows the source can start from. */
  private static int internal(Throwable e, Console console) {
    StackTraceElement[] trace = e.getStackTrace();
    String where = trace.length == 0 ? "" : " at " + trace[0];
    String what = e.toString().replaceAll("\\R", " ");
    console.tellLine(
        "sqis: internal error: "
            + what
            + where
            + "; this is a fault of sqis and not of your files: please report this line and the"
            + " command");
    return ExitCode.INTERNAL;
  }

  /** A writer for picocli, which ends lines as the system does. */
  private static PrintWriter writer(PrintStream stream) {
    OutputStream lineFeeds =
        new FilterOutputStream(stream) {
          @Override
          public void write(int octet) throws IOException {
            if (octet != '\r') {
              out.write(octet);
            }
          }
        };
    return new PrintWriter(new OutputStreamWriter(lineFeeds, StandardCharsets.UTF_8), true);
  }
}
