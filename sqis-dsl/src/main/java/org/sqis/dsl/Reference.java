package org.sqis.dsl;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sqis.core.Library;
import org.sqis.core.data.RecordFile;
import org.sqis.core.expr.Operator;
import org.sqis.core.function.Aggregate;
import org.sqis.core.function.Functions;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.Unit;
import org.sqis.core.policy.Provenance;
import org.sqis.dsl.parser.DiagnosticSink;
import org.sqis.dsl.parser.ReservedWords;
import org.sqis.dsl.parser.SourceReader;
import org.sqis.dsl.read.RuleReader;
import org.sqis.dsl.registry.ClauseSpec;
import org.sqis.dsl.registry.ColumnSpec;
import org.sqis.dsl.registry.KindSpec;

/** The reference of the rule language, written from its registry. Safe for every thread. */
public final class Reference {
  /** What the further columns of a table hold that school types head. */
  private static final String BY_TYPE =
      "what the table is about; headed by words of the school input after `by`, separated"
          + " by commas; without `by` one column with any heading";

  /** What the further columns of a table of numbers hold. */
  private static final String OF_NUMBERS = "a number; headed by the name rules read it by";

  /** What the further columns of a table hold that groups head. */
  private static final String OF_GROUPS = "a value, or nothing; headed by a group";

  /** How tightly the forms that are no {@link Operator} bind, on the scale of its strengths. */
  private static final int OF_GROUP = 9;

  private static final int NEGATED = 8;
  private static final int NOT = 3;
  private static final int IF = 0;
  private static final int ELSE = -1;

  private final StringBuilder text = new StringBuilder();

  private Reference() {}

  /** The whole reference as a Markdown page; the same text for the same library. */
  public static String markdown() {
    return new Reference().page();
  }

  private String page() {
    line("# Reference of the rule language");
    line("<!-- Written by org.sqis.dsl.Reference from the registry. Do not edit. -->");
    line(
        "Everything that language "
            + Library.LANGUAGE
            + " has: declarations with their clauses and columns, types, operators, functions."
            + " [language.md](language.md) explains it with examples.");
    line(
        "Words in capitals stand for something you choose: NAME for a name (letters, digits and"
            + " `_`), \"TEXT\" for a text in double quotes, CONDITION and VALUE for expressions,"
            + " DECIMALS for 0 to 6, YEAR for a school year such as `2014-15`.");
    line("## Declarations of a rule file");
    RuleReader.policyKinds().forEach(this::kind);
    line("## Declarations of a data mapping");
    RuleReader.dataKinds().forEach(this::kind);
    line("## Declarations of a file of requirements");
    RuleReader.requirementKinds().forEach(this::kind);
    line("## Declarations of files on the evaluation of educators");
    RuleReader.evaluationKinds().forEach(this::kind);
    types();
    reasons();
    provenance();
    operators();
    functions();
    families();
    words();
    return text.toString();
  }

  /** A paragraph or heading and the empty line after it. */
  private void line(String paragraph) {
    text.append(paragraph.strip()).append("\n\n");
  }

  private void table(List<String> headings, List<List<String>> rows) {
    row(headings);
    row(headings.stream().map(heading -> "---").toList());
    rows.forEach(this::row);
    text.append('\n');
  }

  private void row(List<String> cells) {
    text.append("| ")
        .append(
            cells.stream().map(cell -> cell.replace("|", "\\|")).collect(Collectors.joining(" | ")))
        .append(" |\n");
  }

  private static String code(String written) {
    return "`" + written + "`";
  }

  private void kind(KindSpec kind) {
    line("### " + kind.name());
    line(kind.summary());
    line("First line: " + head(kind.head()) + ". Last line: " + code("end " + kind.name()) + ".");
    if (kind.takesTable()) {
      line("A table follows the first line.");
      boolean isOfNumbers = kind.name().equals("numbers");
      columns(kind.columns(), kind.hasFreeColumns(), isOfNumbers ? OF_NUMBERS : BY_TYPE);
    }
    if (!kind.clauses().isEmpty()) {
      table(
          List.of("clause", "takes", "how often", "meaning"),
          kind.clauses().stream().map(Reference::clause).toList());
    }
    for (ClauseSpec clause : kind.clauses()) {
      if (clause.takesTable()) {
        line("The table of " + code(clause.name()) + ":");
        boolean isOfGroups = clause.columns().stream().anyMatch(one -> one.name().isEmpty());
        columns(clause.columns(), clause.hasFreeColumns(), isOfGroups ? OF_GROUPS : BY_TYPE);
      }
    }
    if (kind.name().equals("records")) {
      records();
    }
    line("```sqis\n" + Formatting.format(kind.name(), kind.example()).text() + "```");
  }

