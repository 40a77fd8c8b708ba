package org.sqis.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sqis.core.data.Dataset.PublishedResult;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;

/** Values of districts and of the consortium, given in Java. */
class WideBuilderTest {
  private static final SchoolYear LAST = new SchoolYear(2013);
  private static final SchoolYear RATED = new SchoolYear(2014);
  private static final Value NOT_REPORTED = Value.missing(MissingReason.NOT_REPORTED);

  private static Value number(long value) {
    return Value.of(Rational.of(value));
  }

  private static Dataset.Builder builder() {
    return Dataset.builder(Sample.widePolicy(false))
        .year(RATED)
        .school("3", "Fir", "")
        .school("2", "Elm", "West")
        .school("1", "Oak", "East")
        .school("4", "Yew", "East")
        .district("5", "North");
  }

  private static Dataset dataset() {
    return builder()
        .setOfDistrict("East", "students", number(50))
        .setOfDistrict(LAST, "East", "students", number(40))
        .setOfDistrict("North", "area", new Value.Word("rural"))
        .setOfDistrict("West", "students", Value.missing(MissingReason.SUPPRESSED))
        .setOfConsortium("state_students", number(90))
        .setOfConsortium(LAST, "state_students", number(80))
        .set("1", "enroll", number(30))
        .answerOfDistrict("East", "district_target", number(3))
        .answerOfDistrict("West", "district_target", Value.missing(MissingReason.SUPPRESSED))
        .answerOfDistrict("East", "district_level", new Value.Level("1 all", Rational.ONE))
        .answerOfConsortium("state_target", number(4))
        .build()
        .dataset();
  }

  @Test
  void districtsAndTheConsortiumHaveValues() {
    Dataset dataset = dataset();
    assertThat(dataset.districts()).containsExactly("East", "North", "West");
    assertThat(dataset.districtValue("East", "students")).isEqualTo(number(50));
    assertThat(dataset.districtValue("West", "students"))
        .isEqualTo(Value.missing(MissingReason.SUPPRESSED));
    assertThat(dataset.districtValue("North", "students")).isEqualTo(NOT_REPORTED);
    assertThat(dataset.consortiumValue("state_students")).isEqualTo(number(90));
    assertThat(dataset.consortiumValue("state_rate")).isEqualTo(NOT_REPORTED);
  }

  @Test
  void anEarlierYearHasItsOwnValues() {
    Dataset last = dataset().in(LAST).orElseThrow();
    assertThat(last.districts()).containsExactly("East", "North", "West");
    assertThat(last.districtValue("East", "students")).isEqualTo(number(40));
    assertThat(last.districtValue("West", "students")).isEqualTo(NOT_REPORTED);
    assertThat(last.consortiumValue("state_students")).isEqualTo(number(80));
    // A word that only the rated year gives stands for every year, as the type of a school does.
    assertThat(last.districtValue("North", "area")).isEqualTo(new Value.Word("rural"));
    assertThat(last.publishedOfDistrict("East", "district_target")).isEmpty();
    assertThat(last.publishedOfConsortium("state_target")).isEmpty();
  }

  @Test
  void aYearOfWhichOnlyTheConsortiumOrADistrictSaysAnything_isAYearOfTheData() {
    Dataset ofConsortium =
        builder().setOfConsortium(LAST, "state_rate", number(1)).build().dataset();
    assertThat(ofConsortium.years()).containsExactly(LAST, RATED);
    Dataset ofDistrict =
        builder().setOfDistrict(LAST, "West", "students", number(1)).build().dataset();
    assertThat(ofDistrict.years()).containsExactly(LAST, RATED);
  }

