package org.sqis.core.duty;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.sqis.core.data.SchoolRecords.Filed;
import org.sqis.core.model.CalendarDate;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.Value;
import org.sqis.core.policy.Ladder.Proviso;
import org.sqis.core.policy.SchoolCalendar;
import org.sqis.core.standing.Held;

/**
 * What a record must show and whether it does: approval, span, reasons, authors, evidence. The one
 * place where that is decided, for duties and for plans. Immutable; safe for every thread if {@code
 * partners} is.
 */
public final class Provisos {
  private static final Pattern AND = Pattern.compile("\\s*(?:[;,]|\\band\\b)\\s*");

  private final String school;
  private final SchoolCalendar calendar;
  private final Partners partners;
  private final CalendarDate asOf;

  /**
   * @param school the code of the school, or the name of the district, whose records they are
   * @param calendar the calendar of the policy
   * @param partners what is known of other schools
   * @param asOf the day on which it stands so; later approvals do not count
   */
  public Provisos(String school, SchoolCalendar calendar, Partners partners, CalendarDate asOf) {
    this.school = Objects.requireNonNull(school, "school");
    this.calendar = Objects.requireNonNull(calendar, "calendar");
    this.partners = Objects.requireNonNull(partners, "partners");
    this.asOf = Objects.requireNonNull(asOf, "asOf");
  }

  /**
   * Whether a record shows what it must.
   *
   * @param filed the record
   * @param reasons why the school is designated
   * @param rated the year of the determination that says so
   */
  public Obligation.Shown shown(
      Proviso proviso, Filed filed, List<Held.Reason> reasons, SchoolYear rated) {
    if (proviso instanceof Proviso.ApprovedBy approval) {
      return approved(approval, filed);
    }
    if (proviso instanceof Proviso.CoversEveryReason) {
      List<String> lacking = new ArrayList<>();
      reasons.forEach(reason -> lacking.addAll(uncovered(reason, filed)));
      return shown(
          proviso,
          lacking.isEmpty(),
          lacking.isEmpty()
              ? "it covers " + topics(filed)
              : String.join(", ", lacking) + " not covered");
    }
    if (proviso instanceof Proviso.TopicIsAReason) {
      boolean isReason = reasons.stream().anyMatch(reason -> isAbout(reason, filed));
      return shown(proviso, isReason, "it is about " + topics(filed));
    }
    if (proviso instanceof Proviso.Spans spans) {
      return spans(spans, filed);
    }
    if (proviso instanceof Proviso.Partner partner) {
      return partner(partner, filed, reasons, rated);
    }
    if (proviso instanceof Proviso.WrittenBy written) {
      return written(written, filed);
    }
    if (proviso instanceof Proviso.TellsOf tells) {
      List<String> lacking =
          tells.topics().stream().filter(topic -> !filed.topics().contains(topic)).toList();
      return shown(
          proviso,
          lacking.isEmpty(),
          lacking.isEmpty()
              ? "it tells of " + topics(filed)
              : "it does not tell of " + String.join(", ", lacking));
    }
    if (proviso instanceof Proviso.Evidence) {
      boolean hasSome = !filed.evidence().isBlank();
      return shown(proviso, hasSome, hasSome ? filed.evidence() : "it names no evidence");
    }
    throw new AssertionError("no such proviso: " + proviso);
  }

  private static Obligation.Shown shown(Proviso proviso, boolean isMet, String why) {
    return new Obligation.Shown(proviso.toString(), isMet, why);
  }

  private static String topics(Filed filed) {
    return filed.topics().isEmpty() ? "nothing" : String.join(", ", filed.topics());
  }

  private Obligation.Shown approved(Proviso.ApprovedBy approval, Filed filed) {
    String who = filed.approvedBy().strip();
    if (who.isEmpty()) {
      return shown(approval, false, "nobody approved it");
    }
    if (!office(who).equals(office(approval.by()))) {
      return shown(approval, false, "approved by " + who);
    }
    CalendarDate on = filed.approvedOn();
    if (on == null) {
      return shown(approval, false, "approved by " + who + ", and nobody says when");
    }
    return on.compareTo(asOf) > 0
        ? shown(approval, false, "nobody approved it until " + asOf)
        : shown(approval, true, "approved by " + who + " on " + on);
  }

