package org.sqis.dsl.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.sqis.dsl.registry.KindSpec;

/**
 * Which reader reads which kind. A reader is made when a file first has a declaration of its kind:
 * most files have few kinds, and readers with all their clauses take time to load.
 */
final class Readers {
  /** The kinds of a rule file, in the order of the reference. */
  static final List<String> POLICY =
      List.of(
          "policy",
          "parameters",
          "groups",
          "inputs",
          "rates",
          "measure",
          "levels",
          "grid",
          "numbers",
          "index",
          "membership",
          "cohort",
          "designate",
          "ladder",
          "pairing",
          "grants",
          "joining",
          "publication",
          "rubric",
          "review",
          "panel",
          "status",
          "plan",
          "milestones",
          "open",
          "overlay",
          "test");

  /** The kinds of a data mapping, in the order of the reference. */
  static final List<String> DATA = List.of("data", "file", "records", "expected");

  /** The kinds of a file of requirements. */
  static final List<String> REQUIREMENTS = List.of("requirements");

  /** The kinds of files on the evaluation of educators. */
  static final List<String> EVALUATION = List.of("guidelines", "evaluation");

  private static final Map<String, KindReader> MADE = new ConcurrentHashMap<>();

  private Readers() {}

  /** The reader of a kind that one of the lists names. */
  static KindReader of(String kind) {
    KindReader known = MADE.get(kind);
    if (known == null) {
      // Readers have no state, so two threads may each make one.
      known = make(kind);
      MADE.put(kind, known);
    }
    return known;
  }

  /** The entries of the registry for {@code kinds}. */
  static List<KindSpec> specs(List<String> kinds) {
    List<KindSpec> specs = new ArrayList<>();
    for (String kind : kinds) {
      specs.add(of(kind).spec());
    }
    return List.copyOf(specs);
  }

  private static KindReader make(String kind) {
    return switch (kind) {
      case "policy" -> new PolicyKind();
      case "parameters" -> new ParametersKind();
      case "groups" -> new GroupsKind();
      case "inputs" -> new InputsKind();
      case "rates" -> new RatesKind();
      case "measure" -> new MeasureKind();
      case "levels" -> new LevelsKind();
      case "grid" -> new GridKind();
      case "numbers" -> new NumbersKind();
      case "index" -> new IndexKind();
      case "membership" -> new MembershipKind();
      case "cohort" -> new CohortKind();
      case "designate" -> new DesignateKind();
      case "ladder" -> new LadderKind();
      case "pairing" -> new PairingKind();
      case "grants" -> new GrantsKind();
      case "joining" -> new JoiningKind();
      case "publication" -> new PublicationKind();
      case "rubric" -> new RubricKind();
      case "review" -> new ReviewKind();
      case "panel" -> new PanelKind();
      case "status" -> new StatusKind();
      case "plan" -> new PlanKind();
      case "milestones" -> new MilestonesKind();
      case "open" -> new OpenKind();
      case "overlay" -> new OverlayKind();
      case "test" -> new TestKind();
      case "data" -> new DataKind();
      case "file" -> new FileKind();
      case "records" -> new RecordsKind();
      case "expected" -> new ExpectedKind();
      case "requirements" -> new RequirementsKind();
      case "guidelines" -> new GuidelinesKind();
      case "evaluation" -> new EvaluationKind();
      default -> throw new IllegalArgumentException("kind must have a reader: " + kind);
    };
  }
}
