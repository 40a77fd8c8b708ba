package org.sqis.core.data;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.sqis.core.model.CalendarDate;

/** Writes the records of schools into a digest; each text goes there with its length. */
final class RecordsDigest {
  private final Consumer<String> texts;
  private final IntConsumer numbers;

  RecordsDigest(Consumer<String> texts, IntConsumer numbers) {
    this.texts = texts;
    this.numbers = numbers;
  }

  void write(SchoolRecords records) {
    texts.accept("records");
    numbers.accept(records.decisions().size());
    for (SchoolRecords.Decision one : records.decisions()) {
      write(one.school(), one.designation(), one.year().toString(), one.kind().word());
      write(one.by(), one.on().toString(), one.because());
    }
    numbers.accept(records.filed().size());
    for (SchoolRecords.Filed one : records.filed()) {
      write(one.school(), one.what(), one.on().toString(), one.by(), one.approvedBy());
      write(day(one.approvedOn()), day(one.from()), day(one.to()));
      write(one.topics());
      write(one.partner(), one.evidence());
    }
    numbers.accept(records.waived().size());
    for (SchoolRecords.WaivedDuty one : records.waived()) {
      write(one.school(), one.what(), one.year().toString());
      write(one.by(), one.on().toString(), one.because());
    }
    numbers.accept(records.successions().size());
    for (SchoolRecords.Succession one : records.successions()) {
      write(one.former(), one.successor(), one.from().toString());
    }
  }

  void write(Entries entries) {
    texts.accept("entries");
    numbers.accept(entries.all().size());
    for (Entry one : entries.all()) {
      write(one.kind().word(), one.key());
      numbers.accept(one.values().size());
      one.values().forEach((field, value) -> write(field, value.toString()));
    }
  }

  private static String day(@Nullable CalendarDate day) {
    return day == null ? "" : day.toString();
  }

  private void write(List<String> all) {
    numbers.accept(all.size());
    all.forEach(texts);
  }

  private void write(String... all) {
    for (String one : all) {
      texts.accept(one);
    }
  }
}
