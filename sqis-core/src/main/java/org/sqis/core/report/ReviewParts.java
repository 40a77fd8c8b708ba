package org.sqis.core.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sqis.core.policy.Review;
import org.sqis.core.problem.Problem;
import org.sqis.core.review.PanelYear;
import org.sqis.core.review.Rating;
import org.sqis.core.review.ReviewCycle;
import org.sqis.core.review.RoundReview;
import org.sqis.core.review.StrandReview;
import org.sqis.core.rulebook.Block;
import org.sqis.core.rulebook.Text;

/** Writes reviews, panels and what is wrong with their records. Stateless. */
final class ReviewParts {
  private static final List<String> TEXTS =
      List.of(
          "narrative",
          "worked",
          "lessons",
          "improve",
          "next_steps",
          "comments",
          "implications",
          "implications_core");

  private ReviewParts() {}

  static String day(@Nullable Object day) {
    return day == null ? "" : day.toString();
  }

  static String yesNo(@Nullable Boolean is) {
    return is == null ? "" : is ? "yes" : "no";
  }

  static Block strands(ReviewCycle cycle) {
    List<List<String>> rows = new ArrayList<>();
    for (StrandReview one : cycle.strands()) {
      rows.add(
          List.of(
              one.strand(),
              one.rubric(),
              one.last().number() + "",
              one.state().words(),
              day(one.due()),
              one.because()));
    }
    return Parts.table(
        "Strands",
        List.of("strand", "rubric", "round", "state", "resubmit by", "because"),
        rows,
        "No strand.");
  }

  static Block steps(ReviewCycle cycle) {
    List<List<String>> rows = new ArrayList<>();
    for (StrandReview strand : cycle.strands()) {
      for (RoundReview round : strand.rounds()) {
        for (RoundReview.Step step : round.steps()) {
          rows.add(
              List.of(
                  strand.strand(),
                  round.number() + "",
                  step.rater().word(),
                  day(step.due()),
                  day(step.on()),
                  step.state().word(),
                  step.lacking()));
        }
      }
    }
    return Parts.table(
        "Steps",
        List.of("strand", "round", "step", "due", "done on", "state", "lacking"),
        rows,
        "No step.");
  }

  /** Self, peer and final side by side. */
  static Block levels(ReviewCycle cycle) {
    List<List<String>> rows = new ArrayList<>();
    for (StrandReview strand : cycle.strands()) {
      for (RoundReview round : strand.rounds()) {
        for (RoundReview.Row row : round.rows()) {
          if (!row.ratings().isEmpty()) {
            rows.add(
                List.of(
                    strand.strand(),
                    round.number() + "",
                    row.expectation(),
                    row.title(),
                    levels(row, Review.Rater.SELF),
                    levels(row, Review.Rater.PEER),
                    levels(row, Review.Rater.FINAL),
                    yesNo(row.meets())));
          }
        }
      }
    }
    return Parts.table(
        "Ratings side by side",
        List.of(
            "strand", "round", "expectation", "what is expected", "self", "peer", "final", "meets"),
        rows,
        "Nothing is rated yet.");
  }

  private static String levels(RoundReview.Row row, Review.Rater rater) {
    return row.of(rater).stream()
        .map(one -> one.level() + (rater == Review.Rater.PEER ? " (" + one.reviewer() + ")" : ""))
        .collect(Collectors.joining(", "));
  }

  static Block problems(List<Problem> problems) {
    return Parts.table(
        "Records with faults",
        List.of("code", "where", "what is wrong", "what to do"),
        problems.stream()
            .map(one -> List.of(one.code().id(), one.at().toString(), one.message(), one.help()))
            .toList(),
        "No record has a fault.");
  }

  static List<Object> problemTrees(List<Problem> problems) {
    List<Object> trees = new ArrayList<>();
    for (Problem one : problems) {
      Map<String, Object> tree = new LinkedHashMap<>();
      tree.put("code", one.code().id());
      tree.put("at", one.at().toString());
      tree.put("message", one.message());
      tree.put("help", one.help());
      trees.add(tree);
    }
    return trees;
  }

