package org.sqis.core.evaluation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sqis.core.data.FileBytes;
import org.sqis.core.data.RecordReader;
import org.sqis.core.data.RecordSink;
import org.sqis.core.evaluation.EvaluationSystem.RatedMeasure;
import org.sqis.core.model.CalendarDate;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.problem.NearestName;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;

/**
 * Reads ratings of people from a file with a row a person and school year: columns {@code person},
 * {@code district}, {@code role}, {@code year}, one for each measure, and what {@link
 * Ratings.Entry} has besides. Every fault is reported with its row and column.
 */
public final class RatingsReading {
  /** The columns that are no measures. */
  public static final List<String> COLUMNS =
      List.of(
          "person",
          "district",
          "role",
          "status",
          "year",
          "rated_on",
          "feedback_on",
          "development",
          "decision",
          "decided_on",
          "cites",
          "level",
          "synthetic");

  private static final List<String> NEEDED = List.of("person", "district", "role", "year");

  private RatingsReading() {}

  /**
   * What came of reading a file.
   *
   * @param ratings the rows without a fault
   * @param problems the faults
   */
  public record Result(Ratings ratings, List<Problem> problems) {
    public Result {
      problems = List.copyOf(problems);
    }
  }

  /**
   * Reads files as one.
   *
   * @param files the files; a person stands once in them for a role and year
   * @param reader what reads their format, such as that of {@code core.io} for CSV
   * @param rules the systems that rate people
   */
  public static Result read(List<FileBytes> files, RecordReader reader, List<RatingRule> rules) {
    List<Problem> problems = new ArrayList<>();
    List<Ratings.Entry> entries = new ArrayList<>();
    Map<List<Object>, Ratings.Entry> seen = new HashMap<>();
    boolean isSynthetic = false;
    for (FileBytes file : files) {
      if (file.isReadable()) {
        Run reading = new Run(file.name(), List.copyOf(rules), problems, entries, seen);
        reader.read(file, reading);
        isSynthetic |= reading.isSynthetic;
      } else {
        problems.add(
            Problem.of(
                ProblemCode.DATA_FILE_UNREADABLE,
                new Place.Cell(file.name(), 0, ""),
                file.name(),
                file.refusal()));
      }
    }
    citations(entries, problems);
    return new Result(new Ratings(entries, isSynthetic), problems);
  }

  /** Decisions that cite a rating which is not there, or is of a later day. */
  private static void citations(List<Ratings.Entry> entries, List<Problem> problems) {
    Map<List<Object>, List<Ratings.Entry>> rated = new HashMap<>();
    for (Ratings.Entry entry : entries) {
      if (entry.rating().isRated()) {
        rated
            .computeIfAbsent(List.of(entry.person(), entry.year()), none -> new ArrayList<>())
            .add(entry);
      }
    }
    for (Ratings.Entry entry : entries) {
      SchoolYear cites = entry.cites();
      if (cites == null) {
        continue;
      }
      List<Ratings.Entry> cited = rated.get(List.of(entry.person(), cites));
      if (cited == null) {
        problems.add(
            Problem.of(
                    ProblemCode.RATING_CITES_NONE,
                    new Place.Cell(entry.at().file(), entry.at().row(), "cites"),
                    cites.toString(),
                    entry.person())
                .help("write the year of a rating of the person, or add its row"));
      } else {
        tooEarly(entry, cited).ifPresent(problems::add);
      }
    }
  }

  private static Optional<Problem> tooEarly(Ratings.Entry entry, List<Ratings.Entry> cited) {
    CalendarDate decided = entry.decidedOn();
    CalendarDate first = null;
    for (Ratings.Entry one : cited) {
      CalendarDate day = one.ratedOn();
      if (day == null) {
        return Optional.empty();
      }
      first = first == null || day.compareTo(first) < 0 ? day : first;
    }
    return decided == null || first == null || decided.compareTo(first) >= 0
        ? Optional.empty()
        : Optional.of(
            Problem.of(
                    ProblemCode.RATING_ORDER,
                    new Place.Cell(entry.at().file(), entry.at().row(), "decided_on"),
                    "the decision",
                    decided.toString(),
                    "the rating it cites",
                    first.toString())
                .help("mend one of the two days"));
  }

  /** One reading of one file. */
  private static final class Run implements RecordSink {
    private final String file;
    private final List<RatingRule> rules;
    private final List<Problem> problems;
    private final List<Ratings.Entry> entries;
    private final Map<List<Object>, Ratings.Entry> seen;
    private List<String> columns = List.of();
    private boolean isReadable;
    private boolean isSynthetic;

    Run(
        String file,
        List<RatingRule> rules,
        List<Problem> problems,
        List<Ratings.Entry> entries,
        Map<List<Object>, Ratings.Entry> seen) {
      this.file = file;
      this.rules = rules;
      this.problems = problems;
      this.entries = entries;
      this.seen = seen;
    }

