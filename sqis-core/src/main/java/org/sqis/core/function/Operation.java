package org.sqis.core.function;

import java.util.List;
import org.sqis.core.model.Value;

/** What a function does with values that are all present. Pure and safe for every thread. */
@FunctionalInterface
public interface Operation {
  /** The value for these arguments. */
  Value apply(List<Value> arguments);
}
