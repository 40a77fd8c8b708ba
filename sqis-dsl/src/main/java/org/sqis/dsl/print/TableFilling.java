package org.sqis.dsl.print;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sqis.core.problem.NearestName;
import org.sqis.core.problem.ProblemCode;
import org.sqis.dsl.diagnostic.Diagnostic;
import org.sqis.dsl.diagnostic.DiagnosticPlace;
import org.sqis.dsl.parser.DiagnosticSink;
import org.sqis.dsl.parser.KindNames;
import org.sqis.dsl.parser.SyntaxParser;
import org.sqis.dsl.source.Source;
import org.sqis.dsl.source.Span;
import org.sqis.dsl.syntax.SyntaxCell;
import org.sqis.dsl.syntax.SyntaxClause;
import org.sqis.dsl.syntax.SyntaxDeclaration;
import org.sqis.dsl.syntax.SyntaxFile;
import org.sqis.dsl.syntax.SyntaxItem;
import org.sqis.dsl.syntax.SyntaxItems;
import org.sqis.dsl.syntax.SyntaxTable;

/** Fills a table that has no rows yet with those of a sheet. Safe for every thread. */
public final class TableFilling {
  private TableFilling() {}

  /**
   * A place that rows may follow.
   *
   * @param line the line of the declaration or clause
   * @param table what follows it now; null if nothing does
   * @param kind the kind of declaration
   * @param clause the name of the clause, or empty
   */
  private record Target(Span line, @Nullable SyntaxTable table, String kind, String clause) {}

  /**
   * {@code source} with the rows of a sheet; empty if that cannot be done.
   *
   * @param headings knows which headings a table has
   * @param table the table, such as {@code math_level}, {@code groups} or {@code sqii shares}
   * @param text the sheet: cells with tabs or commas between, the first line the headings
   * @param sink takes why it cannot be done
   */
  public static Optional<Source> fill(
      Source source,
      KindNames names,
      TableHeadings headings,
      String table,
      String text,
      DiagnosticSink sink) {
    DiagnosticSink own = new DiagnosticSink();
    SyntaxFile file = SyntaxParser.parse(source, names, own);
    if (own.hasErrors()) {
      sink.addAll(own.diagnostics());
      return Optional.empty();
    }
    Map<String, List<Target>> targets = targets(file, names);
    String wanted = String.join(" ", table.strip().split("\\s+"));
    List<Target> found = targets.getOrDefault(wanted, List.of());
    if (found.size() != 1) {
      boolean isUnknown = found.isEmpty();
      String why = isUnknown ? "the file has no such table" : "several tables are called that";
      Diagnostic fault =
          Diagnostic.at(
              ProblemCode.CANNOT_FILL, new DiagnosticPlace.InFile(source.name()), wanted, why);
      sink.add(fault.help(isUnknown ? near(wanted, targets.keySet()) : "say its whole first line"));
      return Optional.empty();
    }
    Target target = found.get(0);
    Sheet sheet = Sheet.of(text);
    if (!sheet.fault().isEmpty()) {
      return refused(target, wanted, sheet.fault(), sheet.help(), sink);
    }
    SyntaxTable now = target.table();
    if (now != null && !now.rows().isEmpty()) {
      return refused(
          target,
          wanted,
          "it has rows already",
          "delete them first, all or all but the first",
          sink);
    }
    Optional<SheetColumns.Fault> fault =
        headings
            .of(target.kind(), target.clause())
            .flatMap(columns -> columns.fault(sheet.rows().get(0)));
    if (fault.isPresent()) {
      return refused(target, wanted, fault.get().why(), fault.get().help(), sink);
    }
    return now == null
        ? Optional.of(inserted(target.line(), sheet.rows()))
        : matched(now, sheet, wanted, sink).map(rows -> inserted(now.header().span(), rows));
  }

  private static Optional<Source> refused(
      Target target, String wanted, String why, String help, DiagnosticSink sink) {
    sink.add(Diagnostic.at(ProblemCode.CANNOT_FILL, target.line(), wanted, why).help(help));
    return Optional.empty();
  }

