package org.sqis.core.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.sqis.core.data.Entity;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.Type;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.model.Value;
import org.sqis.core.outcome.Determinations;
import org.sqis.core.outcome.Outcome;
import org.sqis.core.outcome.ResultColumn;
import org.sqis.core.outcome.ValueText;
import org.sqis.core.rulebook.Block;
import org.sqis.core.rulebook.Section;

/**
 * Another verdict on the same schools in the same year, such as the targets of a state, to be shown
 * beside the designations.
 *
 * @param result a result of each school or group; of a group result a school misses if a group does
 * @param missed the words of the result that mean a missed target; of a yes or no it is no
 */
public record Beside(String result, List<String> missed) {
  /** The word that means a missed target where nobody names another. */
  public static final String MISSED = "missed";

  public Beside {
    Objects.requireNonNull(result, "result");
    missed = List.copyOf(missed);
  }

  /** A result whose missed targets are no, or the word {@code missed}. */
  public static Beside of(String result) {
    return new Beside(result, List.of(MISSED));
  }

  /**
   * Why the result cannot be shown beside designations, for readers; empty if it can.
   *
   * @param column the result
   */
  public static String misfit(ResultColumn column, List<String> missed) {
    if (column.each().isWiderThanSchool()) {
      return "is one of each " + column.each() + ", not of each school or group";
    }
    if (column.type() instanceof Type.YesNo || column.type() instanceof Type.LevelOf) {
      return "";
    }
    if (column.type() instanceof Type.OneOf words) {
      return missed.stream().anyMatch(words.options()::contains)
          ? ""
          : "has the words "
              + String.join(", ", words.options())
              + ", none of them "
              + String.join(", ", missed);
    }
    return "is " + column.type().words() + ", neither yes or no nor words";
  }

  /** What the other verdict says of one school. */
  private record Verdict(
      Entity entity, String target, String detail, List<String> designations, boolean isOpen) {
    boolean isDesignated() {
      return !designations.isEmpty();
    }

    List<String> row() {
      return List.of(
          entity.id(),
          entity.name(),
          entity.districtName(),
          target,
          detail,
          isDesignated() ? String.join(", ", designations) : isOpen ? "undecided" : "none");
    }

    Map<String, Object> tree() {
      Map<String, Object> tree = Parts.tree(entity);
      tree.put("target", target);
      tree.put("detail", detail);
      tree.put("designations", designations);
      return tree;
    }
  }

  private static final String MET_WORD = "met";
  private static final String NO_VALUE = "no value";

  /** The section, and the tree that goes with it. */
  record Shown(Section section, Map<String, Object> tree) {}

  Shown shown(Determinations all, List<String> designations) {
    List<Verdict> verdicts = verdicts(all, designations);
    SchoolYear year = all.year();
    ResultColumn column = all.outcome().result(result);
    String title = column.title().isEmpty() ? result : column.title();
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        Parts.paragraph(
            title
                + " ("
                + result
                + ") of "
                + year
                + " beside the designations of "
                + year
                + " ("
                + String.join(", ", designations)
                + "). Missed means: "
                + (column.type() instanceof Type.YesNo ? "no" : String.join(", ", missed))
                + "."));
    List<List<String>> counts = new ArrayList<>();
    Map<String, Object> countTree = new LinkedHashMap<>();
    for (String target : List.of(MISSED, MET_WORD, NO_VALUE)) {
      List<Verdict> these = verdicts.stream().filter(one -> one.target().equals(target)).toList();
      int designated = (int) these.stream().filter(Verdict::isDesignated).count();
      int open = (int) these.stream().filter(one -> !one.isDesignated() && one.isOpen()).count();
      int none = these.size() - designated - open;
      counts.add(
          List.of(
              target,
              String.valueOf(designated),
              String.valueOf(none),
              String.valueOf(open),
              String.valueOf(these.size())));
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("designated", designated);
      row.put("none", none);
      row.put("undecided", open);
      row.put("schools", these.size());
      countTree.put(target.replace(' ', '_'), row);
    }
    blocks.add(
        Parts.table(
            "Schools by " + title + " and designation",
            List.of("target", "designated", "no designation", "undecided", "schools"),
            counts,
            "No school."));
    List<Verdict> quiet =
        verdicts.stream()
            .filter(one -> one.target().equals(MISSED) && !one.isDesignated() && !one.isOpen())
            .toList();
    List<Verdict> loud =
        verdicts.stream()
            .filter(one -> one.target().equals(MET_WORD) && one.isDesignated())
            .toList();
    blocks.add(table("Targets missed, but no designation", quiet));
    blocks.add(table("Targets met, but designated", loud));
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("result", result);
    tree.put("title", column.title());
    tree.put("missed_means", missed);
    tree.put("counts", countTree);
    tree.put("missed_without_designation", quiet.stream().map(Verdict::tree).toList());
    tree.put("met_and_designated", loud.stream().map(Verdict::tree).toList());
    return new Shown(Parts.section("beside", "Beside: " + title, blocks), tree);
  }

  private static Block table(String caption, List<Verdict> verdicts) {
    return Parts.table(
        caption,
        List.of("id", "school", "district", "target", "detail", "designation"),
        verdicts.stream().map(Verdict::row).toList(),
        caption + ": no school.");
  }

  private List<Verdict> verdicts(Determinations all, List<String> designations) {
    List<Verdict> verdicts = new ArrayList<>();
    Outcome outcome = all.outcome();
    for (Entity entity : outcome.entities()) {
      var found = outcome.standings().determinations().get(entity.id());
      if (found == null) {
        continue;
      }
      List<String> held =
          designations.stream()
              .filter(outcome.standings().of(entity.id()).held()::containsKey)
              .toList();
      boolean isOpen =
          designations.stream()
              .anyMatch(name -> found.containsKey(name) && found.get(name).answer().isMissing());
      verdicts.add(verdict(outcome, entity, held, isOpen));
    }
    return verdicts;
  }

  private Verdict verdict(Outcome outcome, Entity entity, List<String> held, boolean isOpen) {
    ResultColumn column = outcome.result(result);
    if (column.each() != UnitOfAnalysis.GROUP) {
      Value value = outcome.value(entity.id(), result);
      String target = value.isMissing() ? NO_VALUE : isMissed(value) ? MISSED : MET_WORD;
      return new Verdict(entity, target, ValueText.readable(value, column.type()), held, isOpen);
    }
    List<String> groupsMissed = new ArrayList<>();
    int met = 0;
    for (String group : outcome.groups()) {
      Value value = outcome.value(entity.id(), result, group);
      if (!value.isMissing() && isMissed(value)) {
        groupsMissed.add(group);
      } else if (!value.isMissing()) {
        met++;
      }
    }
    String target = !groupsMissed.isEmpty() ? MISSED : met > 0 ? MET_WORD : NO_VALUE;
    String detail = groupsMissed.isEmpty() ? "" : "missed by " + String.join(", ", groupsMissed);
    return new Verdict(entity, target, detail, held, isOpen);
  }

  private boolean isMissed(Value value) {
    return value instanceof Value.YesNo answer ? !answer.yes() : missed.contains(value.toString());
  }
}
