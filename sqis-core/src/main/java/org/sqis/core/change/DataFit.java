package org.sqis.core.change;

import java.util.ArrayList;
import java.util.List;
import org.sqis.core.Policy;
import org.sqis.core.change.Impact.Fault;
import org.sqis.core.data.Dataset;
import org.sqis.core.data.Entity;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.policy.Group;
import org.sqis.core.policy.Input;
import org.sqis.core.policy.PolicyHeader;
import org.sqis.core.policy.PolicySpec;
import org.sqis.core.problem.ProblemCode;

/** Whether data were read for a policy, and whether two data say the same. */
final class DataFit {
  private DataFit() {}

  /** Why {@code policy} cannot score {@code data}. */
  static List<Fault> faults(PolicySpec policy, Dataset data) {
    List<Fault> faults = new ArrayList<>();
    String name = policy.header().name();
    String other = otherInput(policy.inputs(), data.inputs());
    List<String> groups = policy.groups().stream().map(Group::name).toList();
    if (!other.isEmpty() || !data.groups().containsAll(groups)) {
      String why =
          other.isEmpty()
              ? "the group `"
                  + groups.stream()
                      .filter(group -> !data.groups().contains(group))
                      .findFirst()
                      .get()
                  + "` is not among theirs"
              : other;
      faults.add(
          fault(
              ProblemCode.IMPACT_OTHER_INPUTS,
              List.of(data.name(), name, why),
              "load the data once for each policy, through the mapping, and give both"));
    }
    PolicyHeader header = policy.header();
    if (!governs(header, data)) {
      String years =
          header.first().equals(header.last())
              ? header.first().toString()
              : header.first() + " to " + header.last();
      faults.add(
          fault(
              ProblemCode.IMPACT_OTHER_YEAR,
              List.of(data.name(), data.year().toString(), name, years),
              "give data of a year that it governs, or extend `years` of the policy"));
    }
    return faults;
  }

  /** Why {@code policy} cannot read what is recorded in {@code data}. */
  static List<Fault> recorded(Policy policy, Dataset data) {
    return policy.misfit(data).stream()
        .map(
            misfit ->
                fault(
                    ProblemCode.HISTORY_MISFIT,
                    List.of(misfit, policy.name()),
                    "compare without these recorded results, or record them anew"))
        .toList();
  }

  private static Fault fault(ProblemCode code, List<String> values, String help) {
    return new Fault(code, values, help);
  }

  static boolean governs(PolicyHeader header, Dataset data) {
    return data.year().compareTo(header.first()) >= 0 && data.year().compareTo(header.last()) <= 0;
  }

  /** The first input that differs, in words; empty if none does. */
  private static String otherInput(List<Input> wanted, List<Input> there) {
    if (wanted.equals(there)) {
      return "";
    }
    List<String> names = there.stream().map(Input::name).toList();
    for (Input input : wanted) {
      if (!names.contains(input.name())) {
        return "they do not hold the input `" + input.name() + "`";
      }
      if (!there.contains(input)) {
        return "it declares the input `" + input.name() + "` otherwise";
      }
    }
    return wanted.size() == there.size()
        ? "its inputs stand in another order"
        : "they hold inputs it does not declare";
  }

  /**
   * Whether the data themselves differ, and not only the inputs they were read for: the year, the
   * schools, or a value of an input that both declare alike.
   */
  static boolean differ(Dataset one, Dataset other) {
    if (one.equals(other)) {
      return false;
    }
    if (!one.year().equals(other.year()) || !one.entities().equals(other.entities())) {
      return true;
    }
    if (!one.histories().equals(other.histories())) {
      return true;
    }
    for (Input input : one.inputs()) {
      if (other.inputs().contains(input) && differ(one, other, input)) {
        return true;
      }
    }
    return false;
  }

  private static boolean differ(Dataset one, Dataset other, Input input) {
    if (input.each() == UnitOfAnalysis.CONSORTIUM) {
      return !one.consortiumValue(input.name()).equals(other.consortiumValue(input.name()));
    }
    if (input.each() == UnitOfAnalysis.DISTRICT) {
      return !one.districts().equals(other.districts())
          || one.districts().stream()
              .anyMatch(
                  district ->
                      !one.districtValue(district, input.name())
                          .equals(other.districtValue(district, input.name())));
    }
    List<String> groups = one.groups().stream().filter(other.groups()::contains).toList();
    for (int entity = 0; entity < one.entities().size(); entity++) {
      Entity school = one.entities().get(entity);
      int there = other.indexOf(school.id());
      if (input.each() == UnitOfAnalysis.SCHOOL) {
        if (!one.value(entity, input.name()).equals(other.value(there, input.name()))) {
          return true;
        }
        continue;
      }
      for (String group : groups) {
        boolean isSame =
            one.value(entity, input.name(), group).equals(other.value(there, input.name(), group));
        if (!isSame) {
          return true;
        }
      }
    }
    return false;
  }
}
