package org.sqis.core.data;

import java.util.LinkedHashMap;
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

  /** Whom a call speaks of. */
  sealed interface Whom {
    /** Where the call is. */
    Place.Element at();

    /**
     * A school, a district scored as a whole, or one of its groups.
     *
     * @param id its code
     * @param group the group, or empty
     */
    record OfEntity(String id, String group) implements Whom {
      public OfEntity {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(group, "group");
      }

      @Override
      public Place.Element at() {
        return Place.element("entities").child(id);
      }

      @Override
      public String toString() {
        return "`" + id + "`" + (group.isEmpty() ? "" : ", group `" + group + "`");
      }
    }

    /**
     * A district.
     *
     * @param name its name
     */
    record OfDistrict(String name) implements Whom {
      public OfDistrict {
        Objects.requireNonNull(name, "name");
      }

      @Override
      public Place.Element at() {
        return Place.element("districts").child(name);
      }

      @Override
      public String toString() {
        return "the district `" + name + "`";
      }
    }

    /** The consortium. */
    record OfConsortium() implements Whom {
      @Override
      public Place.Element at() {
        return Place.element("consortium");
      }

      @Override
      public String toString() {
        return "the consortium";
      }
    }
  }

  /**
   * Sets a value.
   *
   * @param year the year of the value; null for the one that is rated
   * @param whom whom it describes
   * @param input the input
   * @param value the value
   */
  record Set(@Nullable SchoolYear year, Whom whom, String input, Value value)
      implements DatasetCall {
    public Set {
      Objects.requireNonNull(whom, "whom");
      Objects.requireNonNull(input, "input");
      Objects.requireNonNull(value, "value");
    }
  }

  /**
   * Says in which district a school was.
   *
   * @param year the year
   * @param id the school
   * @param district the name of the district
   */
  record SetDistrict(SchoolYear year, String id, String district) implements DatasetCall {
    public SetDistrict {
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(district, "district");
    }
  }

  /**
   * Sets a published answer.
   *
   * @param whom whom it describes
   * @param result the result
   * @param value the value
   */
  record Answer(Whom whom, String result, Value value) implements DatasetCall {
    public Answer {
      Objects.requireNonNull(whom, "whom");
      Objects.requireNonNull(result, "result");
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
    private final ValueFit fit;

    /** The districts that calls speak of, each with the first of these calls. */
    private final Map<String, Place> names = new LinkedHashMap<>();

    Replay(PolicySpec policy) {
      this.vocabulary = new Vocabulary(policy);
      this.fit = new ValueFit(vocabulary, problems);
    }

    Loading run(List<DatasetCall> calls, About about) {
      for (DatasetCall call : calls) {
        if (call instanceof Answer answer) {
          vocabulary.addResult(answer.result(), Map.of(), unit(answer.whom()));
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
        } else if (call instanceof SetDistrict district) {
          district(district, assembly, about.year());
        }
      }
      List<String> known = assembly.entities().districtNames();
      names.forEach(
          (name, at) -> {
            if (!known.contains(name)) {
              problems.add(
                  Problem.of(ProblemCode.DATA_UNKNOWN_DISTRICT, at, name)
                      .help(MappingCheck.suggestion(name, known)));
            }
          });
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

    /** The unit that {@code whom} is one of. */
    private static UnitOfAnalysis unit(Whom whom) {
      if (whom instanceof Whom.OfEntity of) {
        return of.group().isEmpty() ? UnitOfAnalysis.SCHOOL : UnitOfAnalysis.GROUP;
      }
      return whom instanceof Whom.OfDistrict ? UnitOfAnalysis.DISTRICT : UnitOfAnalysis.CONSORTIUM;
    }

    private void district(SetDistrict call, Assembly assembly, SchoolYear rated) {
      Whom whom = new Whom.OfEntity(call.id(), "");
      Place.Element at = place(whom.at().child(call.year().toString()), "district", whom);
      if (isLater(call.year(), rated, at)) {
        return;
      }
      int entity = subject(whom, at, assembly);
      if (entity >= 0) {
        int source = assembly.source(new Call(at));
        assembly.district(assembly.year(call.year()), entity, call.district(), source, 0);
      }
    }

    private boolean isLater(SchoolYear year, SchoolYear rated, Place at) {
      if (year.compareTo(rated) <= 0) {
        return false;
      }
      problems.add(
          Problem.of(ProblemCode.DATA_LATER_YEAR, at, year.toString(), rated.toString())
              .help("say `year` of the builder with the last year"));
      return true;
    }

    private void set(Set call, Assembly assembly, SchoolYear rated) {
      SchoolYear year = call.year() == null ? rated : call.year();
      Place.Element whom = call.whom().at();
      Place.Element at =
          place(year.equals(rated) ? whom : whom.child(year.toString()), call.input(), call.whom());
      if (isLater(year, rated, at)) {
        return;
      }
      int subject = subject(call.whom(), at, assembly);
      int input = vocabulary.inputIndex(call.input());
      if (input < 0) {
        List<String> known = vocabulary.inputs().stream().map(Input::name).toList();
        problems.add(
            Problem.of(ProblemCode.MAPPING_UNKNOWN_INPUT, at, call.input())
                .help(MappingCheck.suggestion(call.input(), known)));
        return;
      }
      Input target = vocabulary.inputs().get(input);
      int group = group(call.whom(), call.input(), "an input", target.each(), at);
      if (subject < 0 || group < 0) {
        return;
      }
      int yearIndex = assembly.year(year);
      if (target.each() == UnitOfAnalysis.GROUP) {
        assembly.group(yearIndex, subject, group);
      }
      Value value = fit.checked(target, call.value(), at);
      int source = assembly.source(new Call(at));
      assembly.input(yearIndex, subject, input, group, value, source, 0);
    }

    private void answer(Answer call, Assembly assembly) {
      Place.Element at = place(call.whom().at(), call.result(), call.whom());
      int subject = subject(call.whom(), at, assembly);
      int result = vocabulary.resultIndex(call.result());
      UnitOfAnalysis each = vocabulary.results().get(result).each();
      int group = group(call.whom(), call.result(), "a result", each, at);
      if (subject < 0 || group < 0) {
        return;
      }
      if (each == UnitOfAnalysis.GROUP) {
        assembly.group(Assembly.RATED, subject, group);
      }
      Type type = vocabulary.results().get(result).type();
      if (type != null && !call.value().isMissing() && !fit.isOfType(type, call.value())) {
        fit.addWrongValue(call.result(), type, call.value(), at);
        return;
      }
      int source = assembly.source(new Call(at));
      assembly.answer(subject, result, group, call.value(), source, 0);
    }

    private static Place.Element place(Place.Element of, String name, Whom whom) {
      Place.Element at = of.child(name);
      return whom instanceof Whom.OfEntity entity && !entity.group().isEmpty()
          ? at.child(entity.group())
          : at;
    }

    /** The number of whom a call speaks of, or -1 after a fault. */
    private int subject(Whom whom, Place at, Assembly assembly) {
      if (whom instanceof Whom.OfDistrict district) {
        names.putIfAbsent(district.name(), at);
        return assembly.districts().number(district.name());
      }
      if (!(whom instanceof Whom.OfEntity of)) {
        return 0;
      }
      int entity = assembly.find(of.id());
      if (entity < 0) {
        problems.add(
            Problem.of(ProblemCode.DATA_UNKNOWN_ENTITY, at, of.id())
                .help("add it with school or district first"));
      }
      return entity;
    }

    /** The place of the group, 0 for what has none, or -1 after a fault. */
    private int group(Whom whom, String name, String noun, UnitOfAnalysis each, Place at) {
      String group = whom instanceof Whom.OfEntity of ? of.group() : "";
      boolean isForEntities = unit(whom).compareTo(UnitOfAnalysis.SCHOOL) >= 0;
      if (isForEntities == each.isWiderThanSchool() || (!isForEntities && unit(whom) != each)) {
        String given = "this gives it to " + whom;
        problems.add(
            Problem.of(ProblemCode.MAPPING_OTHER_UNIT, at, name, noun, Wording.each(each), given)
                .help(remedy(noun.equals("an input") ? "set" : "answer", each)));
        return -1;
      }
      if (each != UnitOfAnalysis.GROUP) {
        if (!group.isEmpty()) {
          problems.add(
              Problem.of(ProblemCode.MAPPING_NO_GROUP, at, name, noun, Wording.each(each)));
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

    /** The call that would do, of the calls {@code set} or {@code answer}. */
    private static String remedy(String call, UnitOfAnalysis each) {
      return switch (each) {
        case POLICY, CONSORTIUM -> "call `" + call + "OfConsortium`";
        case DISTRICT -> "call `" + call + "OfDistrict` with the name of the district";
        case SCHOOL -> "call `" + call + "` with the code of the school";
        case GROUP -> "call `" + call + "` with the code of the school and the group";
      };
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
