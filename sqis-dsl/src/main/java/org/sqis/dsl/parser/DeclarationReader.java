package org.sqis.dsl.parser;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;
import org.sqis.core.problem.NearestName;
import org.sqis.core.problem.ProblemCode;
import org.sqis.dsl.diagnostic.Diagnostic;
import org.sqis.dsl.parser.grammar.SqisLexer;
import org.sqis.dsl.source.Source;
import org.sqis.dsl.source.Span;
import org.sqis.dsl.syntax.SyntaxClause;
import org.sqis.dsl.syntax.SyntaxComment;
import org.sqis.dsl.syntax.SyntaxDeclaration;
import org.sqis.dsl.syntax.SyntaxItem;
import org.sqis.dsl.syntax.SyntaxItems;
import org.sqis.dsl.syntax.SyntaxRow;
import org.sqis.dsl.syntax.SyntaxTable;

/** Puts lines together to declarations. Goes on after every fault; reads each line once. */
final class DeclarationReader {
  private static final String INCLUDE = "include";

  private final Source source;
  private final KindNames names;
  private final List<Lines.Line> lines;
  private final DiagnosticSink sink;
  private final List<SyntaxComment> rowComments = new ArrayList<>();
  private final List<SyntaxItem> includes = new ArrayList<>();

  /** For every line the number of the next {@code end} line, itself included. */
  private final int[] nextEnd;

  /** For every {@code end} line the number of the last line before it that starts its kind. */
  private final int[] startOfEnd;

  private int next;