    @Override
    public void columns(List<String> names) {
      columns = List.copyOf(names);
      Set<String> known = new LinkedHashSet<>(COLUMNS);
      rules.forEach(rule -> rule.system().measures().forEach(measure -> known.add(measure.name())));
      isReadable = true;
      for (String name : columns) {
        if (!known.contains(name)) {
          add(
              ProblemCode.RATING_NO_COLUMN,
              new Place.Cell(file, 1, name),
              NearestName.find(name, known)
                  .map(near -> "did you mean `" + near + "`?")
                  .orElse("leave the column out, or give the system that has the measure"),
              name);
        }
      }
      for (String name : NEEDED) {
        if (!columns.contains(name)) {
          isReadable = false;
          add(
              ProblemCode.DATA_NO_COLUMN,
              new Place.Cell(file, 1, ""),
              "add the column; every row needs " + String.join(", ", NEEDED),
              name);
        }
      }
      for (int i = 0; i < columns.size(); i++) {
        if (columns.subList(0, i).contains(columns.get(i))) {
          isReadable = false;
          add(
              ProblemCode.DATA_REPEATED_COLUMN,
              new Place.Cell(file, 1, columns.get(i)),
              "",
              columns.get(i));
        }
      }
    }

    @Override
    public void row(int row, List<String> cells) {
      if (isReadable) {
        new Row(row, cells).read();
      }
    }

    @Override
    public void skippedRow(int row) {}

    @Override
    public void report(Problem problem) {
      if (problem.code().severity() == org.sqis.core.problem.Severity.ERROR) {
        problems.add(problem);
      }
    }

    private void add(ProblemCode code, Place.Cell at, String help, String... values) {
      Problem problem = Problem.of(code, at, values);
      problems.add(help.isEmpty() ? problem : problem.help(help));
    }

    /** One row. */
    private final class Row {
      private final int number;
      private final Map<String, String> cells = new LinkedHashMap<>();
      private final int before = problems.size();

      Row(int number, List<String> texts) {
        this.number = number;
        for (int i = 0; i < columns.size(); i++) {
          cells.put(columns.get(i), texts.get(i));
        }
      }

      private Place.Cell at(String column) {
        return new Place.Cell(file, number, column);
      }

      private String text(String column) {
        return cells.getOrDefault(column, "");
      }

      private String needed(String column) {
        String text = text(column);
        if (text.isEmpty()) {
          add(ProblemCode.RECORD_EMPTY, at(column), "fill the cell", column, column);
        }
        return text;
      }

      void read() {
        String person = needed("person");
        String district = needed("district");
        String role = needed("role");
        SchoolYear year = year("year", needed("year"));
        synthetic();
        if (year == null || problems.size() > before) {
          return;
        }
        Optional<RatingRule> found = rule(district, role, year);
        if (found.isEmpty()) {
          return;
        }
        RatingRule rule = found.get();
        Map<String, String> values = values(rule.system());
        String status = status(rule.system(), role);
        CalendarDate ratedOn = date("rated_on");
        CalendarDate feedbackOn = date("feedback_on");
        CalendarDate decidedOn = date("decided_on");
        SchoolYear cites = year("cites", text("cites"));
        inOrder("feedback_on", "feedback", feedbackOn, "the rating", ratedOn);
        inOrder(
            "rated_on",
            "the rating",
            ratedOn,
            "the first day of " + year,
            new CalendarDate(year.start(), 7, 1));
        if (text("decision").isEmpty() && (decidedOn != null || cites != null)) {
          add(
              ProblemCode.RECORD_EMPTY,
              at("decision"),
              "write what was decided",
              "decision",
              "decision");
        }
        if (problems.size() > before) {
          return;
        }
        Rating rating = rule.rate(values);
        level(rule.system(), rating);
        Ratings.Entry entry =
            new Ratings.Entry(
                person,
                district,
                role,
                status,
                year,
                values,
                ratedOn,
                feedbackOn,
                text("development"),
                text("decision"),
                decidedOn,
                cites,
                rule,
                rating,
                at(""));
        Ratings.Entry first = seen.putIfAbsent(List.of(person, role, year), entry);
        if (first != null) {
          add(
              ProblemCode.RATING_TWICE,
              at("person"),
              "keep one of the two rows",
              person,
              role,
              year.toString(),
              first.at().row()
                  + (first.at().file().equals(file) ? "" : " of " + first.at().file()));
        }
        if (problems.size() == before) {
          entries.add(entry);
        }
      }

