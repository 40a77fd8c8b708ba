package org.sqis.core.rulebook;

import java.util.ArrayList;
import java.util.List;
import org.sqis.core.Library;
import org.sqis.core.Policy;
import org.sqis.core.policy.PolicyHeader;
import org.sqis.core.policy.PolicySpec;

/** What the book says of the policy itself. */
final class HeadChapter {
  private HeadChapter() {}

  static String title(PolicyHeader header) {
    return header.title().isEmpty() ? header.name() : header.title();
  }

  static List<Block> head(Policy policy) {
    PolicyHeader header = policy.spec().header();
    List<Block> blocks = new ArrayList<>(banner(header));
    List<Block.Entry> entries = new ArrayList<>();
    entries.add(new Block.Entry("Status", Text.strong(status(header))));
    entries.add(
        new Block.Entry(
            "School years",
            Text.of(
                header.first().equals(header.last())
                    ? header.first().toString()
                    : header.first() + " to " + header.last())));
    if (!header.version().isEmpty()) {
      entries.add(new Block.Entry("Version of the policy", Text.of(header.version())));
    }
    if (!header.approver().isEmpty()) {
      entries.add(new Block.Entry("Changes are approved by", Text.of(header.approver())));
    }
    header.notes().forEach(note -> entries.add(new Block.Entry("Note", Text.of(note))));
    blocks.add(new Block.Definitions(entries));
    blocks.add(
        Words.paragraph(
            "This book says what the rules say, in the words of their readers. Words in the type"
                + " of a typewriter are names and lines of the rule file itself. A number in square"
                + " brackets is a source; the sources are listed at the end. Numbers marked choice"
                + " or proxy are set by no law, waiver or guidance."));
    return blocks;
  }

  static List<Block> foot(Policy policy) {
    PolicyHeader header = policy.spec().header();
    List<Block> blocks = new ArrayList<>(banner(header));
    blocks.add(
        new Block.Definitions(
            List.of(
                new Block.Entry("Policy", Text.code(header.name())),
                new Block.Entry("Fingerprint of its content", Text.code(policy.digest())),
                new Block.Entry(
                    "Rule language and library",
                    Text.of(header.language() + ", sqis " + Library.VERSION)))));
    return blocks;
  }

  private static List<Block> banner(PolicyHeader header) {
    return switch (header.status()) {
      case DRAFT ->
          List.of(
              new Block.Notice(
                  Text.strong("Draft.")
                      .and(" This policy is not adopted. Nothing in this book is in force.")));
      case SUPERSEDED ->
          List.of(
              new Block.Notice(
                  Text.strong("Superseded.").and(" A later policy has replaced this one.")));
      case ADOPTED -> List.of();
    };
  }

  private static String status(PolicyHeader header) {
    return switch (header.status()) {
      case DRAFT -> "draft, not adopted";
      case SUPERSEDED -> "superseded";
      case ADOPTED -> header.adopted().isEmpty() ? "adopted" : "adopted by " + header.adopted();
    };
  }

  static Section sources(PolicySpec spec) {
    List<Block> blocks = new ArrayList<>();
    List<Block.Item> items = new ArrayList<>();
    for (PolicyHeader.Source source : spec.header().sources()) {
      Text text = Text.strong(source.name()).and(": ").and(source.title());
      items.add(new Block.Item(References.anchor("source", source.name()), text));
    }
    blocks.add(
        items.isEmpty()
            ? Words.paragraph("The policy cites no text.")
            : new Block.Listing(items, true));
    return new Section("sources", Text.of("Sources"), blocks, List.of());
  }
}
