package org.sqis.core.explain;

import java.util.List;
import java.util.Objects;
import org.sqis.core.data.Entity;
import org.sqis.core.outcome.Origin;

/**
 * Why one school has one value: a tree of steps, each with its rule, its place, its exact and its
 * printed value. Deeply immutable; safe for every thread.
 *
 * @param origin what the value was made of
 * @param entity the school
 * @param root the value asked about
 */
public record Explanation(Origin origin, Entity entity, Step root) {
  public Explanation {
    Objects.requireNonNull(origin, "origin");
    Objects.requireNonNull(entity, "entity");
    Objects.requireNonNull(root, "root");
  }

  /** Where in the rule text a step is written. */
  public record Written(String file, int line) {
    /** Not written in a text. */
    public static final Written NOWHERE = new Written("", 0);

    public Written {
      Objects.requireNonNull(file, "file");
    }

    @Override
    public String toString() {
      return file.isEmpty() ? "" : file + ":" + line;
    }
  }

  /**
   * One step.
   *
   * @param id a stable name, such as {@code measure/target} or {@code sqii/ela_level/all}
   * @param kind what it is: input, parameter, season, measure, levels, grid, index, share, cell,
   *     designation, the route, places in a quota and exit of one, members where schools or
   *     districts are visited, given where a test gives the value, recorded where an earlier year
   *     was rated by others, or undefined where an earlier year lacks the name
   * @param name the name in the policy
   * @param group the group it describes, or empty
   * @param year the school year, if it is not the rating year; else empty
   * @param title the title in the policy, or empty
   * @param value the value as it is printed, in its unit
   * @param exact the exact value, in its unit
   * @param rule what the rule says, or empty
   * @param note what is worth knowing, such as the distance to the next level; or empty
   * @param source the citation and provenance, or empty
   * @param written where the rule is written
   * @param steps the steps it rests on
   */
  public record Step(
      String id,
      String kind,
      String name,
      String group,
      String year,
      String title,
      String value,
      String exact,
      String rule,
      String note,
      String source,
      Written written,
      List<Step> steps) {
    public Step {
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(kind, "kind");
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(group, "group");
      Objects.requireNonNull(year, "year");
      Objects.requireNonNull(title, "title");
      Objects.requireNonNull(value, "value");
      Objects.requireNonNull(exact, "exact");
      Objects.requireNonNull(rule, "rule");
      Objects.requireNonNull(note, "note");
      Objects.requireNonNull(source, "source");
      Objects.requireNonNull(written, "written");
      steps = List.copyOf(steps);
    }

    /**
     * The step as indented text, with what it rests on.
     *
     * @param levels how many steps below each other are shown, this one included
     */
    public String text(int levels) {
      StringBuilder text = new StringBuilder();
      ExplanationText.append(text, this, 0, levels);
      return text.toString();
    }
  }

  /** The explanation as indented text. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    text.append(entity.name().isEmpty() ? entity.id() : entity.name() + " (" + entity.id() + ")");
    text.append(entity.district().isEmpty() ? "" : ", " + entity.district()).append('\n');
    text.append(origin).append("\n\n");
    ExplanationText.append(text, root, 0, Integer.MAX_VALUE);
    return text.toString();
  }
}
