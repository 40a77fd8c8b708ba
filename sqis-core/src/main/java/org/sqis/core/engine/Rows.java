package org.sqis.core.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.sqis.core.column.Coding;
import org.sqis.core.column.Column;
import org.sqis.core.column.Longs;
import org.sqis.core.data.Dataset;
import org.sqis.core.data.Entity;
import org.sqis.core.model.SchoolYear;

/**
 * The rows of one dataset, divided for any number of runs of policies with the same inputs. Safe
 * for every thread.
 */
public final class Rows {
  private final boolean keeps;
  private final Map<Key, Division> divisions = new ConcurrentHashMap<>();
  private final Map<InputKey, Input> inputs = new ConcurrentHashMap<>();

  /**
   * @param keeps whether columns are kept in the order of the parts: for many runs; a single one
   *     gathers them block by block
   */
  public Rows(boolean keeps) {
    this.keeps = keeps;
  }

  private record Key(
      SchoolYear year,
      int count,
      List<String> names,
      Map<SchoolYear, Map<String, Integer>> rules) {}

  private record InputKey(SchoolYear year, int count, String name, int group) {}

  /** An input with one row a school. */
  record Input(Column column, Shape shape) {}

  /** The input of a group, or of the schools if {@code group} is -1. */
  Input input(Dataset data, int count, String name, int group) {
    InputKey key = new InputKey(data.year(), count, name, group);
    Input known = inputs.get(key);
    if (known == null) {
      Column column = data.column(name);
      if (group >= 0) {
        column = column.every(data.groups().size(), group, count);
      }
      known = new Input(column, YearRun.shape(column));
      Input other = keeps ? inputs.putIfAbsent(key, known) : null;
      known = other == null ? known : other;
    }
    return known;
  }

  /**
   * The rows of a year divided by words, and by the rules of their districts in all years.
   *
   * @param count how many rows there are
   * @param rules by year and district the number of its rules; empty if all have the same
   */
  Division division(
      Dataset data, int count, List<String> names, Map<SchoolYear, Map<String, Integer>> rules) {
    return divisions.computeIfAbsent(
        new Key(data.year(), count, names, rules), key -> divided(data, key));
  }

  private Division divided(Dataset data, Key key) {
    List<Division.Key> keys = new ArrayList<>();
    for (String name : key.names()) {
      keys.add(new ByWord(data.column(name)));
    }
    key.rules().forEach((year, rules) -> keys.add(new ByRules(data.in(year).orElseThrow(), rules)));
    return Division.of(key.count(), keys, keeps);
  }

  /** The district of a row in the year of the data, or empty. */
  static String district(Dataset data, int row) {
    int rated = data.entities().size();
    Entity entity = row < rated ? data.entities().get(row) : data.formerEntities().get(row - rated);
    return entity.districtName();
  }

  /** Words, and after them the reasons for which they are missing. */
  private static final class ByWord implements Division.Key {
    private final Longs codes;
    private final @Nullable Longs missing;
    private final int words;
    private final int width;
    private final long[] why = Reg.block();

    ByWord(Column column) {
      this.codes = column.codes();
      this.missing = column.missing();
      // What stands among the codes of missing rows means nothing.
      this.words =
          column.coding() instanceof Coding.Listed listed
              ? listed.values().size()
              : (int) codes.range()[1] + 1;
      this.width = words + column.reasons().size();
    }

    @Override
    public int width() {
      return width;
    }

    @Override
    public void copy(int from, int length, long[] into) {
      codes.copy(from, length, into);
      if (missing != null) {
        missing.copy(from, length, why);
        for (int i = 0; i < length; i++) {
          into[i] = why[i] == 0 ? into[i] : words - 1 + why[i];
        }
      }
    }
  }

  /** The number of the rules of a row. */
  private static final class ByRules implements Division.Key {
    private final Dataset data;
    private final Map<String, Integer> rules;

    ByRules(Dataset data, Map<String, Integer> rules) {
      this.data = data;
      this.rules = rules;
    }

    @Override
    public int width() {
      return rules.size();
    }

    @Override
    public void copy(int from, int length, long[] into) {
      for (int i = 0; i < length; i++) {
        into[i] = Objects.requireNonNull(rules.get(district(data, from + i)), "a known district");
      }
    }
  }
}
