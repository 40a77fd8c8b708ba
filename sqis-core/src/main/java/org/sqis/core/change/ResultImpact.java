package org.sqis.core.change;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.sqis.core.data.Entity;
import org.sqis.core.outcome.ResultColumn;

/**
 * How the values of one result move. Deeply immutable; safe for every thread.
 *
 * @param column the result as the new policy gives it
 * @param compared how many values were compared: schools, schools and groups, districts, or one of
 *     the consortium
 * @param moves every value that moves, by school code and then by group in the order of the policy
 * @param labels the levels, words or answers that occur, best first, and then reasons for missing;
 *     empty for numbers and texts
 * @param transitions counts of pairs of labels that occur, by group, in the order of the labels;
 *     empty for numbers and texts
 * @param publishedMoves how many of the values that move also move as they are published; of an
 *     index fewer than those that move exactly
 */
public record ResultImpact(
    ResultColumn column,
    int compared,
    List<Move> moves,
    List<String> labels,
    List<Transition> transitions,
    int publishedMoves) {
  public ResultImpact {
    Objects.requireNonNull(column, "column");
    moves = List.copyOf(moves);
    labels = List.copyOf(labels);
    transitions = List.copyOf(transitions);
  }

  /** The name of the result. */
  public String name() {
    return column.name();
  }

  /** How many values do not move. */
  public int unmoved() {
    return compared - moves.size();
  }

  /** How many values move in one way. */
  public int count(Move.Kind kind) {
    Impact.require(kind, "kind");
    return (int) moves.stream().filter(move -> move.kind() == kind).count();
  }

  /**
   * The exact difference of a move with its sign, such as {@code +2.5 points}; of two percents it
   * is in points; empty for values without a difference.
   */
  public String difference(Move move) {
    Impact.require(move, "move");
    return move.difference().map(by -> ImpactText.difference(by, column.type(), true)).orElse("");
  }

  /** How many schools and districts have a value that moves. */
  public int entities() {
    return (int) moves.stream().map(Move::entity).map(Entity::id).distinct().count();
  }

  /**
   * How the values that move are spread over districts, by name.
   *
   * @return one row a district with a value that moves
   */
  public List<Count> byDistrict() {
    TreeMap<String, List<Move>> districts = new TreeMap<>();
    for (Move move : moves) {
      Entity entity = move.entity();
      String name = entity.districtName();
      districts.computeIfAbsent(name, key -> new ArrayList<>()).add(move);
    }
    List<Count> counts = new ArrayList<>();
    districts.forEach((name, all) -> counts.add(Count.of(name, all)));
    return counts;
  }

  /** How the values that move are spread over groups; empty for a result of each school. */
  public List<Count> byGroup(List<String> groups) {
    Impact.require(groups, "groups");
    List<Count> counts = new ArrayList<>();
    for (String group : groups) {
      List<Move> own = moves.stream().filter(move -> move.group().equals(group)).toList();
      if (!own.isEmpty()) {
        counts.add(Count.of(group, own));
      }
    }
    return counts;
  }

  /** The same with causes: one list a move. */
  ResultImpact with(List<Move> explained) {
    return new ResultImpact(column, compared, explained, labels, transitions, publishedMoves);
  }

  /**
   * How many values move in a district or group.
   *
   * @param name the district or group
   * @param schools schools with a value that moves
   * @param values values that move
   * @param up greater numbers or levels
   * @param down smaller ones
   * @param other other words, answers or reasons
   * @param newlyMissing values that were there
   * @param noLongerMissing values that were missing
   */
  public record Count(
      String name,
      int schools,
      int values,
      int up,
      int down,
      int other,
      int newlyMissing,
      int noLongerMissing) {
    public Count {
      Objects.requireNonNull(name, "name");
    }

    static Count of(String name, List<Move> moves) {
      EnumMap<Move.Kind, Integer> kinds = new EnumMap<>(Move.Kind.class);
      moves.forEach(move -> kinds.merge(move.kind(), 1, Integer::sum));
      return new Count(
          name,
          (int) moves.stream().map(move -> move.entity().id()).distinct().count(),
          moves.size(),
          kinds.getOrDefault(Move.Kind.UP, 0),
          kinds.getOrDefault(Move.Kind.DOWN, 0),
          kinds.getOrDefault(Move.Kind.OTHER, 0) + kinds.getOrDefault(Move.Kind.OTHER_REASON, 0),
          kinds.getOrDefault(Move.Kind.NEWLY_MISSING, 0),
          kinds.getOrDefault(Move.Kind.NO_LONGER_MISSING, 0));
    }
  }
}