      private Optional<RatingRule> rule(String district, String role, SchoolYear year) {
        for (RatingRule rule : rules) {
          EvaluationSystem system = rule.system();
          if (system.district().equals(district)
              && system.roles().contains(role)
              && system.isFor(year)) {
            return Optional.of(rule);
          }
        }
        List<EvaluationSystem> systems = rules.stream().map(RatingRule::system).toList();
        List<String> districts =
            systems.stream().map(EvaluationSystem::district).distinct().toList();
        List<String> roles =
            systems.stream()
                .filter(one -> one.district().equals(district))
                .flatMap(one -> one.roles().stream())
                .distinct()
                .toList();
        boolean isDistrict = !districts.contains(district);
        String column = isDistrict ? "district" : roles.contains(role) ? "year" : "role";
        String near =
            NearestName.find(isDistrict ? district : role, isDistrict ? districts : roles)
                .filter(name -> !column.equals("year"))
                .map(name -> "did you mean `" + name + "`?")
                .orElse("give the file with the evaluation of that district and role");
        add(ProblemCode.RATING_NO_SYSTEM, at(column), near, role, district, year.toString());
        return Optional.empty();
      }

      private Map<String, String> values(EvaluationSystem system) {
        Map<String, String> values = new LinkedHashMap<>();
        for (RatedMeasure measure : system.measures()) {
          String text = text(measure.name());
          if (text.isEmpty()) {
            continue;
          }
          if (measure.scale().position(text).isEmpty()) {
            String near =
                measure.scale() instanceof Scale.Words words
                    ? NearestName.find(text, words.words().stream().map(Scale.Word::word).toList())
                        .map(word -> "did you mean `" + word + "`?")
                        .orElse("")
                    : "";
            add(
                ProblemCode.RATING_OFF_SCALE,
                at(measure.name()),
                near.isEmpty() ? "its values are " + measure.scale() : near,
                text,
                measure.name());
          }
          values.put(measure.name(), text);
        }
        for (String column : columns) {
          boolean isOther =
              !COLUMNS.contains(column)
                  && system.measure(column).isEmpty()
                  && rules.stream().anyMatch(rule -> rule.system().measure(column).isPresent());
          if (isOther && !text(column).isEmpty()) {
            add(
                ProblemCode.RATING_OTHER_MEASURE,
                at(column),
                "empty the cell, or mend the district or role of the row",
                column,
                system.name());
          }
        }
        return values;
      }

      private String status(EvaluationSystem system, String role) {
        String status = text("status");
        List<String> known =
            system.intervals().stream()
                .filter(one -> one.role().equals(role))
                .map(EvaluationSystem.Interval::status)
                .toList();
        Optional<String> near = NearestName.find(status, known);
        boolean isUnknown = !status.isEmpty() && !known.isEmpty() && !known.contains(status);
        // A row for all others takes every status but one that is misspelt.
        if (isUnknown && (near.isPresent() || !known.contains(""))) {
          add(
              ProblemCode.RATING_UNKNOWN_STATUS,
              at("status"),
              near.map(name -> "did you mean `" + name + "`?")
                  .orElse("the table `interval` has " + String.join(", ", known)),
              system.name(),
              role,
              status);
        }
        return status;
      }

      private void synthetic() {
        String text = text("synthetic");
        if (!List.of("", "yes", "no").contains(text)) {
          add(ProblemCode.DATA_NOT_YES_NO, at("synthetic"), "write yes or no", text);
        }
        isSynthetic |= text.equals("yes");
      }

      private void inOrder(
          String column,
          String what,
          @Nullable CalendarDate day,
          String before,
          @Nullable CalendarDate least) {
        if (day != null && least != null && day.compareTo(least) < 0) {
          add(
              ProblemCode.RATING_ORDER,
              at(column),
              "mend one of the two days",
              what,
              day.toString(),
              before,
              least.toString());
        }
      }

      private void level(EvaluationSystem system, Rating rating) {
        String recorded = text("level");
        if (!recorded.isEmpty() && !recorded.equals(rating.level())) {
          add(
              ProblemCode.RATING_LEVEL_DIFFERS,
              at("level"),
              "mend the values or the level; `sqis evaluation rate` tells every step",
              recorded,
              system.name(),
              rating.isRated() ? rating.level() : "no rating");
        }
      }

      private @Nullable SchoolYear year(String column, String text) {
        if (text.isEmpty()) {
          return null;
        }
        Optional<SchoolYear> year = SchoolYear.parse(text);
        if (year.isEmpty()) {
          add(ProblemCode.DATA_BAD_YEAR, at(column), "write a school year such as 2014-15", text);
        }
        return year.orElse(null);
      }

      private @Nullable CalendarDate date(String column) {
        String text = text(column);
        if (text.isEmpty()) {
          return null;
        }
        Optional<CalendarDate> date =
            text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")
                ? CalendarDate.of(
                    Integer.parseInt(text.substring(0, 4)),
                    Integer.parseInt(text.substring(5, 7)),
                    Integer.parseInt(text.substring(8)))
                : Optional.empty();
        if (date.isEmpty()) {
          add(
              ProblemCode.DATA_BAD_DATE,
              at(column),
              "write for example 2015-05-29",
              text,
              "year-month-day");
        }
        return date.orElse(null);
      }
    }
  }
}