  /** The kinds of records and what they say. */
  private void records() {
    line("The kinds of records:");
    List<List<String>> rows = new ArrayList<>();
    for (RecordFile.Kind kind : RecordFile.Kind.values()) {
      rows.add(
          List.of(
              code(kind.word()),
              switch (kind.key()) {
                case SCHOOL -> "the code of a school";
                case DISTRICT -> "a district of a membership";
                case APPLICANT -> "a district, a member or not";
                case ID -> "a text of its own";
              },
              String.join(", ", kind.needs()),
              String.join(", ", kind.takes())));
    }
    table(List.of("records", "key", "each row says", "and perhaps"), rows);
  }

  /** The forms of a first line, and the remark in parentheses that may follow them. */
  private static String head(String head) {
    int open = head.endsWith(")") ? head.lastIndexOf(" (") : -1;
    String forms = open < 0 ? head : head.substring(0, open);
    return Stream.of(forms.split(", or: ", -1))
            .map(Reference::code)
            .collect(Collectors.joining(", or "))
        + head.substring(forms.length());
  }

  private static List<String> clause(ClauseSpec clause) {
    String table = clause.takesTable() ? "a table" : "";
    String then = clause.isTableOptional() ? ", or " : ", then ";
    String joint = clause.takes().isEmpty() || table.isEmpty() ? "" : then;
    String takes = clause.takes() + joint + table;
    return List.of(
        code(clause.name()),
        takes.isEmpty() ? "nothing" : takes,
        switch (clause.count()) {
          case REQUIRED -> "once";
          case OPTIONAL -> "at most once";
          case REPEATED -> "any number";
        },
        clause.summary());
  }

  private void columns(List<ColumnSpec> columns, boolean hasFreeColumns, String further) {
    List<List<String>> rows = new ArrayList<>();
    for (ColumnSpec column : columns) {
      String presence =
          switch (column.presence()) {
            case FILLED -> "always";
            case OPTIONAL -> "can be left out or empty";
          };
      rows.add(List.of(code(column.name()), presence, column.takes()));
    }
    if (hasFreeColumns) {
      rows.add(List.of("further columns", "at least one", further));
    }
    table(List.of("column", "there", "a cell takes"), rows);
  }

  private void types() {
    line("## Types and units");
    line(
        "Inputs and parameters have one of these types. A number of an input may have a range,"
            + " `A to B`, after its unit: `score 200 to 1000`, `percent 0% to 150%`.");
    List<List<String>> rows = new ArrayList<>();
    for (Unit unit : Unit.values()) {
      rows.add(unit(unit));
    }
    rows.add(
        List.of(
            "`count of X`",
            "a count that is a part of the count X",
            "`18`",
            "must not be above X; a percent of it is a percent of the whole X"));
    rows.add(List.of("`yes/no`", "an answer", "`yes`, `no`", "a condition by itself"));
    rows.add(
        List.of(
            "`one of A, B, …`",
            "one word of a list",
            "`elementary`",
            "compared by `is` with a word of the list"));
    rows.add(
        List.of(
            "`date`",
            "a day of the calendar, 1600 to 2399",
            "`1 December 2013`",
            "compared; days can be added; two subtracted are `days`; data: 1800 to 2199"));
    rows.add(List.of("`text`", "any text", "", "reported, not calculated with"));
    rows.add(
        List.of(
            "`level of T`",
            "a level of the table T",
            "its name",
            "only `levels` gives it; compared with levels of T and with numbers, by `is` also with"
                + " its name"));
    table(List.of("type", "holds", "written in a rule", "to know"), rows);
  }

  private static List<String> unit(Unit unit) {
    String name = code(unit.word());
    return switch (unit) {
      case NUMBER -> List.of(name, "a number without a unit", "`0.75`, `40/3`", "");
      case COUNT -> List.of(name, "how many", "`20`", "data: whole and not negative");
      case PERCENT ->
          List.of(
              name,
              "a part of a whole",
              "`54.1%`",
              "data: 0% to 100% unless a range is stated; a bare number but 0 is refused");
      case POINTS ->
          List.of(
              name,
              "a difference of two percents",
              "`3`, where points are meant",
              "printed `3 points`");
      case SCORE -> List.of(name, "points of a test or index", "`800`", "");
      case YEARS -> List.of(name, "a number of school years", "`4`", "");
      case DAYS ->
          List.of(
              name, "days between two dates", "`45`, where days are meant", "printed `45 days`");
    };
  }

