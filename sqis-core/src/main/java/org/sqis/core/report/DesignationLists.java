package org.sqis.core.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sqis.core.data.Entity;
import org.sqis.core.data.SchoolRecords;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.Value;
import org.sqis.core.outcome.Determinations;
import org.sqis.core.policy.Designation;
import org.sqis.core.standing.Determination;
import org.sqis.core.standing.Held;
import org.sqis.core.standing.Quota;
import org.sqis.core.standing.StandingYear;

/** The lists of one designation after the determination of the rated year. One run. */
final class DesignationLists {
  private final Determinations all;
  private final SchoolYear year;
  private final Designation designation;
  private final List<ListEntry> entries = new ArrayList<>();

  DesignationLists(Determinations all, Designation designation) {
    this.all = all;
    this.year = all.year();
    this.designation = designation;
    // By code, as data have them that end in this year.
    List<Entity> entities = new ArrayList<>(all.entities());
    entities.sort(Comparator.comparing(Entity::id));
    for (Entity entity : entities) {
      all.of(entity.id(), year).flatMap(one -> entry(entity, one)).ifPresent(entries::add);
    }
  }

  Designation designation() {
    return designation;
  }

  String title() {
    return designation.title().isEmpty() ? designation.name() : designation.title();
  }

  List<ListEntry> entries() {
    return List.copyOf(entries);
  }

  List<ListEntry> on(ListEntry.Which list) {
    return entries.stream().filter(one -> one.list() == list).toList();
  }

  private Optional<ListEntry> entry(Entity entity, StandingYear story) {
    String name = designation.name();
    Determination found = story.determinations().get(name);
    Held held = story.after().held().get(name);
    Held before = story.before().held().get(name);
    if (found == null) {
      return held != null ? withoutData(entity, held) : carriedOn(entity, heldLast(entity));
    }
    if (held != null) {
      String how = found.how().words();
      return Optional.of(entry(ListEntry.Which.DESIGNATED, entity, how, held, found));
    }
    if (found.answer().isMissing() && found.how() == Determination.How.UNDECIDED) {
      return Optional.of(entry(ListEntry.Which.UNDECIDED, entity, "undecided", null, found));
    }
    if (found.decided() != null) {
      return Optional.of(entry(ListEntry.Which.RELEASED, entity, "decided", before, found));
    }
    boolean isListMade =
        found.how() != Determination.How.PAUSED
            && found.how() != Determination.How.NO_IDENTIFICATION;
    if (before != null && isListMade) {
      return Optional.of(entry(ListEntry.Which.LEFT, entity, found.how().words(), before, found));
    }
    return Optional.empty();
  }

  /** A school that the data of the year lack keeps what it holds, until another carries it on. */
  private Optional<ListEntry> withoutData(Entity entity, Held held) {
    return InEffect.isKept(all, entity.id())
        ? Optional.of(entry(ListEntry.Which.DESIGNATED, entity, "kept, no data", held, null))
        : carriedOn(entity, held);
  }

  /** What a school held after the year before. */
  private @Nullable Held heldLast(Entity entity) {
    Held last = null;
    for (StandingYear one : all.of(entity.id())) {
      if (one.rated().compareTo(year) < 0) {
        last = one.after().held().get(designation.name());
      }
    }
    return last;
  }

  /** A former school leaves the list in the year from which another carries it on. */
  private Optional<ListEntry> carriedOn(Entity entity, @Nullable Held held) {
    Optional<SchoolRecords.Succession> carried =
        all.records().successor(entity.id()).filter(one -> one.from().equals(year));
    return held == null || carried.isEmpty()
        ? Optional.empty()
        : Optional.of(
            entry(
                ListEntry.Which.LEFT,
                entity,
                "carried on by " + carried.orElseThrow().successor(),
                held,
                null));
  }

  private ListEntry entry(
      ListEntry.Which list,
      Entity entity,
      String how,
      @Nullable Held held,
      @Nullable Determination found) {
    List<Why> whys = held == null ? List.of() : Why.of(all, entity.id(), year, held);
    return new ListEntry(list, entity, how, held, whys, found);
  }

  List<Quota> quotas() {
    return all.outcome().standings().quotas().stream()
        .filter(one -> one.designation().equals(designation.name()))
        .toList();
  }

  /** Why nobody is newly named in this determination; empty if somebody can be. */
  String standstill() {
    for (Designation.Pause pause : designation.pauses()) {
      if (pause.year().equals(year)) {
        return "Paused in the determination of "
            + year
            + ": "
            + pause.because()
            + (designation.exits().isEmpty()
                ? ". No list is made."
                : ". Nobody is named and nobody leaves.");
      }
    }
    return designation.identify().holds(year)
        ? ""
        : "No identification in " + year + ": nobody is newly named.";
  }

  /** How many schools of the year's data belong to the cohort, and of how many nobody knows. */
  int[] cohort() {
    int members = 0;
    int open = 0;
    for (Entity entity : all.entities()) {
      Value belongs = all.belongs(entity.id(), designation.among());
      members += belongs.equals(Value.YesNo.YES) ? 1 : 0;
      open += belongs.isMissing() ? 1 : 0;
    }
    return new int[] {members, open};
  }

  /** How many schools of each list each district has, sorted by district. */
  Map<String, Map<ListEntry.Which, Integer>> byDistrict() {
    Map<String, Map<ListEntry.Which, Integer>> counts = new TreeMap<>();
    for (ListEntry entry : entries) {
      String district = entry.entity().districtName();
      counts
          .computeIfAbsent(
              district.isEmpty() ? "not known" : district,
              key -> new EnumMap<>(ListEntry.Which.class))
          .merge(entry.list(), 1, Integer::sum);
    }
    return counts;
  }

  /** How many designated schools each pool has; empty where the cohort is one pool. */
  Map<String, Integer> byPool() {
    Map<String, Integer> counts = new LinkedHashMap<>();
    if (designation.poolsBy().isEmpty()) {
      return counts;
    }
    quotas().forEach(quota -> counts.putIfAbsent(quota.pool(), 0));
    for (ListEntry entry : on(ListEntry.Which.DESIGNATED)) {
      counts.merge(pool(entry), 1, Integer::sum);
    }
    return counts;
  }

  private String pool(ListEntry entry) {
    if (designation.poolsBy().equals(Designation.DISTRICT)) {
      return entry.entity().districtName();
    }
    Determination found = entry.found();
    if (found != null) {
      for (Determination.Finding finding : found.findings()) {
        for (Determination.Ranking ranking : finding.rankings()) {
          if (!ranking.pool().isEmpty()) {
            return ranking.pool();
          }
        }
      }
    }
    return "not known";
  }
}
