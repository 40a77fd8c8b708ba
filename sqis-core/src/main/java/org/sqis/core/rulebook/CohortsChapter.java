package org.sqis.core.rulebook;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sqis.core.model.CalendarDate;
import org.sqis.core.policy.Cohort;
import org.sqis.core.policy.Membership;
import org.sqis.core.policy.PolicySpec;

/** Which districts belong together, and which schools are compared with each other. */
final class CohortsChapter {
  private CohortsChapter() {}

  static Section of(PolicySpec spec, References references) {
    List<Section> sections = new ArrayList<>();
    sections.addAll(
        Words.sections(
            "membership",
            spec.memberships(),
            Membership::name,
            membership -> null,
            membership -> blocks(membership, references),
            references));
    sections.addAll(
        Words.sections(
            "cohort",
            spec.cohorts(),
            Cohort::name,
            Cohort::years,
            cohort -> blocks(cohort, references),
            references));
    return new Section("cohorts", Text.of("Who is compared with whom"), List.of(), sections);
  }

  private static List<Block> blocks(Membership membership, References references) {
    List<Block.Row> rows = new ArrayList<>();
    for (Membership.Row row : membership.districts()) {
      rows.add(
          Words.row(
              List.of(
                  Text.of(row.district()),
                  day(row.from(), "always"),
                  day(row.to(), "until further notice"),
                  row.source().isEmpty() ? Text.NONE : references.cited(row.source()),
                  Text.of(row.meaning()))));
    }
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new Block.Table(
            Text.of("Districts of ").and(Text.code(membership.name())),
            List.of(
                Text.of("District"),
                Text.of("First day"),
                Text.of("Last day"),
                Text.of("Source"),
                Text.of("Meaning")),
            rows));
    blocks.addAll(Words.standing(null, membership.source(), membership.notes(), references));
    return blocks;
  }

  private static Text day(@Nullable CalendarDate day, String always) {
    return Text.of(day == null ? always : day.toString());
  }

  private static List<Block> blocks(Cohort cohort, References references) {
    Text says = Text.of("Every school");
    if (cohort.asOf() != null) {
      says =
          says.and(" whose district is in ")
              .and(references.titled(cohort.membership()))
              .and(" on ")
              .and(references.written(cohort.asOf()));
    }
    if (cohort.members() != null) {
      says = says.and(cohort.asOf() == null ? " of which " : ", and of which ");
      says = says.and(references.written(cohort.members())).and(" holds");
    }
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Paragraph(says.and(".")));
    blocks.addAll(Words.standing(null, cohort.source(), cohort.notes(), references));
    return blocks;
  }
}
