package org.sqis.core.plan;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sqis.core.expr.Operator;
import org.sqis.core.function.Aggregate;
import org.sqis.core.function.Operation;
import org.sqis.core.function.RankMethod;
import org.sqis.core.model.CalendarDate;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.model.Value;
import org.sqis.core.policy.SchoolCalendar;

/**
 * An expression whose names are resolved and whose types fit. Existing is the proof. Immutable;
 * safe for every thread.
 */
public sealed interface Node {
  /** What is known of it before it runs. */
  Typed typed();

  /** Calls the method of {@code visitor} for this kind of node. */
  <R> R accept(Visitor<R> visitor);

  /**
   * A constant.
   *
   * @param value its value
   * @param typed what is known of it
   */
  record Constant(Value value, Typed typed) implements Node {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.constant(this);
    }
  }

  /**
   * The value of a parameter.
   *
   * @param name the parameter
   * @param value its value; missing if it is not set
   * @param typed what is known of it
   */
  record ParameterValue(String name, Value value, Typed typed) implements Node {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.parameter(this);
    }
  }

  /**
   * The value of an input, measure, level table or index: of the school, or of the group visited.
   *
   * @param name what is read
   * @param isExact whether it is read before its last rounding
   * @param typed what is known of it
   */
  record Read(String name, boolean isExact, Typed typed) implements Node {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.read(this);
    }
  }

  /**
   * The value of a named group.
   *
   * @param name what is read
   * @param group the number of the group
   * @param groupName the name of the group
   * @param isExact whether it is read before its last rounding
   * @param typed what is known of it
   */
  record ReadOf(String name, int group, String groupName, boolean isExact, Typed typed)
      implements Node {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.readOf(this);
    }
  }

  /**
   * The first or last day of a season, or of the school year, in the year that is evaluated.
   *
   * @param calendar the calendar of the policy
   * @param season the season, or {@link SchoolCalendar#SCHOOL_YEAR}
   * @param isLast whether it is the last day
   * @param typed what is known of it
   */
  record YearDay(SchoolCalendar calendar, String season, boolean isLast, Typed typed)
      implements Node {
    /** The day in a school year. */
    public CalendarDate in(SchoolYear year) {
      return isLast ? calendar.lastDay(season, year) : calendar.firstDay(season, year);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.yearDay(this);
    }
  }

  /**
   * The season in which a date lies.
   *
   * @param date the date
   * @param calendar the calendar of the policy
   * @param typed what is known of it
   */
  record SeasonOf(Node date, SchoolCalendar calendar, Typed typed) implements Node {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.seasonOf(this);
    }
  }

  /**
   * A name that the place gives a value while it is evaluated, such as {@code shares_present}.
   *
   * @param name the name
   * @param typed what is known of it
   */
  record Local(String name, Typed typed) implements Node {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.local(this);
    }
  }

  /**
   * Whether the group visited is the named one.
   *
   * @param group the number of the group
   * @param groupName the name of the group
   * @param typed what is known of it
   */
  record GroupIs(int group, String groupName, Typed typed) implements Node {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.groupIs(this);
    }
  }

  /**
   * Two operands and an operator.
   *
   * @param operator the operator
   * @param left the left operand
   * @param right the right operand
   * @param typed what is known of it
   */
  record Binary(Operator operator, Node left, Node right, Typed typed) implements Node {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.binary(this);
    }
  }

  /**
   * The other answer.
   *
   * @param operand the condition
   * @param typed what is known of it
   */
  record Not(Node operand, Typed typed) implements Node {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.not(this);
    }
  }

  /**
   * Whether a value is there.
   *
   * @param operand the value asked about
   * @param asksPresent whether present is asked for
   * @param reason the one reason asked for, or null
   * @param typed what is known of it
   */
  record Presence(Node operand, boolean asksPresent, @Nullable MissingReason reason, Typed typed)
      implements Node {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.presence(this);
    }
  }

  /**
   * A choice by a condition.
   *
   * @param condition what decides
   * @param then the value if it holds
   * @param otherwise the value if it does not
   * @param typed what is known of it
   */
  record If(Node condition, Node then, Node otherwise, Typed typed) implements Node {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.ifThen(this);
    }
  }

  /**
   * A fallback for missing.
   *
   * @param value the value wanted
   * @param fallback the value used where it is missing
   * @param typed what is known of it
   */
  record Else(Node value, Node fallback, Typed typed) implements Node {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.orElse(this);
    }
  }

  /**
   * A function of values; missing if any of them is.
   *
   * @param function its name
   * @param arguments the values
   * @param operation what it does with present values
   * @param typed what is known of it
   */
  record Apply(String function, List<Node> arguments, Operation operation, Typed typed)
      implements Node {
    public Apply {
      arguments = List.copyOf(arguments);
      Objects.requireNonNull(operation, "operation");
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.apply(this);
    }
  }

  /**
   * A function of a list of values some of which can be absent.
   *
   * @param function the function
   * @param members the values
   * @param leaving what it does about missing values
   * @param typed what is known of it
   */
  record OfList(Aggregate function, List<Node> members, Leaving leaving, Typed typed)
      implements Node {
    public OfList {
      members = List.copyOf(members);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.ofList(this);
    }
  }

  /**
   * A function over groups.
   *
   * @param function the function
   * @param family the family of groups
   * @param groups the numbers of the groups visited
   * @param body the value of each; null to count them
   * @param where which take part; null for all
   * @param leaving what it does about missing values
   * @param typed what is known of it
   */
  record OverGroups(
      Aggregate function,
      String family,
      List<Integer> groups,
      @Nullable Node body,
      @Nullable Node where,
      Leaving leaving,
      Typed typed)
      implements Node {
    public OverGroups {
      groups = List.copyOf(groups);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.overGroups(this);
    }
  }

  /**
   * A function over the schools of a district or of the consortium, or over its districts.
   *
   * @param text the function as it is written
   * @param function the function
   * @param each whom it visits, schools or districts
   * @param body the value of each; null to count them
   * @param where which take part; null for all
   * @param leaving what it does about missing values
   * @param typed what is known of it
   */
  record OverMembers(
      String text,
      Aggregate function,
      UnitOfAnalysis each,
      @Nullable Node body,
      @Nullable Node where,
      Leaving leaving,
      Typed typed)
      implements Node {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.overMembers(this);
    }
  }

  /**
   * Whether a school is in the first places of a cohort. Stands in the routes of a designation,
   * which works it out for everyone first.
   *
   * @param id which quota of the policy it is
   * @param isHighestFirst whether the highest value has the first place
   * @param places the share of the base, or the number of places
   * @param isShare whether {@code places} is a share
   * @param key what schools are ranked by
   * @param keyText the same, as it is written
   * @param only which schools compete; null for all that can be designated
   * @param typed what is known of it
   */
  record Places(
      String id,
      boolean isHighestFirst,
      Node places,
      boolean isShare,
      Node key,
      String keyText,
      @Nullable Node only,
      Typed typed)
      implements Node {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.places(this);
    }
  }

  /**
   * The place of a value among those of a cohort.
   *
   * @param text the function as it is written
   * @param method how the place is counted
   * @param value the value of each school, or of the group in each school
   * @param cohort the cohort
   * @param within what divides the cohort: a name, {@code district}, or empty for nothing
   * @param typed what is known of it
   */
  record Rank(String text, RankMethod method, Node value, String cohort, String within, Typed typed)
      implements Node {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.rank(this);
    }
  }

  /**
   * A value of an earlier year.
   *
   * @param body what is read there
   * @param ago how many years before, at least 1
   * @param typed what is known of it
   */
  record InYear(Node body, int ago, Typed typed) implements Node {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.inYear(this);
    }
  }

  /**
   * A function of the values of this year and the years before.
   *
   * @param function the function
   * @param body the value of each year
   * @param years how many years, this one included
   * @param least how many of them must have a value
   * @param typed what is known of it
   */
  record OverYears(Aggregate function, Node body, int years, int least, Typed typed)
      implements Node {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.overYears(this);
    }
  }

  /**
   * What an aggregate does about missing members.
   *
   * @param atLeast how many members must be present, whatever the others lack; 0 if the author does
   *     not say: then absent members are left out and any other reason makes the result missing
   * @param none the value if no member is left; null for missing
   */
  record Leaving(int atLeast, @Nullable Node none) {}

  /** One method per kind of node and no defaults, so a new kind cannot be forgotten. */
  interface Visitor<R> {
    /** A constant. */
    R constant(Constant node);

    /** A parameter. */
    R parameter(ParameterValue node);

    /** A value of the school or of the group visited. */
    R read(Read node);

    /** A value of a named group. */
    R readOf(ReadOf node);

    /** A day of the school year. */
    R yearDay(YearDay node);

    /** The season of a date. */
    R seasonOf(SeasonOf node);

    /** A name the place gives a value. */
    R local(Local node);

    /** Which group is visited. */
    R groupIs(GroupIs node);

    /** Two operands. */
    R binary(Binary node);

    /** The other answer. */
    R not(Not node);

    /** A question about presence. */
    R presence(Presence node);

    /** A choice. */
    R ifThen(If node);

    /** A fallback. */
    R orElse(Else node);

    /** A function of values. */
    R apply(Apply node);

    /** A function of a list. */
    R ofList(OfList node);

    /** A function over groups. */
    R overGroups(OverGroups node);

    /** A function over schools or districts. */
    R overMembers(OverMembers node);

    /** A place in a cohort. */
    R places(Places node);

    /** A rank in a cohort. */
    R rank(Rank node);

    /** A value of an earlier year. */
    R inYear(InYear node);

    /** A function over years. */
    R overYears(OverYears node);
  }
}
