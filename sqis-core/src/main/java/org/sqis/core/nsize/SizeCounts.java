package org.sqis.core.nsize;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sqis.core.data.Entity;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;
import org.sqis.core.policy.Group;

/** Counts groups and schools, one school after the other. Confined to one thread. */
final class SizeCounts {
  private final List<Group> groups;

  /** The families to look for; the empty one stands for all groups. */
  private final List<String> families = new ArrayList<>();

  private final Part whole;
  private final Map<String, Part> districts = new TreeMap<>(unnamedLast());
  private final List<SizeMove> moves = new ArrayList<>();
  private List<GroupSizes> byGroup = List.of();
  private List<GroupSizes> byDistrict = List.of();
  private List<SchoolSizes> schools = List.of();
  private List<SchoolSizes> schoolsByDistrict = List.of();

  SizeCounts(List<Group> groups) {
    this.groups = List.copyOf(groups);
    families.add("");
    Map<String, Integer> sizes = new LinkedHashMap<>();
    groups.stream()
        .filter(group -> !group.family().isEmpty())
        .forEach(group -> sizes.merge(group.family(), 1, Integer::sum));
    sizes.forEach(
        (family, size) -> {
          // All groups stand for themselves, and one group has its own row.
          if (size > 1 && size < groups.size()) {
            families.add(family);
          }
        });
    this.whole = new Part(null);
  }

  private static Comparator<String> unnamedLast() {
    return Comparator.comparing(String::isEmpty).thenComparing(Comparator.naturalOrder());
  }

  /** Yes, no, or nobody knows. */
  private enum Answer {
    YES,
    NO,
    UNKNOWN;

    static Answer or(List<Answer> answers) {
      return answers.contains(YES) ? YES : answers.contains(UNKNOWN) ? UNKNOWN : NO;
    }
  }

  /**
   * How one group of one school stands.
   *
   * @param size its size; null if it is not known
   * @param unsized why it is not; null if it is
   * @param undecided why a rule does not decide; null if both do
   * @param before whether it is accountable by the rule before
   * @param after whether it is by the rule after
   */
  record Standing(
      @Nullable Rational size,
      @Nullable MissingReason unsized,
      @Nullable MissingReason undecided,
      Answer before,
      Answer after) {
    static Standing of(Value size, Value before, Value after) {
      if (size instanceof Value.Missing missing) {
        // Without students there is no group; of any other reason one may be there.
        boolean isNone = missing.reason() == MissingReason.NOT_APPLICABLE;
        Answer answer = isNone ? Answer.NO : Answer.UNKNOWN;
        return new Standing(null, missing.reason(), null, answer, answer);
      }
      MissingReason undecided = undecided(before, after);
      Rational students = ((Value.Num) size).number();
      return new Standing(students, null, undecided, answer(before), answer(after));
    }

    private static Answer answer(Value value) {
      if (value instanceof Value.Missing missing) {
        return missing.reason().isAbsence() ? Answer.NO : Answer.UNKNOWN;
      }
      return value.equals(Value.YesNo.YES) ? Answer.YES : Answer.NO;
    }

    /** The reason that counts if both rules have one. */
    private static @Nullable MissingReason undecided(Value before, Value after) {
      MissingReason reason = null;
      for (Value value : List.of(before, after)) {
        if (answer(value) == Answer.UNKNOWN) {
          MissingReason own = ((Value.Missing) value).reason();
          reason = reason == null || own.compareTo(reason) < 0 ? own : reason;
        }
      }
      return reason;
    }
  }

  /** Counts a school. */
  void add(Entity school, List<Standing> standings) {
    Part district = districts.computeIfAbsent(school.districtName(), name -> new Part(name));
    for (Part part : List.of(whole, district)) {
      part.add(standings);
    }
    for (int i = 0; i < groups.size(); i++) {
      Standing standing = standings.get(i);
      boolean isKnown = standing.size() != null && standing.undecided() == null;
      if (isKnown && standing.before() != standing.after()) {
        Rational size = Objects.requireNonNull(standing.size());
        boolean isNewly = standing.after() == Answer.YES;
        moves.add(new SizeMove(school, groups.get(i).name(), size, isNewly));
      }
    }
  }

