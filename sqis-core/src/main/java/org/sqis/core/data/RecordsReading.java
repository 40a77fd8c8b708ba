package org.sqis.core.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.sqis.core.policy.Membership;
import org.sqis.core.policy.PolicySpec;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;

/** Reads the files of a mapping that hold records of schools. */
final class RecordsReading {
  private static final Place.Element ROOT = Place.element("data/records");

  private final DataSpec spec;
  private final Assembly assembly;
  private final ProblemList problems;
  private final RecordCells cells;
  private final RecordNames names;
  private final RecordBook book;
  private final KnownSchools schools;

  /**
   * A reading.
   *
   * @param assembly the schools that the data know, all files read
   */
  RecordsReading(DataSpec spec, Assembly assembly, PolicySpec policy, ProblemList problems) {
    this.spec = spec;
    this.assembly = assembly;
    this.problems = problems;
    this.cells = new RecordCells(Designated.of(policy), districts(policy));
    this.names = new RecordNames(policy, problems);
    this.book = new RecordBook(problems);
    // A row that could not be read may be that of a school which looks unknown.
    this.schools = new KnownSchools(assembly, problems.isEmpty());
  }

  private static List<String> districts(PolicySpec policy) {
    return policy.memberships().stream()
        .flatMap(one -> one.districts().stream())
        .map(Membership.Row::district)
        .distinct()
        .toList();
  }

  /** The records of all files that are no records of schools; to be asked after {@link #read}. */
  Entries entries() {
    return book.entries();
  }

  /** The records of all files; only to be used if there is no problem. */
  SchoolRecords read(FileResolver files, Map<DataSpec.Format, RecordReader> readers) {
    for (int i = 0; i < spec.records().size(); i++) {
      read(spec.records().get(i), ROOT.child(i), files, readers);
    }
    new EntryCheck(book.entries(), problems).check();
    return book.end();
  }

  private void read(
      RecordFile file,
      Place.Element element,
      FileResolver files,
      Map<DataSpec.Format, RecordReader> readers) {
    RecordLoad load =
        new RecordLoad(
            file,
            plan(file, element),
            new RecordCheck(file, element, cells, problems),
            cells,
            book,
            schools,
            names,
            problems,
            assembly.schoolYear(Assembly.RATED));
    RecordReader reader = readers.get(file.format());
    if (reader == null) {
      problems.add(Problem.of(ProblemCode.MAPPING_NO_READER, element, file.format().name()));
      return;
    }
    FileBytes bytes = files.resolve(file.path()).named(file.path());
    if (bytes.isReadable()) {
      reader.read(bytes, load);
      load.end();
    } else {
      problems.add(DatasetLoader.unreadable(bytes, element));
    }
  }

  /** What every file of data has. */
  private Mapping.FilePlan plan(RecordFile file, Place.Element element) {
    List<Mapping.Mention> mentions = new ArrayList<>();
    for (int i = 0; i < file.ignored().size(); i++) {
      mentions.add(
          new Mapping.Mention(
              file.ignored().get(i),
              element.child("ignored").child(i),
              "the list of ignored columns"));
    }
    DataSpec.FileSpec spec =
        new DataSpec.FileSpec(
            file.kind().word(),
            file.path(),
            file.format(),
            file.key(),
            Entity.Kind.SCHOOL,
            file.rows(),
            List.of(),
            List.of(),
            List.of(),
            file.ignored());
    RowFilter filter =
        file.rows() == null ? null : RowFilter.of(file.rows(), element.child("rows"), problems);
    return new Mapping.FilePlan(spec, element, List.of(), mentions, filter);
  }
}
