package org.sqis.core.data;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.sqis.core.model.Type;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.model.Value;

/**
 * A result of a policy, as far as a recorded value has to fit it. Immutable; safe for every thread.
 *
 * @param name its name
 * @param each whom it describes
 * @param type the type of its values
 * @param levels the levels its values can be, if it is one of levels; else none
 * @param isIndex whether it is an index, which rules read as it was before it was rounded to be
 *     published
 */
public record Recordable(
    String name, UnitOfAnalysis each, Type type, List<Value.Level> levels, boolean isIndex) {
  public Recordable {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(each, "each");
    Objects.requireNonNull(type, "type");
    levels = List.copyOf(levels);
  }

  /** Whether the result has a value for each group. */
  boolean isPerGroup() {
    return each == UnitOfAnalysis.GROUP;
  }

  /** Whether a value can be one of this result. */
  boolean takes(Value value) {
    if (value.isMissing()) {
      return true;
    }
    if (type instanceof Type.Numeric) {
      return value instanceof Value.Num;
    }
    if (type instanceof Type.YesNo) {
      return value instanceof Value.YesNo;
    }
    if (type instanceof Type.OneOf oneOf) {
      return value instanceof Value.Word word && oneOf.options().contains(word.word());
    }
    if (type instanceof Type.Date) {
      return value instanceof Value.Date;
    }
    if (type instanceof Type.LevelOf) {
      return value instanceof Value.Level level && levels.contains(level);
    }
    return value instanceof Value.Text;
  }

  /** A recorded value that does not fit this result, in words; empty if all fit. */
  public Optional<String> misfit(History history) {
    for (String group : history.groups(name)) {
      if (group.isEmpty() == isPerGroup()) {
        return Optional.of("`" + name + "` for each " + (isPerGroup() ? "school" : "group"));
      }
      for (String id : history.ids()) {
        Optional<Value> value = history.value(id, name, group);
        if (value.isPresent() && !takes(value.get())) {
          return Optional.of("`" + value.get() + "` as `" + name + "` of `" + id + "`");
        }
      }
    }
    return Optional.empty();
  }
}
