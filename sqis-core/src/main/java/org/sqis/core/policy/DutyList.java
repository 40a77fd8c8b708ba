package org.sqis.core.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sqis.core.model.YearRange;

/**
 * What the districts of a membership must do while they are members, or what the consortium must
 * do: duties like those of ladders, without states. Immutable; safe for every thread.
 *
 * @param name its name
 * @param title its title for reports, or empty
 * @param membership the membership whose districts must; empty for the consortium itself
 * @param duties the duties, each in {@link Ladder#ANY}
 * @param steps the steps through which a module goes, in order; none if modules are not looked at
 * @param provenance who stands behind it; null if the author does not say
 * @param source the source it cites, or empty
 * @param notes remarks that are printed
 * @param years the school years in which it is in force; null for every year of the policy
 */
public record DutyList(
    String name,
    String title,
    String membership,
    List<Ladder.Duty> duties,
    List<String> steps,
    @Nullable Provenance provenance,
    String source,
    List<String> notes,
    @Nullable YearRange years)
    implements Procedure {
  /** The key of the records of the consortium itself. */
  public static final String CONSORTIUM = "consortium";

  /** The state of who must: duties hold for as long as it lasts. */
  public static final String MEMBER = "member";

  public DutyList {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(membership, "membership");
    duties = List.copyOf(duties);
    steps = List.copyOf(steps);
    Objects.requireNonNull(source, "source");
    notes = List.copyOf(notes);
    if (duties.stream().anyMatch(duty -> !duty.in().equals(Ladder.ANY))) {
      throw new IllegalArgumentException("duties must hold in any state: " + duties);
    }
  }

  /** Whether the consortium itself must, and not its districts. */
  public boolean isOfConsortium() {
    return membership.isEmpty();
  }

  /** The duties as those of a ladder whose only state is {@link #MEMBER}. */
  public Ladder asLadder() {
    return new Ladder(
        name,
        title,
        "",
        List.of(MEMBER),
        List.of(),
        duties,
        Ladder.NoData.COUNTS,
        0,
        List.of(),
        false,
        false,
        provenance,
        source,
        notes,
        years);
  }

  /** Provisos as a rule file writes them. */
  static String joined(List<Ladder.Proviso> provisos) {
    return provisos.stream().map(Object::toString).collect(Collectors.joining(", "));
  }

  /** What a duty is about, with its day where several are about the same. */
  private String named(Ladder.Duty duty) {
    boolean isAlone = duties.stream().filter(one -> one.what().equals(duty.what())).count() == 1;
    return isAlone ? duty.what() : duty.what() + ", " + duty.due();
  }

  @Override
  public Outline outline() {
    List<List<String>> rows = new ArrayList<>();
    for (Ladder.Duty duty : duties) {
      rows.add(
          List.of(
              named(duty),
              String.join(", ", duty.who()),
              duty.must(),
              duty.due().toString(),
              joined(duty.provisos()),
              duty.provenance() == null ? "" : duty.provenance().word(),
              duty.source()));
    }
    return new Outline(
        "milestones",
        List.of(
            new Outline.Clause(
                "for", isOfConsortium() ? "the consortium" : "districts of " + membership),
            new Outline.Clause("modules", String.join(", ", steps))),
        List.of(
            new Outline.Table(
                "duties",
                List.of(
                    "what", "who", "must", "by", "provided", Outline.PROVENANCE, Outline.SOURCE),
                rows,
                false)));
  }

  @Override
  public Set<String> reads() {
    return isOfConsortium() ? Set.of() : Set.of(membership);
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.dutyList(this);
  }
}
