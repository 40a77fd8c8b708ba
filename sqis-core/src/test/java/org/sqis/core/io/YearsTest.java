package org.sqis.core.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sqis.core.data.MappingBuilder.word;
import static org.sqis.core.io.Faults.csv;

import org.junit.jupiter.api.Test;
import org.sqis.core.data.DataSpec;
import org.sqis.core.data.Dataset;
import org.sqis.core.data.Entity;
import org.sqis.core.data.Loading;
import org.sqis.core.data.MappingBuilder;
import org.sqis.core.data.Sample;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;
import org.sqis.core.policy.PolicySpec;

/** Data of several school years: how a mapping says the year, and what each year then holds. */
class YearsTest {
  private static final SchoolYear RATED = new SchoolYear(2014);
  private static final SchoolYear LAST = new SchoolYear(2013);
  private static final Value NOT_REPORTED = Value.missing(MissingReason.NOT_REPORTED);
  private static final Value NOT_APPLICABLE = Value.missing(MissingReason.NOT_APPLICABLE);

  private static Loading load(PolicySpec policy, MappingBuilder mapping) {
    DataSpec spec = mapping.build();
    Loading loading = DatasetReader.read(policy, spec, mapping.files());
    assertThat(Sample.text(loading.problems())).isEmpty();
    return loading;
  }

  private static Dataset read(MappingBuilder mapping) {
    return load(Sample.policy(), mapping).dataset();
  }

  private static Dataset last(Dataset dataset) {
    return dataset.in(LAST).orElseThrow();
  }

  private static Value number(long value) {
    return Value.of(Rational.of(value));
  }

  @Test
  void oneYear_isThatYearAndNoOther() {
    Dataset dataset = read(csv("id,n", "1,5").input("n", "enroll"));
    assertThat(dataset.years()).containsExactly(RATED);
    assertThat(dataset.in(RATED)).containsSame(dataset);
    assertThat(dataset.in(LAST)).isEmpty();
  }

  @Test
  void fileOfAYear() {
    Dataset dataset =
        read(
            csv("id,n", "1,5", "2,6")
                .input("n", "enroll")
                .csv("b.csv", "id", "id,n", "1,3")
                .year(2013)
                .input("n", "enroll"));
    assertThat(dataset.years()).containsExactly(LAST, RATED);
    assertThat(dataset.value(0, "enroll")).isEqualTo(number(5));
    assertThat(last(dataset).value(0, "enroll")).isEqualTo(number(3));
    assertThat(last(dataset).value(1, "enroll")).isEqualTo(NOT_REPORTED);
  }

  @Test
  void columnThatSaysTheYear_inItsOwnTextsOrByWords() {
    Dataset plain =
        read(
            csv("id,when,n", "1,2014-15,5", "1,2013-2014,3", "2,2014-15,6")
                .role("when", DataSpec.Role.YEAR)
                .input("n", "enroll"));
    Dataset words =
        read(
            csv("id,when,n", "1,2015,5", "1,2014,3", "2,2015,6")
                .role("when", DataSpec.Role.YEAR, word("2015", "2014-15"), word("2014", "2013-14"))
                .input("n", "enroll"));
    assertThat(last(plain).value(0, "enroll")).isEqualTo(number(3));
    assertThat(words).isEqualTo(plain);
  }

  @Test
  void columnsOfAYear_standBesideTheOthers() {
    Dataset dataset =
        read(
            csv("id,group,n,before", "1,all,5,4", "1,asian,2,", "2,all,7,6", "2,white,3,1")
                .role("group", DataSpec.Role.GROUP)
                .input("n", "tested")
                .inYear(2013, "before", "tested"));
    assertThat(dataset.value(0, "tested", "asian")).isEqualTo(number(2));
    assertThat(last(dataset).value(0, "tested", "all")).isEqualTo(number(4));
    assertThat(last(dataset).value(0, "tested", "asian")).isEqualTo(NOT_REPORTED);
    assertThat(last(dataset).value(0, "tested", "white")).isEqualTo(NOT_APPLICABLE);
    assertThat(last(dataset).value(1, "tested", "white")).isEqualTo(number(1));
  }

  @Test
  void wideColumnsOfAYear_sayWhichGroupsThereAreInThatYear() {
    Dataset dataset =
        read(
            csv("id,all,asian,before", "1,5,2,1")
                .wide("all", "tested", "all")
                .wide("asian", "tested", "asian")
                .inYear(new DataSpec.ColumnYear.In(LAST), "before", "tested", "white"));
    assertThat(dataset.value(0, "tested", "white")).isEqualTo(NOT_APPLICABLE);
    assertThat(last(dataset).value(0, "tested", "white")).isEqualTo(number(1));
    assertThat(last(dataset).value(0, "tested", "asian")).isEqualTo(NOT_APPLICABLE);
    assertThat(last(dataset).value(0, "tested", "all")).isEqualTo(NOT_REPORTED);
  }

