package org.sqis.core.review;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.sqis.core.data.Entries;
import org.sqis.core.data.Entry;
import org.sqis.core.data.RecordFile;
import org.sqis.core.model.CalendarDate;
import org.sqis.core.model.DayOfYear;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.policy.PolicySpec;
import org.sqis.core.policy.Review;
import org.sqis.core.policy.Rubric;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;

/**
 * How districts review each other in a school year: who reviews whom, how each cycle stands on a
 * day, and what is wrong with the records. Deeply immutable; safe for every thread.
 */
public final class DistrictReviews {
  private static final String YEAR = "year";

  private final Review review;
  private final SchoolYear year;
  private final CalendarDate asOf;
  private final List<String> districts;
  private final CalendarDate memberDay;
  private final Assignment assignment;
  private final List<ReviewCycle> cycles;
  private final List<Authorship> authorships;
  private final OptionalInt mostArtefacts;
  private final List<Problem> problems;

  private DistrictReviews(Review review, Rules rules, Entries entries, CalendarDate asOf) {
    this.review = review;
    this.year = rules.year();
    this.asOf = asOf;
    this.memberDay = memberDay(review, rules);
    this.districts = rules.members(review.membership(), memberDay);
    this.assignment = assignment(rules, rules.year());
    List<Problem> found = new ArrayList<>();
    List<Rating> ratings =
        new RatingCheck(rules, review, districts, assignment, found)
            .check(
                entries.of(RecordFile.Kind.RATINGS).stream()
                    .filter(one -> one.year(YEAR).filter(year::equals).isPresent())
                    .toList());
    strangers(rules, entries, found);
    this.authorships = authorships(rules, entries, asOf, found);
    this.cycles = districts.stream().map(district -> cycle(district, rules, ratings)).toList();
    this.mostArtefacts = rules.number(review.artefacts());
    this.problems = inPlace(found);
  }

  /**
   * Which districts developed a rubric.
   *
   * @param rubric its name
   * @param took the districts that took part
   * @param lacking the districts that had to and did not, as far as the records say
   */
  public record Authorship(String rubric, List<String> took, List<String> lacking) {
    public Authorship {
      took = List.copyOf(took);
      lacking = List.copyOf(lacking);
    }
  }

  /**
   * The reviews of a school year.
   *
   * @param spec a policy, as {@code Policy.of} has proved it
   * @param entries the records
   * @param year the school year
   * @param asOf the day on which they stand so; later records do not count
   * @return empty if no review is in force in the year
   */
  public static Optional<DistrictReviews> of(
      PolicySpec spec, Entries entries, SchoolYear year, CalendarDate asOf) {
    Rules rules = new Rules(spec, year);
    return rules.one(Review.class).map(review -> new DistrictReviews(review, rules, entries, asOf));
  }

  /** The day on which a district must be a member: that of the self-ratings, else the first. */
  private static CalendarDate memberDay(Review review, Rules rules) {
    Optional<DayOfYear> by = review.by(Review.Rater.SELF);
    return by.isPresent() ? rules.calendar().dayOf(by.get(), rules.year()) : rules.first();
  }

  /** The assignment of a year, which looks at those of all years before. */
  private static Assignment assignment(Rules rules, SchoolYear until) {
    List<Assignment> before = new ArrayList<>();
    Assignment last = Assignment.none("no review is in force");
    int from = Math.min(rules.spec().header().first().start(), until.start());
    for (int start = from; start <= until.start(); start++) {
      Rules then = new Rules(rules.spec(), new SchoolYear(start));
      Optional<Review> review = then.one(Review.class);
      if (review.isPresent()) {
        last = assignment(review.get(), then, before);
        before.add(0, last);
      }
    }
    return last;
  }

  private static Assignment assignment(Review review, Rules rules, List<Assignment> before) {
    var each = rules.number(review.reviewers());
    if (each.isEmpty()) {
      return Assignment.none("`" + review.reviewers() + "` is not set");
    }
    List<String> districts = rules.members(review.membership(), memberDay(review, rules));
    return Assigner.find(districts, each.getAsInt(), review.isMutualAllowed(), before);
  }

