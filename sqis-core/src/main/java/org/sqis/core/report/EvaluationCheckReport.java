package org.sqis.core.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sqis.core.evaluation.EvaluationCheck;
import org.sqis.core.evaluation.EvaluationSystem;
import org.sqis.core.evaluation.Finding;
import org.sqis.core.evaluation.Guidelines;
import org.sqis.core.evaluation.RatingRule;
import org.sqis.core.evaluation.Reach;
import org.sqis.core.outcome.Table;
import org.sqis.core.rulebook.Block;
import org.sqis.core.rulebook.Document;
import org.sqis.core.rulebook.Section;

/** Evaluation systems held against the guidelines of their consortium. Safe for every thread. */
public final class EvaluationCheckReport {
  private EvaluationCheckReport() {}

  /**
   * The report.
   *
   * @param check what the check found
   * @param remarks lines of whoever prints it
   */
  public static Report of(EvaluationCheck check, List<String> remarks) {
    return new Report(document(check, remarks), table(check), tree(check));
  }

  private static Document document(EvaluationCheck check, List<String> remarks) {
    Guidelines guidelines = check.guidelines();
    List<Block> head = new ArrayList<>();
    remarks.forEach(remark -> head.add(Parts.paragraph(remark)));
    head.add(
        Parts.paragraph(
            check.asOf() == null
                ? "Milestones without a record are undecided, as no day was named."
                : "As of " + check.asOf() + "."));
    guidelines.notes().forEach(note -> head.add(Parts.paragraph(note)));
    List<Section> sections = new ArrayList<>();
    sections.add(summary(check));
    consortium(check).ifPresent(sections::add);
    for (RatingRule rule : check.rules()) {
      sections.add(section(check, rule));
    }
    return new Document("Evaluation systems under " + guidelines.shown(), head, sections);
  }

  private static Section summary(EvaluationCheck check) {
    List<List<String>> rows = new ArrayList<>();
    List<String> districts =
        check.findings().stream()
            .map(Finding::district)
            .filter(name -> !name.isEmpty())
            .distinct()
            .sorted()
            .toList();
    for (String district : districts) {
      List<String> row = new ArrayList<>();
      row.add(district);
      for (Finding.Verdict verdict : Finding.Verdict.values()) {
        long count =
            check.findings().stream()
                .filter(one -> one.district().equals(district) && one.verdict() == verdict)
                .count();
        row.add(String.valueOf(count));
      }
      List<String> broken =
          check.findings().stream()
              .filter(
                  one ->
                      one.district().equals(district) && one.verdict() == Finding.Verdict.NOT_MET)
              .map(one -> (one.system().isEmpty() ? "" : one.system() + ": ") + one.rule())
              .toList();
      row.add(String.join("; ", broken));
      rows.add(row);
    }
    return Parts.section(
        "districts",
        "Districts",
        List.of(
            Parts.table(
                "Rules by district",
                List.of("district", "met", "not met", "undecided", "what is not met"),
                rows,
                "There is no system.")));
  }

