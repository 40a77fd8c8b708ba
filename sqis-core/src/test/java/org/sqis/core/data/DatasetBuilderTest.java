package org.sqis.core.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;

class DatasetBuilderTest {
  private static Value number(long value) {
    return Value.of(Rational.of(value));
  }

  @Test
  void buildsADataset() {
    DataSpec.ExpectedDifference difference =
        new DataSpec.ExpectedDifference("target", "1", "", "known");
    Loading loading =
        Dataset.builder(Sample.policy())
            .name("made")
            .title("Made in Java")
            .year(new SchoolYear(2015))
            .origin("a test")
            .note("a remark")
            .synthetic()
            .set("1", "enroll", number(5))
            .school("1", "Oak", "East")
            .district("0", "East")
            .set("1", "school_type", new Value.Word("high"))
            .set("1", "tested", "asian", number(4))
            .set("1", "met", "asian", Value.missing(MissingReason.SUPPRESSED))
            .answer("1", "target", number(3))
            .answer("1", "group_target", "asian", number(2))
            .expect(difference)
            .build();
    assertThat(Sample.text(loading.problems())).isEmpty();
    Dataset dataset = loading.dataset();
    assertThat(dataset.entities())
        .containsExactly(
            new Entity("0", "East", "", Entity.Kind.DISTRICT),
            new Entity("1", "Oak", "East", Entity.Kind.SCHOOL));
    assertThat(dataset.value(1, "enroll")).isEqualTo(number(5));
    assertThat(dataset.value(1, "tested", "asian")).isEqualTo(number(4));
    assertThat(dataset.value(1, "tested", "white"))
        .isEqualTo(Value.missing(MissingReason.NOT_APPLICABLE));
    assertThat(dataset.value(1, "met", "asian")).isEqualTo(Value.missing(MissingReason.SUPPRESSED));
    assertThat(dataset.value(0, "tested", "white"))
        .isEqualTo(Value.missing(MissingReason.NOT_REPORTED));
    assertThat(dataset.published(1, "target", "")).contains(number(3));
    assertThat(dataset.published(0, "target", "")).isEmpty();
    assertThat(dataset.published(1, "group_target", "asian")).contains(number(2));
    assertThat(dataset.name()).isEqualTo("made");
    assertThat(dataset.title()).isEqualTo("Made in Java");
    assertThat(dataset.year()).isEqualTo(new SchoolYear(2015));
    assertThat(dataset.isSynthetic()).isTrue();
    assertThat(dataset.origin()).isEqualTo("a test");
    assertThat(dataset.notes()).containsExactly("a remark");
    assertThat(dataset.expectedDifferences()).containsExactly(difference);
  }

  @Test
  void collectsEveryFault() {
    Loading loading =
        Dataset.builder(Sample.strictPolicy())
            .school("1", "Oak", "East")
            .school("1", "Oak", "East")
            .set("2", "enroll", number(5))
            .set("1", "enrol", number(5))
            .set("1", "enroll", "all", number(5))
            .set("1", "tested", number(5))
            .set("1", "tested", "alll", number(5))
            .set("1", "tested", "all", Value.of(Rational.of(1, 2)))
            .set("1", "tested", "white", number(4))
            .set("1", "met", "white", number(5))
            .set("1", "rate", number(2))
            .set("1", "score", new Value.Word("high"))
            .set("1", "school_type", new Value.Word("college"))
            .set("1", "rating", new Value.Level("2 good", Rational.of(3)))
            .set("1", "title_one", Value.of(true))
            .set("1", "title_one", Value.of(false))
            .answer("1", "group_target", number(1))
            .answer("1", "target", "all", number(1))
            .answer("3", "target", number(1))
            .answer("1", "score_level", number(2))
            .build();
    assertThat(Sample.text(loading.problems()))
        .isEqualTo(
            """
            error SQ4103: `1` is described twice, in one call of the builder and in another
              at entities/1
              help: leave one of the two out
            error SQ4109: `2` is not a school or district of the data
              at entities/2/enroll
              help: add it with school or district first
            error SQ4305: `enrol` is not an input of the policy
              at entities/1/enrol
              help: did you mean `enroll`?
            error SQ4308: `enroll` is an input of each school and cannot be filled for a group
              at entities/1/enroll/all
              help: leave the group out
            error SQ4307: `tested` is an input of each group, and nothing says which group this is
              at entities/1/tested
              help: say which group it is
            error SQ4306: `alll` is not a student group of the policy
              at entities/1/tested/alll
              help: did you mean `all`?
            error SQ4204: `0.5` is not whole; `tested` is a count
              at entities/1/tested/all
              help: write a whole number; averages are no counts
            error SQ4205: `200%` is not from 0% to 100%
              at entities/1/rate
              help: mend the cell, or the unit of its column: `percent` for 54.1, `fraction` for 0.541
            error SQ4211: `score` takes a score, not `high`
              at entities/1/score
              help: give a value of the type of the input
            error SQ4211: `school_type` takes one of elementary, middle, high, not `college`
              at entities/1/school_type
              help: give a value of the type of the input
            error SQ4211: `rating` takes a level of score_level, not `2 good`
              at entities/1/rating
              help: give a value of the type of the input
            error SQ4105: `title_one` of `1` is given twice: `no` here, `yes` in another call of the builder
              at entities/1/title_one
              and entities/1/title_one: the other value
              help: set it once
            error SQ4307: `group_target` is a result of each group, and nothing says which group this is
              at entities/1/group_target
              help: say which group it is
            error SQ4308: `target` is a result of each school and cannot be filled for a group
              at entities/1/target/all
              help: leave the group out
            error SQ4109: `3` is not a school or district of the data
              at entities/3/target
              help: add it with school or district first
            error SQ4211: `score_level` takes a level of score_level, not `2`
              at entities/1/score_level
              help: give a value of the type of the input
            error SQ4209: `enroll` of `1` is missing, and must never be
              at entities/1
              help: set it
            error SQ4208: `met` is 5, more than `tested`, which is 4
              at entities/1/met/white
              and entities/1/tested/white: the whole
              help: mend the wrong one of the two
            """);
  }