  private static String near(String wanted, Set<String> known) {
    return NearestName.find(wanted, known)
        .map(name -> "did you mean `" + name + "`?")
        .orElseGet(
            () ->
                known.isEmpty() ? "add the declaration" : "use one of " + String.join(", ", known));
  }

  /** The rows in the order of the headings of {@code table}. */
  private static Optional<List<List<String>>> matched(
      SyntaxTable table, Sheet sheet, String wanted, DiagnosticSink sink) {
    List<String> headings = table.header().cells().stream().map(SyntaxCell::text).toList();
    List<String> given = sheet.rows().get(0);
    for (String heading : given) {
      boolean isTwice = given.indexOf(heading) != given.lastIndexOf(heading);
      if (!headings.contains(heading) || isTwice) {
        String why = "the sheet has ";
        why += isTwice ? "two columns `" + heading + "`" : "a column `" + heading + "`";
        sink.add(
            Diagnostic.at(ProblemCode.CANNOT_FILL, table.header().span(), wanted, why)
                .help(
                    NearestName.find(heading, isTwice ? List.of() : headings)
                        .map(near -> "did you mean `" + near + "`?")
                        .orElse("use the headings of the table: " + String.join(", ", headings))));
        return Optional.empty();
      }
    }
    List<List<String>> rows = new ArrayList<>();
    for (List<String> row : sheet.rows().subList(1, sheet.rows().size())) {
      List<String> ordered = new ArrayList<>();
      for (String heading : headings) {
        int column = given.indexOf(heading);
        ordered.add(column < 0 ? "" : row.get(column));
      }
      rows.add(ordered);
    }
    return Optional.of(rows);
  }

  /** The text with {@code rows} below the line on which {@code above} ends. */
  private static Source inserted(Span above, List<List<String>> rows) {
    Source source = above.source();
    int at = source.lineEnd(above.atEnd().line());
    StringBuilder text = new StringBuilder(source.text().substring(0, at));
    rows.forEach(row -> text.append('\n').append(PastedTables.row(row)));
    return new Source(source.name(), text.append(source.text().substring(at)).toString());
  }

  /** The tables by what they may be called. */
  private static Map<String, List<Target>> targets(SyntaxFile file, KindNames names) {
    Map<String, List<Target>> targets = new LinkedHashMap<>();
    for (SyntaxDeclaration declaration : file.declarations()) {
      String kind = declaration.kind().text();
      Set<String> called = new LinkedHashSet<>();
      SyntaxItems header = declaration.header();
      boolean isNamed = !header.isEmpty() && header.get(0).isWord();
      if (isNamed && !header.get(0).isWord("each")) {
        called.add(header.get(0).text());
      }
      called.add(words(kind, header));
      called.add(kind);
      if (declaration.table() != null || names.takesTable(kind, "")) {
        Target target = new Target(declaration.head(), declaration.table(), kind, "");
        called.forEach(name -> add(targets, name, target));
      }
      for (SyntaxClause clause : declaration.clauses()) {
        List<String> words =
            clause.items().list().stream()
                .takeWhile(SyntaxItem::isWord)
                .map(SyntaxItem::text)
                .toList();
        int count = Math.max(1, names.clauseWords(kind, words));
        String name = String.join(" ", words.subList(0, count));
        if (clause.table() != null || names.takesTable(kind, name)) {
          Target target = new Target(clause.items().span(), clause.table(), kind, name);
          Set<String> own =
              new LinkedHashSet<>(List.of(name, words(name, clause.valueAfter(count))));
          called.forEach(of -> own.forEach(one -> add(targets, of + " " + one, target)));
        }
      }
    }
    return targets;
  }

  private static void add(Map<String, List<Target>> targets, String name, Target target) {
    targets.computeIfAbsent(name, key -> new ArrayList<>()).add(target);
  }

  private static String words(String first, SyntaxItems more) {
    StringBuilder text = new StringBuilder(first);
    more.list().stream()
        .filter(item -> item.kind() != SyntaxItem.Kind.TEXT)
        .forEach(item -> text.append(' ').append(item.text()));
    return text.toString();
  }
}
