package org.sqis.core.data;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sqis.core.model.CalendarDate;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.Type;
import org.sqis.core.model.Unit;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;
import org.sqis.core.policy.PolicySpec;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;

/** Takes one file of recorded results and holds it against the policy that will read it. */
final class HistoryLoad implements HistorySink {
  private static final int MOST_DIGITS = 20_000;
  private static final Pattern FRACTION = Pattern.compile("(-?\\d+)/(\\d+)");

  private final String file;
  private final PolicySpec policy;
  private final Map<String, Recordable> known;
  private final Dataset data;
  private final ProblemList problems;
  private final Set<String> listed = new HashSet<>();
  private final Set<String> unknownResults = new LinkedHashSet<>();
  private final Set<String> wideResults = new LinkedHashSet<>();
  private final Set<String> unknownGroups = new LinkedHashSet<>();
  private final Set<String> unknownSchools = new LinkedHashSet<>();
  private final Set<String> seen = new HashSet<>();
  private final StandingsLoad standings;
  private History.@Nullable Builder history;
  private boolean isGoverned;
  private boolean isFaulty;
  private int number;
  private String id = "";
  private boolean isLeftOut;
  private int schools;

  HistoryLoad(
      String file,
      PolicySpec policy,
      Map<String, Recordable> known,
      Dataset data,
      ProblemList problems) {
    this.file = file;
    this.policy = policy;
    this.known = known;
    this.data = data;
    this.problems = problems;
    this.standings = new StandingsLoad(file, policy, data, problems);
  }

  private Place.Cell at(String column) {
    return new Place.Cell(file, number, column);
  }

  @Override
  public void report(Problem problem) {
    isFaulty = true;
    problems.add(problem);
  }

  @Override
  public void origin(String madeBy, String policyDigest, String year) {
    Optional<SchoolYear> read = SchoolYear.parse(year);
    if (read.isEmpty()) {
      problems.add(
          Problem.of(ProblemCode.HISTORY_UNREADABLE, at(""), file, "its `year` is `" + year + "`")
              .help("write the year of the results in `origin`, such as `2014-15`"));
      return;
    }
    isGoverned = read.get().compareTo(policy.header().first()) >= 0;
    if (!madeBy.equals(policy.header().name())) {
      problems.add(
          Problem.of(
              ProblemCode.HISTORY_OTHER_POLICY, at(""), file, madeBy, policy.header().name()));
    }
    history = History.builder(file, read.get()).policy(madeBy, policyDigest);
  }

  @Override
  public void result(String name, String each, String type) {
    if (isGoverned) {
      return;
    }
    Recordable result = known.get(name);
    if (result == null) {
      boolean isWide =
          each.equals(UnitOfAnalysis.DISTRICT.word())
              || each.equals(UnitOfAnalysis.CONSORTIUM.word());
      (isWide ? wideResults : unknownResults).add(name);
      return;
    }
    boolean isSameEach = each.equals(result.each().word());
    if (!isSameEach || !fits(type, result.type())) {
      problems.add(
          Problem.of(
                  ProblemCode.HISTORY_TYPE,
                  at(name),
                  name,
                  type + " of each " + each,
                  result.type().words() + " of each " + result.each())
              .help("give the result of the policy another name, or leave the file out"));
    } else {
      listed.add(name);
    }
  }

  /** Whether values of a type, as it is written, can be values of another type. */
  private static boolean fits(String written, Type type) {
    if (type instanceof Type.LevelOf || type instanceof Type.OneOf) {
      return written.startsWith("level of ") || written.startsWith("one of ");
    }
    return written.equals(type.words());
  }

  @Override
  public void standings() {
    if (history != null) {
      standings.open(history);
    }
  }

  @Override
  public void standing(int place, String code, List<WrittenHeld> held, List<WrittenRung> rungs) {
    standings.add(place, code, held, rungs);
  }

  @Override
  public void school(int place, String code) {
    number = place;
    id = code;
    isLeftOut = data.indexOf(code) < 0;
    if (!seen.add(code)) {
      problems.add(
          Problem.of(
                  ProblemCode.HISTORY_TWICE,
                  at(""),
                  "the school or district `" + code + "`",
                  "`" + file + "`")
              .help("keep one of the two"));
      isLeftOut = true;
    } else if (isLeftOut) {
      unknownSchools.add(code);
    } else {
      schools++;
    }
  }

  @Override
  public void value(String name, String group, Written written) {
    Recordable result = known.get(name);
    if (result == null || isLeftOut || !listed.contains(name) || history == null) {
      return;
    }
    if (result.isPerGroup() == group.isEmpty()) {
      String whose = result.isPerGroup() ? "each group" : "the school as a whole";
      problems.add(
          Problem.of(
                  ProblemCode.HISTORY_UNREADABLE,
                  at(name),
                  file,
                  "`" + name + "` of `" + id + "` is not that of " + whose)
              .help("give the file as `sqis score --format json` wrote it"));
      return;
    }
    if (result.isPerGroup() && !data.groups().contains(group)) {
      unknownGroups.add(group);
      return;
    }
    Value value = value(result, written);
    if (value == null) {
      return;
    }
    Value exact = value;
    if (written.exact() != null && result.type() instanceof Type.Numeric numeric) {
      exact = number(written.exact(), numeric.unit());
      if (exact == null) {
        addUnread(result, written.exact());
        return;
      }
    }
    history.put(id, name, group, result.isIndex() ? exact : value, exact);
  }

