package org.sqis.core.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sqis.core.Policy;
import org.sqis.core.data.Dataset;
import org.sqis.core.model.CalendarDate;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.policy.SchoolCalendar;
import org.sqis.core.problem.Problem;
import org.sqis.core.review.Assignment;
import org.sqis.core.review.DistrictReviews;
import org.sqis.core.review.GrantHistory;
import org.sqis.core.review.PanelYear;
import org.sqis.core.review.Rating;
import org.sqis.core.review.ReviewCycle;
import org.sqis.core.review.RoundReview;
import org.sqis.core.review.StrandReview;
import org.sqis.core.rulebook.Block;
import org.sqis.core.rulebook.Document;
import org.sqis.core.rulebook.Section;

/** How districts review each other in a school year, and how that stands on a day. Stateless. */
public final class ReviewReport {
  private static final List<String> COLUMNS =
      List.of(
          "year",
          "district",
          "strand",
          "round",
          "kind",
          "of",
          "by",
          "level",
          "due",
          "on",
          "state",
          "detail");

  private ReviewReport() {}

  /**
   * The report of all districts, or of one.
   *
   * @param data the data, rated in the school year of the reviews
   * @param reviews the reviews
   * @param district the district; empty for all
   * @param remarks lines of whoever prints it
   */
  public static Report of(
      Policy policy, Dataset data, DistrictReviews reviews, String district, List<String> remarks) {
    List<ReviewCycle> cycles =
        reviews.cycles().stream()
            .filter(one -> district.isEmpty() || one.district().equals(district))
            .toList();
    if (cycles.isEmpty() && !district.isEmpty()) {
      throw new IllegalArgumentException("district must take part: " + district);
    }
    Head head = new Head(policy.spec().header(), policy.origin(data), remarks);
    Optional<PanelYear> panel =
        PanelYear.of(policy.spec(), data.entries(), reviews.year(), reviews.asOf());
    List<Problem> problems = problems(policy, data, reviews);
    Map<String, String> about = new LinkedHashMap<>();
    about.put("School year", reviews.year().toString());
    about.put("As of", reviews.asOf() + "; records of later days do not count");
    List<Block> blocks = head.blocks(about);
    List<Section> sections = new ArrayList<>();
    sections.add(overview(cycles));
    sections.add(assignment(reviews));
    if (!reviews.authorships().isEmpty()) {
      sections.add(authorships(reviews));
    }
    cycles.forEach(cycle -> sections.add(section(cycle)));
    panel.ifPresent(
        one ->
            sections.add(
                Parts.section(
                    "panel",
                    "The panel",
                    List.of(ReviewParts.meetings(one), ReviewParts.roster(one)))));
    sections.add(Parts.section("records", "Records", List.of(ReviewParts.problems(problems))));
    String title =
        (reviews.review().title().isEmpty() ? reviews.review().name() : reviews.review().title())
            + ", "
            + reviews.year()
            + (district.isEmpty() ? "" : ": " + district);
    Map<String, Object> tree = head.tree("review");
    tree.put("school_year", reviews.year().toString());
    tree.put("as_of", reviews.asOf().toString());
    tree.put("assignment", tree(reviews.assignment()));
    tree.put("authorship", authorshipTrees(reviews));
    tree.put("cycles", cycles.stream().map(ReviewParts::tree).toList());
    panel.ifPresent(one -> tree.put("panel", ReviewParts.tree(one)));
    tree.put("problems", ReviewParts.problemTrees(problems));
    return new Report(
        new Document(title, blocks, sections),
        head.stamped(COLUMNS, rows(reviews, cycles, problems)),
        tree);
  }

  /** What is wrong with records of reviews, panel and grants in the school year. */
  public static List<Problem> problems(Policy policy, Dataset data, DistrictReviews reviews) {
    List<Problem> problems = new ArrayList<>(reviews.problems());
    PanelYear.of(policy.spec(), data.entries(), reviews.year(), reviews.asOf())
        .ifPresent(one -> problems.addAll(one.problems()));
    GrantHistory.of(policy.spec(), data.entries(), reviews.year(), reviews.asOf())
        .ifPresent(one -> problems.addAll(one.problems()));
    return problems;
  }

  private static Section overview(List<ReviewCycle> cycles) {
    List<List<String>> rows = new ArrayList<>();
    for (ReviewCycle cycle : cycles) {
      List<String> strands =
          cycle.strands().stream().map(one -> one.strand() + ": " + one.state().words()).toList();
      rows.add(List.of(cycle.district(), cycle.state(), String.join("; ", strands)));
    }
    return Parts.section(
        "cycles",
        "How the cycles stand",
        List.of(
            Parts.table(
                "One cycle a district and school year",
                List.of("district", "state", "strands"),
                rows,
                "No district takes part.")));
  }

