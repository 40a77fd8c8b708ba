package org.sqis.core.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.sqis.core.model.Type;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.policy.PolicySpec;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;

/**
 * Reads the files of a mapping into a dataset, with whatever readers it is given. {@code
 * io.DatasetReader} gives it the readers of this library.
 */
public final class DatasetLoader {
  private DatasetLoader() {}

  /**
   * Reads a dataset. Every fault of the mapping and of the files is found in one run.
   *
   * @param policy the policy whose inputs and groups the data fill
   * @param spec the mapping
   * @param resultTypes the types of results, as far as they are known; where they are not, the
   *     first published answer of a column says whether it holds numbers, yes and no, or words
   * @param files finds the files
   * @param readers a reader for each format
   */
  public static Loading load(
      PolicySpec policy,
      DataSpec spec,
      Map<String, Type> resultTypes,
      FileResolver files,
      Map<DataSpec.Format, RecordReader> readers) {
    Objects.requireNonNull(files, "files");
    ProblemList problems = new ProblemList();
    Mapping mapping = MappingCheck.check(policy, spec, resultTypes, problems);
    Assembly assembly = new Assembly(mapping.vocabulary(), problems, spec.year());
    mapping.faultyInputs().forEach(assembly::incomplete);
    List<String> paths = new ArrayList<>();
    for (Mapping.FilePlan plan : mapping.files()) {
      paths.add(plan.spec().path());
      FileLoad load = new FileLoad(mapping, plan, assembly, problems);
      RecordReader reader = readers.get(plan.spec().format());
      if (reader == null) {
        problems.add(
            Problem.of(ProblemCode.MAPPING_NO_READER, plan.element(), plan.spec().format().name()));
        load.incomplete();
        continue;
      }
      FileBytes file = files.resolve(plan.spec().path()).named(plan.spec().path());
      if (file.isReadable()) {
        reader.read(file, load);
        load.end();
      } else {
        problems.add(unreadable(file, plan.element()));
        load.incomplete();
      }
    }
    checkExpected(spec, mapping.vocabulary(), assembly, problems);
    spec.records().forEach(file -> paths.add(file.path()));
    RecordsReading reading = new RecordsReading(spec, assembly, policy, problems);
    SchoolRecords records = reading.read(files, readers);
    Dataset dataset = assembly.finish(About.of(spec));
    return new Loading(
        problems.problems(paths),
        problems.notes(),
        dataset == null ? null : dataset.withRecords(records).withEntries(reading.entries()));
  }

  /** The problem of a file that cannot be read. */
  static Problem unreadable(FileBytes file, Place.Element element) {
    return Problem.of(
            ProblemCode.DATA_FILE_UNREADABLE,
            new Place.Cell(file.name(), 0, ""),
            file.name(),
            file.refusal())
        .with(element.child("path"), "the mapping names it here");
  }

  /** Checks that expected differences speak of schools, groups and answers there are. */
  private static void checkExpected(
      DataSpec spec, Vocabulary vocabulary, Assembly assembly, ProblemList problems) {
    // A row that could not be read may be the one an expected difference speaks of.
    boolean isComplete = problems.isEmpty();
    for (int i = 0; i < spec.expected().size(); i++) {
      DataSpec.ExpectedDifference expected = spec.expected().get(i);
      Place.Element at = Place.element("data/expected").child(i);
      List<String> answered = vocabulary.results().stream().map(Vocabulary.Result::name).toList();
      if (vocabulary.resultIndex(expected.result()) < 0) {
        problems.add(
            Problem.of(ProblemCode.MAPPING_NO_ANSWERS, at, expected.result())
                .help(MappingCheck.suggestion(expected.result(), answered)));
      }
      if (!expected.group().isEmpty() && vocabulary.groupIndex(expected.group()) < 0) {
        problems.add(
            Problem.of(ProblemCode.MAPPING_UNKNOWN_GROUP, at, expected.group())
                .help(MappingCheck.suggestion(expected.group(), vocabulary.groups())));
      }
      if (isComplete) {
        checkWhom(expected, vocabulary, assembly, at, problems);
      }
    }
  }

  /** Checks that an expected difference speaks of a school or district of the data. */
  private static void checkWhom(
      DataSpec.ExpectedDifference expected,
      Vocabulary vocabulary,
      Assembly assembly,
      Place at,
      ProblemList problems) {
    String id = expected.id();
    int result = vocabulary.resultIndex(expected.result());
    UnitOfAnalysis each =
        result < 0 ? UnitOfAnalysis.SCHOOL : vocabulary.results().get(result).each();
    if (each == UnitOfAnalysis.DISTRICT) {
      List<String> known = assembly.entities().districtNames();
      if (!known.contains(id)) {
        problems.add(
            Problem.of(ProblemCode.DATA_UNKNOWN_DISTRICT, at, id)
                .help(MappingCheck.suggestion(id, known)));
      }
    } else if (each == UnitOfAnalysis.CONSORTIUM) {
      if (!id.equals(each.word())) {
        problems.add(
            Problem.of(
                    ProblemCode.MAPPING_OTHER_UNIT,
                    at,
                    expected.result(),
                    "a result",
                    Wording.each(each),
                    "this speaks of `" + id + "`")
                .help("write `consortium` in its place"));
      }
    } else if (!assembly.isRated(id)) {
      problems.add(Problem.of(ProblemCode.DATA_UNKNOWN_ENTITY, at, id));
    }
  }
}
