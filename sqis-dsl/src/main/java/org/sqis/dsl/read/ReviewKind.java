package org.sqis.dsl.read;

import static org.sqis.dsl.registry.ClauseSpec.optional;
import static org.sqis.dsl.registry.ClauseSpec.required;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sqis.core.model.DayOfYear;
import org.sqis.core.policy.Provenance;
import org.sqis.core.policy.Review;
import org.sqis.core.problem.NearestName;
import org.sqis.core.problem.Place;
import org.sqis.dsl.registry.ColumnSpec;
import org.sqis.dsl.registry.KindSpec;
import org.sqis.dsl.syntax.SyntaxCell;

/** Reads {@code review}. */
final class ReviewKind implements KindReader {
  private static final KindSpec SPEC =
      new KindSpec(
          "review",
          "review NAME \"Title\" for districts of MEMBERSHIP (the title can be left out)",
          "How districts review each other, once a school year. Each rates itself, the districts"
              + " that review it rate it, and the final ratings decide; records `ratings` say which.",
          List.of(),
          false,
          ProcedureHead.withCommon(
              required(
                      "strands",
                      "",
                      "What is reviewed. A cycle is complete when all of it is rated.")
                  .table(
                      ColumnSpec.required("strand", "the name under which it is rated"),
                      ColumnSpec.required("rubric", "a rubric"),
                      Origins.PROVENANCE,
                      Origins.SOURCE),
              required("steps", "", "Who rates, in this order.")
                  .table(
                      ColumnSpec.required("step", "self, peer or final"),
                      ColumnSpec.optional(
                          "by", "its last day in each school year, such as `22 May`"),
                      Origins.PROVENANCE,
                      Origins.SOURCE),
              required(
                  "reviewers",
                  "NUMBER or PARAMETER",
                  "How many districts review a district. Nobody reviews itself."),
              required(
                  "mutual",
                  "allowed or not allowed",
                  "Whether two districts may review each other in one year."),
              required(
                  "meets",
                  "every expectation, most expectations or mean",
                  "Which final ratings of a strand meet; `mean` compares the mean of the levels."),
              required(
                  "days to resubmit",
                  "NUMBER or PARAMETER",
                  "Within how many days after its final ratings a strand that does not meet is"
                      + " submitted again."),
              required(
                  "rounds",
                  "NUMBER or PARAMETER",
                  "How many rounds there are at most, the first included; what does not meet in the"
                      + " last one goes to the panel."),
              optional(
                  "artefacts",
                  "NUMBER or PARAMETER",
                  "How many artefacts a self-rating shows at most; more are a remark.")),
          """
          review annual_review "District peer review" for districts of core_districts
            strands
              | strand    | rubric           |
              | standards | standards_rubric |
            steps
              | step  | by     |
              | self  | 22 May |
              | peer  | 28 May |
              | final |        |
            reviewers         1
            mutual            allowed
            meets             every expectation
            days to resubmit  30
            rounds            2
            provenance        choice
          end review
          """);

  @Override
  public KindSpec spec() {
    return SPEC;
  }

  @Override
  public void read(Declared declared, Draft draft) {
    Optional<ProcedureHead> taken = ProcedureHead.take(declared, draft);
    if (taken.isEmpty()) {
      return;
    }
    ProcedureHead head = taken.get();
    Optional<String> membership = head.takeMembership();
    List<Review.Strand> strands = strands(declared, head, draft);
    List<Review.Step> steps = steps(declared, head, draft);
    var reviewers = head.amount("reviewers");
    boolean isMutualAllowed = isMutualAllowed(declared);
    Optional<Review.Meets> meets = meets(declared);
    var days = head.amount("days to resubmit");
    var rounds = head.amount("rounds");
    var artefacts = head.amount("artefacts");
    boolean isWhole =
        membership.isPresent()
            && reviewers.isPresent()
            && meets.isPresent()
            && days.isPresent()
            && rounds.isPresent();
    if (!head.end(isWhole)) {
      return;
    }
    draft.procedures.add(
        new Review(
            head.name(),
            head.title(),
            membership.get(),
            strands,
            steps,
            reviewers.get(),
            isMutualAllowed,
            meets.get(),
            days.get(),
            rounds.get(),
            artefacts.orElse(null),
            head.provenance(),
            head.source(),
            head.notes(),
            head.years()));
  }