  @Test
  void everyView_reachesTheSameYears() {
    Dataset dataset =
        read(
            csv("id,n,m,k", "1,5,4,3")
                .input("n", "enroll")
                .inYear(2013, "m", "enroll")
                .inYear(2011, "k", "enroll"));
    SchoolYear early = new SchoolYear(2011);
    assertThat(dataset.years()).containsExactly(early, LAST, RATED);
    for (SchoolYear from : dataset.years()) {
      Dataset view = dataset.in(from).orElseThrow();
      assertThat(view.year()).isEqualTo(from);
      assertThat(view.years()).isEqualTo(dataset.years());
      assertThat(view.entities()).isSameAs(dataset.entities());
      assertThat(view.inputs()).isSameAs(dataset.inputs());
      assertThat(view.groups()).isSameAs(dataset.groups());
      assertThat(view.name()).isEqualTo(dataset.name());
      for (SchoolYear to : dataset.years()) {
        assertThat(view.in(to)).isPresent();
        assertThat(view.in(to).orElseThrow()).isSameAs(dataset.in(to).orElseThrow());
      }
      assertThat(view.in(new SchoolYear(2012))).isEmpty();
    }
    assertThat(last(dataset)).isNotEqualTo(dataset);
    assertThat(last(dataset)).isNotEqualTo(dataset.in(early).orElseThrow());
  }

  @Test
  void digest_coversEveryYearAndTellsThemApart() {
    Dataset one = read(csv("id,n", "1,5").input("n", "enroll"));
    Dataset two = read(csv("id,n,m", "1,5,4").input("n", "enroll").inYear(2013, "m", "enroll"));
    Dataset other = read(csv("id,n,m", "1,5,3").input("n", "enroll").inYear(2013, "m", "enroll"));
    Dataset moved = read(csv("id,n,m", "1,5,4").input("n", "enroll").inYear(2012, "m", "enroll"));
    Dataset same =
        read(
            csv("id,year,n", "1,2013-14,4", "1,2014-15,5")
                .role("year", DataSpec.Role.YEAR)
                .input("n", "enroll"));
    assertThat(java.util.Set.of(one.digest(), two.digest(), other.digest(), moved.digest()))
        .hasSize(4);
    assertThat(same.digest()).isEqualTo(two.digest());
    assertThat(two.in(LAST).orElseThrow().digest())
        .isNotEqualTo(other.in(LAST).orElseThrow().digest());
    // The digest of data of one year is what it was when data had no other years.
    assertThat(one.digest())
        .isEqualTo("9a7213fcf84b551c951911b39b2215c954686e91741cf56b25fd7116ac222697");
  }

  @Test
  void wordOfASchoolGivenOnce_standsForEveryYear() {
    Loading loading =
        load(
            Sample.policy(),
            csv("id,type,title,score,n,m", "1,high,yes,500,5,4")
                .input("type", "school_type")
                .input("title", "title_one")
                .input("score", "score")
                .input("n", "enroll")
                .inYear(2013, "m", "enroll"));
    Dataset last = last(loading.dataset());
    assertThat(last.value(0, "school_type")).isEqualTo(new Value.Word("high"));
    assertThat(last.value(0, "title_one")).isEqualTo(NOT_REPORTED);
    assertThat(last.value(0, "score")).isEqualTo(NOT_REPORTED);
    assertThat(Sample.text(loading.notes()))
        .endsWith(
            """
            note SQ4906: the data hold 2013-14, 2014-15; schools are rated for 2014-15
              at data
            note SQ4908: given for 2014-15 only and taken for every year: `school_type`
              at data
            """);
  }

  @Test
  void wordOfASchoolThatAnotherYearGives_doesNotStandForIt() {
    Dataset dataset =
        read(
            csv("id,type,n", "1,high,5", "2,high,5")
                .input("type", "school_type")
                .input("n", "enroll")
                .csv("b.csv", "id", "id,type,n", "1,middle,3", "2,,3")
                .year(2013)
                .input("type", "school_type")
                .input("n", "enroll"));
    assertThat(last(dataset).value(0, "school_type")).isEqualTo(new Value.Word("middle"));
    assertThat(last(dataset).value(1, "school_type")).isEqualTo(NOT_REPORTED);
  }

  @Test
  void wordOfAnEarlierYear_neverStandsForTheRatedOne() {
    Dataset dataset =
        read(csv("id,type,n", "1,high,5").inYear(2013, "type", "school_type").input("n", "enroll"));
    assertThat(dataset.value(0, "school_type")).isEqualTo(NOT_REPORTED);
    assertThat(last(dataset).value(0, "school_type")).isEqualTo(new Value.Word("high"));
  }

