package org.sqis.core.rulebook;

import java.util.ArrayList;
import java.util.List;
import org.sqis.core.policy.Provenance;
import org.sqis.core.policy.SchoolCalendar;

/** When school years begin and which seasons they have. */
final class CalendarChapter {
  private CalendarChapter() {}

  static Section of(SchoolCalendar calendar, References references) {
    Text title = Text.of("The school year and its seasons");
    if (calendar.isPlain()) {
      return new Section("calendar", title, List.of(), List.of());
    }
    List<Text> columns = new ArrayList<>();
    List.of("Name", "First day", "Last day", "Set by", "Source")
        .forEach(heading -> columns.add(Text.of(heading)));
    List<Block.Row> rows = new ArrayList<>();
    SchoolCalendar.Start start = calendar.start();
    if (start != null) {
      String name = SchoolCalendar.SCHOOL_YEAR;
      List<Text> cells = new ArrayList<>(List.of(Text.code(name), Text.of(start.day().toString())));
      cells.add(Text.of("the day before"));
      standing(cells, start.provenance(), start.source(), references);
      rows.add(new Block.Row("", cells, 1));
    }
    for (SchoolCalendar.Entry entry : calendar.seasons()) {
      String name = entry.season().name();
      List<Text> cells = new ArrayList<>();
      cells.add(Text.code(name));
      cells.add(Text.of(entry.season().from().toString()));
      cells.add(Text.of(entry.season().to().toString()));
      standing(cells, entry.provenance(), entry.source(), references);
      rows.add(new Block.Row(References.anchor("season", name), cells, 1));
    }
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Table(Text.of("Days that come every year"), columns, rows));
    blocks.add(
        Words.paragraph(
            start == null
                ? "The policy does not say when school years begin; they begin on "
                    + calendar.begins()
                    + "."
                : "A school year begins on " + calendar.begins() + "."));
    return new Section("calendar", title, blocks, List.of());
  }

  private static void standing(
      List<Text> cells, Provenance provenance, String source, References references) {
    cells.add(Words.provenance(provenance));
    cells.add(source.isEmpty() ? Text.NONE : references.cited(source));
  }
}