  @Test
  void canBeUsedAgain() {
    Dataset.Builder builder = Dataset.builder(Sample.policy()).school("1", "Oak", "");
    Dataset first = builder.build().dataset();
    Dataset second = builder.school("2", "Elm", "").build().dataset();
    assertThat(first.entities()).hasSize(1);
    assertThat(second.entities()).hasSize(2);
    assertThat(first).isNotEqualTo(second);
  }

  private static final SchoolYear LAST = new SchoolYear(2013);
  private static final SchoolYear RATED = new SchoolYear(2014);

  @Test
  void holdsEarlierYears() {
    Dataset dataset =
        Dataset.builder(Sample.policy())
            .year(RATED)
            .school("1", "Oak", "")
            .set("1", "enroll", number(5))
            .set(LAST, "1", "enroll", number(4))
            .set(RATED, "1", "tested", "asian", number(3))
            .set(LAST, "1", "tested", "white", number(2))
            .answer("1", "target", number(3))
            .build()
            .dataset();
    Dataset last = dataset.in(LAST).orElseThrow();
    assertThat(dataset.years()).containsExactly(LAST, RATED);
    assertThat(last.years()).containsExactly(LAST, RATED);
    assertThat(dataset.value(0, "enroll")).isEqualTo(number(5));
    assertThat(last.value(0, "enroll")).isEqualTo(number(4));
    assertThat(dataset.value(0, "tested", "asian")).isEqualTo(number(3));
    assertThat(dataset.value(0, "tested", "white"))
        .isEqualTo(Value.missing(MissingReason.NOT_APPLICABLE));
    assertThat(last.value(0, "tested", "white")).isEqualTo(number(2));
    assertThat(last.value(0, "tested", "asian"))
        .isEqualTo(Value.missing(MissingReason.NOT_APPLICABLE));
    assertThat(last.publishedResults()).isEmpty();
    assertThat(last.published(0, "target", "all")).isEmpty();
  }

  @Test
  void faultsOfEarlierYears_nameTheYear() {
    Loading loading =
        Dataset.builder(Sample.strictPolicy())
            .year(RATED)
            .school("1", "Oak", "")
            .set("1", "enroll", number(5))
            .set("1", "tested", "all", number(5))
            .set(new SchoolYear(2015), "1", "enroll", number(4))
            .set(LAST, "1", "enroll", number(4))
            .set(LAST, "1", "enroll", number(6))
            .set(LAST, "1", "tested", "white", number(2))
            .set(LAST, "1", "met", "white", number(3))
            .set(LAST, "1", "met", "asian", number(3))
            .build();
    assertThat(Sample.text(loading.problems()))
        .isEqualTo(
            """
            error SQ4111: `2015-16` is after 2014-15, the year that is rated
              at entities/1/2015-16/enroll
              help: say `year` of the builder with the last year
            error SQ4105: `enroll` of `1` in 2013-14 is given twice: `6` here, `4` in another call of the builder
              at entities/1/2013-14/enroll
              and entities/1/2013-14/enroll: the other value
              help: set it once
            error SQ4209: `tested` of `1`, group `asian` in 2013-14 is missing, and must never be
              at entities/1
              help: set it
            error SQ4208: `met` is 3, more than `tested`, which is 2 in 2013-14
              at entities/1/2013-14/met/white
              and entities/1/2013-14/tested/white: the whole
              help: mend the wrong one of the two
            """);
  }
}