  private @Nullable Value value(Recordable result, Written written) {
    if (!written.missing().isEmpty()) {
      for (MissingReason reason : MissingReason.values()) {
        if (reason.words().equals(written.missing())) {
          return new Value.Missing(reason, written.remark());
        }
      }
      addUnread(result, written.missing());
      return null;
    }
    Value value = read(result, written);
    if (value == null) {
      addUnread(result, written.text());
    } else if (value instanceof Value.Level level && !isSameNumber(level, written.number())) {
      problems.add(
          Problem.of(
                  ProblemCode.HISTORY_LEVEL_NUMBER,
                  at(result.name()),
                  level.name(),
                  result.name(),
                  String.valueOf(written.number()),
                  level.number().toString())
              .help("record the results anew with the levels of the policy, or leave them out"));
      return null;
    }
    return value;
  }

  private static boolean isSameNumber(Value.Level level, @Nullable String written) {
    return written == null
        || Rational.parse(written).map(number -> number.equals(level.number())).orElse(false);
  }

  private static @Nullable Value read(Recordable result, Written written) {
    Type type = result.type();
    String text = written.text();
    if (type instanceof Type.YesNo) {
      return written.isAnswer() ? Value.of(text.equals("yes")) : null;
    }
    if (written.isAnswer()) {
      return null;
    }
    if (type instanceof Type.Numeric numeric) {
      return number(text, numeric.unit());
    }
    if (type instanceof Type.OneOf oneOf) {
      return oneOf.options().contains(text) ? new Value.Word(text) : null;
    }
    if (type instanceof Type.Date) {
      return CalendarDate.parse(text).map(Value.Date::new).orElse(null);
    }
    return type instanceof Type.LevelOf ? level(result.levels(), text) : new Value.Text(text);
  }

  /** The level of that name, or the one level with that number. */
  private static @Nullable Value level(List<Value.Level> levels, String text) {
    for (Value.Level level : levels) {
      if (level.name().equals(text)) {
        return level;
      }
    }
    Optional<Rational> number = Rational.parse(text);
    List<Value.Level> numbered =
        levels.stream().filter(level -> number.equals(Optional.of(level.number()))).toList();
    return numbered.size() == 1 ? numbered.get(0) : null;
  }

  /**
   * A number in its unit, as results are written: {@code 54.1%}, {@code 3 points}, {@code 40/3}.
   */
  private static @Nullable Value number(String text, Unit unit) {
    String suffix =
        switch (unit) {
          case PERCENT -> "%";
          case POINTS -> " points";
          case DAYS -> text.endsWith(" day") ? " day" : " days";
          default -> "";
        };
    if (!text.endsWith(suffix)) {
      return null;
    }
    return exactNumber(text.substring(0, text.length() - suffix.length()))
        .map(
            number ->
                unit.hiddenPlaces() == 0
                    ? Value.of(number)
                    : Value.of(number.dividedBy(Rational.HUNDRED)))
        .orElse(null);
  }

  /** An exact number, which may be longer than any that somebody types. */
  private static Optional<Rational> exactNumber(String text) {
    Matcher fraction = FRACTION.matcher(text);
    if (text.length() > MOST_DIGITS || !fraction.matches()) {
      return Rational.parse(text);
    }
    BigInteger denominator = new BigInteger(fraction.group(2));
    return denominator.signum() == 0
        ? Optional.empty()
        : Optional.of(Rational.of(new BigInteger(fraction.group(1)), denominator));
  }

  private void addUnread(Recordable result, String text) {
    List<String> words =
        result.type() instanceof Type.OneOf oneOf
            ? oneOf.options()
            : result.levels().stream().map(Value.Level::name).toList();
    String shown = text.isEmpty() ? "an empty text" : "`" + text + "`";
    problems.add(
        Problem.of(
                ProblemCode.HISTORY_VALUE,
                at(result.name()),
                shown,
                result.name(),
                result.type() instanceof Type.LevelOf ? "a level" : result.type().words())
            .help(
                result.type() instanceof Type.Numeric numeric && numeric.unit() == Unit.PERCENT
                    ? "write a percent with its sign, such as `54.1%`"
                    : result.type() instanceof Type.Date
                        ? "write a day of the calendar, such as `1 December 2013`"
                        : words.isEmpty()
                            ? "give the file as `sqis score --format json` wrote it"
                            : "the words of the policy are " + Wording.list(words)));
  }

  /** What was recorded; null after a fault. */
  @Nullable History end() {
    number = 0;
    if (history == null) {
      return null;
    }
    History read = history.build();
    if (isGoverned && !standings.isOpen() && isFaulty) {
      // What could not be read may be the standings.
      return null;
    }
    if (isGoverned && !standings.isOpen()) {
      problems.add(
          Problem.of(
                  ProblemCode.HISTORY_COVERED,
                  at(""),
                  file,
                  read.year().toString(),
                  policy.header().first().toString())
              .help("leave it out: of the years it governs, the policy works out the results"));
      return null;
    }
    if (!isGoverned && schools > 0) {
      problems.add(
          Problem.of(
              ProblemCode.HISTORY_READ,
              at(""),
              schools == 1 ? "1 school or district" : schools + " schools or districts",
              read.toString()));
    }
    standings.end();
    List<String> left = new ArrayList<>();
    add(left, "results that the policy lacks", unknownResults);
    add(left, "results of districts and of the consortium", wideResults);
    add(left, "groups that the policy lacks", unknownGroups);
    add(left, "schools that the data lack", unknownSchools);
    if (!left.isEmpty()) {
      problems.add(Problem.of(ProblemCode.HISTORY_LEFT_OUT, at(""), file, String.join("; ", left)));
    }
    return read;
  }

  private static void add(List<String> left, String noun, Set<String> names) {
    if (!names.isEmpty()) {
      left.add(noun + " " + Wording.list(List.copyOf(names)));
    }
  }
}
