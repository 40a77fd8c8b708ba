package org.sqis.core.eval;

import java.util.List;
import org.sqis.core.model.Value;
import org.sqis.core.plan.Node;

/** Keeps what the rule of one value reads, in the order of evaluation, for its explanation. */
final class Readings implements Reads {
  private final SchoolValues of;
  private final List<Reading> readings;
  private final Visits visits;

  /**
   * @param of whose rule it is
   * @param readings takes what is read
   * @param visits takes whom it visits
   */
  Readings(SchoolValues of, List<Reading> readings, Visits visits) {
    this.of = of;
    this.readings = readings;
    this.visits = visits;
  }

  @Override
  public void read(String name, int group, int ago) {
    readings.add(new Reading(name, group, ago, false));
  }

  @Override
  public void parameter(String name, int ago) {
    readings.add(new Reading(name, -1, ago, true));
  }

  /** Parameters, and values that the rule itself sees; those of a member's district are its own. */
  @Override
  public Reads visiting(SchoolValues member) {
    Readings rule = this;
    return new Reads() {
      @Override
      public void read(String name, int group, int ago) {
        SchoolValues owner = member.owner(name);
        boolean isOfRule = !owner.equals(member) && owner.equals(of.owner(name));
        if (ago == 0 && isOfRule) {
          rule.read(name, group, ago);
        }
      }

      @Override
      public void parameter(String name, int ago) {
        rule.parameter(name, ago);
      }

      @Override
      public void season(String name, int ago) {
        rule.season(name, ago);
      }
    };
  }

  @Override
  public void visited(Node.OverMembers node, SchoolValues member, Value value) {
    visits.add(node, member, value);
  }

  @Override
  public void ranked(Node.Rank node, Ranking ranking) {
    visits.add(node, ranking);
  }

  @Override
  public void season(String name, int ago) {
    readings.add(new Reading(Reading.SEASON + name, -1, ago, true));
  }
}
