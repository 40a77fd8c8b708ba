package org.sqis.core.policy;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sqis.core.expr.Expr;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.Unit;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.model.YearRange;

/**
 * A value the policy defines, for each school or each group.
 *
 * @param name its name
 * @param title its title for reports, or empty
 * @param each whom it describes
 * @param better which direction is better
 * @param unit the unit its value is given; null to take the unit of the value
 * @param round decimals of the printed unit to which the value is rounded, half up; null for none
 * @param onlyFor the school types that have it; empty for all
 * @param needs conditions without which the value is missing, tested in order before the value
 * @param exceptions groups that do not have it
 * @param body how the value comes about
 * @param mayBeMissing whether the author accepts that the value is missing where its parts are
 * @param source the source it cites, or empty
 * @param notes remarks that are printed
 * @param scales the scales its values are on, each from a year on; values on two scales are not
 *     compared
 * @param bridges the breaks between scales over which it compares all the same, and why
 * @param years the school years in which it is in force; null for every year of the policy
 * @param words the words that its values are; empty if they are none
 */
public record Measure(
    String name,
    String title,
    UnitOfAnalysis each,
    Direction better,
    @Nullable Unit unit,
    @Nullable Integer round,
    List<String> onlyFor,
    List<Need> needs,
    List<Exclusion> exceptions,
    Body body,
    boolean mayBeMissing,
    String source,
    List<String> notes,
    List<Scale> scales,
    List<Bridge> bridges,
    @Nullable YearRange years,
    List<String> words)
    implements Dated {
  public Measure {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(each, "each");
    Objects.requireNonNull(better, "better");
    onlyFor = List.copyOf(onlyFor);
    needs = List.copyOf(needs);
    exceptions = List.copyOf(exceptions);
    Objects.requireNonNull(body, "body");
    Objects.requireNonNull(source, "source");
    notes = List.copyOf(notes);

    scales = List.copyOf(scales);
    bridges = List.copyOf(bridges);
    words = List.copyOf(words);
  }

  /**
   * The same, in force in other years.
   *
   * @param others the school years; null for every year of the policy
   */
  public Measure withYears(@Nullable YearRange others) {
    return new Measure(
        name,
        title,
        each,
        better,
        unit,
        round,
        onlyFor,
        needs,
        exceptions,
        body,
        mayBeMissing,
        source,
        notes,
        scales,
        bridges,
        others,
        words);
  }

  /** The same, whose values are no words. */
  public Measure(
      String name,
      String title,
      UnitOfAnalysis each,
      Direction better,
      @Nullable Unit unit,
      @Nullable Integer round,
      List<String> onlyFor,
      List<Need> needs,
      List<Exclusion> exceptions,
      Body body,
      boolean mayBeMissing,
      String source,
      List<String> notes,
      List<Scale> scales,
      List<Bridge> bridges,
      @Nullable YearRange years) {
    this(
        name,
        title,
        each,
        better,
        unit,
        round,
        onlyFor,
        needs,
        exceptions,
        body,
        mayBeMissing,
        source,
        notes,
        scales,
        bridges,
        years,
        List.of());
  }

  /** The same, in force in every year of the policy. */
  public Measure(
      String name,
      String title,
      UnitOfAnalysis each,
      Direction better,
      @Nullable Unit unit,
      @Nullable Integer round,
      List<String> onlyFor,
      List<Need> needs,
      List<Exclusion> exceptions,
      Body body,
      boolean mayBeMissing,
      String source,
      List<String> notes) {
    this(
        name,
        title,
        each,
        better,
        unit,
        round,
        onlyFor,
        needs,
        exceptions,
        body,
        mayBeMissing,
        source,
        notes,
        List.of(),
        List.of(),
        null);
  }

  /** A measure with the given cases and nothing else said. */
  public static Measure of(String name, UnitOfAnalysis each, List<Case> cases) {
    return new Measure(
        name,
        "",
        each,
        Direction.UNSTATED,
        null,
        null,
        List.of(),
        List.of(),
        List.of(),
        new Cases(cases),
        false,
        "",
        List.of());
  }

  /** Which direction of a measure is better. */
  public enum Direction {
    /** More is better. */
    HIGHER,
    /** Less is better. */
    LOWER,
    /** The policy does not say. */
    UNSTATED
  }

  /** How the value of a measure comes about. */
  public sealed interface Body {}

  /**
   * The first case whose condition holds.
   *
   * @param cases at least one, tested top-down
   */
  public record Cases(List<Case> cases) implements Body {
    public Cases {
      cases = List.copyOf(cases);
      if (cases.isEmpty()) {
        throw new IllegalArgumentException("cases must not be empty");
      }
    }
  }

  /**
   * A part of a whole, as a percent.
   *
   * @param part the input counted
   * @param whole the input it is a part of
   */
  public record Rate(Expr part, Expr whole) implements Body {
    public Rate {
      Objects.requireNonNull(part, "part");
      Objects.requireNonNull(whole, "whole");
    }
  }

  /**
   * One line {@code value … when …}.
   *
   * @param value the value
   * @param when when it applies; null for always, which only the last case may say
   */
  public record Case(Expr value, @Nullable Expr when) {
    public Case {
      Objects.requireNonNull(value, "value");
    }
  }

  /**
   * A scale that values are on from a year on, such as a new test.
   *
   * @param name its name
   * @param from the first school year of the scale
   */
  public record Scale(String name, SchoolYear from) {
    public Scale {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(from, "from");
    }
  }

  /**
   * Why a measure may compare values on a scale with values on the one before.
   *
   * @param scale the later scale
   * @param reason why
   */
  public record Bridge(String scale, String reason) {
    public Bridge {
      Objects.requireNonNull(scale, "scale");
      Objects.requireNonNull(reason, "reason");
    }
  }

  /**
   * A condition without which the value is missing.
   *
   * @param condition what must hold; in a rate, {@code part} and {@code whole} stand for its inputs
   * @param reason the reason if it does not
   * @param remark a remark for reports, or empty
   */
  public record Need(Expr condition, MissingReason reason, String remark) {
    public Need {
      Objects.requireNonNull(condition, "condition");
      Objects.requireNonNull(reason, "reason");
      Objects.requireNonNull(remark, "remark");
    }
  }

  /**
   * A group that does not have the measure.
   *
   * @param group the group
   * @param reason the reason its value is missing
   * @param remark a remark for reports, or empty
   */
  public record Exclusion(String group, MissingReason reason, String remark) {
    public Exclusion {
      Objects.requireNonNull(group, "group");
      Objects.requireNonNull(reason, "reason");
      Objects.requireNonNull(remark, "remark");
    }
  }
}
