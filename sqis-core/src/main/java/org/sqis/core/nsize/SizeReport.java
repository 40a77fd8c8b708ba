package org.sqis.core.nsize;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sqis.core.Policy;
import org.sqis.core.data.Dataset;
import org.sqis.core.data.Entity;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.Value;
import org.sqis.core.outcome.Origin;
import org.sqis.core.outcome.Outcome;
import org.sqis.core.outcome.Table;
import org.sqis.core.policy.Group;
import org.sqis.core.policy.Input;

/**
 * Which student groups of which schools become accountable by another rule for the size of a group,
 * and which no longer are; with their students, by group and district. Groups overlap, so nothing
 * here is added up over groups. Deeply immutable; safe for every thread.
 */
public final class SizeReport {
  /** What every output of such a report has to say. */
  public static final String OVERLAP =
      "Groups overlap: one student is in several. No number here is a sum over groups, and none may"
          + " be made of them.";

  private final Origin origin;
  private final SizeQuestion question;
  private final String fromWords;
  private final String toWords;
  private final Input count;
  private final List<Group> groups;
  private final List<Group> others;
  private final int wholes;
  private final SizeCounts counts;

  private SizeReport(Policy policy, Dataset data, SizeQuestion question, SizeMeasures measures) {
    this.origin = policy.origin(data);
    this.question = question;
    this.fromWords = measures.words(question.from());
    this.toWords = measures.words(question.to());
    this.count = measures.count();
    this.groups = measures.groups();
    this.others = measures.others();
    SizeMeasures.Extended extended = measures.extended();
    this.wholes =
        (int)
            data.entities().stream()
                .filter(entity -> entity.kind() == Entity.Kind.DISTRICT)
                .count();
    this.counts = new SizeCounts(groups);
    fill(data, extended.policy().score(data), extended.names());
    counts.close();
  }

  /** Counts the schools of the year; a district that is scored like a school is none of them. */
  private void fill(Dataset data, Outcome outcome, List<String> names) {
    for (int entity = 0; entity < data.entities().size(); entity++) {
      Entity school = data.entities().get(entity);
      if (school.kind() != Entity.Kind.SCHOOL || !data.knows(entity)) {
        continue;
      }
      List<SizeCounts.Standing> standings = new ArrayList<>();
      for (Group group : groups) {
        List<Value> values =
            names.stream().map(name -> outcome.value(school.id(), name, group.name())).toList();
        standings.add(SizeCounts.Standing.of(values.get(0), values.get(1), values.get(2)));
      }
      counts.add(school, standings);
    }
  }

  /**
   * The report for the year of {@code data}; {@code data.in(year)} gives those of another year.
   *
   * @throws IllegalArgumentException if the question does not fit the policy, see {@link #misfit},
   *     or the data do not
   */
  public static SizeReport of(Policy policy, Dataset data, SizeQuestion question) {
    require(policy, "policy");
    require(data, "data");
    require(question, "question");
    SizeMeasures measures = new SizeMeasures(policy, data.year(), question);
    measures
        .misfit()
        .ifPresent(
            misfit -> {
              throw new IllegalArgumentException("question must fit the policy: " + misfit);
            });
    return new SizeReport(policy, data, question, measures);
  }

  /**
   * Why a question cannot be asked of a policy in a year: it does not govern the year, or there is
   * no such count, group or rule; in words, empty if it can.
   */
  public static Optional<String> misfit(Policy policy, SchoolYear year, SizeQuestion question) {
    require(policy, "policy");
    require(year, "year");
    require(question, "question");
    return new SizeMeasures(policy, year, question).misfit();
  }

  /**
   * The inputs of a year that can be the size of a group: counts of each group, those that are no
   * part of another one first.
   */
  public static List<Input> counts(Policy policy, SchoolYear year) {
    require(policy, "policy");
    require(year, "year");
    return SizeMeasures.counts(policy, year);
  }

  static void require(@Nullable Object argument, String name) {
    if (argument == null) {
      throw new IllegalArgumentException(name + " must not be null");
    }
  }

  /** What the report was made of. */
  public Origin origin() {
    return origin;
  }

  /** What was asked. */
  public SizeQuestion question() {
    return question;
  }

  /** The rule before, in words. */
  public String fromWords() {
    return fromWords;
  }

  /** The rule after, in words. */
  public String toWords() {
    return toWords;
  }

  /** The input that is the size of a group. */
  public Input count() {
    return count;
  }

  /** The groups reported, in the order of the policy. */
  public List<Group> groups() {
    return groups;
  }

  /** The groups of the year that are not reported. */
  public List<Group> others() {
    return others;
  }

  /** How many districts the data score like schools; they are no schools and not counted. */
  public int wholes() {
    return wholes;
  }

  /** One entry a group, for all districts together. */
  public List<GroupSizes> byGroup() {
    return counts.byGroup();
  }

  /** One entry for each district and group. */
  public List<GroupSizes> byDistrict() {
    return counts.byDistrict();
  }

  /**
   * Schools with at least one accountable group, each school once, for all districts together: of
   * all groups reported, and of each family that several of them belong to.
   */
  public List<SchoolSizes> schools() {
    return counts.schools();
  }

  /** The same for each district. */
  public List<SchoolSizes> schoolsByDistrict() {
    return counts.schoolsByDistrict();
  }

  /** The groups that become or cease to be accountable, school by school. */
  public List<SizeMove> moves() {
    return counts.moves();
  }

  /**
   * One row for each group of all districts, then one for each district and group, of one report
   * after the other.
   */
  public static Table rows(List<SizeReport> reports) {
    require(reports, "reports");
    return SizeTables.rows(reports);
  }

  /**
   * For readers: the rules, then by group and district what becomes accountable and what no longer
   * is, and how much is not known. Of several reports first the newly accountable side by side.
   *
   * @throws IllegalArgumentException if there is no report, or they are not of one size, one choice
   *     of groups and the same data and policy
   */
  public static String text(List<SizeReport> reports) {
    require(reports, "reports");
    if (reports.isEmpty()) {
      throw new IllegalArgumentException("reports must not be empty");
    }
    LinkedHashSet<Object> same = new LinkedHashSet<>();
    reports.forEach(one -> same.add(List.of(one.origin, one.count, one.groups)));
    if (same.size() > 1) {
      throw new IllegalArgumentException("reports must be of one size, the same groups and data");
    }
    return new SizeText(reports).text();
  }

  /** The origin and the text for readers. */
  @Override
  public String toString() {
    return origin + "\n\n" + text(List.of(this));
  }
}
