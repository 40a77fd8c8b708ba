package org.sqis.core.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.sqis.core.Policy;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.outcome.Determinations;
import org.sqis.core.outcome.Origin;
import org.sqis.core.outcome.Table;
import org.sqis.core.policy.PolicyHeader;
import org.sqis.core.problem.Problem;
import org.sqis.core.rulebook.Block;
import org.sqis.core.rulebook.Text;

/**
 * What stands at the head of every report: whether it is a draft or made of synthetic data, what it
 * was made of, and remarks of whoever prints it.
 *
 * @param policy what the policy says of itself
 * @param origin what the results are made of
 * @param remarks remarks, one line each
 */
record Head(PolicyHeader policy, Origin origin, List<String> remarks) {
  Head {
    remarks = List.copyOf(remarks);
  }

  /** The head of a report; what the data lack for the results is among the remarks. */
  static Head of(Policy policy, Determinations all, List<String> remarks) {
    List<String> lines = new ArrayList<>(remarks);
    for (Problem warning : all.outcome().warnings()) {
      lines.add("Warning " + warning.code().id() + ": " + warning.message());
    }
    return new Head(policy.spec().header(), all.outcome().origin(), lines);
  }

  String title() {
    return policy.title().isEmpty() ? policy.name() : policy.title();
  }

  SchoolYear inEffect() {
    return new SchoolYear(origin.year().start() + 1);
  }

  /** The notices nobody should miss, by what is said in one word. */
  Map<String, String> notices() {
    Map<String, String> notices = new LinkedHashMap<>();
    switch (policy.status()) {
      case DRAFT -> notices.put("Draft.", "This policy is not adopted. Nothing here is in force.");
      case SUPERSEDED -> notices.put("Superseded.", "A later policy has replaced this one.");
      case ADOPTED -> {}
    }
    if (origin.isSynthetic()) {
      notices.put("Synthetic.", "The data are made up. Nothing here was measured at any school.");
    }
    if (origin.results().equals("preliminary")) {
      notices.put("Preliminary.", "These results can still change.");
    } else if (origin.results().startsWith("amended: ")) {
      notices.put("Amended.", "Earlier results were others. Why: " + origin.results().substring(9));
    }
    return notices;
  }

  List<Block> blocks() {
    Map<String, String> years = new LinkedHashMap<>();
    years.put("Rated year", origin.year().toString());
    years.put("Takes effect in", inEffect().toString());
    return blocks(years);
  }

  /**
   * The same of a report that is not of a determination.
   *
   * @param about what it is about, by term, in place of the rated year
   */
  List<Block> blocks(Map<String, String> about) {
    List<Block> blocks = new ArrayList<>();
    notices().forEach((strong, text) -> blocks.add(Parts.notice(strong, text)));
    remarks.forEach(remark -> blocks.add(Parts.paragraph(remark)));
    List<Block.Entry> entries = new ArrayList<>();
    entry("Policy", title() + " (" + policy.name() + "), " + status(), entries);
    entry(
        "Version of the policy",
        policy.version().isEmpty() ? "none given" : policy.version(),
        entries);
    entry("Digest of the policy", origin.policyDigest(), entries);
    entry("Data", origin.data(), entries);
    entry("Digest of the data", origin.dataDigest(), entries);
    if (!origin.results().isEmpty()) {
      entry("Results", origin.results(), entries);
    }
    about.forEach((term, says) -> entry(term, says, entries));
    origin.overlays().forEach(one -> entry("Overlay", one.toString(), entries));
    origin.histories().forEach(one -> entry("Recorded results", one.toString(), entries));
    entry("Made with", "sqis " + origin.library(), entries);
    blocks.add(new Block.Definitions(entries));
    return blocks;
  }

  private String status() {
    return policy.status().name().toLowerCase(Locale.ROOT);
  }

  private static void entry(String term, String says, List<Block.Entry> entries) {
    entries.add(new Block.Entry(term, Text.of(says)));
  }

  /** The table with columns behind it that say in every row what it was made of. */
  Table stamped(List<String> columns, List<List<String>> rows) {
    List<String> header = new ArrayList<>(columns);
    header.addAll(
        List.of("status", "synthetic", "policy", "version", "policy digest", "data digest"));
    List<String> stamp =
        List.of(
            status() + (origin.results().isEmpty() ? "" : "; results " + origin.results()),
            origin.isSynthetic() ? "yes" : "no",
            policy.name(),
            policy.version(),
            origin.policyDigest(),
            origin.dataDigest());
    List<List<String>> all = new ArrayList<>();
    for (List<String> row : rows) {
      List<String> one = new ArrayList<>(row);
      one.addAll(stamp);
      all.add(one);
    }
    return new Table(header, all);
  }

  /** The head of the tree, what a history needs included. */
  Map<String, Object> tree(String kind) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("report", kind);
    Map<String, Object> made = new LinkedHashMap<>();
    made.put("policy", origin.policy());
    made.put("policy_version", policy.version());
    made.put("policy_digest", origin.policyDigest());
    made.put("status", origin.status());
    made.put("data", origin.data());
    made.put("data_digest", origin.dataDigest());
    made.put("synthetic", origin.isSynthetic());
    if (!origin.results().isEmpty()) {
      made.put("results", origin.results());
    }
    made.put("year", origin.year().toString());
    made.put("overlays", origin.overlays().stream().map(Origin.AppliedOverlay::toString).toList());
    made.put("histories", origin.histories().stream().map(Origin.ReadHistory::toString).toList());
    made.put("library", origin.library());
    tree.put("origin", made);
    tree.put("takes_effect", inEffect().toString());
    List<String> notices = new ArrayList<>();
    notices().forEach((strong, text) -> notices.add(strong + " " + text));
    notices.addAll(remarks);
    tree.put("notices", notices);
    return tree;
  }
}