  private static Obligation.Shown written(Proviso.WrittenBy proviso, Filed filed) {
    List<String> authors = new ArrayList<>();
    for (String author : AND.split(filed.by(), -1)) {
      authors.add(office(author));
    }
    List<String> lacking =
        proviso.authors().stream().filter(one -> !authors.contains(office(one))).toList();
    return shown(
        proviso,
        lacking.isEmpty(),
        lacking.isEmpty()
            ? "written by " + filed.by()
            : "not written by " + String.join(" and ", lacking));
  }

  /** An office as it is compared: letters small, without an article. */
  private static String office(String text) {
    String plain = text.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s_]+", " ");
    return plain.startsWith("the ") ? plain.substring("the ".length()) : plain;
  }

  /**
   * What of a reason nothing that was filed covers: its route, or each group that is part of it.
   */
  private static List<String> uncovered(Held.Reason reason, Filed filed) {
    if (filed.topics().contains(reason.route())) {
      return List.of();
    }
    List<String> groups =
        reason.groups().stream().filter(group -> !filed.topics().contains(group)).toList();
    return reason.groups().isEmpty() ? List.of(reason.route()) : groups;
  }

  private static boolean isAbout(Held.Reason reason, Filed filed) {
    return filed.topics().contains(reason.route())
        || reason.groups().stream().anyMatch(filed.topics()::contains);
  }

  /** School years are counted by those that it reaches into. */
  private Obligation.Shown spans(Proviso.Spans spans, Filed filed) {
    CalendarDate from = filed.from();
    CalendarDate to = filed.to();
    if (from == null || to == null) {
      return shown(spans, false, "nobody says when it begins and ends");
    }
    int years = yearOf(to).start() - yearOf(from).start() + 1;
    String words = new Proviso.Spans(years).toString();
    return shown(spans, years >= spans.years(), words + ", from " + from + " to " + to);
  }

  private Obligation.Shown partner(
      Proviso.Partner proviso, Filed filed, List<Held.Reason> reasons, SchoolYear rated) {
    String partner = filed.partner();
    if (partner.isEmpty()) {
      return shown(proviso, false, "it names no partner");
    }
    if (partner.equals(school)) {
      return shown(proviso, false, "a school is no partner of itself");
    }
    if (!proviso.designation().isEmpty()) {
      Value holds = partners.holds(partner, proviso.designation(), rated);
      if (!holds.equals(Value.YesNo.YES)) {
        String why = holds.isMissing() ? "; " + holds : "";
        return shown(
            proviso, false, partner + " is not in " + proviso.designation() + " then" + why);
      }
    }
    if (proviso.by().isEmpty()) {
      return shown(proviso, true, "the partner is " + partner);
    }
    List<String> groups =
        reasons.stream().flatMap(reason -> reason.groups().stream()).distinct().toList();
    List<String> found = new ArrayList<>();
    for (String group : groups) {
      Value proven = partners.proven(partner, proviso.by(), group, rated);
      if (proven.equals(Value.YesNo.YES)) {
        return shown(proviso, true, partner + " is proven with " + group);
      }
      found.add(group + " " + proven);
    }
    String why = found.isEmpty() ? "no group is a reason" : String.join(", ", found);
    return shown(proviso, false, proviso.by() + " of " + partner + ": " + why);
  }

  /** The school year that holds a day. */
  public SchoolYear yearOf(CalendarDate day) {
    int start = Math.max(1900, Math.min(2199, day.year()));
    SchoolYear year = new SchoolYear(start);
    boolean isBefore =
        day.compareTo(calendar.firstDay(SchoolCalendar.SCHOOL_YEAR, year)) < 0 && start > 1900;
    return isBefore ? new SchoolYear(start - 1) : year;
  }
}
