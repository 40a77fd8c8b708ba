package org.sqis.dsl.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sqis.core.problem.NearestName;
import org.sqis.core.problem.ProblemCode;
import org.sqis.dsl.diagnostic.Diagnostic;
import org.sqis.dsl.parser.DiagnosticSink;
import org.sqis.dsl.registry.ClauseSpec;
import org.sqis.dsl.registry.ColumnSpec;
import org.sqis.dsl.registry.KindSpec;
import org.sqis.dsl.source.Span;
import org.sqis.dsl.syntax.SyntaxClause;
import org.sqis.dsl.syntax.SyntaxDeclaration;
import org.sqis.dsl.syntax.SyntaxItem;
import org.sqis.dsl.syntax.SyntaxItems;

/** One declaration with its clauses matched to the registry. Confined to one thread. */
final class Declared {
  private final SyntaxDeclaration syntax;
  private final KindSpec spec;
  private final Faults faults;
  private final Faults tableFaults;
  private final Map<String, List<Clause>> clauses = new HashMap<>();
  private final boolean isSilent;
  private int header;
  private boolean headHasFault;

  /**
   * @param isSilent whether its faults were reported before
   */
  Declared(SyntaxDeclaration syntax, KindSpec spec, DiagnosticSink sink, boolean isSilent) {
    this.syntax = syntax;
    this.spec = spec;
    this.isSilent = isSilent;
    this.faults = new Faults(sink);
    this.tableFaults = new Faults(sink);
    match();
  }

  /** A clause with its specification. */
  record Clause(ClauseSpec spec, SyntaxItems value, SyntaxClause syntax, Faults faults) {
    /** The table of the clause. */
    Rows rows() {
      if (syntax.table() == null) {
        throw new AssertionError("checked before: " + spec.name());
      }
      return new Rows(syntax.table(), spec.columns(), spec.hasFreeColumns(), faults);
    }

    /** Reports that the value is not what the clause takes. */
    void refuse(String why, String help) {
      Diagnostic fault =
          value.isEmpty()
              ? Diagnostic.at(ProblemCode.EMPTY_VALUE, syntax.items().span())
              : Diagnostic.at(
                  ProblemCode.BAD_VALUE,
                  value.span(),
                  Values.shown(value.text()),
                  spec.name(),
                  why);
      faults.add(fault.help(help));
    }
  }

  private void match() {
    for (SyntaxClause clause : syntax.clauses()) {
      Optional<ClauseSpec> found = find(clause);
      if (found.isEmpty()) {
        unknown(clause);
        continue;
      }
      ClauseSpec clauseSpec = found.get();
      SyntaxItems value = clause.valueAfter(clauseSpec.words().length);
      if (!clauseSpec.takesTable() && clause.table() != null) {
        faults.add(
            Diagnostic.at(
                    ProblemCode.NO_TABLE_HERE, clause.table().header().span(), clauseSpec.name())
                .help("leave the rows out"));
        continue;
      }
      if (clauseSpec.takesTable() && !clauseSpec.isTableOptional() && clause.table() == null) {
        faults.add(
            Diagnostic.at(ProblemCode.NEEDS_TABLE, clause.items().span(), clauseSpec.name())
                .help("add rows that begin with `" + headings(clauseSpec) + "`"));
        continue;
      }
      List<Clause> same = clauses.get(clauseSpec.name());
      if (same == null) {
        same = new ArrayList<>();
        clauses.put(clauseSpec.name(), same);
      }
      if (!same.isEmpty() && clauseSpec.count() != ClauseSpec.Count.REPEATED) {
        faults.add(
            Diagnostic.at(
                    ProblemCode.REPEATED_CLAUSE,
                    clause.items().span(),
                    clauseSpec.name(),
                    spec.name())
                .with(same.get(0).syntax().items().span(), "the first one")
                .help("keep one of the two"));
        continue;
      }
      same.add(new Clause(clauseSpec, value, clause, faults));
    }
    for (ClauseSpec clauseSpec : spec.clauses()) {
      boolean isMissing =
          clauseSpec.count() == ClauseSpec.Count.REQUIRED
              && !clauses.containsKey(clauseSpec.name())
              && !isMeant(clauseSpec);
      if (isMissing) {
        faults.add(
            Diagnostic.at(ProblemCode.MISSING_CLAUSE, syntax.head(), label(), clauseSpec.name())
                .help(
                    "add "
                        + (clauseSpec.takesTable() ? "the table" : "a line")
                        + " `"
                        + example(clauseSpec)
                        + "`"));
      }
    }
    checkTable();
  }

