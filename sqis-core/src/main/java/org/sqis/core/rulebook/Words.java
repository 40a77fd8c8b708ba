package org.sqis.core.rulebook;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.model.YearRange;
import org.sqis.core.number.Rational;
import org.sqis.core.policy.LevelTable;
import org.sqis.core.policy.Provenance;

/** Words and blocks that several chapters share. */
final class Words {
  /** The heading of a column of school years. */
  static final Text YEARS = Text.of("School years");

  private Words() {}

  /** The years in which something is in force. */
  static Text years(@Nullable YearRange years) {
    return Text.of(years == null ? "every year" : years.toString());
  }

  /** A reason for no value, and its remark. */
  static String missing(MissingReason reason, String remark) {
    return remark.isEmpty() ? reason.words() : reason.words() + " (“" + remark + "”)";
  }

  /** A number; one that is no short decimal also as one. */
  static String number(Rational number) {
    String exact = number.toString();
    return exact.contains("/") ? exact + " (about " + number.toDecimal(2) + ")" : exact;
  }

  /** {@code a, b and c}. */
  static Text listed(List<Text> texts, String last) {
    int end = texts.size() - 1;
    return end < 1
        ? Text.join("", texts)
        : Text.join(", ", texts.subList(0, end)).and(" " + last + " ").and(texts.get(end));
  }

  /** Names as the rule file writes them. */
  static Text codes(List<String> names) {
    return Text.join(", ", names.stream().map(Text::code).toList());
  }

  /** The heading of a column that serves some school types, or every school. */
  static Text column(List<String> words, String all) {
    return words.isEmpty() ? Text.of(all) : Text.of(String.join(", ", words));
  }

  static String each(UnitOfAnalysis each) {
    return switch (each) {
      case GROUP -> "each group of students";
      case CONSORTIUM -> "the consortium, all districts together";
      default -> "each " + each.word();
    };
  }

  /** To how many decimals. */
  static String decimals(int places) {
    return places == 0
        ? "to a whole number"
        : "to " + places + (places == 1 ? " decimal" : " decimals");
  }

  /** A number and the thing counted. */
  static String counted(int count, String one, String many) {
    return count + " " + (count == 1 ? one : many);
  }

  /** Which values have a level. */
  static String cut(LevelTable.Cut cut) {
    if (cut instanceof LevelTable.Cut.From from) {
      return from.isStrict() ? "more than " + from.bound() : from.bound() + " or more";
    }
    if (cut instanceof LevelTable.Cut.UpTo upTo) {
      return upTo.isStrict() ? "less than " + upTo.bound() : upTo.bound() + " or less";
    }
    if (cut instanceof LevelTable.Cut.Between between) {
      return between.low() + " to " + between.high();
    }
    return cut instanceof LevelTable.Cut.Rest ? "every other value" : "not for these schools";
  }

  /** Who stands behind a number; what no text sets is marked. */
  static Text provenance(@Nullable Provenance provenance) {
    if (provenance == null) {
      return Text.strong("not said");
    }
    boolean isMarked = provenance == Provenance.PROXY || provenance == Provenance.CHOICE;
    return isMarked ? Text.strong(provenance.word()) : Text.of(provenance.word());
  }

  /** Who stands behind a table, what it cites, and remarks; nothing if nothing is said. */
  static List<Block> standing(
      @Nullable Text provenance, String source, List<String> notes, References references) {
    List<Block.Entry> entries = new ArrayList<>();
    if (provenance != null) {
      entries.add(new Block.Entry("Set by", provenance));
    }
    if (!source.isEmpty()) {
      entries.add(new Block.Entry("Source", references.cited(source)));
    }
    notes.forEach(note -> entries.add(new Block.Entry("Note", Text.of(note))));
    return entries.isEmpty() ? List.of() : List.of(new Block.Definitions(entries));
  }

  /** The definitions of each name, in the order of the policy. */
  static <T> Map<String, List<T>> byName(List<T> all, Function<T, String> name) {
    Map<String, List<T>> byName = new LinkedHashMap<>();
    all.forEach(one -> byName.computeIfAbsent(name.apply(one), n -> new ArrayList<>()).add(one));
    return byName;
  }

  /** The years of a definition. */
  interface Years<T> {
    @Nullable YearRange of(T one);
  }

  /** A section for each name; several definitions of one name follow each other by years. */
  static <T> List<Section> sections(
      String kind,
      List<T> all,
      Function<T, String> name,
      Years<T> years,
      Function<T, List<Block>> blocks,
      References references) {
    List<Section> sections = new ArrayList<>();
    byName(all, name)
        .forEach(
            (one, definitions) -> {
              List<Block> said = new ArrayList<>();
              for (T definition : definitions) {
                YearRange range = years.of(definition);
                if (range != null) {
                  said.add(new Block.Paragraph(Text.strong("In force in " + range + ".")));
                }
                said.addAll(blocks.apply(definition));
              }
              String anchor = References.anchor(kind, one);
              sections.add(new Section(anchor, references.heading(one), said, List.of()));
            });
    return sections;
  }

  static Block paragraph(String text) {
    return new Block.Paragraph(Text.of(text));
  }

  /** A row without anchor whose first cell names it. */
  static Block.Row row(List<Text> cells) {
    return new Block.Row("", cells, 1);
  }
}
