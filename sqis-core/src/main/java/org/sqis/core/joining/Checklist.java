package org.sqis.core.joining;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sqis.core.data.Entries;
import org.sqis.core.data.Entry;
import org.sqis.core.data.RecordFile;
import org.sqis.core.model.CalendarDate;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.policy.Amounts;
import org.sqis.core.policy.Joining;
import org.sqis.core.policy.PolicySpec;
import org.sqis.core.policy.SchoolCalendar;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;

/**
 * How far a district is on its way in, as of a day. It joins when every tenet is shown; there is no
 * joining by most of them. Deeply immutable; safe for every thread.
 *
 * @param district the district
 * @param asOf the day; records of later days do not count
 * @param items the tenets in the order of the rule
 * @param complete the day on which the last of them was shown; null while one is not
 * @param entry the school year in which the district enters; null while a tenet is not shown, and
 *     while the rule does not say
 */
public record Checklist(
    String district,
    CalendarDate asOf,
    List<Item> items,
    @Nullable CalendarDate complete,
    @Nullable SchoolYear entry) {
  public Checklist {
    Objects.requireNonNull(district, "district");
    Objects.requireNonNull(asOf, "asOf");
    items = List.copyOf(items);
  }

  /** How a tenet stands. */
  public enum State {
    /** A record shows it. */
    SHOWN("shown"),
    /** There are records, and none shows what it must. */
    NOT_ENOUGH("not enough"),
    /** There is no record. */
    MISSING("missing");

    private final String words;

    State(String words) {
      this.words = words;
    }

    /** The words for it. */
    public String words() {
      return words;
    }
  }

  /**
   * A tenet.
   *
   * @param tenet what the rule asks for
   * @param state how it stands
   * @param on the day of the first record that shows it, else of the first that does not; null
   *     without a record
   * @param by whose record that is, or empty
   * @param evidence the evidence that it names, or empty
   * @param lacks what that record lacks; empty if it is shown or there is no record
   */
  public record Item(
      Joining.Tenet tenet,
      State state,
      @Nullable CalendarDate on,
      String by,
      String evidence,
      String lacks) {
    public Item {
      Objects.requireNonNull(tenet, "tenet");
      Objects.requireNonNull(state, "state");
      Objects.requireNonNull(by, "by");
      Objects.requireNonNull(evidence, "evidence");
      Objects.requireNonNull(lacks, "lacks");
    }
  }

  /** The checklist of a district as of a day. */
  public static Checklist of(
      PolicySpec spec, Joining rule, Entries entries, String district, CalendarDate asOf) {
    List<Entry> own =
        entries.of(RecordFile.Kind.TENETS, district).stream()
            .filter(one -> day(one).compareTo(asOf) <= 0)
            .sorted(Comparator.comparing(Checklist::day))
            .toList();
    List<Item> items = new ArrayList<>();
    CalendarDate last = null;
    boolean isComplete = !rule.tenets().isEmpty();
    for (Joining.Tenet tenet : rule.tenets()) {
      Item item = item(tenet, own.stream().filter(one -> isOf(one, tenet)).toList());
      items.add(item);
      isComplete &= item.state() == State.SHOWN;
      if (item.on() != null && (last == null || last.compareTo(item.on()) < 0)) {
        last = item.on();
      }
    }
    CalendarDate complete = isComplete ? last : null;
    return new Checklist(district, asOf, items, complete, entry(spec, rule, complete));
  }

  /** The districts with a checklist of their own: those with records, in order. */
  public static List<String> applicants(Entries entries) {
    return entries.of(RecordFile.Kind.TENETS).stream().map(Entry::key).distinct().toList();
  }

  /** Records of tenets that the rule does not name. */
  public static List<Problem> problems(Joining rule, Entries entries) {
    List<String> names = rule.tenets().stream().map(Joining.Tenet::name).toList();
    List<Problem> problems = new ArrayList<>();
    for (Entry entry : entries.of(RecordFile.Kind.TENETS)) {
      String tenet = entry.text("tenet");
      if (!names.contains(tenet)) {
        problems.add(
            Problem.of(ProblemCode.TENET_UNKNOWN, entry.at(), tenet, rule.name())
                .help(GrantBook.suggestion(tenet, names)));
      }
    }
    return problems;
  }

  private static boolean isOf(Entry entry, Joining.Tenet tenet) {
    return entry.text("tenet").equals(tenet.name());
  }

  private static CalendarDate day(Entry entry) {
    return entry.day("on").orElseThrow();
  }

  private static Item item(Joining.Tenet tenet, List<Entry> records) {
    for (Entry record : records) {
      if (lacks(tenet, record).isEmpty()) {
        return item(tenet, State.SHOWN, record);
      }
    }
    return records.isEmpty()
        ? new Item(tenet, State.MISSING, null, "", "", "")
        : item(tenet, State.NOT_ENOUGH, records.get(0));
  }

  private static Item item(Joining.Tenet tenet, State state, Entry record) {
    return new Item(
        tenet,
        state,
        day(record),
        record.text("by"),
        record.text("evidence"),
        lacks(tenet, record));
  }

  /** What the record does not show; empty if it shows the tenet. */
  private static String lacks(Joining.Tenet tenet, Entry record) {
    List<String> lacks = new ArrayList<>();
    if (!tenet.by().isEmpty() && !tenet.by().equalsIgnoreCase(record.text("by"))) {
      lacks.add("by " + tenet.by());
    }
    if (tenet.needsEvidence() && record.text("evidence").isEmpty()) {
      lacks.add("evidence");
    }
    return String.join(", ", lacks);
  }

  private static @Nullable SchoolYear entry(
      PolicySpec spec, Joining rule, @Nullable CalendarDate complete) {
    if (complete == null) {
      return null;
    }
    SchoolYear year = spec.header().calendar().yearOf(complete);
    return Amounts.of(rule.enters(), spec, year)
        .map(years -> new SchoolYear(year.start() + Integer.parseInt(years.toString())))
        .orElse(null);
  }

  /** The tenets that are not shown. */
  public List<String> missing() {
    return items.stream()
        .filter(item -> item.state() != State.SHOWN)
        .map(item -> item.tenet().name())
        .toList();
  }

  /** The first day of the school year in which the district enters, if that is known. */
  public Optional<CalendarDate> firstDay(SchoolCalendar calendar) {
    return Optional.ofNullable(entry)
        .map(year -> calendar.firstDay(SchoolCalendar.SCHOOL_YEAR, year));
  }
}