  @Test
  void answersSayWhomTheyDescribe() {
    Dataset dataset = dataset();
    assertThat(dataset.publishedResults())
        .containsExactly(
            new PublishedResult("district_target", UnitOfAnalysis.DISTRICT),
            new PublishedResult("district_level", UnitOfAnalysis.DISTRICT),
            new PublishedResult("state_target", UnitOfAnalysis.CONSORTIUM));
    assertThat(dataset.publishedOfDistrict("East", "district_target")).contains(number(3));
    assertThat(dataset.publishedOfDistrict("West", "district_target"))
        .contains(Value.missing(MissingReason.SUPPRESSED));
    assertThat(dataset.publishedOfDistrict("North", "district_target")).isEmpty();
    assertThat(dataset.publishedOfDistrict("East", "district_level"))
        .contains(new Value.Level("1 all", Rational.ONE));
    assertThat(dataset.publishedOfDistrict("East", "state_target")).isEmpty();
    assertThat(dataset.publishedOfConsortium("state_target")).contains(number(4));
    assertThat(dataset.publishedOfConsortium("district_target")).isEmpty();
    assertThat(dataset.published(0, "district_target", "all")).isEmpty();
  }

  @Test
  void wrongCalls_areRefused() {
    Dataset dataset = dataset();
    assertThatThrownBy(() -> dataset.districtValue("Est", "students"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("district must be one of [East, North, West]: Est");
    assertThatThrownBy(() -> dataset.districtValue("East", "enroll"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("input must be one of each district: enroll");
    assertThatThrownBy(() -> dataset.consortiumValue("students"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("input must be one of the consortium: students");
    assertThatThrownBy(() -> dataset.value(0, "students"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("input must be one of each school: students");
    assertThatThrownBy(() -> dataset.value(0, "state_rate", "all"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("input must be one of each school or group: state_rate");
    assertThatThrownBy(() -> dataset.publishedOfDistrict("Est", "district_target"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void collectsEveryFault() {
    Loading loading =
        Dataset.builder(Sample.widePolicy(true))
            .year(RATED)
            .school("1", "Oak", "East")
            .school("2", "Elm", "West")
            .setOfDistrict("Est", "students", number(5))
            .setOfDistrict("Est", "area", new Value.Word("rural"))
            .setOfDistrict("East", "student", number(5))
            .setOfDistrict("East", "enroll", number(5))
            .setOfDistrict("East", "state_rate", number(1))
            .set("1", "students", number(5))
            .set("1", "students", "asian", number(5))
            .set("1", "state_rate", number(5))
            .setOfConsortium("tested", number(5))
            .setOfConsortium("state_rate", number(5))
            .setOfDistrict("East", "area", new Value.Word("wild"))
            .setOfDistrict("East", "students", number(30))
            .setOfDistrict("East", "students", number(31))
            .setOfDistrict(LAST, "East", "students", number(30))
            .setOfDistrict(LAST, "East", "students", number(31))
            .setOfDistrict(new SchoolYear(2015), "East", "students", number(31))
            .setOfConsortium(LAST, "state_rate", Value.missing(MissingReason.SUPPRESSED))
            .answerOfDistrict("East", "target", number(1))
            .answer("1", "district_target", number(1))
            .answerOfConsortium("district_level", number(1))
            .build();
    assertThat(Sample.text(loading.problems()))
        .isEqualTo(
            """
            error SQ4305: `student` is not an input of the policy
              at districts/East/student
              help: did you mean `students`?
            error SQ4118: `enroll` is an input of each school, and this gives it to the district `East`
              at districts/East/enroll
              help: call `set` with the code of the school
            error SQ4118: `state_rate` is an input of the consortium, and this gives it to the district `East`
              at districts/East/state_rate
              help: call `setOfConsortium`
            error SQ4118: `students` is an input of each district, and this gives it to `1`
              at entities/1/students
              help: call `setOfDistrict` with the name of the district
            error SQ4118: `students` is an input of each district, and this gives it to `1`, group `asian`
              at entities/1/students/asian
              help: call `setOfDistrict` with the name of the district
            error SQ4118: `state_rate` is an input of the consortium, and this gives it to `1`
              at entities/1/state_rate
              help: call `setOfConsortium`
            error SQ4118: `tested` is an input of each group, and this gives it to the consortium
              at consortium/tested
              help: call `set` with the code of the school and the group
            error SQ4205: `500%` is not from 0% to 100%
              at consortium/state_rate
              help: mend the cell, or the unit of its column: `percent` for 54.1, `fraction` for 0.541
            error SQ4211: `area` takes one of urban, rural, not `wild`
              at districts/East/area
              help: give a value of the type of the input
            error SQ4111: `2015-16` is after 2014-15, the year that is rated
              at districts/East/2015-16/students
              help: say `year` of the builder with the last year
            error SQ4118: `target` is a result of each school, and this gives it to the district `East`
              at districts/East/target
              help: call `answer` with the code of the school
            error SQ4118: `district_target` is a result of each district, and this gives it to `1`
              at entities/1/district_target
              help: call `answerOfDistrict` with the name of the district
            error SQ4118: `district_level` is a result of each district, and this gives it to the consortium
              at consortium/district_level
              help: call `answerOfDistrict` with the name of the district
            error SQ4119: no school of the data is in the district `Est`
              at districts/Est/students
              help: did you mean `East`?
            error SQ4105: `students` of the district `East` is given twice: `31` here, `30` in another call of the builder
              at districts/East/students
              and districts/East/students: the other value
              help: set it once
            error SQ4105: `students` of the district `East` in 2013-14 is given twice: `31` here, `30` in another call of the builder
              at districts/East/2013-14/students
              and districts/East/2013-14/students: the other value
              help: set it once
            error SQ4209: `students` of the district `West` is missing, and must never be
              at entities/2
              help: set it
            error SQ4209: `state_students` of the consortium is missing, and must never be
              at data
              help: give it for 2014-15
            """);
  }

  @Test
  void partsOfWiderUnits_areNoLargerThanTheirWholes() {
    Loading loading =
        builder()
            .setOfDistrict("East", "students", number(50))
            .setOfDistrict("West", "students", number(100))
            .setOfConsortium("state_students", number(90))
            .set("1", "enroll", number(51))
            .set("2", "enroll", number(51))
            .set("3", "enroll", number(500))
            .setOfDistrict(LAST, "East", "students", number(10))
            .set(LAST, "4", "enroll", number(11))
            .build();
    assertThat(Sample.text(loading.problems()))
        .isEqualTo(
            """
            error SQ4208: `students` is 100, more than `state_students`, which is 90
              at districts/West/students
              and consortium/state_students: the whole
              help: mend the wrong one of the two
            error SQ4208: `enroll` is 51, more than `students`, which is 50
              at entities/1/enroll
              and districts/East/students: the whole
              help: mend the wrong one of the two
            error SQ4208: `enroll` is 11, more than `students`, which is 10 in 2013-14
              at entities/4/2013-14/enroll
              and districts/East/2013-14/students: the whole
              help: mend the wrong one of the two
            """);
  }

  @Test
  void theDigestTellsValuesApart() {
    String same = dataset().digest();
    assertThat(dataset().digest()).isEqualTo(same);
    assertThat(builder().build().dataset().digest()).isNotEqualTo(same);
    String one = builder().setOfDistrict("East", "students", number(1)).build().dataset().digest();
    String other =
        builder().setOfDistrict("West", "students", number(1)).build().dataset().digest();
    String two = builder().setOfDistrict("East", "students", number(2)).build().dataset().digest();
    String consortium =
        builder().setOfConsortium("state_students", number(1)).build().dataset().digest();
    String answer =
        builder().answerOfDistrict("East", "district_target", number(1)).build().dataset().digest();
    String otherAnswer =
        builder().answerOfDistrict("West", "district_target", number(1)).build().dataset().digest();
    String earlier =
        builder().setOfDistrict(LAST, "East", "students", number(1)).build().dataset().digest();
    assertThat(List.of(one, other, two, consortium, answer, otherAnswer, earlier))
        .doesNotHaveDuplicates()
        .doesNotContain(same);
  }
}
