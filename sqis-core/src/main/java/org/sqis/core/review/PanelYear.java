package org.sqis.core.review;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.sqis.core.data.Entries;
import org.sqis.core.data.Entry;
import org.sqis.core.data.RecordFile;
import org.sqis.core.model.CalendarDate;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.policy.Membership;
import org.sqis.core.policy.Panel;
import org.sqis.core.policy.PolicySpec;
import org.sqis.core.problem.NearestName;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;

/**
 * The panel in a school year: who is in it, when it met, and whether that is often enough. Deeply
 * immutable; safe for every thread.
 */
public final class PanelYear {
  private final Panel panel;
  private final SchoolYear year;
  private final List<Member> members;
  private final List<Meeting> meetings;
  private final OptionalInt size;
  private final OptionalInt needed;
  private final OptionalInt quorum;
  private final boolean isYearOver;
  private final List<Problem> problems;

  private PanelYear(Panel panel, Rules rules, Entries entries, CalendarDate asOf) {
    this.panel = panel;
    this.year = rules.year();
    this.size = rules.number(panel.size());
    this.needed = rules.number(panel.meetings());
    this.quorum = rules.number(panel.quorum());
    this.isYearOver = asOf.compareTo(rules.last()) > 0;
    List<Problem> found = new ArrayList<>();
    List<Entry> roster = entries.of(RecordFile.Kind.ROSTER);
    for (Entry one : roster) {
      outsider(one, rules, found);
    }
    this.members =
        roster.stream()
            .filter(one -> isIn(one, rules.first(), rules.last()))
            .map(
                one ->
                    new Member(
                        one.key(),
                        one.text("affiliation"),
                        one.isYes("conflict"),
                        isInOffice(one, asOf),
                        one))
            .toList();
    this.meetings = meetings(rules, entries, asOf, roster, found);
    this.problems = DistrictReviews.inPlace(found);
  }

  /**
   * A member in the school year.
   *
   * @param name the name
   * @param affiliation where the member works
   * @param hasConflict whether a conflict of interest was declared
   * @param isInOffice whether the term runs on the day
   * @param record all that the record says
   */
  public record Member(
      String name, String affiliation, boolean hasConflict, boolean isInOffice, Entry record) {
    public Member {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(affiliation, "affiliation");
      Objects.requireNonNull(record, "record");
    }
  }

  /**
   * A meeting until the day.
   *
   * @param id its name in the records
   * @param on its day
   * @param attended the members who were there, those of the roster only
   * @param counts whether there were enough of them
   */
  public record Meeting(String id, CalendarDate on, List<String> attended, boolean counts) {
    public Meeting {
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(on, "on");
      attended = List.copyOf(attended);
    }
  }

  /** How it stands whether the panel meets often enough. */
  public enum State {
    /** Not often enough so far, and the year goes on. */
    OPEN("open"),
    /** Often enough. */
    MET("met"),
    /** The year is over, and it was not. */
    BREACH("breach"),
    /** How often it must is not set. */
    UNDECIDED("undecided");

    private final String word;

    State(String word) {
      this.word = word;
    }

    /** The word for it. */
    public String word() {
      return word;
    }
  }

  /**
   * The panel in a school year.
   *
   * @param spec a policy, as {@code Policy.of} has proved it
   * @param entries the records
   * @param year the school year
   * @param asOf the day on which it stands so; later meetings do not count
   * @return empty if no panel is in force in the year
   */
  public static Optional<PanelYear> of(
      PolicySpec spec, Entries entries, SchoolYear year, CalendarDate asOf) {
    Rules rules = new Rules(spec, year);
    return rules.one(Panel.class).map(panel -> new PanelYear(panel, rules, entries, asOf));
  }

  private static boolean isIn(Entry member, CalendarDate first, CalendarDate last) {
    return member.day("from").orElseThrow().compareTo(last) <= 0
        && member.day("to").filter(to -> to.compareTo(first) < 0).isEmpty();
  }

  static boolean isInOffice(Entry member, CalendarDate day) {
    return isIn(member, day, day);
  }

