package org.sqis.core.eval;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.Value;
import org.sqis.core.outcome.IndexResult;
import org.sqis.core.plan.Element;
import org.sqis.core.plan.Plan;
import org.sqis.core.policy.IndexSpec;
import org.sqis.core.policy.Parameter;

/**
 * Finds what blocks values that are undecided: the inputs that were not sent, the parameters that
 * are not set, and rules that say themselves that nothing is known. Follows what an evaluation read
 * that is missing for the same reason. Confined to one thread.
 */
public final class Blockers {
  private static final int MOST = 6;

  private final Map<Place, Set<Leaf>> known = new HashMap<>();
  private final SchoolValues school;

  /** The blockers of the values of one school, district, or the consortium. */
  public Blockers(SchoolValues school) {
    this.school = school;
  }

  /** A value; two are the same if they are of the same school in the same year. */
  private record Place(SchoolValues whose, String name, int group) {
    // Written out: linking what a record has of its own takes a tenth of a cold start.
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Place place
          && whose.equals(place.whose)
          && name.equals(place.name)
          && group == place.group;
    }

    @Override
    public int hashCode() {
      return 31 * (31 * whose.hashCode() + name.hashCode()) + group;
    }
  }

  /**
   * Something that blocks.
   *
   * @param place the value; for what is no value, its name says everything
   * @param what what is said of it
   */
  private record Leaf(Place place, String what) {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Leaf leaf && place.equals(leaf.place) && what.equals(leaf.what);
    }

    @Override
    public int hashCode() {
      return 31 * place.hashCode() + what.hashCode();
    }
  }

  /**
   * What blocks a value that is missing for {@code reason}, as texts in their order, so that it
   * does not matter what was asked before; never empty.
   *
   * @param group the number of the group; -1 for a value the school has once
   */
  public List<String> of(String name, int group, MissingReason reason) {
    Set<String> texts = new LinkedHashSet<>();
    for (Leaf leaf : leaves(new Place(school, name, group), reason)) {
      texts.add(text(leaf, group));
    }
    List<String> all = new ArrayList<>(texts);
    Collections.sort(all);
    if (all.size() <= MOST) {
      return all;
    }
    List<String> some = new ArrayList<>(all.subList(0, MOST));
    some.add((all.size() - MOST) + " more");
    return some;
  }

  private String text(Leaf leaf, int rootGroup) {
    Place place = leaf.place();
    String words = place.name();
    boolean isOwn = place.whose().label().equals(school.label()) || isWider(place);
    if (place.group() >= 0 && place.group() != rootGroup) {
      words += " of " + place.whose().plan().groups().get(place.group());
    }
    if (!place.whose().year().equals(school.year())) {
      words += " in " + place.whose().year();
    } else if (!isOwn) {
      words += " of " + place.whose().label();
    }
    return leaf.what().isEmpty() ? words : words + leaf.what();
  }

  /** Whether it is a value of the district or the consortium, which a school reads as its own. */
  private static boolean isWider(Place place) {
    return place.whose().owner(place.name()) != place.whose();
  }

  /**
   * Without recursion along chains of rules: what was found of a value before is taken as it is.
   */
  private Set<Leaf> leaves(Place root, MissingReason reason) {
    Set<Leaf> leaves = known.get(root);
    if (leaves != null) {
      return leaves;
    }
    Set<Leaf> found = new LinkedHashSet<>();
    Set<Place> met = new HashSet<>();
    met.add(root);
    Deque<Place> open = new ArrayDeque<>();
    open.add(root);
    while (!open.isEmpty()) {
      Place place = open.poll();
      Set<Leaf> before = known.get(place);
      if (before != null) {
        found.addAll(before);
        continue;
      }
      Heard heard = new Heard(place.whose(), reason);
      listen(place, heard);
      found.addAll(heard.leaves);
      for (Place read : heard.reads) {
        if (met.add(read)) {
          open.add(read);
        }
      }
      if (heard.leaves.isEmpty() && heard.reads.isEmpty()) {
        found.add(own(place));
      }
    }
    known.put(root, found);
    return found;
  }

  /** The value itself: an input, or a rule that says so. */
  private static Leaf own(Place place) {
    Value value = place.whose().getIfDefined(place.name(), place.group(), false);
    return new Leaf(place, " is " + value);
  }

  /** Tells {@code heard} what the evaluation of a value reads. */
  private static void listen(Place place, Heard heard) {
    SchoolValues whose = place.whose().owner(place.name());
    Element element = whose.plan().element(place.name());
    if (element == null || !whose.isDefined(place.name()) || element instanceof Element.OfInput) {
      return;
    }
    if (whose.isGiven(place.name(), place.group()) || whose.isRecord(place.name())) {
      return;
    }
    if (element instanceof Element.OfMeasure measure) {
      SchoolEvaluator.measure(measure, whose, place.group(), heard);
    } else if (element instanceof Element.OfLevels levels) {
      SchoolEvaluator.level(levels, whose, place.group(), heard);
    } else if (element instanceof Element.OfGrid grid) {
      new GridEvaluator(grid, whose, place.group(), heard).found();
    } else if (element instanceof Element.OfLadder ladder) {
      heard.read(ladder.ladder().designation(), -1, 0);
    } else if (element instanceof Element.OfCohort cohort) {
      new CohortEvaluator(cohort, whose, heard).value();
    } else if (element instanceof Element.OfDesignation designation) {
      new DesignationReads(designation, whose).undecided(heard);
    } else if (element instanceof Element.OfIndex index) {
      listen(index, whose, heard);
    }
  }

  private static void listen(Element.OfIndex index, SchoolValues whose, Heard heard) {
    IndexSpec spec = index.spec();
    if (!spec.by().isEmpty()) {
      heard.read(spec.by(), -1, 0);
    }
    for (IndexSpec.CellShare cell : spec.cells()) {
      if (cell.part() != null) {
        heard.parameter(String.valueOf(cell.part()), 0);
      }
    }
    Plan plan = whose.plan();
    for (IndexResult.MeasurePoints measure : whose.index(index.name()).measures()) {
      for (IndexResult.CellPoints cell : measure.cells()) {
        if (!(cell.level() instanceof Value.Missing missing) || missing.reason() != heard.reason) {
          continue;
        }
        int group = plan.groups().indexOf(cell.cell());
        if (!whose.isPerGroup(measure.measure())) {
          heard.read(measure.measure(), -1, 0);
        } else if (group >= 0) {
          heard.read(measure.measure(), group, 0);
        } else {
          for (int member = 0; member < plan.groups().size(); member++) {
            heard.read(measure.measure(), member, 0);
          }
        }
      }
    }
  }

  /** Keeps what is read and is missing for the same reason. */
  private static final class Heard implements Reads {
    private final SchoolValues whose;
    private final MissingReason reason;
    private final Set<Place> reads;
    private final Set<Leaf> leaves;

    Heard(SchoolValues whose, MissingReason reason) {
      this(whose, reason, new LinkedHashSet<>(), new LinkedHashSet<>());
    }

    private Heard(SchoolValues whose, MissingReason reason, Set<Place> reads, Set<Leaf> leaves) {
      this.whose = whose;
      this.reason = reason;
      this.reads = reads;
      this.leaves = leaves;
    }

    @Override
    public void read(String name, int group, int ago) {
      SchoolValues there = whose.ago(ago);
      if (there == null) {
        if (reason == MissingReason.NOT_YET_DEFINED) {
          SchoolYear year = new SchoolYear(Math.max(1900, whose.year().start() - ago));
          leaves.add(new Leaf(new Place(whose, "no data of " + year, -1), ""));
        }
        return;
      }
      Value value = there.getIfDefined(name, group, false);
      if (value instanceof Value.Missing missing && missing.reason() == reason) {
        reads.add(new Place(there, name, group));
      }
    }

    @Override
    public void parameter(String name, int ago) {
      SchoolValues there = whose.ago(ago);
      Plan plan = (there == null ? whose : there).plan();
      boolean isUnset = false;
      for (Parameter one : plan.spec().parameters()) {
        isUnset |= one.name().equals(name) && one.value() == null;
      }
      if (isUnset && reason == MissingReason.NOT_YET_DEFINED) {
        leaves.add(new Leaf(new Place(whose, "parameter " + name + " is not set", -1), ""));
      }
    }

    @Override
    public Reads visiting(SchoolValues member) {
      return new Heard(member, reason, reads, leaves);
    }
  }
}
