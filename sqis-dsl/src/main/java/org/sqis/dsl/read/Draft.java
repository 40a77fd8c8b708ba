package org.sqis.dsl.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.sqis.core.data.DataSpec;
import org.sqis.core.data.RecordFile;
import org.sqis.core.evaluation.EvaluationSystem;
import org.sqis.core.evaluation.Guidelines;
import org.sqis.core.plan.PolicyProof;
import org.sqis.core.policy.Cohort;
import org.sqis.core.policy.Designation;
import org.sqis.core.policy.Grid;
import org.sqis.core.policy.Group;
import org.sqis.core.policy.IndexSpec;
import org.sqis.core.policy.Input;
import org.sqis.core.policy.Ladder;
import org.sqis.core.policy.LevelTable;
import org.sqis.core.policy.Measure;
import org.sqis.core.policy.Membership;
import org.sqis.core.policy.NumberTable;
import org.sqis.core.policy.OpenRule;
import org.sqis.core.policy.Overlay;
import org.sqis.core.policy.Parameter;
import org.sqis.core.policy.PolicyHeader;
import org.sqis.core.policy.Procedure;
import org.sqis.core.policy.Requirements;
import org.sqis.core.problem.Place;
import org.sqis.core.scenario.Scenario;
import org.sqis.dsl.source.Span;

/** What has been read so far. Confined to one thread. */
final class Draft {
  final Spans spans = new Spans();
  final Set<String> poisoned = new TreeSet<>();
  final List<Parameter> parameters = new ArrayList<>();
  final List<Group> groups = new ArrayList<>();
  final List<Input> inputs = new ArrayList<>();
  final List<Measure> measures = new ArrayList<>();
  final List<LevelTable> levels = new ArrayList<>();
  final List<Grid> grids = new ArrayList<>();
  final List<IndexSpec> indexes = new ArrayList<>();
  final List<OpenRule> opens = new ArrayList<>();
  final List<Overlay> overlays = new ArrayList<>();
  final List<NumberTable> numbers = new ArrayList<>();
  final List<Membership> memberships = new ArrayList<>();
  final List<Cohort> cohorts = new ArrayList<>();
  final List<Designation> designations = new ArrayList<>();
  final List<Ladder> ladders = new ArrayList<>();
  final List<Procedure> procedures = new ArrayList<>();
  final List<Requirements> requirements = new ArrayList<>();
  final List<Guidelines> guidelines = new ArrayList<>();
  final List<EvaluationSystem> evaluations = new ArrayList<>();
  final List<Scenario> tests = new ArrayList<>();
  final List<DataSpec.FileSpec> files = new ArrayList<>();
  final List<DataSpec.ExpectedDifference> expected = new ArrayList<>();
  final List<RecordFile> records = new ArrayList<>();
  @Nullable PolicyHeader header;
  @Nullable DataHeader data;
  private final Map<String, Integer> seen = new HashMap<>();

  /** The first declaration of a data mapping. */
  record DataHeader(
      String name,
      String title,
      String policy,
      org.sqis.core.model.SchoolYear year,
      boolean isSynthetic,
      String origin,
      String folder,
      List<String> notes,
      org.sqis.core.data.ResultLife life) {

    /** The same file of records, found in the folder of the data. */
    RecordFile within(RecordFile file) {
      return folder.isEmpty() ? file : file.at(folder + "/" + file.path());
    }

    /** The same file, found in the folder of the data. */
    DataSpec.FileSpec within(DataSpec.FileSpec file) {
      return folder.isEmpty()
          ? file
          : new DataSpec.FileSpec(
              file.name(),
              folder + "/" + file.path(),
              file.format(),
              file.key(),
              file.entity(),
              file.year(),
              file.rows(),
              file.columns(),
              file.missing(),
              file.answers(),
              file.ignored());
    }
  }

  /** Says where a declaration of that kind and name stands; each of one name has its place. */
  Place.Element open(String kind, String name, Span span) {
    int number = seen.getOrDefault(kind + "/" + name, 0) + 1;
    seen.put(kind + "/" + name, number);
    Place.Element place = Place.element(PolicyProof.path(kind, name, number));
    spans.put(place, span);
    return place;
  }
}
