package org.sqis.core.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sqis.core.model.CalendarDate;
import org.sqis.core.number.Rational;
import org.sqis.core.policy.Provenance;

/**
 * What a consortium asks of the evaluation systems of its districts. Deeply immutable; safe for
 * every thread.
 *
 * @param name its name
 * @param title its title for reports, or empty
 * @param roles who must be evaluated, such as {@code teacher} and {@code principal}
 * @param bounds its numbers
 * @param milestones what has to be done by when
 * @param consultations whom a district has to consult
 * @param notes remarks that are printed
 */
public record Guidelines(
    String name,
    String title,
    List<String> roles,
    List<Bound> bounds,
    List<Milestone> milestones,
    List<Consultation> consultations,
    List<String> notes) {
  public Guidelines {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(title, "title");
    roles = List.copyOf(roles);
    bounds = List.copyOf(bounds);
    milestones = List.copyOf(milestones);
    consultations = List.copyOf(consultations);
    notes = List.copyOf(notes);
  }

  /** The title, or the name where there is none. */
  public String shown() {
    return title.isEmpty() ? name : title;
  }

  /** The places of the numbers that hold for a limit, for everyone or for a role. */
  List<Integer> bounds(Limit limit) {
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i < bounds.size(); i++) {
      if (bounds.get(i).limit() == limit) {
        found.add(i);
      }
    }
    return found;
  }

  /**
   * The place of the number that holds for people of a role and status: the one that says most
   * about them.
   */
  Optional<Integer> bound(Limit limit, String role, String status) {
    Integer best = null;
    for (int i : bounds(limit)) {
      Bound one = bounds.get(i);
      boolean fits =
          (one.role().isEmpty() || one.role().equals(role))
              && (one.status().isEmpty() || one.status().equals(status));
      if (fits && (best == null || one.detail() > bounds.get(best).detail())) {
        best = i;
      }
    }
    return Optional.ofNullable(best);
  }

  /**
   * The places of the milestones that are in force on a day: of those with one name the one that
   * came into force last.
   *
   * @param day the day; null for the latest of all
   */
  List<Integer> inForce(@Nullable CalendarDate day) {
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i < milestones.size(); i++) {
      Milestone one = milestones.get(i);
      if (!one.isInForce(day)) {
        continue;
      }
      int place = i;
      boolean isReplaced =
          milestones.stream()
              .anyMatch(
                  other ->
                      other.name().equals(milestones.get(place).name())
                          && other.isInForce(day)
                          && other.since() != null
                          && (one.since() == null || other.since().compareTo(one.since()) > 0));
      if (!isReplaced) {
        found.add(i);
      }
    }
    return found;
  }

  /**
   * A number.
   *
   * @param limit what it limits
   * @param role for whom, or empty for everyone
   * @param status for which of them, or empty for all
   * @param value the number; null if it is not set
   * @param floor the number below which the guidelines themselves cannot go; null if there is none
   * @param provenance who stands behind the number; null if nobody does
   * @param source what it rests on, or empty
   * @param note a remark, or empty
   */
  public record Bound(
      Limit limit,
      String role,
      String status,
      @Nullable Rational value,
      @Nullable Rational floor,
      @Nullable Provenance provenance,
      String source,
      String note) {
    public Bound {
      Objects.requireNonNull(limit, "limit");
      Objects.requireNonNull(role, "role");
      Objects.requireNonNull(status, "status");
      Objects.requireNonNull(source, "source");
      Objects.requireNonNull(note, "note");
    }

    private int detail() {
      return (role.isEmpty() ? 0 : 1) + (status.isEmpty() ? 0 : 1);
    }
  }

  /**
   * Something that has to be done.
   *
   * @param name its name
   * @param isOfDistricts whether every district has to do it, and not the consortium
   * @param due by when
   * @param met when the consortium did it; null if it has not, or if districts have to
   * @param since from which day on this holds, in place of an earlier row; null for always
   * @param provenance who stands behind it; null if nobody does
   * @param source what it rests on, or empty
   */
  public record Milestone(
      String name,
      boolean isOfDistricts,
      Moment due,
      @Nullable Moment met,
      @Nullable CalendarDate since,
      @Nullable Provenance provenance,
      String source) {
    public Milestone {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(due, "due");
      Objects.requireNonNull(source, "source");
    }

    private boolean isInForce(@Nullable CalendarDate day) {
      return since == null || day == null || since.compareTo(day) <= 0;
    }
  }

  /**
   * Somebody whom each district has to consult.
   *
   * @param with who
   * @param from the first day on which that counts
   * @param until the milestone that ends it
   * @param provenance who stands behind it; null if nobody does
   * @param source what it rests on, or empty
   */
  public record Consultation(
      String with,
      CalendarDate from,
      String until,
      @Nullable Provenance provenance,
      String source) {
    public Consultation {
      Objects.requireNonNull(with, "with");
      Objects.requireNonNull(from, "from");
      Objects.requireNonNull(until, "until");
      Objects.requireNonNull(source, "source");
    }
  }
}
