package org.sqis.dsl.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sqis.core.data.DataSpec;
import org.sqis.core.evaluation.EvaluationSystem;
import org.sqis.core.evaluation.Guidelines;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.plan.Planner;
import org.sqis.core.policy.PolicyHeader;
import org.sqis.core.policy.PolicySpec;
import org.sqis.core.policy.Requirements;
import org.sqis.core.problem.ProblemCode;
import org.sqis.core.scenario.Scenario;
import org.sqis.dsl.diagnostic.Diagnostic;
import org.sqis.dsl.diagnostic.DiagnosticPlace;
import org.sqis.dsl.parser.DiagnosticSink;
import org.sqis.dsl.parser.KindNames;
import org.sqis.dsl.registry.ColumnSpec;
import org.sqis.dsl.registry.KindSpec;
import org.sqis.dsl.syntax.SyntaxCell;
import org.sqis.dsl.syntax.SyntaxDeclaration;
import org.sqis.dsl.syntax.SyntaxFile;
import org.sqis.dsl.syntax.SyntaxItem;
import org.sqis.dsl.syntax.SyntaxTable;

/** Reads the declarations of a file into records, each with the reader of its kind. */
public final class RuleReader {
  /** The kinds whose first line starts with the name of what they declare. */
  private static final Set<String> NAMED =
      Set.of(
          "measure",
          "levels",
          "grid",
          "index",
          "membership",
          "cohort",
          "designate",
          "ladder",
          "grants",
          "joining",
          "rubric",
          "review",
          "panel",
          "status",
          "pairing",
          "publication",
          "plan",
          "milestones");

  /** Lines with these faults are not read, and may declare anything. */
  private static final Set<ProblemCode> MAY_DECLARE =
      Set.of(ProblemCode.OUTSIDE, ProblemCode.PASTED_ROWS, ProblemCode.PASTED_BAR);

  private RuleReader() {}

  /** The kinds of a rule file, in the order of the reference. */
  public static List<KindSpec> policyKinds() {
    return Readers.specs(Readers.POLICY);
  }

  /** The kinds of a data mapping, in the order of the reference. */
  public static List<KindSpec> dataKinds() {
    return Readers.specs(Readers.DATA);
  }

  /** The kinds of a file of requirements. */
  public static List<KindSpec> requirementKinds() {
    return Readers.specs(Readers.REQUIREMENTS);
  }

  /** The words of files of requirements. */
  public static KindNames requirementNames() {
    return new KindWords(Readers.REQUIREMENTS);
  }

  /** The kinds of files on the evaluation of educators. */
  public static List<KindSpec> evaluationKinds() {
    return Readers.specs(Readers.EVALUATION);
  }

  /** The words of files on the evaluation of educators. */
  public static KindNames evaluationNames() {
    return new KindWords(Readers.EVALUATION);
  }

  /** The words of rule files. */
  public static KindNames policyNames() {
    return new KindWords(Readers.POLICY);
  }

  /** The words of rule files, of data mappings and of files on evaluation. */
  public static KindNames allNames() {
    List<String> kinds = new ArrayList<>(Readers.POLICY);
    kinds.addAll(Readers.DATA);
    kinds.addAll(Readers.EVALUATION);
    return new KindWords(kinds);
  }

  /** The words of data mappings. */
  public static KindNames dataNames() {
    return new KindWords(Readers.DATA);
  }

  /**
   * A policy as it was read.
   *
   * @param spec the declarations without a fault
   * @param hasHeader whether the header is the author's; if not, nothing is said of it
   * @param poisoned the names of the others
   * @param tests the tests without a fault
   * @param spans where everything stands
   */
  public record ReadPolicy(
      PolicySpec spec,
      boolean hasHeader,
      Set<String> poisoned,
      List<Scenario> tests,
      Spans spans) {}

  /**
   * A data mapping as it was read.
   *
   * @param spec the mapping; null if it has a fault
   * @param spans where everything stands
   */
  public record ReadData(@Nullable DataSpec spec, Spans spans) {}