  private void reasons() {
    line("## Reasons for missing");
    line("Where several meet, the one that stands higher here wins.");
    table(
        List.of("reason", "means"),
        List.of(MissingReason.values()).stream()
            .map(reason -> List.of(code(reason.words()), meaning(reason)))
            .toList());
  }

  private static String meaning(MissingReason reason) {
    return switch (reason) {
      case NOT_REPORTED -> "nobody sent the value";
      case SUPPRESSED -> "the value exists and is withheld to protect students";
      case NOT_YET_DEFINED -> "a parameter behind the value is not set";
      case TOO_FEW -> "fewer students than the rule counts";
      case NOT_APPLICABLE -> "the value has no meaning here; a division by zero is one case";
    };
  }

  private void provenance() {
    line("## Provenance");
    table(
        List.of("word", "who stands behind the number"),
        List.of(Provenance.values()).stream()
            .map(word -> List.of(code(word.word()), meaning(word)))
            .toList());
  }

  private static String meaning(Provenance provenance) {
    return switch (provenance) {
      case WAIVER -> "the consortium's waiver";
      case FEDERAL -> "federal law or guidance";
      case STATE -> "the state's law or guidance";
      case PROXY -> "nobody: it stands in for a number that no source gives";
      case CHOICE -> "the authors of the policy chose it";
    };
  }

  /** A form of an expression and what it means. */
  private record Form(String written, String meaning) {}

  private void operators() {
    line("## Operators");
    line(
        "The tightest first; operators of one row are read from left to right. Comparisons do not"
            + " chain. Parentheses group.");
    Map<Integer, List<Form>> forms = new TreeMap<>(Comparator.reverseOrder());
    Map<Integer, List<Form>> rest = new LinkedHashMap<>();
    rest.put(OF_GROUP, List.of(new Form("X of G", "the value of the group G")));
    rest.put(NEGATED, List.of(new Form("-x", "the other sign")));
    rest.put(
        Operator.IS.strength(),
        List.of(
            new Form("x is missing", "missing for any reason"),
            new Form("x is present", "not missing"),
            new Form("x is REASON", "missing for this reason")));
    rest.put(NOT, List.of(new Form("not c", "the other answer; undecided stays undecided")));
    rest.put(IF, List.of(new Form("if c then a else b", "missing if the condition is undecided")));
    rest.put(ELSE, List.of(new Form("x else v", "the value v where x is missing")));
    for (Operator operator : Operator.values()) {
      forms.computeIfAbsent(operator.strength(), key -> new ArrayList<>()).add(form(operator));
    }
    rest.forEach(
        (strength, more) -> forms.computeIfAbsent(strength, key -> new ArrayList<>()).addAll(more));
    List<List<String>> rows = new ArrayList<>();
    for (List<Form> same : forms.values()) {
      rows.add(
          List.of(
              same.stream().map(form -> code(form.written())).collect(Collectors.joining("<br>")),
              same.stream().map(Form::meaning).collect(Collectors.joining("<br>"))));
    }
    table(List.of("form", "gives"), rows);
  }

  private static Form form(Operator operator) {
    String gives =
        switch (operator) {
          case OR -> "either holds; one yes decides, whatever the other is";
          case AND -> "both hold; one no decides, whatever the other is";
          case LESS -> "less";
          case AT_MOST -> "less or the same";
          case GREATER -> "greater";
          case AT_LEAST -> "greater or the same";
          case IS -> "the same number, word, level or answer";
          case PLUS -> "sum";
          case MINUS -> "difference; of two percents it is in points";
          case TIMES -> "product; a percent of something keeps its unit";
          case DIVIDED -> "exact quotient; by zero it is not applicable";
        };
    return new Form("a " + operator.symbol() + " b", gives);
  }

