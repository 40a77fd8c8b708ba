package org.sqis.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import jdk.jshell.tool.JavaShellToolBuilder;

/** Runs Java's shell. Loaded only where Java has one. */
final class JshellSession {
  /** The imports, besides those the shell makes by default. */
  private static final String IMPORTS =
      """
      import java.nio.file.*;
      import org.sqis.core.*;
      import org.sqis.core.calibrate.*;
      import org.sqis.core.change.*;
      import org.sqis.core.data.*;
      import org.sqis.core.explain.*;
      import org.sqis.core.model.*;
      import org.sqis.core.nsize.*;
      import org.sqis.core.number.*;
      import org.sqis.core.outcome.*;
      import org.sqis.dsl.*;
      """;

  /**
   * How values are shown. The shell's own ways cut long values and start them behind {@code $1
   * ==>}, which shifts the header of a table; here the value of an expression starts its own line
   * and is shown whole. A way of one's own must be defined as a whole, because the shell reads this
   * before it knows its own.
   */
  private static final String FEEDBACK =
      """
      /set mode sqis -command
      /set prompt sqis '\\njshell> ' '   ...> '
      /set format sqis pre '|  '
      /set format sqis post '%n'
      /set format sqis errorpre '|  '
      /set format sqis errorpost '%n'
      /set format sqis errorline '{post}{pre}    {err}'
      /set format sqis action 'created' added-primary
      /set format sqis action 'modified' modified-primary
      /set format sqis action 'replaced' replaced-primary
      /set format sqis action 'overwrote' overwrote-primary
      /set format sqis action 'dropped' dropped-primary
      /set format sqis typeKind 'class' class
      /set format sqis typeKind 'interface' interface
      /set format sqis typeKind 'enum' enum
      /set format sqis typeKind 'annotation' annotation
      /set format sqis typeKind 'record' record
      /set format sqis resolve ', which cannot be used yet' defined,notdefined-added,modified,replaced,used
      /set format sqis display '{name} ==>%n{value}{post}' added,modified,replaced-expression,varvalue-ok-primary
      /set format sqis display '{name} ==> {value}{post}' added,modified,replaced-assignment,varinit,vardecl-ok-primary
      /set format sqis display '{pre}{action} variable {name}{resolve}{post}' added,modified,replaced-varinit,vardecl-notdefined-primary
      /set format sqis display '{pre}{action} variable {name}{post}' dropped-vardecl,varinit,expression-primary
      /set format sqis display '{pre}{action} {typeKind} {name}{resolve}{post}' class,interface,enum,annotation,record-primary
      /set format sqis display '{pre}{action} method {name}({type}){resolve}{post}' method-primary
      /set truncation sqis 200
      /set truncation sqis 1000000 varvalue,expression
      """;

  private JshellSession() {}

  /**
   * Runs the shell until its user leaves it or its input ends.
   *
   * @param snippets what is run before the first prompt, besides the imports
   * @return the exit code of the shell
   */
  static int run(List<String> snippets, Console console) {
    try {
      Path folder = Files.createTempDirectory("sqis-jshell");
      Path startup = folder.resolve("startup.jsh");
      Path feedback = folder.resolve("feedback.jsh");
      try {
        Files.writeString(startup, IMPORTS + String.join("\n", snippets) + "\n");
        Files.writeString(feedback, FEEDBACK);
        return run(startup, feedback, console);
      } finally {
        Files.deleteIfExists(startup);
        Files.deleteIfExists(feedback);
        Files.deleteIfExists(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int run(Path startup, Path feedback, Console console) {
    PrintStream out = flushing(console.out());
    PrintStream err = flushing(console.err());
    PrintStream standardOut = System.out;
    PrintStream standardErr = System.err;
    // Snippets run in this process: another one would send back no more than 21,844 characters of
    // a value, and the explanation of an index is longer.
    System.setOut(out);
    System.setErr(err);
    try {
      // Nothing is kept between sessions, so that one user's settings do not change what another
      // sees.
      return JavaShellToolBuilder.builder()
          .in(console.in(), null)
          .out(out)
          .err(err)
          .locale(Locale.ROOT)
          .persistence(new HashMap<>())
          .start(
              "--class-path",
              System.getProperty("java.class.path"),
              "--startup",
              "DEFAULT",
              "--startup",
              startup.toString(),
              "--feedback",
              "sqis",
              "--execution",
              "local",
              feedback.toString());
    } catch (Exception e) {
      throw new IllegalStateException("the shell could not be run", e);
    } finally {
      System.setOut(standardOut);
      System.setErr(standardErr);
    }
  }

  /** A user waits for what is printed. */
  private static PrintStream flushing(PrintStream stream) {
    OutputStream bytes =
        new FilterOutputStream(stream) {
          @Override
          public void write(byte[] octets, int from, int count) throws IOException {
            out.write(octets, from, count);
            out.flush();
          }

          @Override
          public void write(int octet) throws IOException {
            out.write(octet);
            out.flush();
          }
        };
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }
}
