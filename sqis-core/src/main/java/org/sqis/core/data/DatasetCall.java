package org.sqis.core.data;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.Type;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.model.Value;
import org.sqis.core.policy.Input;
import org.sqis.core.policy.PolicySpec;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;

/** A call of {@link Dataset.Builder}, kept until all of them are checked together. */
sealed interface DatasetCall {
  /**
   * Adds an entity.
   *
   * @param entity the entity
   */
  record AddEntity(Entity entity) implements DatasetCall {}

  /**
   * Sets a value.
   *
   * @param year the year of the value; null for the one that is rated
   * @param id the school or district
   * @param input the input
   * @param group the group, or empty
   * @param value the value
   */
  record Set(@Nullable SchoolYear year, String id, String input, String group, Value value)
      implements DatasetCall {
    public Set {
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(input, "input");
      Objects.requireNonNull(group, "group");
      Objects.requireNonNull(value, "value");
    }
  }

  /**
   * Sets a published answer.
   *
   * @param id the school or district
   * @param result the result
   * @param group the group, or empty
   * @param value the value
   */
  record Answer(String id, String result, String group, Value value) implements DatasetCall {
    public Answer {
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(result, "result");
      Objects.requireNonNull(group, "group");
      Objects.requireNonNull(value, "value");
    }
  }

  /** Makes the dataset of {@code calls}. */
  static Loading replay(PolicySpec policy, List<DatasetCall> calls, About about) {
    return new Replay(policy).run(calls, about);
  }

  /** One replay. */
  final class Replay {
    private final Vocabulary vocabulary;
    private final ProblemList problems = new ProblemList();

    Replay(PolicySpec policy) {
      this.vocabulary = new Vocabulary(policy);
    }

    Loading run(List<DatasetCall> calls, About about) {
      for (DatasetCall call : calls) {
        if (call instanceof Answer answer) {
          vocabulary.addResult(answer.result(), Map.of(), !answer.group().isEmpty());
        }
      }
      Assembly assembly = new Assembly(vocabulary, problems, about.year());
      for (DatasetCall call : calls) {
        if (call instanceof AddEntity add) {
          add(add.entity(), assembly);
        }
      }
      for (DatasetCall call : calls) {
        if (call instanceof Set set) {
          set(set, assembly, about.year());
        } else if (call instanceof Answer answer) {
          answer(answer, assembly);
        }
      }
      Dataset dataset = assembly.finish(about);
      return new Loading(problems.problems(List.of()), problems.notes(), dataset);
    }

    private void add(Entity entity, Assembly assembly) {
      Place.Element at = Place.element("entities/" + entity.id());
      if (assembly.find(entity.id()) >= 0) {
        problems.add(
            Problem.of(
                ProblemCode.DATA_REPEATED_ROW,
                at,
                "`" + entity.id() + "`",
                "one call of the builder",
                "another"));
        return;
      }
      int source = assembly.source(new Call(at));
      int index = assembly.entity(Assembly.RATED, entity.id(), entity.kind(), source, 0);
      assembly.name(Assembly.RATED, index, entity.name(), source, 0);
      assembly.district(Assembly.RATED, index, entity.district(), source, 0);
    }

    private void set(Set call, Assembly assembly, SchoolYear rated) {
      SchoolYear year = call.year() == null ? rated : call.year();
      String id = year.equals(rated) ? call.id() : call.id() + "/" + year;
      Place.Element at = place(id, call.input(), call.group());
      if (year.compareTo(rated) > 0) {
        problems.add(
            Problem.of(ProblemCode.DATA_LATER_YEAR, at, year.toString(), rated.toString())
                .help("say `year` of the builder with the last year"));
        return;
      }
      int entity = entity(call.id(), at, assembly);
      int input = vocabulary.inputIndex(call.input());
      if (input < 0) {
        List<String> known = vocabulary.inputs().stream().map(Input::name).toList();
        problems.add(
            Problem.of(ProblemCode.MAPPING_UNKNOWN_INPUT, at, call.input())
                .help(MappingCheck.suggestion(call.input(), known)));
        return;
      }
      Input target = vocabulary.inputs().get(input);
      boolean isPerGroup = target.each() == UnitOfAnalysis.GROUP;
      int group = group(call.group(), call.input(), "an input", isPerGroup, at);
      if (entity < 0 || group < 0) {
        return;
      }
      int yearIndex = assembly.year(year);
      if (isPerGroup) {
        assembly.group(yearIndex, entity, group);
      }
      Value value = checked(target, call.value(), at);
      int source = assembly.source(new Call(at));
      assembly.input(yearIndex, entity, input, group, value, source, 0);
    }

