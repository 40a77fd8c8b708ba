package org.sqis.core.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.sqis.core.expr.Expr;
import org.sqis.core.model.YearRange;

/**
 * What a plan must contain that schools with a designation file. Immutable; safe for every thread.
 *
 * @param name its name, under which plans are filed
 * @param title its title for reports, or empty
 * @param designation the designation whose schools file one
 * @param provisos what the plan must show, in the words of duties
 * @param cites what was filed for the school that the plan must cite, or empty
 * @param targets results with the word {@code missed}: each group that missed one has an action
 * @param goals numbers of each group: each group that is a reason or missed a target has a goal for
 *     one of them
 * @param tags how actions are tagged
 * @param budget the largest part of a district's Title I money that can be freed for plans: a share
 *     or the name of a parameter; null if money is not looked at
 * @param provenance who stands behind it; null if the author does not say
 * @param source the source it cites, or empty
 * @param notes remarks that are printed
 * @param years the school years in which it is in force; null for every year of the policy
 */
public record PlanRules(
    String name,
    String title,
    String designation,
    List<Ladder.Proviso> provisos,
    String cites,
    List<String> targets,
    List<String> goals,
    List<Tag> tags,
    @Nullable Expr budget,
    @Nullable Provenance provenance,
    String source,
    List<String> notes,
    @Nullable YearRange years)
    implements Procedure {
  /** The tags that an action can have, as records say them. */
  public static final List<String> TAGS = List.of("principle", "tier", "groups", "use");

  /** The tag whose words are the student groups of the policy. */
  public static final String GROUPS = "groups";

  /** The tag that says what money is used for. */
  public static final String USE = "use";

  public PlanRules {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(designation, "designation");
    provisos = List.copyOf(provisos);
    Objects.requireNonNull(cites, "cites");
    targets = List.copyOf(targets);
    goals = List.copyOf(goals);
    tags = List.copyOf(tags);
    Objects.requireNonNull(source, "source");
    notes = List.copyOf(notes);
  }

  /**
   * A tag of actions.
   *
   * @param name one of {@link #TAGS}
   * @param words the words that it takes; of {@link #GROUPS} none stand for the groups of the
   *     policy
   * @param must what of them must be there
   * @param provenance who stands behind the row; null if it does not say
   * @param source the source it cites, or empty
   */
  public record Tag(
      String name, List<String> words, Must must, @Nullable Provenance provenance, String source) {
    public Tag {
      Objects.requireNonNull(name, "name");
      words = List.copyOf(words);
      Objects.requireNonNull(must, "must");
      Objects.requireNonNull(source, "source");
    }
  }

  /** What of the words of a tag must be there. */
  public enum Must {
    /** Each word is the tag of an action. */
    EVERY_WORD("every word"),
    /** The same, and such an action is carried out and says what proves it. */
    EVERY_WORD_WITH_EVIDENCE("every word, with evidence"),
    /** Each action has one of the words. */
    EACH_ACTION("each action"),
    /** An action need not have the tag; what it says is one of the words. */
    IF_SAID("if said");

    private final String words;

    Must(String words) {
      this.words = words;
    }

    /** As a rule file writes it. */
    public String words() {
      return words;
    }

    /** What a text says, whatever the case of its letters. */
    public static Optional<Must> parse(String text) {
      String plain =
          text.strip()
              .toLowerCase(Locale.ROOT)
              .replaceAll("\\s+", " ")
              .replaceAll("\\s*,\\s*", ", ");
      for (Must must : values()) {
        if (must.words.equals(plain)) {
          return Optional.of(must);
        }
      }
      return Optional.empty();
    }
  }

  /** The tag of that name, if actions have it. */
  public Optional<Tag> tag(String tagName) {
    return tags.stream().filter(one -> one.name().equals(tagName)).findFirst();
  }

  @Override
  public Outline outline() {
    List<List<String>> rows = new ArrayList<>();
    for (Tag tag : tags) {
      rows.add(
          List.of(
              tag.name(),
              String.join(", ", tag.words()),
              tag.must().words(),
              tag.provenance() == null ? "" : tag.provenance().word(),
              tag.source()));
    }
    List<Outline.Table> tables =
        rows.isEmpty()
            ? List.of()
            : List.of(
                new Outline.Table(
                    "actions",
                    List.of("tag", "words", "must", Outline.PROVENANCE, Outline.SOURCE),
                    rows,
                    false));
    return new Outline(
        "plan",
        List.of(
            new Outline.Clause("for", designation),
            new Outline.Clause("provided", DutyList.joined(provisos)),
            new Outline.Clause("cites", cites),
            new Outline.Clause("targets", String.join(", ", targets)),
            new Outline.Clause("goals", String.join(", ", goals)),
            new Outline.Clause("budget", budget == null ? "" : budget.toString())),
        tables);
  }

  @Override
  public Set<String> reads() {
    Set<String> names = new TreeSet<>(targets);
    names.addAll(goals);
    names.add(designation);
    if (budget != null) {
      names.addAll(Amounts.parameters(budget));
    }
    return names;
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.planRules(this);
  }
}
