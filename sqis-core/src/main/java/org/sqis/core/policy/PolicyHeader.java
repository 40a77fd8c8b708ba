package org.sqis.core.policy;

import java.util.List;
import java.util.Objects;
import org.sqis.core.model.SchoolYear;

/**
 * What a policy says of itself.
 *
 * @param name its name
 * @param title its title for reports, or empty
 * @param language the version of the rule language it is written in, 1 so far
 * @param version the policy's own version, or empty
 * @param first the first school year it governs
 * @param last the last school year it governs
 * @param status draft, adopted or superseded
 * @param adopted for an adopted policy by whom and when, as it is written; else empty
 * @param approver who approves changes, or empty
 * @param sources the texts it cites
 * @param notes remarks that are printed
 * @param notScored what it names and does not score, with the reason
 * @param calendar when school years begin and which seasons they have
 */
public record PolicyHeader(
    String name,
    String title,
    int language,
    String version,
    SchoolYear first,
    SchoolYear last,
    Status status,
    String adopted,
    String approver,
    List<Source> sources,
    List<String> notes,
    List<NotScored> notScored,
    SchoolCalendar calendar) {
  public PolicyHeader {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(first, "first");
    Objects.requireNonNull(last, "last");
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(adopted, "adopted");
    Objects.requireNonNull(approver, "approver");
    sources = List.copyOf(sources);
    notes = List.copyOf(notes);
    notScored = List.copyOf(notScored);
    Objects.requireNonNull(calendar, "calendar");
  }

  /** The same, with nothing said of the calendar. */
  public PolicyHeader(
      String name,
      String title,
      int language,
      String version,
      SchoolYear first,
      SchoolYear last,
      Status status,
      String adopted,
      String approver,
      List<Source> sources,
      List<String> notes,
      List<NotScored> notScored) {
    this(
        name,
        title,
        language,
        version,
        first,
        last,
        status,
        adopted,
        approver,
        sources,
        notes,
        notScored,
        SchoolCalendar.PLAIN);
  }

  /** The same, with nothing said of what is not scored. */
  public PolicyHeader(
      String name,
      String title,
      int language,
      String version,
      SchoolYear first,
      SchoolYear last,
      Status status,
      String adopted,
      String approver,
      List<Source> sources,
      List<String> notes) {
    this(
        name, title, language, version, first, last, status, adopted, approver, sources, notes,
        List.of());
  }

  /** A draft of one school year with nothing else said. */
  public static PolicyHeader draft(String name, SchoolYear year) {
    return new PolicyHeader(
        name, "", 1, "", year, year, Status.DRAFT, "", "", List.of(), List.of());
  }

  /** Where a policy stands. */
  public enum Status {
    /** Not adopted; results of a draft say so. */
    DRAFT,
    /** Adopted by somebody on a date. */
    ADOPTED,
    /** Replaced by a later policy. */
    SUPERSEDED
  }

  /**
   * A text the policy cites.
   *
   * @param name its short name in the policy
   * @param title its full title
   */
  public record Source(String name, String title) {
    public Source {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(title, "title");
    }
  }
}
