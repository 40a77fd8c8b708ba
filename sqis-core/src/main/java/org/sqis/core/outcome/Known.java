package org.sqis.core.outcome;

import com.google.common.base.Suppliers;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Something that is known already, where others are found when they are asked for. Immutable.
 *
 * @param get the thing
 */
record Known<T>(T get) implements Supplier<T> {
  /** The same, found at most once; what is known needs no cache. */
  static <T> Supplier<T> once(Supplier<T> found) {
    return found instanceof Known ? found : Suppliers.memoize(found::get);
  }

  /** All of them one after the other, found at most once. */
  static <T> Supplier<List<T>> together(List<Supplier<List<T>>> parts) {
    List<Supplier<List<T>>> all = List.copyOf(parts);
    for (Supplier<List<T>> one : all) {
      if (!(one instanceof Known)) {
        return Suppliers.memoize(() -> joined(all));
      }
    }
    return new Known<>(joined(all));
  }

  private static <T> List<T> joined(List<Supplier<List<T>>> parts) {
    List<T> all = new ArrayList<>();
    for (Supplier<List<T>> one : parts) {
      all.addAll(one.get());
    }
    return List.copyOf(all);
  }
}
