package org.sqis.core.outcome;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.Value;

/**
 * The values of one result that could not be decided: they are missing, and not because there are
 * too few students or the rule does not apply. Deeply immutable; safe for every thread.
 *
 * @param result the result
 * @param causes why, each cause once, in the order in which they were met
 */
public record Undecided(String result, List<Cause> causes) {
  /** Of more blockers a table names so many. */
  private static final int MOST_SHOWN = 2;

  public Undecided {
    Objects.requireNonNull(result, "result");
    causes = List.copyOf(causes);
  }

  /**
   * Why some values are undecided.
   *
   * @param reason the reason they are missing
   * @param blockers what blocks them, such as {@code parameter floor is not set} or {@code growth
   *     is not reported}; never empty
   * @param values whose values they are
   */
  public record Cause(MissingReason reason, List<String> blockers, List<Whose> values) {
    public Cause {
      Objects.requireNonNull(reason, "reason");
      blockers = List.copyOf(blockers);
      values = List.copyOf(values);
    }

    /** The schools among {@link #values}, each once. */
    public List<String> ids() {
      return values.stream().map(Whose::id).distinct().toList();
    }
  }

  /**
   * Whose value it is.
   *
   * @param id the code of the school, the name of the district, or {@code consortium}
   * @param group the group, or empty
   */
  public record Whose(String id, String group) {
    public Whose {
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(group, "group");
    }
  }

  /** How many values are undecided. */
  public int count() {
    return causes.stream().mapToInt(cause -> cause.values().size()).sum();
  }

  /** Whether a value is undecided. */
  public static boolean is(Value value) {
    return value instanceof Value.Missing missing
        && missing.reason() != MissingReason.TOO_FEW
        && missing.reason() != MissingReason.NOT_APPLICABLE;
  }

  /**
   * A table with a row for each result and cause.
   *
   * @param most of how many schools the codes are listed
   */
  public static Table table(List<Undecided> all, int most) {
    List<List<String>> rows = new ArrayList<>();
    for (Undecided one : all) {
      for (Cause cause : one.causes()) {
        List<String> ids = cause.ids();
        String more = ids.size() > most ? " and " + (ids.size() - most) + " more" : "";
        rows.add(
            List.of(
                one.result(),
                String.valueOf(cause.values().size()),
                shown(cause.blockers()),
                ids.stream().limit(most).collect(Collectors.joining(", ")) + more));
      }
    }
    return new Table(List.of("undecided", "values", "blocked by", "whose"), rows);
  }

  /** The first of what blocks a value; the outcome and its JSON hold more. */
  private static String shown(List<String> blockers) {
    String first = blockers.stream().limit(MOST_SHOWN).collect(Collectors.joining("; "));
    return blockers.size() > MOST_SHOWN ? first + "; \u2026" : first;
  }

  /** Collects the undecided values of an outcome. Confined to one thread. */
  public static final class Collector {
    private record Key(MissingReason reason, List<String> blockers) {
      // Written out: linking what a record has of its own would be paid by every cold start.
      @Override
      public boolean equals(@Nullable Object other) {
        return other instanceof Key key && reason == key.reason && blockers.equals(key.blockers);
      }

      @Override
      public int hashCode() {
        return 31 * reason.name().hashCode() + blockers.hashCode();
      }
    }

    private final Map<String, Map<Key, List<Whose>>> found = new LinkedHashMap<>();

    /** A collector without values. */
    public Collector() {}

    /** Adds a value. */
    public void add(String result, Whose whose, MissingReason reason, List<String> blockers) {
      Map<Key, List<Whose>> ofResult = found.get(result);
      if (ofResult == null) {
        ofResult = new LinkedHashMap<>();
        found.put(result, ofResult);
      }
      Key key = new Key(reason, List.copyOf(blockers));
      List<Whose> same = ofResult.get(key);
      if (same == null) {
        same = new ArrayList<>();
        ofResult.put(key, same);
      }
      same.add(whose);
    }

    /** What was found of these results, in their order. */
    public List<Undecided> of(Iterable<String> results) {
      List<Undecided> all = new ArrayList<>();
      for (String result : results) {
        List<Cause> causes = new ArrayList<>();
        for (var one : found.getOrDefault(result, Map.of()).entrySet()) {
          Key key = one.getKey();
          causes.add(new Cause(key.reason(), key.blockers(), one.getValue()));
        }
        if (!causes.isEmpty()) {
          all.add(new Undecided(result, causes));
        }
      }
      return List.copyOf(all);
    }
  }
}
