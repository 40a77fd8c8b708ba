package org.sqis.core.rulebook;

import java.util.ArrayList;
import java.util.List;
import org.sqis.core.policy.Ladder;
import org.sqis.core.policy.Ladder.Due;
import org.sqis.core.policy.PolicySpec;
import org.sqis.core.policy.SchoolCalendar;

/** What follows from designations: states, moves and duties. */
final class LaddersChapter {
  private LaddersChapter() {}

  static Section of(PolicySpec spec, References references) {
    List<Section> sections =
        Words.sections(
            "ladder",
            spec.ladders(),
            Ladder::name,
            Ladder::years,
            ladder -> blocks(ladder, references),
            references);
    return new Section("ladders", Text.of("What follows from a designation"), List.of(), sections);
  }

  private static List<Block> blocks(Ladder ladder, References references) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new Block.Paragraph(
            Text.of("For schools designated as ")
                .and(references.titled(ladder.designation()))
                .and(". The states are ")
                .and(Words.codes(ladder.states()))
                .and("; a school that is newly designated enters the first.")));
    blocks.add(moves(ladder, references));
    if (!ladder.duties().isEmpty()) {
      blocks.add(duties(ladder, references));
    }
    blocks.add(new Block.Listing(clock(ladder, references), false));
    blocks.addAll(
        Words.standing(
            Words.provenance(ladder.provenance()), ladder.source(), ladder.notes(), references));
    return blocks;
  }

  private static Block moves(Ladder ladder, References references) {
    List<Block.Row> rows = new ArrayList<>();
    for (Ladder.Move move : ladder.moves()) {
      rows.add(
          Words.row(
              List.of(
                  state(move.from()),
                  references.written(move.when()),
                  move.to().equals(Ladder.OUT)
                      ? Text.of("off the ladder")
                      : Text.code(move.to()))));
    }
    return new Block.Table(
        Text.of("Moves, at most one a year; the first row that holds is made"),
        List.of(Text.of("From"), Text.of("When"), Text.of("To")),
        rows);
  }

  private static Text state(String state) {
    return state.equals(Ladder.ANY) ? Text.of("every state") : Text.code(state);
  }

  private static Block duties(Ladder ladder, References references) {
    boolean hasOrigins =
        ladder.duties().stream()
            .anyMatch(duty -> duty.provenance() != null || !duty.source().isEmpty());
    List<Block.Row> rows = new ArrayList<>();
    for (Ladder.Duty duty : ladder.duties()) {
      List<Text> cells = new ArrayList<>();
      cells.add(state(duty.in()));
      cells.add(Text.of(String.join(" and ", duty.who())));
      cells.add(Text.of(duty.must() + " ").and(Text.code(duty.what())));
      cells.add(due(duty.due(), references));
      cells.add(
          Text.join(", ", duty.provisos().stream().map(one -> proviso(one, references)).toList()));
      if (hasOrigins) {
        cells.add(duty.provenance() == null ? Text.NONE : Words.provenance(duty.provenance()));
        cells.add(duty.source().isEmpty() ? Text.NONE : references.cited(duty.source()));
      }
      rows.add(Words.row(cells));
    }
    List<Text> columns = new ArrayList<>();
    for (String column : List.of("In", "Who", "Must", "By", "Provided")) {
      columns.add(Text.of(column));
    }
    if (hasOrigins) {
      columns.add(Text.of("Set by"));
      columns.add(Text.of("Source"));
    }
    return new Block.Table(Text.of("Duties"), columns, rows);
  }

  private static Text due(Due due, References references) {
    return due instanceof Due.EachYear each && !each.season().equals(SchoolCalendar.SCHOOL_YEAR)
        ? references.name(each.season()).and(" of each year")
        : Text.of(due.toString());
  }

  private static Text proviso(Ladder.Proviso proviso, References references) {
    if (!(proviso instanceof Ladder.Proviso.Partner partner) || partner.designation().isEmpty()) {
      return Text.of(proviso.toString());
    }
    Text text = Text.of("partner is ").and(references.name(partner.designation()));
    return partner.by().isEmpty()
        ? text
        : text.and(" and ").and(references.name(partner.by())).and(" of an identifying group");
  }

  private static List<Block.Item> clock(Ladder ladder, References references) {
    List<Text> texts = new ArrayList<>();
    texts.add(
        Text.of(
            ladder.noData() == Ladder.NoData.COUNTS
                ? "A year without data counts, and nobody leaves in it."
                : "In a year without data the clock stops, and nobody moves."));
    texts.add(
        Text.of(
            ladder.reentry() == 0
                ? "A school that is designated again starts with a new clock."
                : "A school that is designated again within "
                    + Words.counted(ladder.reentry(), "year", "years")
                    + " goes on where it was."));
    if (!ladder.carries().isEmpty()) {
      List<Text> names = ladder.carries().stream().map(references::name).toList();
      texts.add(
          Text.of("A school that comes from ")
              .and(Words.listed(names, "or"))
              .and(" keeps its clock."));
    }
    texts.add(
        Text.of(
            "When the rules change, moves follow "
                + rules(ladder.keepsOldMoves())
                + " and duties "
                + rules(ladder.keepsOldDuties())
                + "."));
    return texts.stream().map(text -> new Block.Item("", text)).toList();
  }

  private static String rules(boolean areOld) {
    return areOld ? "the rules of the year in which the school was designated" : "the new rules";
  }
}