  DeclarationReader(Source source, KindNames names, List<Lines.Line> lines, DiagnosticSink sink) {
    this.source = source;
    this.names = names;
    this.lines = lines;
    this.sink = sink;
    this.nextEnd = new int[lines.size()];
    this.startOfEnd = new int[lines.size()];
    int end = lines.size();
    for (int i = lines.size() - 1; i >= 0; i--) {
      end = lines.get(i).isEnd() ? i : end;
      nextEnd[i] = end;
    }
    Map<String, Integer> starts = new HashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      Lines.Line line = lines.get(i);
      if (line.isEnd()) {
        startOfEnd[i] = starts.getOrDefault(line.endWord(), -1);
      } else if (startsKnown(line)) {
        starts.put(line.word(), i);
      }
    }
  }

  /** The declarations in order. */
  List<SyntaxDeclaration> read() {
    List<SyntaxDeclaration> declarations = new ArrayList<>();
    boolean saidOutside = false;
    while (next < lines.size()) {
      Lines.Line line = lines.get(next);
      if (startsKnown(line)) {
        declarations.add(declaration());
        saidOutside = false;
      } else if (line.word().equals(INCLUDE)) {
        include(line);
        saidOutside = false;
      } else if (startsUnknown(line)) {
        declarations.add(unknownDeclaration());
        saidOutside = false;
      } else {
        if (!saidOutside) {
          Span span = span(line);
          sink.add(Diagnostic.at(ProblemCode.OUTSIDE, span, Excerpt.of(span.text())));
        }
        saidOutside = true;
        readRow(line);
        next++;
      }
    }
    return declarations;
  }

  /** A line {@code include "path"}, which stands for the declarations of another file. */
  private void include(Lines.Line line) {
    next++;
    SyntaxItems items = Items.of(source, line.tokens());
    boolean fits =
        items.size() == 2 && items.get(1).kind() == SyntaxItem.Kind.TEXT && line.row() == null;
    if (fits) {
      includes.add(items.get(1));
    } else {
      sink.add(
          Diagnostic.at(
                  ProblemCode.BAD_VALUE,
                  span(line),
                  Excerpt.of(span(line).text()),
                  INCLUDE,
                  "it takes the path of a file in quotes")
              .help("write `include \"vocabulary.sqis\"`"));
    }
  }

  /** The texts of the lines {@code include}. */
  List<SyntaxItem> includes() {
    return includes;
  }

  /** The comments found behind table rows. */
  List<SyntaxComment> comments() {
    return rowComments;
  }

  private boolean startsKnown(Lines.Line line) {
    return names.kinds().contains(line.word());
  }

  /** Whether a line outside looks like the start of a declaration, and not like a stray line. */
  private boolean startsUnknown(Lines.Line line) {
    String word = line.word();
    if (word.isEmpty() || line.isEnd()) {
      return false;
    }
    return endsAs(word, next) || NearestName.find(word, names.kinds()).isPresent();
  }

  /** Whether the next {@code end} from the line {@code from} on is that of {@code kind}. */
  private boolean endsAs(String kind, int from) {
    int end = nextEnd[from];
    return end < lines.size() && lines.get(end).endWord().equals(kind);
  }

  private SyntaxDeclaration unknownDeclaration() {
    Lines.Line head = lines.get(next++);
    Building building = new Building(Items.of(source, head.tokens()));
    String word = head.word();
    String help =
        NearestName.find(word, names.kinds())
            .map(kind -> "write `" + kind + "`")
            .orElse("use one of " + String.join(", ", names.kinds()));
    Span span = Tokens.span(source, head.tokens().get(0));
    building.poison(Diagnostic.at(ProblemCode.UNKNOWN_KIND, span, Excerpt.of(word)).help(help));
    while (next < lines.size()) {
      Lines.Line line = lines.get(next);
      if (startsKnown(line) && endsAs(line.word(), next)) {
        break;
      }
      next++;
      if (line.isEnd()) {
        break;
      }
      building.add(line, word);
    }
    return building.build();
  }

  private SyntaxDeclaration declaration() {
    int start = next;
    Lines.Line head = lines.get(next++);
    Building building = new Building(Items.of(source, head.tokens()));
    building.check(head);
    String kind = head.word();
    while (next < lines.size()) {
      Lines.Line line = lines.get(next);
      if (startsKnown(line) && !names.isClause(kind, line.word()) && !isInside(start)) {
        Span other = span(line);
        building.poison(
            missingEnd(building, kind)
                .with(other, "the next declaration starts here")
                .help("write `end " + kind + "` before line " + other.line()));
        return building.build();
      }
      next++;
      if (line.isEnd()) {
        building.end(line, kind);
        return building.build();
      }
      building.add(line, kind);
    }
    building.poison(
        missingEnd(building, kind).help("write `end " + kind + "` after its last line"));
    return building.build();
  }

  /**
   * Whether the next line, which starts like a declaration, is rather a clause that the declaration
   * from line {@code start} does not have: the next {@code end} is still its own.
   */
  private boolean isInside(int start) {
    int end = nextEnd[next];
    return end < lines.size() && startOfEnd[end] == start;
  }

  private static Diagnostic missingEnd(Building building, String kind) {
    return Diagnostic.at(ProblemCode.MISSING_END, building.head.span(), kind);
  }

  /** The row of a line; null if it has none. Keeps its comment. */
  private RowReader.@Nullable Read readRow(Lines.Line line) {
    Token token = line.row();
    if (token == null) {
      return null;
    }
    RowReader.Read read = RowReader.read(Tokens.span(source, token));
    if (read.comment() != null) {
      rowComments.add(read.comment());
    }
    return read;
  }

  private Span span(Lines.Line line) {
    Token row = line.row();
    if (row == null) {
      return Items.of(source, line.tokens()).span();
    }
    Span end = Tokens.span(source, row);
    return line.isRow() ? end : Tokens.span(source, line.tokens().get(0)).to(end);
  }

  /** A declaration while its lines are read. */
  private final class Building {
    private final SyntaxItems head;
    private final List<SyntaxClause> clauses = new ArrayList<>();
    private @Nullable SyntaxTable table;
    private List<SyntaxRow> rows = new ArrayList<>();
    private @Nullable SyntaxItems clause;
    private Span span;
    private boolean isPoisoned;

    Building(SyntaxItems head) {
      this.head = head;
      this.span = head.span();
    }

    /** Reports what is wrong with the tokens of {@code line}. */
    void check(Lines.Line line) {
      Optional<Diagnostic> fault = TokenFaults.first(source, line.tokens());
      if (fault.isEmpty()) {
        fault = unclosed(line.tokens());
      }
      Token row = line.row();
      if (fault.isEmpty() && row != null && !line.isRow()) {
        Span bar = Tokens.span(source, row).part(0, 1);
        fault =
            Optional.of(
                Diagnostic.at(ProblemCode.ROW_IN_LINE, bar)
                    .help("start the table on the next line"));
      }
      if (fault.isPresent()) {
        poison(fault.get());
      }
    }

    /** A parenthesis that nothing closes before the line ends. */
    private Optional<Diagnostic> unclosed(List<Token> tokens) {
      Deque<Token> open = new ArrayDeque<>();
      for (Token token : tokens) {
        if (token.getType() == SqisLexer.OPEN) {
          open.push(token);
        } else if (token.getType() == SqisLexer.CLOSE) {
          open.poll();
        }
      }
      Token token = open.peek();
      return token == null
          ? Optional.empty()
          : Optional.of(
              ExpressionFault.unclosed(
                  Tokens.span(source, token), Items.of(source, tokens).span()));
    }

    void poison(Diagnostic fault) {
      sink.add(fault);
      isPoisoned = true;
    }

    void add(Lines.Line line, String kind) {
      RowReader.Read read = readRow(line);
      if (line.isRow() && read != null) {
        addRow(read);
        return;
      }
      flush();
      check(line);
      SyntaxItems items = Items.of(source, line.tokens());
      span = span.to(items.span());
      if (items.get(0).isWord()) {
        clause = items;
        return;
      }
      String first = Excerpt.of(items.get(0).span().text());
      poison(Diagnostic.at(ProblemCode.UNKNOWN_CLAUSE, items.get(0).span(), first, kind));
    }

    private void addRow(RowReader.Read read) {
      rows.add(read.row());
      span = span.to(read.row().span());
      if (!read.isClosed()) {
        poison(
            Diagnostic.at(ProblemCode.OPEN_ROW, read.row().span().atEnd())
                .help("write `|` after the last cell"));
      }
    }

    void end(Lines.Line line, String kind) {
      flush();
      check(line);
      SyntaxItems items = Items.of(source, line.tokens());
      span = span.to(items.span());
      if (items.size() == 1) {
        poison(Diagnostic.at(ProblemCode.BARE_END, items.span()).help("write `end " + kind + "`"));
      } else if (items.size() > 2 || !line.endWord().equals(kind)) {
        String ended = Excerpt.of(items.skip(1).text());
        poison(
            Diagnostic.at(ProblemCode.WRONG_END, items.span(), ended, kind)
                .with(head.span(), "the `" + kind + "` starts here")
                .help("write `end " + kind + "`"));
      }
    }

    /** Closes the clause or the table that is being read. */
    private void flush() {
      SyntaxTable read = rows.isEmpty() ? null : SyntaxTable.of(rows);
      rows = new ArrayList<>();
      if (clause != null) {
        clauses.add(new SyntaxClause(clause, read));
      } else if (clauses.isEmpty() && table == null) {
        table = read;
      }
      clause = null;
    }

    SyntaxDeclaration build() {
      flush();
      SyntaxItem kind = head.get(0);
      return new SyntaxDeclaration(kind, head.skip(1), table, clauses, span, isPoisoned);
    }
  }
}