  /** Says that all schools were counted. */
  void close() {
    byGroup = whole.groups();
    byDistrict = districts.values().stream().flatMap(part -> part.groups().stream()).toList();
    schools = whole.schools();
    schoolsByDistrict =
        districts.values().stream().flatMap(part -> part.schools().stream()).toList();
  }

  List<GroupSizes> byGroup() {
    return byGroup;
  }

  List<GroupSizes> byDistrict() {
    return byDistrict;
  }

  List<SchoolSizes> schools() {
    return schools;
  }

  List<SchoolSizes> schoolsByDistrict() {
    return schoolsByDistrict;
  }

  List<SizeMove> moves() {
    return List.copyOf(moves);
  }

  /** The schools of a district, or all of them. */
  private final class Part {
    private final @Nullable String district;
    private final List<OfGroup> ofGroups = new ArrayList<>();
    private final List<OfFamily> ofFamilies = new ArrayList<>();
    private int schools;

    Part(@Nullable String district) {
      this.district = district;
      groups.forEach(group -> ofGroups.add(new OfGroup()));
      families.forEach(family -> ofFamilies.add(new OfFamily()));
    }

    void add(List<Standing> standings) {
      schools++;
      for (int i = 0; i < groups.size(); i++) {
        ofGroups.get(i).add(standings.get(i));
      }
      for (int i = 0; i < families.size(); i++) {
        String family = families.get(i);
        List<Answer> before = new ArrayList<>();
        List<Answer> after = new ArrayList<>();
        for (int group = 0; group < groups.size(); group++) {
          if (family.isEmpty() || family.equals(groups.get(group).family())) {
            before.add(standings.get(group).before());
            after.add(standings.get(group).after());
          }
        }
        ofFamilies.get(i).add(Answer.or(before), Answer.or(after));
      }
    }

    List<GroupSizes> groups() {
      List<GroupSizes> sizes = new ArrayList<>();
      for (int i = 0; i < groups.size(); i++) {
        OfGroup of = ofGroups.get(i);
        sizes.add(
            new GroupSizes(
                district,
                groups.get(i).name(),
                schools,
                of.sized,
                of.unsized,
                of.undecided,
                of.before,
                of.after,
                of.newly,
                of.noLonger));
      }
      return sizes;
    }

    List<SchoolSizes> schools() {
      List<SchoolSizes> sizes = new ArrayList<>();
      for (int i = 0; i < families.size(); i++) {
        OfFamily of = ofFamilies.get(i);
        sizes.add(
            new SchoolSizes(
                district,
                families.get(i),
                schools,
                of.before,
                of.after,
                of.newly,
                of.noLonger,
                of.unknown));
      }
      return sizes;
    }
  }

  /** One group in the schools of a part. */
  private static final class OfGroup {
    private final SortedMap<MissingReason, Integer> unsized = new TreeMap<>();
    private final SortedMap<MissingReason, Integer> undecided = new TreeMap<>();
    private int sized;
    private SizeTally before = SizeTally.NONE;
    private SizeTally after = SizeTally.NONE;
    private SizeTally newly = SizeTally.NONE;
    private SizeTally noLonger = SizeTally.NONE;

    void add(Standing standing) {
      Rational size = standing.size();
      if (size == null) {
        unsized.merge(Objects.requireNonNull(standing.unsized()), 1, Integer::sum);
        return;
      }
      sized++;
      if (standing.undecided() != null) {
        undecided.merge(standing.undecided(), 1, Integer::sum);
        return;
      }
      boolean was = standing.before() == Answer.YES;
      boolean is = standing.after() == Answer.YES;
      before = was ? before.with(size) : before;
      after = is ? after.with(size) : after;
      newly = is && !was ? newly.with(size) : newly;
      noLonger = was && !is ? noLonger.with(size) : noLonger;
    }
  }

  /** Any group of a family, or any group at all, in the schools of a part. */
  private static final class OfFamily {
    private int before;
    private int after;
    private int newly;
    private int noLonger;
    private int unknown;

    void add(Answer was, Answer is) {
      if (was == Answer.UNKNOWN || is == Answer.UNKNOWN) {
        unknown++;
        return;
      }
      before += was == Answer.YES ? 1 : 0;
      after += is == Answer.YES ? 1 : 0;
      newly += is == Answer.YES && was == Answer.NO ? 1 : 0;
      noLonger += was == Answer.YES && is == Answer.NO ? 1 : 0;
    }
  }
}