  /** What the consortium itself had to do. */
  private static Optional<Section> consortium(EvaluationCheck check) {
    List<List<String>> rows = new ArrayList<>();
    for (Finding one : check.findings()) {
      if (one.district().isEmpty()) {
        rows.add(
            List.of(one.rule(), one.asked(), one.found(), one.verdict().words(), one.source()));
      }
    }
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Parts.section(
                "consortium",
                "Consortium",
                List.of(
                    Parts.table(
                        "What the consortium itself has to do",
                        List.of("rule", "asked", "found", "verdict", "source"),
                        rows,
                        ""))));
  }

  private static Section section(EvaluationCheck check, RatingRule rule) {
    EvaluationSystem system = rule.system();
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        Parts.paragraph(
            system.district()
                + ": "
                + String.join(", ", system.roles())
                + (system.years() == null ? "" : ", " + system.years())
                + "."));
    if (!system.agreement().isEmpty()) {
      blocks.add(Parts.paragraph("Agreement: " + system.agreement()));
    }
    if (!system.source().isEmpty()) {
      blocks.add(Parts.paragraph("Source: " + system.source()));
    }
    system.notes().forEach(note -> blocks.add(Parts.paragraph(note)));
    List<List<String>> rows = new ArrayList<>();
    for (Finding one : check.findings()) {
      if (one.system().equals(system.name())) {
        rows.add(
            List.of(
                one.rule(),
                one.asked(),
                one.found(),
                one.verdict().words(),
                one.provenance() == null ? "" : one.provenance().word()));
      }
    }
    blocks.add(
        Parts.table(
            "What is asked and found",
            List.of("rule", "asked", "found", "verdict", "provenance"),
            rows,
            "Nothing is asked."));
    blocks.add(levels(rule));
    blocks.add(effects(rule));
    return Parts.section(Parts.anchor(system.name()), system.shown(), blocks);
  }

  private static Block levels(RatingRule rule) {
    List<List<String>> rows = new ArrayList<>();
    for (String level : rule.system().levels()) {
      rows.add(
          List.of(
              level,
              rule.reach().example(level).map(EvaluationCheckReport::values).orElse("nobody")));
    }
    return Parts.table("Who can get which level", List.of("level", "for example with"), rows, "");
  }

  private static String values(Map<String, String> values) {
    List<String> all = new ArrayList<>();
    values.forEach((name, value) -> all.add(name + " " + value));
    return String.join(", ", all);
  }

  private static Block effects(RatingRule rule) {
    List<List<String>> rows = new ArrayList<>();
    for (EvaluationSystem.RatedMeasure measure : rule.system().measures()) {
      String share =
          measure.share() == null
              ? ""
              : Numbers.percent(measure.share())
                  + (measure.total().isEmpty() ? "" : " of " + measure.total());
      rows.add(
          List.of(
              measure.name(),
              measure.kind().word(),
              share,
              rule.reach()
                  .effect(measure.name())
                  .map(Reach.Effect::toString)
                  .orElse("changes no level")));
    }
    return Parts.table(
        "What each measure can change", List.of("measure", "kind", "share", "effect"), rows, "");
  }

  private static Table table(EvaluationCheck check) {
    List<List<String>> rows = new ArrayList<>();
    for (Finding one : check.findings()) {
      rows.add(
          List.of(
              one.district(),
              one.system(),
              one.rule(),
              one.asked(),
              one.found(),
              one.verdict().words(),
              one.provenance() == null ? "" : one.provenance().word(),
              one.source()));
    }
    return new Table(
        List.of("district", "system", "rule", "asked", "found", "verdict", "provenance", "source"),
        rows);
  }

  private static Map<String, Object> tree(EvaluationCheck check) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("guidelines", check.guidelines().name());
    tree.put("as of", check.asOf() == null ? "" : check.asOf().toString());
    List<Object> findings = new ArrayList<>();
    for (Finding one : check.findings()) {
      Map<String, Object> finding = new LinkedHashMap<>();
      finding.put("district", one.district());
      finding.put("system", one.system());
      finding.put("rule", one.rule());
      finding.put("asked", one.asked());
      finding.put("found", one.found());
      finding.put("verdict", one.verdict().words());
      finding.put("provenance", one.provenance() == null ? "" : one.provenance().word());
      finding.put("source", one.source());
      findings.add(finding);
    }
    tree.put("findings", findings);
    List<Object> systems = new ArrayList<>();
    for (RatingRule rule : check.rules()) {
      Map<String, Object> system = new LinkedHashMap<>();
      system.put("name", rule.system().name());
      system.put("district", rule.system().district());
      system.put("roles", rule.system().roles());
      system.put("levels", rule.system().levels());
      system.put("reachable", rule.reach().levels());
      Map<String, Object> effects = new LinkedHashMap<>();
      for (EvaluationSystem.RatedMeasure measure : rule.system().measures()) {
        effects.put(
            measure.name(),
            rule.reach().effect(measure.name()).map(Reach.Effect::toString).orElse(""));
      }
      system.put("effects", effects);
      systems.add(system);
    }
    tree.put("systems", systems);
    return tree;
  }
}
