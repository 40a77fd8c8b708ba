package org.sqis.core.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.sqis.core.expr.Expr;
import org.sqis.core.model.YearRange;

/**
 * What is expected of a district, and the levels at which it can be: what districts review
 * themselves and each other by. Deeply immutable; safe for every thread.
 *
 * @param name its name
 * @param title its title for reports, or empty
 * @param membership the districts that develop it together; empty if nobody must
 * @param meets the lowest level that meets an expectation: a number or the name of a parameter
 * @param levels the levels, the worst first
 * @param expectations what is expected
 * @param provenance who stands behind it; null if the author does not say
 * @param source the source it cites, or empty
 * @param notes remarks that are printed
 * @param years the school years in which it is in force; null for every year of the policy
 */
public record Rubric(
    String name,
    String title,
    String membership,
    Expr meets,
    List<Level> levels,
    List<Expectation> expectations,
    @Nullable Provenance provenance,
    String source,
    List<String> notes,
    @Nullable YearRange years)
    implements Procedure {
  public Rubric {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(membership, "membership");
    Objects.requireNonNull(meets, "meets");
    levels = List.copyOf(levels);
    expectations = List.copyOf(expectations);
    Objects.requireNonNull(source, "source");
    notes = List.copyOf(notes);
  }

  /**
   * A level.
   *
   * @param number its number
   * @param word what it is called
   * @param meaning a remark, or empty
   */
  public record Level(int number, String word, String meaning) {
    public Level {
      Objects.requireNonNull(word, "word");
      Objects.requireNonNull(meaning, "meaning");
    }
  }

  /**
   * What a level of an expectation looks like.
   *
   * @param level the number of the level
   * @param text what a district does that is there
   */
  public record Descriptor(int level, String text) {
    public Descriptor {
      Objects.requireNonNull(text, "text");
    }
  }

  /**
   * What is expected.
   *
   * @param name the name under which it is rated
   * @param title what is expected
   * @param descriptors what its levels look like, where the rubric says it
   * @param provenance who stands behind it; null if the author does not say
   * @param source the source it cites, or empty
   */
  public record Expectation(
      String name,
      String title,
      List<Descriptor> descriptors,
      @Nullable Provenance provenance,
      String source) {
    public Expectation {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(title, "title");
      descriptors = List.copyOf(descriptors);
      Objects.requireNonNull(source, "source");
    }
  }

  /** The level with that number. */
  public Optional<Level> level(int number) {
    return levels.stream().filter(one -> one.number() == number).findFirst();
  }

  @Override
  public Outline outline() {
    Set<Integer> described = new TreeSet<>();
    expectations.forEach(one -> one.descriptors().forEach(it -> described.add(it.level())));
    List<String> columns = new ArrayList<>(List.of("name", "title"));
    described.forEach(level -> columns.add(String.valueOf(level)));
    columns.addAll(List.of(Outline.PROVENANCE, Outline.SOURCE));
    List<List<String>> rows = new ArrayList<>();
    for (Expectation one : expectations) {
      List<String> row = new ArrayList<>(List.of(one.name(), one.title()));
      for (int level : described) {
        row.add(
            one.descriptors().stream()
                .filter(it -> it.level() == level)
                .map(Descriptor::text)
                .findFirst()
                .orElse(""));
      }
      row.addAll(List.of(Outline.word(one.provenance()), one.source()));
      rows.add(row);
    }
    return new Outline(
        "rubric",
        List.of(
            new Outline.Clause("developed by", membership),
            new Outline.Clause("meets", meets.toString())),
        List.of(
            new Outline.Table(
                "levels",
                List.of("level", "word", "meaning"),
                levels.stream()
                    .map(one -> List.of(String.valueOf(one.number()), one.word(), one.meaning()))
                    .toList(),
                true),
            new Outline.Table("expectations", columns, rows, false)));
  }

  @Override
  public Set<String> reads() {
    Set<String> names = new TreeSet<>(Amounts.parameters(meets));
    if (!membership.isEmpty()) {
      names.add(membership);
    }
    return names;
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.rubric(this);
  }
}