  static Map<String, Object> tree(ReviewCycle cycle) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("district", cycle.district());
    tree.put("state", cycle.state());
    tree.put("complete", cycle.isComplete());
    tree.put("breach", cycle.isBreach());
    tree.put("lacking", cycle.lacking());
    tree.put("strands", cycle.strands().stream().map(ReviewParts::tree).toList());
    return tree;
  }

  private static Map<String, Object> tree(StrandReview strand) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("strand", strand.strand());
    tree.put("rubric", strand.rubric());
    tree.put("state", strand.state().words());
    tree.put("resubmit_by", day(strand.due()));
    tree.put("because", strand.because());
    List<Object> rounds = new ArrayList<>();
    for (RoundReview round : strand.rounds()) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("round", round.number());
      one.put("meets", yesNo(round.meets()));
      one.put("because", round.because());
      List<Object> steps = new ArrayList<>();
      for (RoundReview.Step step : round.steps()) {
        Map<String, Object> its = new LinkedHashMap<>();
        its.put("step", step.rater().word());
        its.put("due", day(step.due()));
        its.put("on", day(step.on()));
        its.put("state", step.state().word());
        its.put("lacking", step.lacking());
        steps.add(its);
      }
      one.put("steps", steps);
      List<Object> ratings = new ArrayList<>();
      round.rows().forEach(row -> row.ratings().forEach(rating -> ratings.add(tree(rating))));
      one.put("ratings", ratings);
      rounds.add(one);
    }
    tree.put("rounds", rounds);
    return tree;
  }

  private static Map<String, Object> tree(Rating rating) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("expectation", rating.expectation());
    tree.put("step", rating.rater().word());
    tree.put("by", rating.by());
    tree.put("level", rating.level());
    tree.put("on", rating.on().toString());
    for (String field : TEXTS) {
      if (!rating.text(field).isEmpty()) {
        tree.put(field, rating.text(field));
      }
    }
    if (!rating.artefacts().isEmpty()) {
      tree.put("artefacts", rating.artefacts());
    }
    return tree;
  }

  /** What somebody wrote beside a level. */
  static List<Block.Entry> said(Rating rating) {
    List<Block.Entry> entries = new ArrayList<>();
    for (String field : TEXTS) {
      if (!rating.text(field).isEmpty()) {
        entries.add(entry(heading(field), rating.text(field)));
      }
    }
    if (!rating.artefacts().isEmpty()) {
      entries.add(entry("Artefacts", String.join(", ", rating.artefacts())));
    }
    return entries;
  }

  static Block.Entry entry(String term, String says) {
    return new Block.Entry(term, Text.of(says));
  }

  private static String heading(String field) {
    return switch (field) {
      case "narrative" -> "Narrative";
      case "worked" -> "What worked";
      case "lessons" -> "Lessons";
      case "improve" -> "To improve";
      case "next_steps" -> "Next steps";
      case "comments" -> "Comments";
      case "implications" -> "Implications for the district";
      default -> "Implications for all districts";
    };
  }

  static Block meetings(PanelYear panel) {
    List<List<String>> rows = new ArrayList<>();
    for (PanelYear.Meeting one : panel.meetings()) {
      rows.add(
          List.of(
              one.id(),
              one.on().toString(),
              one.attended().size() + "",
              one.counts() ? "yes" : "no"));
    }
    return Parts.table(
        "Meetings of " + panel.year() + ": " + panel.state().word() + ", " + panel.because(),
        List.of("meeting", "on", "members there", "counts"),
        rows,
        "The panel has not met in "
            + panel.year()
            + ": "
            + panel.state().word()
            + ", "
            + panel.because()
            + ".");
  }

  static Block roster(PanelYear panel) {
    List<List<String>> rows = new ArrayList<>();
    for (PanelYear.Member one : panel.members()) {
      rows.add(
          List.of(
              one.name(),
              one.affiliation(),
              one.hasConflict() ? "yes" : "no",
              day(one.record().day("from").orElse(null)),
              day(one.record().day("to").orElse(null)),
              one.isInOffice() ? "yes" : "no"));
    }
    String size = panel.size().isPresent() ? panel.size().getAsInt() + "" : "an unset number of";
    return Parts.table(
        "Members: " + panel.inOffice().size() + " in office of " + size,
        List.of("member", "affiliation", "conflict", "from", "to", "in office"),
        rows,
        "Nobody is on the roster; " + size + " members are foreseen.");
  }

  static Map<String, Object> tree(PanelYear panel) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("panel", panel.panel().name());
    tree.put("state", panel.state().word());
    tree.put("because", panel.because());
    tree.put("held", panel.held());
    tree.put("members_in_office", panel.inOffice().size());
    List<Object> meetings = new ArrayList<>();
    for (PanelYear.Meeting one : panel.meetings()) {
      Map<String, Object> meeting = new LinkedHashMap<>();
      meeting.put("meeting", one.id());
      meeting.put("on", one.on().toString());
      meeting.put("attended", one.attended());
      meeting.put("counts", one.counts());
      meetings.add(meeting);
    }
    tree.put("meetings", meetings);
    return tree;
  }
}