  /**
   * Requirements as they were read.
   *
   * @param requirements the requirements, without rows that have a fault
   * @param spans where everything stands
   */
  public record ReadRequirements(List<Requirements> requirements, Spans spans) {
    public ReadRequirements {
      requirements = List.copyOf(requirements);
    }
  }

  /** Reads a file of requirements; faults go to {@code sink}. */
  public static ReadRequirements requirements(SyntaxFile file, DiagnosticSink sink) {
    Draft draft = new Draft();
    read(file, Readers.REQUIREMENTS, draft, sink);
    one(file, "requirements", ProblemCode.NOT_REQUIREMENTS, sink);
    return new ReadRequirements(draft.requirements, draft.spans);
  }

  /**
   * Guidelines and evaluation systems as they were read.
   *
   * @param guidelines the guidelines without a fault
   * @param systems the systems without a fault
   * @param spans where everything stands
   */
  public record ReadEvaluations(
      List<Guidelines> guidelines, List<EvaluationSystem> systems, Spans spans) {
    public ReadEvaluations {
      guidelines = List.copyOf(guidelines);
      systems = List.copyOf(systems);
    }
  }

  /** Reads files on the evaluation of educators as one; faults go to {@code sink}. */
  public static ReadEvaluations evaluations(SyntaxFile files, DiagnosticSink sink) {
    Draft draft = new Draft();
    read(files, Readers.EVALUATION, draft, sink);
    return new ReadEvaluations(draft.guidelines, draft.evaluations, draft.spans);
  }

  /** Reads a rule file; faults go to {@code sink}. */
  public static ReadPolicy policy(SyntaxFile file, DiagnosticSink sink) {
    Draft draft = new Draft();
    read(file, Readers.POLICY, draft, sink);
    boolean hasHead = one(file, "policy", ProblemCode.NOT_A_POLICY, sink);
    PolicyHeader header = draft.header;
    PolicySpec spec =
        new PolicySpec(
            header != null ? header : PolicyHeader.draft("policy", new SchoolYear(2000)),
            draft.parameters,
            draft.groups,
            draft.inputs,
            draft.measures,
            draft.levels,
            draft.grids,
            draft.indexes,
            draft.opens,
            draft.overlays,
            draft.numbers,
            draft.memberships,
            draft.cohorts,
            draft.designations,
            draft.ladders,
            draft.procedures);
    return new ReadPolicy(
        spec, hasHead && header != null, draft.poisoned, draft.tests, draft.spans);
  }

  /** Reads a data mapping; faults go to {@code sink}. */
  public static ReadData data(SyntaxFile file, DiagnosticSink sink) {
    Draft draft = new Draft();
    read(file, Readers.DATA, draft, sink);
    boolean hasHead = one(file, "data", ProblemCode.NOT_DATA, sink);
    boolean mayBeElsewhere =
        sink.diagnostics().stream().anyMatch(one -> one.code() == ProblemCode.NO_INCLUDE);
    boolean hasFile = !hasHead || mayBeElsewhere || one(file, "file", ProblemCode.NO_FILE, sink);
    Draft.DataHeader header = draft.data;
    DataSpec spec =
        header == null
            ? null
            : new DataSpec(
                header.name(),
                header.title(),
                header.policy(),
                header.year(),
                header.isSynthetic(),
                header.origin(),
                header.notes(),
                draft.files.stream().map(each -> header.within(each)).toList(),
                draft.expected,
                draft.records.stream().map(each -> header.within(each)).toList(),
                header.life());
    return new ReadData(hasHead && hasFile ? spec : null, draft.spans);
  }

