package org.sqis.core.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sqis.core.data.MappingBuilder.word;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sqis.core.data.DataSpec;
import org.sqis.core.data.Dataset;
import org.sqis.core.data.Entity;
import org.sqis.core.data.Loading;
import org.sqis.core.data.MappingBuilder;
import org.sqis.core.data.Sample;
import org.sqis.core.expr.Expr;
import org.sqis.core.expr.Operator;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;

/** Values of districts and of the consortium, in files of schools and in files of their own. */
class WideFilesTest {
  private static final SchoolYear LAST = new SchoolYear(2013);
  private static final SchoolYear RATED = new SchoolYear(2014);
  private static final Value NOT_REPORTED = Value.missing(MissingReason.NOT_REPORTED);

  static MappingBuilder schools(String... lines) {
    return new MappingBuilder()
        .forPolicy("wide")
        .csv("a.csv", "id", lines)
        .role("district", DataSpec.Role.DISTRICT);
  }

  /** Schools in East and West. */
  static MappingBuilder schools() {
    return schools("id,district", "1,East", "2,West", "3,East");
  }

  private static Loading load(MappingBuilder mapping) {
    DataSpec spec = mapping.build();
    Loading loading = DatasetReader.read(Sample.widePolicy(false), spec, mapping.files());
    assertThat(Sample.text(loading.problems())).isEmpty();
    return loading;
  }

  private static Dataset read(MappingBuilder mapping) {
    return load(mapping).dataset();
  }

  private static Value number(long value) {
    return Value.of(Rational.of(value));
  }

  @Test
  void fileOfSchools_saysWhatTheirDistrictsSend() {
    Dataset dataset =
        read(
            schools("id,district,n,state", "1,East,50,90", "2,West,40,90", "3,East,50,")
                .input("n", "students")
                .input("state", "state_students"));
    assertThat(dataset.districtValue("East", "students")).isEqualTo(number(50));
    assertThat(dataset.districtValue("West", "students")).isEqualTo(number(40));
    assertThat(dataset.consortiumValue("state_students")).isEqualTo(number(90));
    assertThat(dataset.entities()).hasSize(3);
  }

  @Test
  void oneRowOfASchool_mayLeaveToAnotherWhatTheirDistrictSends() {
    Dataset dataset =
        read(schools("id,district,n", "1,East,", "2,West,40", "3,East,50").input("n", "students"));
    assertThat(dataset.districtValue("East", "students")).isEqualTo(number(50));
  }

  @Test
  void fileWithoutKey_hasRowsOfDistricts() {
    Dataset dataset =
        read(
            schools()
                .csv("d.csv", "", "name,n,kind,state", "West,*,R,90", "East,50,U,90")
                .role("name", DataSpec.Role.DISTRICT)
                .input("n", "students")
                .input("kind", "area", word("R", "rural"), word("U", "urban"))
                .input("state", "state_students")
                .missing("n", "*", MissingReason.SUPPRESSED));
    assertThat(dataset.entities()).extracting(Entity::id).containsExactly("1", "2", "3");
    assertThat(dataset.districtValue("West", "students"))
        .isEqualTo(Value.missing(MissingReason.SUPPRESSED));
    assertThat(dataset.districtValue("East", "students")).isEqualTo(number(50));
    assertThat(dataset.districtValue("East", "area")).isEqualTo(new Value.Word("urban"));
    assertThat(dataset.consortiumValue("state_students")).isEqualTo(number(90));
  }

  @Test
  void fileWithoutKeyAndDistrict_hasARowOfTheConsortium() {
    Dataset dataset =
        read(
            schools()
                .json("c.json", "", "[{\"n\": 90, \"rate\": 12.5}]")
                .input("n", "state_students")
                .percent("rate", "state_rate"));
    assertThat(dataset.consortiumValue("state_students")).isEqualTo(number(90));
    assertThat(dataset.consortiumValue("state_rate")).isEqualTo(Value.of(Rational.of(1, 8)));
  }

  @Test
  void jsonRecordsOfDistricts() {
    Dataset dataset =
        read(
            schools()
                .json("d.json", "", "[{\"name\": \"East\", \"n\": 5}, {\"name\": \"West\"}]")
                .role("name", DataSpec.Role.DISTRICT)
                .input("n", "students"));
    assertThat(dataset.districtValue("East", "students")).isEqualTo(number(5));
    assertThat(dataset.districtValue("West", "students")).isEqualTo(NOT_REPORTED);
  }

