package org.sqis.dsl.print;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sqis.core.problem.ProblemCode;
import org.sqis.dsl.diagnostic.Diagnostic;
import org.sqis.dsl.diagnostic.DiagnosticPlace;
import org.sqis.dsl.parser.DiagnosticSink;
import org.sqis.dsl.parser.KindNames;
import org.sqis.dsl.parser.SourceReader;
import org.sqis.dsl.parser.SyntaxParser;
import org.sqis.dsl.parser.Wording;
import org.sqis.dsl.source.Source;
import org.sqis.dsl.syntax.SyntaxFile;

/** Gives a rule file or mapping its one canonical form. Immutable; safe for every thread. */
public final class Formatter {
  private static final Pattern END = Pattern.compile("(?m)^[\\h\\f\\x0B]*end[\\h\\f\\x0B]+(\\w+)");

  /** Each pass settles what the one before unsettled, which is a blank or two. */
  private static final int MOST_PASSES = 4;

  private final KindNames names;
  private final Set<String> foreign;

  /**
   * A formatter.
   *
   * @param names the kinds and clauses that are known; others are laid out by their shape
   * @param foreign the kinds whose cells quote the texts of other programs, sign for sign
   */
  public Formatter(KindNames names, Set<String> foreign) {
    this.names = names;
    this.foreign = Set.copyOf(foreign);
  }

  /**
   * The canonical form of {@code source}; empty if it cannot be read.
   *
   * @param sink takes why it cannot be read, and what of it was written anew
   */
  public Optional<String> format(Source source, DiagnosticSink sink) {
    Optional<Source> rows = PastedTables.toRows(source, names, sink);
    Optional<SyntaxFile> read = rows.flatMap(one -> read(one, sink));
    if (read.isEmpty()) {
      return Optional.empty();
    }
    SyntaxFile file = read.get();
    String text = settled(file);
    if (text.getBytes(StandardCharsets.UTF_8).length > SourceReader.MOST_BYTES) {
      sink.add(
          Diagnostic.at(
                  ProblemCode.FILE_TOO_LARGE,
                  new DiagnosticPlace.InFile(source.name()),
                  Integer.toString(text.getBytes(StandardCharsets.UTF_8).length),
                  Integer.toString(SourceReader.MOST_BYTES))
              .help("split it into several files; with aligned tables it is that long"));
      return Optional.empty();
    }
    // Invariant: the canonical form says what the file said.
    if (!Wording.of(file.source()).equals(Wording.of(new Source(source.name(), text)))) {
      throw new AssertionError("the canonical form of " + source + " says something else");
    }
    TakenCharacters.report(file, foreign, sink);
    return Optional.of(text);
  }

  /**
   * The file laid out until nothing changes any more: in an expression that is broken, a blank that
   * one rule puts can be what another rule looks at.
   */
  private String settled(SyntaxFile file) {
    String text = new Layout(file, names, foreign).text();
    for (int pass = 0; pass < MOST_PASSES; pass++) {
      Source source = new Source(file.source().name(), text);
      Optional<SyntaxFile> again = read(source, new DiagnosticSink());
      if (again.isEmpty()) {
        return text;
      }
      String next = new Layout(again.get(), names, foreign).text();
      if (next.equals(text)) {
        return text;
      }
      text = next;
    }
    return text;
  }

  /** The tree; empty if there are faults. A kind that is not known and has its end is none. */
  private Optional<SyntaxFile> read(Source source, DiagnosticSink sink) {
    DiagnosticSink own = new DiagnosticSink();
    SyntaxFile file = SyntaxParser.parse(source, names, own);
    if (own.diagnostics().stream().anyMatch(one -> one.code() == ProblemCode.UNKNOWN_KIND)) {
      own = new DiagnosticSink();
      file = SyntaxParser.parse(source, new ByShape(names, endings(source)), own);
    }
    sink.addAll(own.diagnostics());
    return own.hasErrors() ? Optional.empty() : Optional.of(file);
  }

  /** The words that lines {@code end} close. */
  private static Set<String> endings(Source source) {
    Set<String> words = new LinkedHashSet<>();
    Matcher matcher = END.matcher(source.text());
    while (matcher.find()) {
      words.add(matcher.group(1));
    }
    return words;
  }

  /** Knows every kind that has an {@code end}. */
  private record ByShape(KindNames known, Set<String> endings) implements KindNames {
    @Override
    public Set<String> kinds() {
      Set<String> kinds = new LinkedHashSet<>(known.kinds());
      kinds.addAll(endings);
      return kinds;
    }

    @Override
    public boolean isClause(String kind, String word) {
      return known.isClause(kind, word);
    }

    @Override
    public int clauseWords(String kind, List<String> words) {
      return known.clauseWords(kind, words);
    }

    @Override
    public boolean takesTable(String kind, String clause) {
      return known.takesTable(kind, clause);
    }
  }
}
