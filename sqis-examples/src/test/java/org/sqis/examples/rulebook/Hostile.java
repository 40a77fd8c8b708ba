package org.sqis.examples.rulebook;

import java.util.List;
import org.sqis.core.policy.Group;
import org.sqis.core.policy.IndexSpec;
import org.sqis.core.policy.LevelTable;
import org.sqis.core.policy.NotScored;
import org.sqis.core.policy.Parameter;
import org.sqis.core.policy.PolicyHeader;
import org.sqis.core.policy.PolicySpec;

/** Policies whose free words are something else. */
final class Hostile {
  private Hostile() {}

  /** The same policy with {@code words} for titles, notes, meanings and reasons. */
  static PolicySpec words(PolicySpec spec, String words) {
    PolicyHeader header = spec.header();
    PolicyHeader said =
        new PolicyHeader(
            header.name(),
            words,
            header.language(),
            words,
            header.first(),
            header.last(),
            header.status(),
            header.adopted(),
            words,
            header.sources().stream()
                .map(source -> new PolicyHeader.Source(source.name(), words))
                .toList(),
            List.of(words),
            header.notScored().stream().map(one -> new NotScored(one.element(), words)).toList());
    return spec.withHeader(said)
        .withParameters(
            spec.parameters().stream()
                .map(
                    one ->
                        new Parameter(
                            one.name(),
                            one.value(),
                            one.type(),
                            one.provenance(),
                            one.source(),
                            words,
                            one.years()))
                .toList())
        .withGroups(
            spec.groups().stream()
                .map(one -> new Group(one.name(), words, one.family(), one.use(), one.years()))
                .toList())
        .withLevels(spec.levels().stream().map(one -> levels(one, words)).toList())
        .withIndexes(spec.indexes().stream().map(one -> index(one, words)).toList());
  }

  private static LevelTable levels(LevelTable one, String words) {
    return new LevelTable(
        one.name(),
        words,
        one.of(),
        one.by(),
        one.columns(),
        one.rows(),
        one.provenance(),
        one.source(),
        List.of(words),
        one.years(),
        one.origins());
  }

  private static IndexSpec index(IndexSpec one, String words) {
    return new IndexSpec(
        one.name(),
        words,
        one.publish(),
        one.by(),
        one.shares(),
        one.earns(),
        one.cells(),
        one.lowestOnceBy(),
        one.missingCell(),
        one.missingMeasure(),
        one.instead(),
        one.needs(),
        words,
        one.unscored(),
        one.roundCells(),
        one.provenance(),
        one.source(),
        List.of(words),
        one.years(),
        one.origins());
  }

  /** The same head, adopted. */
  static PolicyHeader adopted(PolicyHeader header) {
    return new PolicyHeader(
        header.name(),
        header.title(),
        header.language(),
        header.version(),
        header.first(),
        header.last(),
        PolicyHeader.Status.ADOPTED,
        "the board on 1 June 2015",
        header.approver(),
        header.sources(),
        header.notes(),
        header.notScored());
  }
}
