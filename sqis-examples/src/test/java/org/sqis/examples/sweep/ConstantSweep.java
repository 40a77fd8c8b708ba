package org.sqis.examples.sweep;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.sqis.core.Policy;
import org.sqis.core.PolicyException;
import org.sqis.core.data.Dataset;
import org.sqis.core.data.Entity;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.model.Value;
import org.sqis.core.outcome.Outcome;
import org.sqis.core.outcome.ResultColumn;
import org.sqis.core.outcome.Verification;

/**
 * Changes every constant of a policy, one at a time and by its smallest meaningful step in both
 * directions, scores again and asks whether verification reports a difference. What it finds is one
 * line a change, such as {@code parameter least_target: 1 → 2}. Immutable; safe for every thread.
 */
public final class ConstantSweep {
  private final Map<Finding, List<String>> lines = new EnumMap<>(Finding.class);

  /** What a change did, the most first. */
  public enum Finding {
    /** Verification reports a difference. */
    NOTICED,
    /**
     * Results change and verification reports nothing: only results without published answers do,
     * or the reason why a value is missing.
     */
    UNNOTICED,
    /** No result of any row changes: no row reaches the constant. */
    NOT_REACHED,
    /** The policy has errors with every such change. */
    REFUSED
  }

  private ConstantSweep(Rows rows, List<Change> changes) {
    for (Finding finding : Finding.values()) {
      lines.put(finding, new ArrayList<>());
    }
    changes.forEach(change -> add(change, rows));
  }

  /**
   * Sweeps {@code policy} over {@code data}.
   *
   * @throws IllegalArgumentException if verification does not succeed as it is, or the policy has
   *     constants the sweep does not know
   */
  public static ConstantSweep of(Policy policy, Dataset data) {
    return new ConstantSweep(new Rows(policy, data), Constants.of(policy));
  }

  /** The changes with that finding, one line each, in the order of the policy. */
  public List<String> lines(Finding finding) {
    return List.copyOf(Objects.requireNonNull(lines.get(finding)));
  }

  /** How many changes were tried; a constant counts once for each direction. */
  public int size() {
    return lines.values().stream().mapToInt(List::size).sum();
  }

  /** The counts, and every change that was not noticed. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (Finding finding : Finding.values()) {
      String words = finding.name().toLowerCase(Locale.ROOT).replace('_', ' ');
      text.append(lines(finding).size()).append(" of ").append(size()).append(' ').append(words);
      text.append('\n');
      if (finding != Finding.NOTICED) {
        lines(finding).forEach(line -> text.append("  ").append(line).append('\n'));
      }
    }
    return text.toString();
  }

  /**
   * The smallest step that is noticed; with none, the last step and the most that any of them did.
   */
  private void add(Change change, Rows rows) {
    Finding most = Finding.REFUSED;
    Change.Step last = change.steps().get(change.steps().size() - 1);
    for (Change.Step step : change.steps()) {
      Finding finding = finding(step, rows);
      most = finding.compareTo(most) < 0 ? finding : most;
      if (finding == Finding.NOTICED) {
        last = step;
        break;
      }
    }
    Objects.requireNonNull(lines.get(most)).add(change.describe(last));
  }

  private static Finding finding(Change.Step step, Rows rows) {
    Policy changed;
    try {
      changed = Policy.of(step.spec());
    } catch (PolicyException e) {
      return Finding.REFUSED;
    }
    return rows.finding(changed);
  }

  /** Data, and what the policy as it is makes of them. */
  private static final class Rows {
    private final Dataset data;
    private final Outcome right;

    Rows(Policy policy, Dataset data) {
      this.data = data;
      this.right = policy.score(data);
      Verification verification = Verification.of(right, data);
      if (!verification.succeeds()) {
        throw new IllegalArgumentException("verification must succeed:\n" + verification);
      }
    }

    Finding finding(Policy changed) {
      Outcome outcome = changed.score(data);
      if (!Verification.of(outcome, data).succeeds()) {
        return Finding.NOTICED;
      }
      return isSame(outcome) ? Finding.NOT_REACHED : Finding.UNNOTICED;
    }

    private boolean isSame(Outcome outcome) {
      for (ResultColumn result : right.results()) {
        List<String> groups = result.each() == UnitOfAnalysis.GROUP ? right.groups() : List.of("");
        for (Entity entity : data.entities()) {
          for (String group : groups) {
            Value value = right.value(entity.id(), result.name(), group);
            if (!value.equals(outcome.value(entity.id(), result.name(), group))) {
              return false;
            }
          }
        }
      }
      return true;
    }
  }
}