  /** Whether a line may be a misspelt form of the clause. */
  private boolean isMeant(ClauseSpec clauseSpec) {
    for (SyntaxClause clause : syntax.clauses()) {
      if (isMeant(clause, clauseSpec)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isMeant(SyntaxClause clause, ClauseSpec spec) {
    return clause.items().startsWith(spec.words());
  }

  private void checkTable() {
    if (spec.takesTable() && syntax.table() == null) {
      faults.add(
          Diagnostic.at(ProblemCode.NEEDS_TABLE, syntax.head(), spec.name())
              .help(
                  "add rows that begin with `"
                      + headings(0, spec.columns(), spec.hasFreeColumns())
                      + "`"));
    } else if (!spec.takesTable() && syntax.table() != null) {
      faults.add(
          Diagnostic.at(ProblemCode.NO_TABLE_HERE, syntax.table().header().span(), spec.name())
              .help("leave the rows out"));
    }
  }

  private String headings(ClauseSpec clause) {
    List<String> lines = spec.example().lines().map(String::strip).toList();
    int line = 0;
    while (line < lines.size() && !isLineOf(lines.get(line), clause)) {
      line++;
    }
    return headings(line, clause.columns(), clause.hasFreeColumns());
  }

  /** The first row of the example after line {@code from}, or one made of the columns. */
  private String headings(int from, List<ColumnSpec> columns, boolean hasFreeColumns) {
    return spec.example()
        .lines()
        .skip(from)
        .map(String::strip)
        .filter(line -> line.startsWith("|"))
        .findFirst()
        .map(line -> line.replaceAll(" +", " "))
        .orElse(
            "| "
                + columns.stream().map(ColumnSpec::name).collect(Collectors.joining(" | "))
                + (hasFreeColumns ? " | points |" : " |"));
  }

  /** How the clause is written in the example of its kind, else how it is described. */
  private String example(ClauseSpec clause) {
    return spec.example()
        .lines()
        .map(line -> line.strip().replaceAll(" +", " "))
        .filter(line -> isLineOf(line, clause))
        .findFirst()
        .orElse((clause.name() + " " + clause.takes()).strip());
  }

  private static boolean isLineOf(String line, ClauseSpec clause) {
    return (line.replaceAll(" +", " ") + " ").startsWith(clause.name() + " ");
  }

  private String label() {
    return (spec.name() + " " + (syntax.header().isEmpty() ? "" : syntax.header().get(0).text()))
        .strip();
  }

  /** The specification whose name has the most words of those the clause starts with. */
  private Optional<ClauseSpec> find(SyntaxClause clause) {
    ClauseSpec best = null;
    for (ClauseSpec candidate : spec.clauses()) {
      boolean matches = isMeant(clause, candidate);
      if (matches && (best == null || candidate.words().length > best.words().length)) {
        best = candidate;
      }
    }
    return Optional.ofNullable(best);
  }

  private void unknown(SyntaxClause clause) {
    List<String> known = spec.clauses().stream().map(ClauseSpec::name).toList();
    String word = clause.name().text();
    String help =
        NearestName.find(word, known)
            .map(near -> "did you mean `" + near + "`?")
            .orElse("its clauses are " + String.join(", ", known));
    faults.add(
        Diagnostic.at(ProblemCode.UNKNOWN_CLAUSE, clause.name().span(), word, spec.name())
            .help(known.isEmpty() ? "" : help));
  }

  /** Whether no fault was reported in it so far. */
  boolean isSound() {
    return !isSilent && faults.count() == 0 && tableFaults.count() == 0;
  }

  /** Whether its clauses have no fault; rows of its own table are judged one by one. */
  boolean clausesAreSound() {
    return !isSilent && faults.count() == 0;
  }

  /** Whether the first line has no fault. */
  boolean headIsSound() {
    return !isSilent && !headHasFault;
  }

  Faults faults() {
    return faults;
  }

  /** The first line. */
  Span head() {
    return syntax.head();
  }

  Span span() {
    return syntax.span();
  }

  /** The rows that follow the first line; empty if there are none. */
  Optional<Rows> rows() {
    return syntax.table() == null
        ? Optional.empty()
        : Optional.of(new Rows(syntax.table(), spec.columns(), spec.hasFreeColumns(), tableFaults));
  }

  Optional<Clause> clause(String name) {
    List<Clause> all = clauses.getOrDefault(name, List.of());
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(0));
  }

  /** The clauses that have a table. */
  List<Clause> tables() {
    return clauses.values().stream()
        .flatMap(List::stream)
        .filter(clause -> clause.spec().takesTable())
        .toList();
  }

  List<Clause> clauses(String name) {
    return clauses.getOrDefault(name, List.of());
  }

  // The first line, read from left to right.

  /** The next item of the first line if it is a word, a name for instance. */
  Optional<SyntaxItem> takeWord() {
    SyntaxItem item = peek();
    if (item == null || !item.isWord()) {
      return Optional.empty();
    }
    header++;
    return Optional.of(item);
  }

  /** Whether the next item of the first line is the given word; if so it is taken. */
  boolean take(String word) {
    SyntaxItem item = peek();
    boolean isNext = item != null && item.isWord(word);
    header += isNext ? 1 : 0;
    return isNext;
  }

  /** Whether the next item of the first line is the given sign; if so it is taken. */
  boolean takeSign(String sign) {
    SyntaxItem item = peek();
    boolean isNext = item != null && item.isSign(sign);
    header += isNext ? 1 : 0;
    return isNext;
  }

  /** The next item of the first line if it is a text in quotes, else empty. */
  String takeText() {
    SyntaxItem item = peek();
    if (item == null || item.kind() != SyntaxItem.Kind.TEXT) {
      return "";
    }
    header++;
    return item.text();
  }

  /** Whether all of the first line was taken; if not, reports it. */
  boolean endHeader() {
    return header == syntax.header().size() || badHeader();
  }

  /** The same of a line that has to fit besides: {@code fits} says whether it does so far. */
  boolean endHeader(boolean fits) {
    return fits ? endHeader() : badHeader();
  }

  /** Reports that the first line is not written as it should be. */
  boolean badHeader() {
    headHasFault = true;
    // "levels NAME of MEASURE (…)" and "inputs each school, or: each group".
    String forms = spec.head().replaceAll(" \\(.*\\)$", "").replace(", or: ", "` or `");
    String example = spec.example().lines().findFirst().orElse(spec.name());
    faults.add(
        Diagnostic.at(ProblemCode.BAD_HEADER, syntax.head(), spec.name(), "`" + forms + "`")
            .help(
                "write " + (spec.head().equals(example) ? "`" : "for example `") + example + "`"));
    return false;
  }

  private @Nullable SyntaxItem peek() {
    return header < syntax.header().size() ? syntax.header().get(header) : null;
  }
}
