package org.sqis.core.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sqis.core.data.Entity;
import org.sqis.core.model.Value;
import org.sqis.core.standing.Determination;
import org.sqis.core.standing.Held;

/**
 * A school on one of the lists of a designation.
 *
 * @param list which list
 * @param entity the school
 * @param how how it came there, for readers
 * @param held the designation as it holds or held it; null if it does not
 * @param whys the reasons with their numbers
 * @param found what the determination found; null without data
 */
record ListEntry(
    Which list,
    Entity entity,
    String how,
    @Nullable Held held,
    List<Why> whys,
    @Nullable Determination found) {
  /** The lists of a designation. */
  enum Which {
    DESIGNATED("designated"),
    UNDECIDED("undecided"),
    LEFT("left"),
    RELEASED("released by decision");

    private final String words;

    Which(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  ListEntry {
    whys = List.copyOf(whys);
  }

  Optional<Determination.Decided> decision() {
    return found == null ? Optional.empty() : Optional.ofNullable(found.decided());
  }

  String decisionWords() {
    return decision().map(ListEntry::words).orElse("");
  }

  static String words(Determination.Decided one) {
    return one.by() + ", " + one.on() + ": " + one.because();
  }

  String reasons() {
    return held == null ? "" : String.join("; ", held.reasons().stream().map(Why::words).toList());
  }

  String since() {
    return held == null ? "" : held.since().toString();
  }

  /** What else is known: why it is undecided, what is cleared, what else decided. */
  String remark() {
    List<String> parts = new ArrayList<>();
    if (found != null) {
      if (found.answer() instanceof Value.Missing missing) {
        parts.add(missing.toString());
      }
      if (!found.remark().isEmpty()) {
        parts.add(found.remark());
      }
      found.findings().stream()
          .filter(one -> one.answer().isMissing() && list == Which.UNDECIDED)
          .forEach(one -> parts.add(one.route() + " " + one.answer()));
      found.clearings().forEach(one -> parts.add(words(one)));
    }
    return String.join("; ", parts);
  }

  static String words(Determination.Clearing one) {
    String of = one.route() + (one.group().isEmpty() ? "" : " of " + one.group());
    return of
        + (one.answer().equals(Value.YesNo.YES)
            ? " cleared"
            : " not cleared" + (one.answer().isMissing() ? ": " + one.answer() : ""));
  }

  Map<String, Object> tree(String prefix) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("entry", prefix + "/" + entity.id());
    tree.putAll(Parts.tree(entity));
    tree.put("how", how);
    tree.put("since", since());
    tree.put("remark", remark());
    decision()
        .ifPresent(
            one -> {
              Map<String, Object> decision = new LinkedHashMap<>();
              decision.put("by", one.by());
              decision.put("on", one.on().toString());
              decision.put("because", one.because());
              tree.put("decision", decision);
            });
    List<Object> reasons = new ArrayList<>();
    whys.forEach(why -> reasons.add(why.tree()));
    tree.put("reasons", reasons);
    return tree;
  }
}