  /** Whether the days of a member of the panel and those of a district have one in common. */
  private static boolean meet(Membership.Row row, CalendarDate from, CalendarDate to) {
    CalendarDate first = row.from();
    CalendarDate last = row.to();
    return (last == null || from.compareTo(last) <= 0)
        && (first == null || first.compareTo(to) <= 0);
  }

  /** No member comes from a district that the panel looks at. */
  private void outsider(Entry member, Rules rules, List<Problem> found) {
    String district = member.text("district");
    CalendarDate from = member.day("from").orElseThrow();
    CalendarDate to = member.day("to").orElse(CalendarDate.LAST);
    boolean isInside =
        rules.rows(panel.outside()).stream()
            .anyMatch(row -> row.district().equals(district) && meet(row, from, to));
    if (isInside) {
      found.add(
          Problem.of(
                  ProblemCode.PANEL_MEMBER,
                  member.at(),
                  member.key(),
                  "works for `" + district + "`, which is a district of `" + panel.outside() + "`")
              .help("name another member, or mend the district or the term"));
    }
  }

  private List<Meeting> meetings(
      Rules rules, Entries entries, CalendarDate asOf, List<Entry> roster, List<Problem> found) {
    List<Meeting> held = new ArrayList<>();
    for (Entry one : entries.of(RecordFile.Kind.MEETINGS)) {
      CalendarDate on = one.day("on").orElseThrow();
      boolean isOfYear = rules.calendar().yearOf(on).equals(year);
      if (!isOfYear) {
        continue;
      }
      List<String> inOffice =
          roster.stream().filter(it -> isInOffice(it, on)).map(Entry::key).distinct().toList();
      List<String> attended = new ArrayList<>();
      for (String who : one.texts("attended")) {
        if (inOffice.contains(who)) {
          attended.add(who);
        } else {
          found.add(
              Problem.of(
                      ProblemCode.PANEL_MEMBER,
                      one.at(),
                      who,
                      "is said to attend on " + on + " and is no member then")
                  .help(
                      NearestName.find(who, inOffice)
                          .map(near -> "did you mean `" + near + "`?")
                          .orElse("add the member to the roster, or leave the name out")));
        }
      }
      if (on.compareTo(asOf) <= 0) {
        boolean counts = !attended.isEmpty() && attended.size() >= quorum.orElse(1);
        held.add(new Meeting(one.key(), on, attended, counts));
      }
    }
    held.sort(Comparator.comparing(Meeting::on).thenComparing(Meeting::id));
    return held;
  }

  /** The panel. */
  public Panel panel() {
    return panel;
  }

  /** The school year. */
  public SchoolYear year() {
    return year;
  }

  /** The members with a term in the school year, by name. */
  public List<Member> members() {
    return members;
  }

  /** The members whose term runs on the day. */
  public List<Member> inOffice() {
    return members.stream().filter(Member::isInOffice).toList();
  }

  /** How many members there should be, if that is set. */
  public OptionalInt size() {
    return size;
  }

  /** The meetings of the school year, in the order of days. */
  public List<Meeting> meetings() {
    return meetings;
  }

  /** How many of them count. */
  public int held() {
    return (int) meetings.stream().filter(Meeting::counts).count();
  }

  /** How many there must be, if that is set. */
  public OptionalInt needed() {
    return needed;
  }

  /** How many members must be there, if that is set. */
  public OptionalInt quorum() {
    return quorum;
  }

  /** Whether it met often enough. */
  public State state() {
    if (needed.isEmpty()) {
      return State.UNDECIDED;
    }
    if (held() >= needed.getAsInt()) {
      return State.MET;
    }
    return isYearOver ? State.BREACH : State.OPEN;
  }

  /** The same in words. */
  public String because() {
    String often = needed.isPresent() ? " of " + needed.getAsInt() : "";
    String quorumWords = quorum.isPresent() ? "quorum " + quorum.getAsInt() : "no quorum is set";
    return held() + often + " meetings in " + year + "; " + quorumWords;
  }

  /** What is wrong with roster and meetings, by file and row. */
  public List<Problem> problems() {
    return problems;
  }
}