    private void answer(Answer call, Assembly assembly) {
      Place.Element at = place(call.id(), call.result(), call.group());
      int entity = entity(call.id(), at, assembly);
      int result = vocabulary.resultIndex(call.result());
      boolean isPerGroup = vocabulary.results().get(result).isPerGroup();
      int group = group(call.group(), call.result(), "a result", isPerGroup, at);
      if (entity < 0 || group < 0) {
        return;
      }
      if (isPerGroup) {
        assembly.group(Assembly.RATED, entity, group);
      }
      Type type = vocabulary.results().get(result).type();
      if (type != null && !call.value().isMissing() && !isOfType(type, call.value())) {
        addWrongValue(call.result(), type, call.value(), at);
        return;
      }
      int source = assembly.source(new Call(at));
      assembly.answer(entity, result, group, call.value(), source, 0);
    }

    private static Place.Element place(String id, String name, String group) {
      return Place.element("entities/" + id + "/" + name + (group.isEmpty() ? "" : "/" + group));
    }

    private int entity(String id, Place at, Assembly assembly) {
      int entity = assembly.find(id);
      if (entity < 0) {
        problems.add(
            Problem.of(ProblemCode.DATA_UNKNOWN_ENTITY, at, id)
                .help("add it with school or district first"));
      }
      return entity;
    }

    private int group(String group, String name, String noun, boolean isPerGroup, Place at) {
      if (!isPerGroup) {
        if (!group.isEmpty()) {
          problems.add(Problem.of(ProblemCode.MAPPING_NO_GROUP, at, name, noun));
          return -1;
        }
        return 0;
      }
      if (group.isEmpty()) {
        problems.add(Problem.of(ProblemCode.MAPPING_NEEDS_GROUP, at, name, noun));
        return -1;
      }
      int index = vocabulary.groupIndex(group);
      if (index < 0) {
        problems.add(
            Problem.of(ProblemCode.MAPPING_UNKNOWN_GROUP, at, group)
                .help(MappingCheck.suggestion(group, vocabulary.groups())));
      }
      return index;
    }

    /** The value if the input can have it. */
    private Value checked(Input input, Value value, Place at) {
      if (value.isMissing()) {
        return value;
      }
      if (!isOfType(input.type(), value)) {
        addWrongValue(input.name(), input.type(), value, at);
        return Assembly.FAULTY;
      }
      if (value instanceof Value.Num num) {
        String text = Wording.value(value, Wording.unitOf(input.type()));
        CellReader.Faults faults =
            (code, help, values) -> problems.add(Problem.of(code, at, values).help(help));
        return ValueReaders.isInRange(input, num.number(), text, faults) ? value : Assembly.FAULTY;
      }
      if (value instanceof Value.Date date) {
        CellReader.Faults faults =
            (code, help, values) -> problems.add(Problem.of(code, at, values).help(help));
        return DateReader.isSane(date.day(), date.toString(), faults) ? value : Assembly.FAULTY;
      }
      return value;
    }

    private void addWrongValue(String name, Type type, Value value, Place at) {
      problems.add(
          Problem.of(ProblemCode.DATA_WRONG_VALUE, at, name, Wording.noun(type), value.toString()));
    }

    private boolean isOfType(Type type, Value value) {
      if (type instanceof Type.Numeric) {
        return value instanceof Value.Num;
      }
      if (type instanceof Type.YesNo) {
        return value instanceof Value.YesNo;
      }
      if (type instanceof Type.OneOf oneOf) {
        return value instanceof Value.Word word && oneOf.options().contains(word.word());
      }
      if (type instanceof Type.LevelOf levelOf) {
        return value instanceof Value.Level level
            && vocabulary.levelsOf(levelOf.table()).contains(level);
      }
      return type instanceof Type.Date ? value instanceof Value.Date : value instanceof Value.Text;
    }
  }

  /**
   * A call as the source of a value.
   *
   * @param place what it sets
   */
  record Call(Place.Element place) implements Assembly.Source {
    @Override
    public Place at(int row) {
      return place;
    }

    @Override
    public String describe(int row) {
      return "another call of the builder";
    }
  }
}