  private static List<Review.Strand> strands(Declared declared, ProcedureHead head, Draft draft) {
    List<Review.Strand> strands = new ArrayList<>();
    var clause = declared.clause("strands");
    if (clause.isEmpty()) {
      return strands;
    }
    for (Rows.Row row : clause.get().rows().rows()) {
      Place.Element at = head.at("strands/" + strands.size());
      draft.spans.put(at, row.cell("strand").span());
      draft.spans.put(at.child("rubric"), row.cell("rubric").span());
      Values.placeList(row.cell("source").span(), at.child("source"), draft);
      @Nullable Provenance provenance = Origins.provenance(row);
      if (row.isSound()) {
        strands.add(
            new Review.Strand(
                row.cell("strand").keyboardText(),
                row.cell("rubric").keyboardText(),
                provenance,
                row.cell("source").text()));
      }
    }
    return strands;
  }

  private static List<Review.Step> steps(Declared declared, ProcedureHead head, Draft draft) {
    List<Review.Step> steps = new ArrayList<>();
    var clause = declared.clause("steps");
    if (clause.isEmpty()) {
      return steps;
    }
    for (Rows.Row row : clause.get().rows().rows()) {
      Place.Element at = head.at("steps/" + steps.size());
      SyntaxCell word = row.cell("step");
      draft.spans.put(at, word.span());
      Values.placeList(row.cell("source").span(), at.child("source"), draft);
      @Nullable Provenance provenance = Origins.provenance(row);
      Optional<Review.Rater> rater = Review.Rater.parse(word.keyboardText());
      if (rater.isEmpty() && row.isSound()) {
        row.refuse(
            word,
            "step",
            "it takes self, peer or final",
            NearestName.find(word.keyboardText(), List.of("self", "peer", "final"))
                .map(near -> "did you mean `" + near + "`?")
                .orElse("write who rates in the step"));
      }
      @Nullable DayOfYear by = day(row);
      if (row.isSound() && rater.isPresent()) {
        steps.add(new Review.Step(rater.get(), by, provenance, row.cell("source").text()));
      }
    }
    return steps;
  }

  private static @Nullable DayOfYear day(Rows.Row row) {
    SyntaxCell cell = row.cell("by");
    if (cell.isEmpty()) {
      return null;
    }
    @Nullable DayOfYear day = DayOfYear.parse(cell.keyboardText()).orElse(null);
    if (day == null) {
      row.refuse(
          cell, "by", "it takes a day that comes every year", "write a day such as `22 May`");
    }
    return day;
  }

  private static boolean isMutualAllowed(Declared declared) {
    var clause = declared.clause("mutual");
    String text = clause.map(ReviewKind::words).orElse("allowed");
    if (!text.equals("allowed") && !text.equals("not allowed")) {
      clause.ifPresent(
          one ->
              one.refuse(
                  "it takes `allowed` or `not allowed`",
                  "write `mutual not allowed` if no two districts may review each other"));
    }
    return text.equals("allowed");
  }

  private static Optional<Review.Meets> meets(Declared declared) {
    var clause = declared.clause("meets");
    Optional<Review.Meets> meets = clause.map(ReviewKind::words).flatMap(Review.Meets::parse);
    if (meets.isEmpty()) {
      clause.ifPresent(
          one ->
              one.refuse(
                  "it takes `every expectation`, `most expectations` or `mean`",
                  "write `meets every expectation` if one below is enough to resubmit"));
    }
    return meets;
  }

  private static String words(Declared.Clause clause) {
    return clause.value().text().strip().replaceAll("\\s+", " ");
  }
}