  @Test
  void columnOfEveryYear_holdsWhereAYearSaysNothingElse() {
    Dataset dataset =
        read(
            csv("id,title,before,n,m", "1,yes,no,5,4", "2,yes,,5,4")
                .everyYear("title", "title_one")
                .inYear(2013, "before", "title_one")
                .input("n", "enroll")
                .inYear(2012, "m", "enroll"));
    assertThat(last(dataset).value(0, "title_one")).isEqualTo(Value.of(false));
    assertThat(last(dataset).value(1, "title_one")).isEqualTo(Value.of(true));
    assertThat(dataset.in(new SchoolYear(2012)).orElseThrow().value(0, "title_one"))
        .isEqualTo(Value.of(true));
  }

  @Test
  void schoolsOfEarlierYearsOnly_areLeftOutAndNoted() {
    Loading loading =
        load(
            Sample.policy(),
            csv("id,year,n", "9,2013-14,3", "1,2014-15,5", "1,2013-14,4")
                .role("year", DataSpec.Role.YEAR)
                .input("n", "enroll"));
    assertThat(loading.dataset().entities()).extracting(Entity::id).containsExactly("1");
    assertThat(last(loading.dataset()).value(0, "enroll")).isEqualTo(number(4));
    assertThat(Sample.text(loading.notes()))
        .contains(
            "note SQ4907: 1 school or district left out, because no row of 2014-15 has them: `9`");
  }

  @Test
  void yearWithoutAnyValue_isNotHeld() {
    Dataset dataset =
        read(csv("id,n,m", "1,5,", "2,5,").input("n", "enroll").inYear(2013, "m", "enroll"));
    assertThat(dataset.years()).containsExactly(RATED);
    assertThat(dataset.digest())
        .isEqualTo(read(csv("id,n", "1,5", "2,5").input("n", "enroll")).digest());
  }

  @Test
  void namesMayChange_theLatestCounts() {
    Dataset dataset =
        read(
            csv("id,year,name,district", "1,2013-14,Old,East", "1,2014-15,New,")
                .role("year", DataSpec.Role.YEAR)
                .role("name", DataSpec.Role.NAME)
                .role("district", DataSpec.Role.DISTRICT));
    assertThat(dataset.entities())
        .containsExactly(new Entity("1", "New", "East", Entity.Kind.SCHOOL));
  }

  @Test
  void neverMissing_isAskedOfEarlierYearsOnlyWhereTheyHaveTheSchoolAndTheInput() {
    Dataset dataset =
        load(
                Sample.strictPolicy(),
                csv("id,group,size,n,before,met", "1,all,9,5,,", "2,all,9,5,4,", "3,all,9,5,4,")
                    .role("group", DataSpec.Role.GROUP)
                    .input("size", "enroll")
                    .input("n", "tested")
                    .inYear(2013, "before", "tested"))
            .dataset();
    assertThat(last(dataset).value(0, "tested", "all")).isEqualTo(NOT_REPORTED);
    assertThat(last(dataset).value(1, "enroll")).isEqualTo(NOT_REPORTED);
  }

  @Test
  void answersOfEarlierRows_areNotedAndNotCompared() {
    Loading loading =
        load(
            Sample.policy(),
            csv("id,year,n,goal", "1,2014-15,5,8", "1,2013-14,4,7")
                .role("year", DataSpec.Role.YEAR)
                .input("n", "enroll")
                .answer("goal", "target"));
    assertThat(loading.dataset().published(0, "target", "all")).contains(number(8));
    assertThat(Sample.text(loading.notes()))
        .contains("note SQ4909: answers of `a.csv` before 2014-15 are not compared");
  }

  @Test
  void jsonRecords_haveYearsToo() {
    Dataset dataset =
        read(
            new MappingBuilder()
                .json(
                    "a.json",
                    "id",
                    "[{\"id\": \"1\", \"year\": 2015, \"n\": 5},",
                    " {\"id\": \"1\", \"year\": 2014, \"n\": 4}]")
                .role("year", DataSpec.Role.YEAR, word("2015", "2014-15"), word("2014", "2013-14"))
                .input("n", "enroll"));
    assertThat(last(dataset).value(0, "enroll")).isEqualTo(number(4));
  }

  @Test
  void oneColumn_canBecomeSeveralThings() {
    Dataset dataset =
        read(
            csv("id,kind,n", "1,D,5", "2,S,6")
                .role("kind", DataSpec.Role.ENTITY, word("S", "school"), word("D", "district"))
                .input("kind", "remark", word("S", "a school"), word("D", "a district"))
                .input("id", "ratio")
                .input("n", "enroll"));
    assertThat(dataset.entities().get(0).kind()).isEqualTo(Entity.Kind.DISTRICT);
    assertThat(dataset.value(0, "remark")).isEqualTo(new Value.Text("a district"));
    assertThat(dataset.value(1, "ratio")).isEqualTo(number(2));
  }
}