  /** Ratings of years in which nothing is reviewed. */
  private static void strangers(Rules rules, Entries entries, List<Problem> found) {
    for (Entry one : entries.of(RecordFile.Kind.RATINGS)) {
      SchoolYear of = one.year(YEAR).orElseThrow();
      if (new Rules(rules.spec(), of).one(Review.class).isEmpty()) {
        found.add(
            Problem.of(ProblemCode.RECORD_NO_PROCEDURE, one.at(), "no review is in force in " + of)
                .help("mend the year, or leave the row out"));
      }
    }
  }

  private static List<Authorship> authorships(
      Rules rules, Entries entries, CalendarDate asOf, List<Problem> found) {
    List<Rubric> rubrics = rules.all(Rubric.class);
    List<String> names = rubrics.stream().map(Rubric::name).toList();
    for (Entry one : entries.of(RecordFile.Kind.AUTHORSHIPS)) {
      boolean isKnown =
          rules.spec().procedures().stream()
              .anyMatch(it -> it instanceof Rubric && it.name().equals(one.text("rubric")));
      if (!isKnown) {
        found.add(
            Problem.of(
                    ProblemCode.RATING_UNKNOWN,
                    one.at(),
                    one.text("rubric"),
                    "rubric",
                    rules.spec().header().name())
                .help("its rubrics are " + String.join(", ", names)));
      }
    }
    List<Authorship> all = new ArrayList<>();
    for (Rubric rubric : rubrics) {
      if (!rubric.membership().isEmpty()) {
        List<String> took =
            entries.of(RecordFile.Kind.AUTHORSHIPS).stream()
                .filter(one -> one.text("rubric").equals(rubric.name()))
                .filter(one -> one.day("on").filter(day -> day.compareTo(asOf) > 0).isEmpty())
                .map(Entry::key)
                .distinct()
                .toList();
        List<String> lacking =
            rules.membersInYear(rubric.membership()).stream()
                .filter(one -> !took.contains(one))
                .toList();
        all.add(new Authorship(rubric.name(), took, lacking));
      }
    }
    return all;
  }

  private ReviewCycle cycle(String district, Rules rules, List<Rating> ratings) {
    List<StrandReview> strands = new ArrayList<>();
    for (Review.Strand strand : review.strands()) {
      Rubric rubric =
          rules.all(Rubric.class).stream()
              .filter(one -> one.name().equals(strand.rubric()))
              .findFirst()
              .orElseThrow(() -> new AssertionError("proved before: " + strand.rubric()));
      List<Rating> own =
          ratings.stream()
              .filter(one -> one.district().equals(district))
              .filter(one -> one.strand().equals(strand.name()))
              .filter(one -> one.on().compareTo(asOf) <= 0)
              .toList();
      strands.add(
          new Rounds(rules, review, strand, rubric, assignment.of(district), own, asOf).work());
    }
    return new ReviewCycle(district, year, strands, rules.last(), asOf);
  }

  /** Problems in the order of files and rows. */
  static List<Problem> inPlace(List<Problem> found) {
    return found.stream().sorted(Comparator.comparing(one -> place(one.at()))).toList();
  }

  /** A text that puts places in the order of files and rows. */
  static String place(Place at) {
    return at instanceof Place.Cell cell
        ? String.format(Locale.ROOT, "%s %09d", cell.file(), cell.row())
        : at.toString();
  }

  /** The review. */
  public Review review() {
    return review;
  }

  /** The school year. */
  public SchoolYear year() {
    return year;
  }

  /** The day on which it stands so. */
  public CalendarDate asOf() {
    return asOf;
  }

  /** The districts that take part, by name. */
  public List<String> districts() {
    return districts;
  }

  /** The day on which a district must be a member to take part. */
  public CalendarDate memberDay() {
    return memberDay;
  }

  /** Who reviews whom. */
  public Assignment assignment() {
    return assignment;
  }

  /** The cycles, one a district. */
  public List<ReviewCycle> cycles() {
    return cycles;
  }

  /** The cycle of a district; empty if it takes no part. */
  public Optional<ReviewCycle> cycle(String district) {
    return cycles.stream().filter(one -> one.district().equals(district)).findFirst();
  }

  /** Who developed the rubrics that districts develop together. */
  public List<Authorship> authorships() {
    return authorships;
  }

  /** How many artefacts a self-rating shows at most; empty if nobody minds. */
  public OptionalInt mostArtefacts() {
    return mostArtefacts;
  }

  /** What is wrong with the records, by file and row; these records do not count. */
  public List<Problem> problems() {
    return problems;
  }
}
