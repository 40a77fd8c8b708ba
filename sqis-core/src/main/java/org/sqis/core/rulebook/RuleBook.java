package org.sqis.core.rulebook;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.sqis.core.Policy;

/**
 * The rules of a policy as a book for its readers, as Markdown or as one HTML page that needs
 * nothing else. Deeply immutable; safe for every thread; equal policies give equal books.
 *
 * @param title the title of the policy
 * @param head what stands before the first section
 * @param sections the sections
 * @param foot what stands behind the last section
 */
public record RuleBook(String title, List<Block> head, List<Section> sections, List<Block> foot) {
  public RuleBook {
    Objects.requireNonNull(title, "title");
    head = List.copyOf(head);
    sections = List.copyOf(sections);
    foot = List.copyOf(foot);
  }

  /** The book of a policy. */
  public static RuleBook of(Policy policy) {
    if (policy == null) {
      throw new IllegalArgumentException("policy must not be null");
    }
    References references = References.of(policy.spec());
    List<Section> sections = new ArrayList<>();
    sections.add(IndexChapter.of(policy, references));
    sections.add(NotScoredChapter.of(policy.spec(), references));
    sections.add(DesignationsChapter.of(policy.spec(), references));
    sections.add(LevelsChapter.of(policy.spec(), references));
    sections.add(GridsChapter.of(policy.spec(), references));
    sections.add(LaddersChapter.of(policy.spec(), references));
    sections.add(ProceduresChapter.of(policy.spec(), references));
    sections.add(NumbersChapter.of(policy.spec(), references));
    sections.add(MeasuresChapter.of(policy.spec(), references));
    sections.add(CohortsChapter.of(policy.spec(), references));
    sections.add(ParametersChapter.of(policy, references));
    sections.add(CalendarChapter.of(policy.spec().header().calendar(), references));
    sections.add(DataChapter.groups(policy.spec(), references));
    sections.add(DataChapter.inputs(policy.spec(), references));
    sections.add(ChangesChapter.of(policy.spec(), references));
    sections.add(OriginsChapter.of(policy.spec(), references));
    sections.add(HeadChapter.sources(policy.spec()));
    String title = HeadChapter.title(policy.spec().header());
    List<Section> full = sections.stream().filter(one -> !isEmpty(one)).toList();
    return new RuleBook(title, HeadChapter.head(policy), full, HeadChapter.foot(policy));
  }

  private static boolean isEmpty(Section section) {
    return section.blocks().isEmpty() && section.sections().isEmpty();
  }

  /** The book as Markdown with tables, as GitHub reads it. */
  public String markdown() {
    return Markdown.of(this);
  }

  /**
   * The book as one HTML page, which is well-formed XML too: no scripts, nothing loaded from
   * elsewhere.
   */
  public String html() {
    return Html.of(this);
  }
}