  @Test
  void rowsAndColumnsAndFilesSayTheYear() {
    Dataset dataset =
        read(
            schools()
                .csv("d.csv", "", "name,spring,n", "East,2014,40", "East,2015,50")
                .role("name", DataSpec.Role.DISTRICT)
                .role(
                    "spring", DataSpec.Role.YEAR, word("2014", "2013-14"), word("2015", "2014-15"))
                .input("n", "students")
                .csv("c.csv", "", "now,before", "90,80")
                .input("now", "state_students")
                .inYear(2013, "before", "state_students")
                .csv("e.csv", "", "name,kind", "West,rural")
                .year(2013)
                .role("name", DataSpec.Role.DISTRICT)
                .input("kind", "area")
                .csv("f.csv", "", "rate", "0.5")
                .column(
                    new DataSpec.Column(
                        "rate",
                        DataSpec.Role.INPUT,
                        "state_rate",
                        "",
                        DataSpec.ColumnUnit.FRACTION,
                        List.of(),
                        new DataSpec.ColumnYear.Every())));
    Dataset last = dataset.in(LAST).orElseThrow();
    assertThat(dataset.years()).containsExactly(LAST, RATED);
    assertThat(dataset.districtValue("East", "students")).isEqualTo(number(50));
    assertThat(last.districtValue("East", "students")).isEqualTo(number(40));
    assertThat(last.districtValue("West", "students")).isEqualTo(NOT_REPORTED);
    assertThat(dataset.districtValue("West", "area")).isEqualTo(NOT_REPORTED);
    assertThat(last.districtValue("West", "area")).isEqualTo(new Value.Word("rural"));
    assertThat(dataset.consortiumValue("state_students")).isEqualTo(number(90));
    assertThat(last.consortiumValue("state_students")).isEqualTo(number(80));
    assertThat(last.consortiumValue("state_rate")).isEqualTo(dataset.consortiumValue("state_rate"));
  }

  @Test
  void districtOfAnEarlierYear_isADistrictToo() {
    Dataset dataset =
        read(
            schools("id,district,year", "1,East,2014-15", "1,Old,2013-14")
                .role("year", DataSpec.Role.YEAR)
                .csv("d.csv", "", "name,n", "Old,40")
                .year(2013)
                .role("name", DataSpec.Role.DISTRICT)
                .input("n", "students"));
    assertThat(dataset.districts()).containsExactly("East", "Old");
    assertThat(dataset.in(LAST).orElseThrow().districtValue("Old", "students"))
        .isEqualTo(number(40));
  }

  @Test
  void districtScoredAsAWhole_carriesItsValuesByItsName() {
    Dataset dataset =
        read(
            new MappingBuilder()
                .forPolicy("wide")
                .csv("a.csv", "id", "id,name,n", "1,East,50")
                .ofDistricts()
                .role("name", DataSpec.Role.NAME)
                .input("n", "students"));
    assertThat(dataset.entities())
        .containsExactly(new Entity("1", "East", "", Entity.Kind.DISTRICT));
    assertThat(dataset.districts()).containsExactly("East");
    assertThat(dataset.districtValue("East", "students")).isEqualTo(number(50));
  }

  @Test
  void answersOfDistrictsAndOfTheConsortium() {
    Dataset dataset =
        read(
            schools()
                .csv("d.csv", "", "name,target,level", "East,3,1 all", "West,,")
                .role("name", DataSpec.Role.DISTRICT)
                .answer("target", "district_target")
                .answer("level", "district_level")
                .csv("c.csv", "", "t", "4")
                .answer("t", "state_target")
                .expect(new DataSpec.ExpectedDifference("district_level", "West", "", "why"))
                .expect(new DataSpec.ExpectedDifference("state_target", "consortium", "", "why")));
    assertThat(dataset.publishedResults())
        .containsExactly(
            new Dataset.PublishedResult("district_target", UnitOfAnalysis.DISTRICT),
            new Dataset.PublishedResult("district_level", UnitOfAnalysis.DISTRICT),
            new Dataset.PublishedResult("state_target", UnitOfAnalysis.CONSORTIUM));
    assertThat(dataset.publishedOfDistrict("East", "district_target")).contains(number(3));
    assertThat(dataset.publishedOfDistrict("West", "district_target")).contains(NOT_REPORTED);
    assertThat(dataset.publishedOfDistrict("East", "district_level"))
        .contains(new Value.Level("1 all", Rational.ONE));
    assertThat(dataset.publishedOfConsortium("state_target")).contains(number(4));
  }

