package org.sqis.core.plan;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.Type;
import org.sqis.core.policy.LevelTable;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;

/** Proves one level table: what it reads, whom its columns serve, its levels and cut scores. */
final class LevelTableProof {
  private static final String NEEDED = "a measure or input that is a number";
  private static final String NAME_ONE = "write the name of a measure or input, such as `growth`";

  private final LevelTable table;
  private final IndexProof.Surroundings names;
  private final Problems problems;
  private final Place.Element at;

  LevelTableProof(LevelTable table, IndexProof.Surroundings names, Problems problems) {
    this.table = table;
    this.names = names;
    this.problems = problems;
    this.at = Place.element("levels/" + table.name());
  }

  /** The proved table; null if it has a fault or reads something that has one. */
  Element.@Nullable OfLevels prove() {
    int before = problems.count();
    Names.Meaning of = of();
    Map<String, Integer> columnOf =
        new TypeColumns(names, problems).of(table.name(), table.by(), table.columns(), at);
    OriginProof.prove(table.name(), table.columns(), table.origins(), problems, at);
    boolean hasLevels = proveLevels();
    if (of == null || !hasLevels) {
      return null;
    }
    List<@Nullable List<Interval>> intervals =
        new LevelProof(
                table,
                of.typed(),
                names.direction(table.of()),
                names.grid(table.of()),
                problems,
                at)
            .intervals();
    Names.Meaning by = table.by().isEmpty() ? null : names.find(table.by()).meaning();
    if (problems.count() > before || (by == null && !table.by().isEmpty())) {
      return null;
    }
    if (by != null && !of.each().sees(by.each())) {
      problems.add(
          Problem.of(
                  ProblemCode.NEEDS_MEMBER,
                  at.child("by"),
                  table.by(),
                  by.each().word(),
                  Members.once(of.each()))
              .help("leave `by` out, or choose by an input each " + of.each()));
      return null;
    }
    Typed typed = Typed.of(new Type.LevelOf(table.name())).missing(of.typed().possible(), Map.of());
    boolean hasUnserved = intervals.contains(null);
    typed = hasUnserved ? typed.missingFor(MissingReason.NOT_APPLICABLE) : typed;
    typed = by == null ? typed : typed.missingLike(by.typed());
    return new Element.OfLevels(table, typed, of.each(), columnOf, intervals);
  }

  /** What the table reads; null after a fault. */
  private Names.@Nullable Meaning of() {
    Names.Found found = names.find(table.of());
    Names.Meaning meaning = found.meaning();
    Place.Element place = at.child("of");
    if (meaning == null) {
      String kind = names.kind(table.of());
      if (kind != null) {
        problems.add(
            Problem.of(ProblemCode.WRONG_KIND, place, table.of(), kind, NEEDED).help(NAME_ONE));
      } else if (!found.isPoisoned()) {
        problems.unknown(ProblemCode.UNKNOWN_NAME, place, names.known(), table.of());
      }
      return null;
    }
    if (!meaning.typed().isNumeric() || meaning.node() != null) {
      problems.add(
          Problem.of(
                  ProblemCode.WRONG_TYPE,
                  place,
                  "`" + table.of() + "`",
                  meaning.node() != null ? meaning.kind() : meaning.typed().words(),
                  NEEDED)
              .help(NAME_ONE));
      return null;
    }
    return meaning;
  }

  /** Whether there are levels and no two of them are alike. */
  private boolean proveLevels() {
    int before = problems.count();
    if (table.rows().isEmpty()) {
      problems.add(
          Problem.of(ProblemCode.LEVELS_EMPTY, at, table.name(), "levels")
              .help("add rows such as `| 2 | >= 50% |` and `| 1 | else |`"));
    }
    Map<String, Integer> rowOf = new HashMap<>();
    Map<Object, Integer> rowOfNumber = new HashMap<>();
    for (int row = 0; row < table.rows().size(); row++) {
      LevelTable.Row level = table.rows().get(row);
      Integer named = rowOf.putIfAbsent(level.level(), row);
      Integer numbered = rowOfNumber.putIfAbsent(level.number(), row);
      Integer first = named != null ? named : numbered;
      if (first != null) {
        String written = named != null ? level.level() : "number " + level.number();
        problems.add(
            Problem.of(ProblemCode.LEVEL_TWICE, at.child("row").child(row), written, table.name())
                .with(at.child("row").child(first), "the first one")
                .help("give every level a number of its own"));
      }
    }
    return problems.count() == before;
  }
}
