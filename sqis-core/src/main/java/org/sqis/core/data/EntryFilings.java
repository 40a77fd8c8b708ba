package org.sqis.core.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.sqis.core.model.SchoolYear;

/**
 * Records of procedures as what was filed and waived for duties, so that nobody files a plan twice
 * and duties of districts are judged like those of schools.
 */
public final class EntryFilings {
  private EntryFilings() {}

  /**
   * Every plan as filed for its school: its topics are the reasons, targets and groups of its
   * actions.
   */
  public static SchoolRecords plans(Entries entries) {
    List<SchoolRecords.Filed> filed = new ArrayList<>();
    for (Entry plan : entries.of(RecordFile.Kind.PLANS)) {
      filed.add(plan(plan, entries));
    }
    return SchoolRecords.of(List.of(), filed, List.of(), List.of());
  }

  /**
   * One plan as filed for its school.
   *
   * @param plan an entry of the kind {@link RecordFile.Kind#PLANS}
   */
  public static SchoolRecords.Filed plan(Entry plan, Entries entries) {
    Set<String> topics = new TreeSet<>();
    for (Entry action : entries.of(RecordFile.Kind.ACTIONS, plan.text(RecordField.PLAN))) {
      topics.addAll(action.texts(RecordField.TOPICS));
      topics.addAll(action.texts("groups"));
    }
    return filed(plan, List.copyOf(topics));
  }

  /** What districts and the consortium did, by the name of the district. */
  public static SchoolRecords milestones(Entries entries) {
    List<SchoolRecords.Filed> filed = new ArrayList<>();
    List<SchoolRecords.WaivedDuty> waived = new ArrayList<>();
    for (Entry one : entries.of(RecordFile.Kind.MILESTONES)) {
      SchoolYear year = one.year(RecordField.YEAR).orElse(null);
      if (!one.isYes(RecordField.WAIVED)) {
        filed.add(filed(one, one.texts(RecordField.TOPICS)));
      } else if (year != null) {
        waived.add(
            new SchoolRecords.WaivedDuty(
                one.key(),
                one.text(RecordField.WHAT),
                year,
                one.text(RecordField.BY),
                one.day(RecordField.ON).orElseThrow(),
                one.text(RecordField.BECAUSE)));
      }
    }
    return SchoolRecords.of(List.of(), filed, waived, List.of());
  }

  private static SchoolRecords.Filed filed(Entry one, List<String> topics) {
    return new SchoolRecords.Filed(
        one.key(),
        one.text(RecordField.WHAT),
        one.day(RecordField.ON).orElseThrow(),
        one.text(RecordField.BY),
        one.text(RecordField.APPROVED_BY),
        one.day(RecordField.APPROVED_ON).orElse(null),
        one.day(RecordField.FROM).orElse(null),
        one.day(RecordField.TO).orElse(null),
        topics,
        "",
        one.text(RecordField.EVIDENCE));
  }
}