  private void functions() {
    line("## Functions");
    line("### Of values");
    line("Missing if an argument is.");
    table(
        List.of("function", "takes", "gives", "meaning"),
        Functions.scalars().stream().map(Reference::scalar).toList());
    line("### Over groups, schools or districts, or over a list");
    line(
        "Written over a family of groups, `lowest(x over FAMILY where CONDITION)`, in a rule of a"
            + " district or of the consortium over `schools` or `districts`, or over a list,"
            + " `lowest(a, b, c)`. `where` can be left out. `count(over FAMILY where CONDITION)`"
            + " needs no value. They do not nest.");
    table(
        List.of("function", "takes", "gives", "meaning"),
        Functions.aggregates().stream().map(Reference::aggregate).toList());
    line(
        "Members that are too few or not applicable are left out. A member that is missing for any"
            + " other reason makes the result missing, unless one answer decides it. Options, at"
            + " the end:");
    table(
        List.of("option", "meaning"),
        List.of(
            List.of("`at_least: n`", "take whatever is present, if these are at least n members"),
            List.of("`none: v`", "the value v if no member is left, or fewer than `at_least`")));
    line("### Over years");
    line(
        "Their first argument is read as the rules and the data of each year have it. A year without"
            + " data, or in which a name is not defined, is not yet defined. They do not nest; they may"
            + " stand inside a function over groups.");
    table(
        List.of("function", "meaning"),
        Functions.allOfYears().stream()
            .map(function -> List.of(code(function.signature()), function.summary()))
            .toList());
    line("### Among a cohort");
    line(
        "For rules of each school and each group: the first argument is the value of every school of"
            + " the cohort, or of the same group in it. Who is not in the cohort is not applicable;"
            + " members without a value are not ranked. They do not stand inside a function over"
            + " groups or schools, or inside each other.");
    table(
        List.of("function", "meaning"),
        Functions.rankings().stream()
            .map(function -> List.of(code(function.signature()), function.summary()))
            .toList());
  }

  private static List<String> scalar(Functions.Scalar function) {
    List<String> fits =
        switch (function.shape()) {
          case ROUNDING -> List.of("a number; a whole number, -6 to 12", "its unit");
          case SAME_UNIT -> List.of("two or more numbers of one unit, or dates", "that unit");
          case ONE -> List.of("a number", "its unit");
          case LEVEL -> List.of("a level", "number");
          case EXACT -> List.of("the name of a measure or index", "its unit");
          case WITHIN -> List.of("a date; a number of days; another date", "yes/no");
          case DATE ->
              List.of("a date", function.name().equals("season") ? "one of the seasons" : "yes/no");
          case SEASON -> List.of("the name of a season, or `school_year`", "date");
        };
    return List.of(code(function.signature()), fits.get(0), fits.get(1), function.summary());
  }

  private static List<String> aggregate(Aggregate function) {
    String takes =
        switch (function.takes()) {
          case NUMBERS -> "numbers of one unit";
          case ORDERED -> "numbers of one unit, levels of one table, or dates";
          case CONDITIONS -> "conditions";
        };
    String gives =
        switch (function.gives()) {
          case SAME -> function.takes() == Aggregate.Takes.ORDERED ? "what they are" : "that unit";
          case COUNT -> Unit.COUNT.word();
          case PERCENT -> Unit.PERCENT.word();
          case ANSWER -> "yes/no";
        };
    String decides =
        switch (function.decides()) {
          case NONE -> "";
          case YES -> " One yes decides, whatever is missing.";
          case NO -> " One no decides, whatever is missing.";
        };
    return List.of(code(function.name() + "(…)"), takes, gives, function.summary() + decides);
  }

  private void families() {
    line("## What follows `over`");
    table(
        List.of("family", "its members"),
        List.of(
            List.of("`groups`", "every group but `all`"),
            List.of("`scored`", "every group with `use` scored but `all`"),
            List.of("`shown`", "every group with `use` shown but `all`"),
            List.of("a name of the column `family`", "the groups with that name there"),
            List.of(
                "`schools`", "in a rule of a district its schools, in one of the consortium all"),
            List.of("`districts`", "in a rule of the consortium every district")));
  }

  private void words() {
    line("## Words, signs and limits");
    line(
        "These words cannot be names: "
            + ReservedWords.all().stream().map(Reference::code).collect(Collectors.joining(", "))
            + ".");
    line(
        "Pasted text is read as it is meant: `≥` and `≤`, long dashes and hard blanks, curly quotes,"
            + " tabs. `#` starts a comment that ends with its line. A line goes on after a comma"
            + " and inside parentheses. `include \"PATH\"`, outside every declaration, stands for"
            + " the declarations of another file, each read once.");
    line(
        String.format(
            Locale.ROOT,
            "A rule file has at most %,d bytes, an expression at most 1,000 operators and"
                + " parentheses 100 deep. At most %d errors are shown at once.",
            SourceReader.MOST_BYTES,
            DiagnosticSink.MOST_SHOWN));
  }
}
