package org.sqis.core.eval;

import org.sqis.core.model.Value;
import org.sqis.core.plan.Node;

/** Hears what an evaluation reads, in order. */
public interface Reads {
  /** Hears nothing. */
  Reads NONE =
      new Reads() {
        @Override
        public void read(String name, int group, int ago) {}

        @Override
        public void parameter(String name, int ago) {}
      };

  /**
   * A value was read.
   *
   * @param group the number of the group in the year read; -1 for a value the school has once
   * @param ago how many years before; 0 for the year that is evaluated
   */
  void read(String name, int group, int ago);

  /** A parameter was read; {@code ago} is as for {@link #read}. */
  void parameter(String name, int ago);

  /** A season of the calendar, or the school year itself, decided; {@code ago} as above. */
  default void season(String name, int ago) {}

  /** A school or district is visited; what is read of it is heard by the answer. */
  default Reads visiting(SchoolValues member) {
    return NONE;
  }

  /** What a visit came to. */
  default void visited(Node.OverMembers node, SchoolValues member, Value value) {}

  /** Whether the values of all schools that are ranked are to be heard, not only the own one. */
  default boolean hearsRanked() {
    return false;
  }

  /** A value was ranked. */
  default void ranked(Node.Rank node, Ranking ranking) {}

  /** Hears the same reads as those of {@code years} before. */
  default Reads ago(int years) {
    Reads outer = this;
    return new Reads() {
      @Override
      public void read(String name, int group, int ago) {
        outer.read(name, group, ago + years);
      }

      @Override
      public void parameter(String name, int ago) {
        outer.parameter(name, ago + years);
      }

      @Override
      public void season(String name, int ago) {
        outer.season(name, ago + years);
      }

      @Override
      public Reads visiting(SchoolValues member) {
        return outer.visiting(member);
      }

      @Override
      public void visited(Node.OverMembers node, SchoolValues member, Value value) {
        outer.visited(node, member, value);
      }

      @Override
      public boolean hearsRanked() {
        return outer.hearsRanked();
      }

      @Override
      public void ranked(Node.Rank node, Ranking ranking) {
        outer.ranked(node, ranking);
      }
    };
  }
}
