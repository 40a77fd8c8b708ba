package org.sqis.core.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.Value;

/**
 * A whole policy as its author wrote it, not yet proved. Deeply immutable; safe for every thread;
 * equal by content. {@code Policy.of(spec)} proves it.
 *
 * @param header what the policy says of itself
 * @param parameters numbers and words that people argue about
 * @param groups groups of students
 * @param inputs what districts send
 * @param measures values the policy defines
 * @param levels tables of cut scores
 * @param grids tables that give each pair of two results a third
 * @param indexes indexes
 * @param opens what districts may change
 * @param overlays what districts change
 * @param numbers numbers that levels and words carry
 * @param memberships districts that belong together
 * @param cohorts schools that are compared with each other
 * @param designations standings that schools are given
 * @param ladders what follows from a designation, year by year
 * @param procedures what is done beside the scoring of schools
 */
public record PolicySpec(
    PolicyHeader header,
    List<Parameter> parameters,
    List<Group> groups,
    List<Input> inputs,
    List<Measure> measures,
    List<LevelTable> levels,
    List<Grid> grids,
    List<IndexSpec> indexes,
    List<OpenRule> opens,
    List<Overlay> overlays,
    List<NumberTable> numbers,
    List<Membership> memberships,
    List<Cohort> cohorts,
    List<Designation> designations,
    List<Ladder> ladders,
    List<Procedure> procedures) {
  public PolicySpec {
    Objects.requireNonNull(header, "header");
    parameters = List.copyOf(parameters);
    groups = List.copyOf(groups);
    inputs = List.copyOf(inputs);
    measures = List.copyOf(measures);
    levels = List.copyOf(levels);
    grids = List.copyOf(grids);
    indexes = List.copyOf(indexes);
    opens = List.copyOf(opens);
    overlays = List.copyOf(overlays);
    numbers = List.copyOf(numbers);
    memberships = List.copyOf(memberships);
    cohorts = List.copyOf(cohorts);
    designations = List.copyOf(designations);
    ladders = List.copyOf(ladders);
    procedures = List.copyOf(procedures);
  }

  /**
   * The levels that {@code scale} names, in the order of the policy; empty if it is neither a level
   * table nor a grid with values of its own.
   */
  public List<Value.Level> levelsOf(String scale) {
    for (LevelTable table : levels) {
      if (table.name().equals(scale)) {
        List<Value.Level> words = new ArrayList<>();
        for (LevelTable.Row row : table.rows()) {
          words.add(new Value.Level(row.level(), row.number()));
        }
        return List.copyOf(words);
      }
    }
    for (Grid grid : grids) {
      if (grid.name().equals(scale)) {
        return grid.values().stream()
            .map(one -> new Value.Level(one.word(), one.number()))
            .toList();
      }
    }
    return List.of();
  }

  /** A policy that says nothing yet; the methods {@code with…} add declarations. */
  public static PolicySpec of(PolicyHeader header) {
    return new PolicySpec(
        header, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
        List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
  }

  /** The same policy with another head. */
  public PolicySpec withHeader(PolicyHeader other) {
    Parts parts = new Parts(this);
    parts.header = other;
    return parts.policy();
  }

  /** The same policy with other parameters. */
  public PolicySpec withParameters(List<Parameter> others) {
    Parts parts = new Parts(this);
    parts.parameters = others;
    return parts.policy();
  }

  /** The same policy with other groups. */
  public PolicySpec withGroups(List<Group> others) {
    Parts parts = new Parts(this);
    parts.groups = others;
    return parts.policy();
  }

  /** The same policy with other inputs. */
  public PolicySpec withInputs(List<Input> others) {
    Parts parts = new Parts(this);
    parts.inputs = others;
    return parts.policy();
  }

  /** The same policy with other measures. */
  public PolicySpec withMeasures(List<Measure> others) {
    Parts parts = new Parts(this);
    parts.measures = others;
    return parts.policy();
  }

  /** The same policy with other levels. */
  public PolicySpec withLevels(List<LevelTable> others) {
    Parts parts = new Parts(this);
    parts.levels = others;
    return parts.policy();
  }

  /** The same policy with other grids. */
  public PolicySpec withGrids(List<Grid> others) {
    Parts parts = new Parts(this);
    parts.grids = others;
    return parts.policy();
  }

  /** The same policy with other indexes. */
  public PolicySpec withIndexes(List<IndexSpec> others) {
    Parts parts = new Parts(this);
    parts.indexes = others;
    return parts.policy();
  }

  /** The same policy with other opens. */
  public PolicySpec withOpens(List<OpenRule> others) {
    Parts parts = new Parts(this);
    parts.opens = others;
    return parts.policy();
  }

  /** The same policy with other overlays. */
  public PolicySpec withOverlays(List<Overlay> others) {
    Parts parts = new Parts(this);
    parts.overlays = others;
    return parts.policy();
  }

  /** The same policy with other numbers. */
  public PolicySpec withNumbers(List<NumberTable> others) {
    Parts parts = new Parts(this);
    parts.numbers = others;
    return parts.policy();
  }

  /** The same policy with other memberships. */
  public PolicySpec withMemberships(List<Membership> others) {
    Parts parts = new Parts(this);
    parts.memberships = others;
    return parts.policy();
  }

  /** The same policy with other cohorts. */
  public PolicySpec withCohorts(List<Cohort> others) {
    Parts parts = new Parts(this);
    parts.cohorts = others;
    return parts.policy();
  }

  /** The same policy with other designations. */
  public PolicySpec withDesignations(List<Designation> others) {
    Parts parts = new Parts(this);
    parts.designations = others;
    return parts.policy();
  }

  /** The same policy with other ladders. */
  public PolicySpec withLadders(List<Ladder> others) {
    Parts parts = new Parts(this);
    parts.ladders = others;
    return parts.policy();
  }

  /** The same policy with other procedures. */
  public PolicySpec withProcedures(List<Procedure> others) {
    Parts parts = new Parts(this);
    parts.procedures = others;
    return parts.policy();
  }

  /** The procedures of one kind that are in force in a school year. */
  public <T extends Procedure> List<T> procedures(Class<T> kind, SchoolYear year) {
    return procedures.stream()
        .filter(kind::isInstance)
        .map(kind::cast)
        .filter(one -> one.years() == null || one.years().contains(year))
        .toList();
  }

  /** The parts of a policy while one of them is put in place of another. Confined to one call. */
  private static final class Parts {
    private PolicyHeader header;
    private List<Parameter> parameters;
    private List<Group> groups;
    private List<Input> inputs;
    private List<Measure> measures;
    private List<LevelTable> levels;
    private List<Grid> grids;
    private List<IndexSpec> indexes;
    private List<OpenRule> opens;
    private List<Overlay> overlays;
    private List<NumberTable> numbers;
    private List<Membership> memberships;
    private List<Cohort> cohorts;
    private List<Designation> designations;
    private List<Ladder> ladders;
    private List<Procedure> procedures;

    Parts(PolicySpec spec) {
      header = spec.header;
      parameters = spec.parameters;
      groups = spec.groups;
      inputs = spec.inputs;
      measures = spec.measures;
      levels = spec.levels;
      grids = spec.grids;
      indexes = spec.indexes;
      opens = spec.opens;
      overlays = spec.overlays;
      numbers = spec.numbers;
      memberships = spec.memberships;
      cohorts = spec.cohorts;
      designations = spec.designations;
      ladders = spec.ladders;
      procedures = spec.procedures;
    }

    PolicySpec policy() {
      return new PolicySpec(
          header,
          parameters,
          groups,
          inputs,
          measures,
          levels,
          grids,
          indexes,
          opens,
          overlays,
          numbers,
          memberships,
          cohorts,
          designations,
          ladders,
          procedures);
    }
  }
}