  @Test
  void fileOfTheWholeState_isReadForTheDistrictsOfTheData() {
    // A fault in a row of a district that has no school here, and two of one name, are no faults.
    Loading loading =
        load(
            schools()
                .csv(
                    "d.csv",
                    "",
                    "name,n,state",
                    "Wset,30,90",
                    "Jefferson,12,90",
                    "East,50,90",
                    "Jefferson,14,90",
                    "Adams,many,90",
                    " Adams,7,90")
                .role("name", DataSpec.Role.DISTRICT)
                .input("n", "students")
                .input("state", "state_students"));
    assertThat(loading.dataset().districts()).containsExactly("East", "West");
    assertThat(loading.dataset().districtValue("East", "students")).isEqualTo(number(50));
    assertThat(Sample.text(loading.notes()))
        .isEqualTo(
            """
            note SQ4904: inputs that no column fills: `enroll`, `tested`, `area`, `state_rate`
              at data
            note SQ4901: 3 rows read from `a.csv`
              at a.csv
            note SQ4901: 6 rows read from `d.csv`
              at d.csv
            note SQ4217: 3 districts of `d.csv` left out, because the data have no school there: `Adams`, `Jefferson`, `Wset`; `West` has no row: is it `Wset`?
              at d.csv
            """);
  }

  @Test
  void wordsOfDistricts_leaveOtherNamesOfAFileWithoutKeyAsTheyAre() {
    Dataset dataset =
        read(
            schools()
                .csv("d.csv", "", "name,n", "East Unified,50", "West,40", "Adams,7")
                .role("name", DataSpec.Role.DISTRICT, word("East Unified", "East"))
                .input("n", "students"));
    assertThat(dataset.districtValue("East", "students")).isEqualTo(number(50));
    assertThat(dataset.districtValue("West", "students")).isEqualTo(number(40));
  }

  @Test
  void notesCountWhatIsNotUsed() {
    Loading loading =
        load(
            schools()
                .csv("d.csv", "", "name,n,,more", "East,50,1,2", "West,40,3,4")
                .rows(new Expr.Binary(Operator.IS, new Expr.Name("name"), new Expr.Name("East")))
                .role("name", DataSpec.Role.DISTRICT)
                .input("n", "students"));
    assertThat(Sample.text(loading.notes()))
        .isEqualTo(
            """
            note SQ4904: inputs that no column fills: `enroll`, `tested`, `area`, `state_students`, `state_rate`
              at data
            note SQ4901: 3 rows read from `a.csv`
              at a.csv
            note SQ4903: columns of `d.csv` that are not used: `column 3`, `more`
              at d.csv
            note SQ4901: 1 row read from `d.csv`
              at d.csv
            note SQ4902: 1 row of `d.csv` left out, because not `name is East`
              at d.csv
            """);
  }

  @Test
  void schoolsWithoutADistrict_areNamed() {
    Loading loading = load(schools("id,district,n", "1,East,50", "2,,").input("n", "students"));
    assertThat(Sample.text(loading.notes()))
        .isEqualTo(
            """
            note SQ4904: inputs that no column fills: `enroll`, `tested`, `area`, `state_students`, `state_rate`
              at data
            note SQ4901: 2 rows read from `a.csv`
              at a.csv
            note SQ4219: nothing says the district of 1 school, where values of districts are therefore missing: `2`
              at data
            """);
  }

  @Test
  void repeatedRow_thatSaysTheSame_isNone() {
    Dataset dataset =
        read(
            schools()
                .csv("d.csv", "", "name,n,rate", "East,50,", "East,50.0,")
                .role("name", DataSpec.Role.DISTRICT)
                .input("n", "students")
                .input("rate", "state_rate", DataSpec.ColumnUnit.FRACTION, "")
                .csv("c.csv", "", "n", "90", "90")
                .input("n", "state_students"));
    assertThat(dataset.districtValue("East", "students")).isEqualTo(number(50));
  }
}
