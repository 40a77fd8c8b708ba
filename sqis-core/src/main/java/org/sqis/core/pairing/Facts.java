package org.sqis.core.pairing;

import java.util.HashSet;
import java.util.Set;
import org.sqis.core.data.Dataset;
import org.sqis.core.data.Entity;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.Type;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.model.Value;
import org.sqis.core.outcome.Determinations;
import org.sqis.core.outcome.Outcome;
import org.sqis.core.outcome.ResultColumn;
import org.sqis.core.outcome.ValueText;
import org.sqis.core.policy.Input;

/** What is known of schools in the rated year, by name: inputs and results alike. */
final class Facts {
  private final Dataset data;
  private final Determinations all;
  private final Outcome outcome;
  private final Set<String> rated = new HashSet<>();

  Facts(Dataset data, Determinations all) {
    this.data = data;
    this.all = all;
    this.outcome = all.outcome();
    outcome.entities().forEach(entity -> rated.add(entity.id()));
  }

  /** The value of a school; missing if the rated year does not know it. */
  Value of(String school, String name) {
    if (!rated.contains(school)) {
      return unknown();
    }
    return isInput(name) ? data.value(data.indexOf(school), name) : outcome.value(school, name);
  }

  /** The value of a group of a school; missing if the rated year does not know the school. */
  Value of(String school, String name, String group) {
    if (!rated.contains(school)) {
      return unknown();
    }
    return isInput(name)
        ? data.value(data.indexOf(school), name, group)
        : outcome.value(school, name, group);
  }

  private Value unknown() {
    return new Value.Missing(
        MissingReason.NOT_REPORTED, "there are no data of it in " + all.year());
  }

  private boolean isInput(String name) {
    return data.inputs().stream().anyMatch(input -> input.name().equals(name));
  }

  /** The type of an input or result. */
  Type type(String name) {
    for (Input input : data.inputs()) {
      if (input.name().equals(name)) {
        return input.type();
      }
    }
    ResultColumn column = outcome.result(name);
    if (column.each() == UnitOfAnalysis.POLICY) {
      throw new AssertionError("a result of schools or groups was proved: " + name);
    }
    return column.type();
  }

  /** A value as reports print it. */
  String print(Value value, String name) {
    return ValueText.readable(value, type(name));
  }

  /** The district of a school, or empty. */
  String district(String school) {
    return all.entity(school).map(Entity::districtName).orElse("");
  }
}