  private static Section assignment(DistrictReviews reviews) {
    Assignment assignment = reviews.assignment();
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        Parts.paragraph(
            "Districts that are members of `"
                + reviews.review().membership()
                + "` on "
                + reviews.memberDay()
                + " take part."));
    List<List<String>> rows = new ArrayList<>();
    for (String district : reviews.districts()) {
      rows.add(
          List.of(
              district,
              String.join(", ", assignment.of(district)),
              String.join(", ", assignment.reviewedBy(district))));
    }
    if (assignment.impossible().isEmpty()) {
      blocks.add(
          Parts.table(
              "Who reviews whom", List.of("district", "is reviewed by", "reviews"), rows, ""));
      blocks.add(Parts.paragraph(repeats(assignment)));
    } else {
      blocks.add(
          Parts.paragraph("There is no assignment of reviewers: " + assignment.impossible() + "."));
    }
    return Parts.section("reviewers", "Who reviews whom", blocks);
  }

  private static String repeats(Assignment assignment) {
    if (assignment.repeats() == 0) {
      return "Nobody has a reviewer of the year before.";
    }
    return Parts.counted(assignment.repeats(), "reviewer")
        + " of the year before again"
        + (assignment.isFewest() ? "; no assignment has fewer." : ".");
  }

  private static Section authorships(DistrictReviews reviews) {
    List<List<String>> rows = new ArrayList<>();
    for (DistrictReviews.Authorship one : reviews.authorships()) {
      rows.add(
          List.of(
              one.rubric(),
              String.join(", ", one.took()),
              one.lacking().isEmpty() ? "nobody" : String.join(", ", one.lacking())));
    }
    return Parts.section(
        "rubrics",
        "Who developed the rubrics",
        List.of(
            Parts.table(
                "Rubrics that districts develop together",
                List.of("rubric", "took part", "lacking"),
                rows,
                "")));
  }

  private static Section section(ReviewCycle cycle) {
    return Parts.section(
        "district-" + Parts.anchor(cycle.district()),
        cycle.district() + ": " + cycle.state(),
        List.of(ReviewParts.strands(cycle), ReviewParts.steps(cycle), ReviewParts.levels(cycle)));
  }

  private static Map<String, Object> tree(Assignment assignment) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("reviewers", new LinkedHashMap<>(assignment.reviewers()));
    tree.put("repeats", assignment.repeats());
    tree.put("fewest", assignment.isFewest());
    tree.put("impossible", assignment.impossible());
    return tree;
  }

  private static List<Object> authorshipTrees(DistrictReviews reviews) {
    List<Object> trees = new ArrayList<>();
    for (DistrictReviews.Authorship one : reviews.authorships()) {
      Map<String, Object> tree = new LinkedHashMap<>();
      tree.put("rubric", one.rubric());
      tree.put("took_part", one.took());
      tree.put("lacking", one.lacking());
      trees.add(tree);
    }
    return trees;
  }

  private static List<List<String>> rows(
      DistrictReviews reviews, List<ReviewCycle> cycles, List<Problem> problems) {
    String year = reviews.year().toString();
    List<List<String>> rows = new ArrayList<>();
    for (ReviewCycle cycle : cycles) {
      String district = cycle.district();
      rows.add(row(year, district, "", "", "cycle", "", "", "", "", "", cycle.state(), ""));
      for (String one : reviews.assignment().of(district)) {
        rows.add(row(year, district, "", "", "reviewer", "", one, "", "", "", "", ""));
      }
      for (StrandReview strand : cycle.strands()) {
        rows.add(
            row(
                year,
                district,
                strand.strand(),
                "",
                "strand",
                strand.rubric(),
                "",
                "",
                ReviewParts.day(strand.due()),
                "",
                strand.state().words(),
                strand.because()));
        strand.rounds().forEach(round -> rows(year, district, strand, round, rows));
      }
    }
    for (Problem one : problems) {
      rows.add(
          row(
              year,
              "",
              "",
              "",
              "fault",
              one.at().toString(),
              "",
              "",
              "",
              "",
              one.code().id(),
              one.message()));
    }
    return rows;
  }

  private static void rows(
      String year,
      String district,
      StrandReview strand,
      RoundReview round,
      List<List<String>> rows) {
    String number = round.number() + "";
    for (RoundReview.Step step : round.steps()) {
      rows.add(
          row(
              year,
              district,
              strand.strand(),
              number,
              "step",
              step.rater().word(),
              "",
              "",
              ReviewParts.day(step.due()),
              ReviewParts.day(step.on()),
              step.state().word(),
              step.lacking()));
    }
    for (RoundReview.Row row : round.rows()) {
      for (Rating one : row.ratings()) {
        rows.add(
            row(
                year,
                district,
                strand.strand(),
                number,
                "rating",
                one.expectation(),
                one.by(),
                one.level() + "",
                "",
                one.on().toString(),
                "",
                one.text("comments")));
      }
    }
  }

  private static List<String> row(String... cells) {
    return List.of(cells);
  }

  /** The day of a report for which nobody names one: the first after the school year. */
  public static CalendarDate day(Policy policy, SchoolYear year) {
    return policy
        .spec()
        .header()
        .calendar()
        .firstDay(SchoolCalendar.SCHOOL_YEAR, new SchoolYear(year.start() + 1));
  }
}