  private static boolean one(
      SyntaxFile file, String kind, ProblemCode absent, DiagnosticSink sink) {
    List<SyntaxDeclaration> all = new ArrayList<>();
    for (SyntaxDeclaration one : file.declarations()) {
      if (one.kind().isWord(kind)) {
        all.add(one);
      }
    }
    if (all.isEmpty()) {
      sink.add(
          Diagnostic.at(absent, new DiagnosticPlace.InFile(file.source().name()))
              .help(absentHelp(file, kind)));
      return false;
    }
    if (all.size() > 1 && !kind.equals("file")) {
      sink.add(
          Diagnostic.at(ProblemCode.TWO_HEADS, all.get(1).head(), kind)
              .with(all.get(0).head(), "the first one")
              .help("keep one of the two"));
      return false;
    }
    return true;
  }

  private static String absentHelp(SyntaxFile file, String kind) {
    boolean isMapping = file.declarations().stream().anyMatch(one -> one.kind().isWord("data"));
    boolean isRules = file.declarations().stream().anyMatch(one -> one.kind().isWord("policy"));
    if (kind.equals("policy") && isMapping) {
      return "this is a data mapping; give the file with the rules";
    }
    if (kind.equals("data") && isRules) {
      return "this is a rule file; give the file that says what the data are";
    }
    if (kind.equals("requirements") && (isRules || isMapping)) {
      return "this is another file; give the one that says what a policy must contain";
    }
    return kind.equals("file")
        ? "add `file NAME \"path\"`, a clause `key`, a table `columns`, and `end file`"
        : "begin with `" + kind + " NAME`, its clauses, and `end " + kind + "`";
  }

  private static void read(SyntaxFile file, List<String> kinds, Draft draft, DiagnosticSink sink) {
    for (SyntaxDeclaration declaration : file.declarations()) {
      String kind = declaration.kind().text();
      if (!kinds.contains(kind)) {
        poison(declaration, draft);
        continue;
      }
      KindReader reader = Readers.of(kind);
      DiagnosticSink own = declaration.isPoisoned() ? new DiagnosticSink() : sink;
      Declared declared = new Declared(declaration, reader.spec(), own, declaration.isPoisoned());
      reader.read(declared, draft);
      if (!namesWhatItDeclares(declaration, reader.spec())) {
        draft.poisoned.add(Planner.ANY_NAME);
      }
    }
    for (Diagnostic one : sink.diagnostics()) {
      if (MAY_DECLARE.contains(one.code())) {
        draft.poisoned.add(Planner.ANY_NAME);
      }
    }
  }

  /**
   * What a declaration of an unknown kind may declare: names on its first line and in its table.
   */
  private static void poison(SyntaxDeclaration declaration, Draft draft) {
    List<String> names = new ArrayList<>();
    declaration.header().list().stream()
        .filter(SyntaxItem::isWord)
        .map(SyntaxItem::text)
        .forEach(names::add);
    SyntaxTable table = declaration.table();
    for (String column : List.of("name", "family")) {
      int place = table == null ? -1 : column(table, column);
      if (table != null && place >= 0) {
        table.rows().stream()
            .filter(row -> row.cells().size() > place)
            .map(row -> row.cells().get(place).text())
            .forEach(names::add);
      }
    }
    names.removeIf(String::isEmpty);
    draft.poisoned.addAll(names.isEmpty() ? List.of(Planner.ANY_NAME) : names);
  }

  /** Whether the names a declaration gives can be read; if not, nobody knows what it declares. */
  private static boolean namesWhatItDeclares(SyntaxDeclaration declaration, KindSpec spec) {
    for (ColumnSpec column : spec.columns()) {
      if (column.name().equals("name")) {
        SyntaxTable table = declaration.table();
        return table != null && column(table, "name") >= 0;
      }
    }
    boolean hasName = !declaration.header().isEmpty() && declaration.header().get(0).isWord();
    return hasName || !NAMED.contains(spec.name());
  }

  /** The number of the column with that heading; -1 if there is none. */
  private static int column(SyntaxTable table, String heading) {
    List<SyntaxCell> cells = table.header().cells();
    for (int i = 0; i < cells.size(); i++) {
      if (cells.get(i).text().equals(heading)) {
        return i;
      }
    }
    return -1;
  }
}
