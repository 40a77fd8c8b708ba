package org.sqis.core.conformance;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.sqis.core.data.Entries;
import org.sqis.core.data.Entry;
import org.sqis.core.data.RecordFile;
import org.sqis.core.model.CalendarDate;
import org.sqis.core.policy.DutyList;

/**
 * How far one version of a module of instruction has come, and which step it left out. Deeply
 * immutable; safe for every thread.
 *
 * @param id the module
 * @param version its version
 * @param subject its subject
 * @param grade its grade
 * @param steps the records of its steps, in the order of days
 * @param faults steps that came without the one before, in words
 */
public record ModuleStory(
    String id,
    String version,
    String subject,
    String grade,
    List<Entry> steps,
    List<String> faults) {
  public ModuleStory {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(grade, "grade");
    steps = List.copyOf(steps);
    faults = List.copyOf(faults);
  }

  /**
   * The modules, by id and version.
   *
   * @param list duties that say the steps
   * @param asOf later steps do not count
   */
  public static List<ModuleStory> of(DutyList list, Entries entries, CalendarDate asOf) {
    Map<List<String>, List<Entry>> versions =
        new TreeMap<>(
            Comparator.comparing((List<String> key) -> key.get(0))
                .thenComparing(key -> key.get(1)));
    for (Entry one : entries.of(RecordFile.Kind.MODULES)) {
      if (one.day(Field.ON).orElseThrow().compareTo(asOf) <= 0) {
        versions
            .computeIfAbsent(List.of(one.key(), one.text("version")), key -> new ArrayList<>())
            .add(one);
      }
    }
    List<ModuleStory> stories = new ArrayList<>();
    versions.forEach((key, steps) -> stories.add(story(list.steps(), key, steps)));
    return stories;
  }

  private static ModuleStory story(List<String> order, List<String> key, List<Entry> steps) {
    steps.sort(
        Comparator.comparing((Entry one) -> one.day(Field.ON).orElseThrow())
            .thenComparing(one -> order.indexOf(one.text(Field.STATUS)))
            .thenComparing(one -> one.text(Field.STATUS))
            .thenComparing(one -> one.text("subject"))
            .thenComparing(one -> one.text("grade")));
    List<String> faults = new ArrayList<>();
    List<String> done = new ArrayList<>();
    for (Entry step : steps) {
      String word = step.text(Field.STATUS);
      int place = order.indexOf(word);
      if (place < 0) {
        faults.add("`" + word + "` is no step");
      } else if (place > 0 && !done.contains(order.get(place - 1))) {
        faults.add(
            word + " on " + step.day(Field.ON).orElseThrow() + " without " + order.get(place - 1));
      }
      done.add(word);
    }
    Entry last = steps.get(steps.size() - 1);
    return new ModuleStory(
        key.get(0), key.get(1), last.text("subject"), last.text("grade"), steps, faults);
  }

  /** The last step. */
  public String status() {
    return steps.isEmpty() ? "" : steps.get(steps.size() - 1).text(Field.STATUS);
  }
}
