package org.sqis.core.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sqis.core.data.MappingBuilder.word;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sqis.core.data.DataException;
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
import org.sqis.core.model.Type;
import org.sqis.core.model.Unit;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;

/** What files without faults become. */
class DatasetReaderTest {
  private static final Value NOT_REPORTED = Value.missing(MissingReason.NOT_REPORTED);
  private static final Value NOT_APPLICABLE = Value.missing(MissingReason.NOT_APPLICABLE);

  private static Loading load(MappingBuilder mapping) {
    DataSpec spec = mapping.build();
    return DatasetReader.read(Sample.policy(), spec, mapping.files());
  }

  private static Dataset read(MappingBuilder mapping) {
    Loading loading = load(mapping);
    assertThat(Sample.text(loading.problems())).isEmpty();
    return loading.dataset();
  }

  private static MappingBuilder csv(String... lines) {
    return new MappingBuilder().csv("a.csv", "id", lines);
  }

  private static Value number(long value) {
    return Value.of(Rational.of(value));
  }

  private static Expr name(String name) {
    return new Expr.Name(name);
  }

  private static Expr is(String column, String word) {
    return new Expr.Binary(Operator.IS, name(column), name(word));
  }

  @Test
  void everyTypeOfInput() {
    Dataset dataset =
        read(
            csv(
                    "id,name,district,type,title,enroll,score,rate,change,ratio,remark,rating",
                    "02,Oak,East,E,Yes,012,640.5,54.1,-3,-0.25,\"a, \"\"b\"\"\",1 poor",
                    "01,Elm,,M,no,,,,,,,")
                .role("name", DataSpec.Role.NAME)
                .role("district", DataSpec.Role.DISTRICT)
                .input("type", "school_type", word("E", "elementary"), word("M", "middle"))
                .input("title", "title_one")
                .input("enroll", "enroll")
                .input("score", "score")
                .percent("rate", "rate")
                .input("rate", "growth_rate", DataSpec.ColumnUnit.FRACTION, "")
                .percent("change", "change")
                .input("ratio", "ratio")
                .input("remark", "remark")
                .input("rating", "rating")
                .missing("", "54.1", MissingReason.SUPPRESSED)
                .missing("rating", "", MissingReason.NOT_APPLICABLE));
    assertThat(dataset.entities())
        .isEqualTo(
            List.of(
                new Entity("01", "Elm", "", Entity.Kind.SCHOOL),
                new Entity("02", "Oak", "East", Entity.Kind.SCHOOL)));
    assertThat(dataset.indexOf("02")).isEqualTo(1);
    assertThat(dataset.indexOf("2")).isEqualTo(-1);
    assertThat(dataset.value(1, "school_type")).isEqualTo(new Value.Word("elementary"));
    assertThat(dataset.value(1, "title_one")).isEqualTo(Value.of(true));
    assertThat(dataset.value(1, "enroll")).isEqualTo(number(12));
    assertThat(dataset.value(1, "score")).isEqualTo(Value.of(Rational.of(1281, 2)));
    assertThat(dataset.value(1, "rate")).isEqualTo(Value.missing(MissingReason.SUPPRESSED));
    assertThat(dataset.value(1, "change")).isEqualTo(Value.of(Rational.of(-3, 100)));
    assertThat(dataset.value(1, "ratio")).isEqualTo(Value.of(Rational.of(-1, 4)));
    assertThat(dataset.value(1, "remark")).isEqualTo(new Value.Text("a, \"b\""));
    assertThat(dataset.value(1, "rating")).isEqualTo(new Value.Level("1 poor", Rational.ONE));
    assertThat(dataset.value(0, "rating")).isEqualTo(NOT_APPLICABLE);
    assertThat(dataset.value(0, "enroll")).isEqualTo(NOT_REPORTED);
    assertThat(dataset.value(0, "enroll", "asian")).isEqualTo(NOT_REPORTED);
    assertThat(dataset.name()).isEqualTo("sample_data");
    assertThat(dataset.title()).isEqualTo("Sample data");
    assertThat(dataset.year()).isEqualTo(new SchoolYear(2014));
    assertThat(dataset.isSynthetic()).isTrue();
    assertThat(dataset.origin()).isEqualTo("made up");
    assertThat(dataset.notes()).containsExactly("a remark");
    assertThat(dataset.inputs()).isEqualTo(Sample.policy().inputs());
    assertThat(dataset.groups()).containsExactly("all", "asian", "white", "foster");
    assertThat(dataset.toString()).isEqualTo("sample_data, 2014-15: 2 schools and districts");
  }

  @Test
  void percentsAndFractionsAreHeldAsFractions() {
    Dataset dataset =
        read(
            csv("id,a,b", "1,54.1,0.541")
                .percent("a", "rate")
                .input("b", "growth_rate", DataSpec.ColumnUnit.FRACTION, ""));
    assertThat(dataset.value(0, "rate")).isEqualTo(Value.of(Rational.of(541, 1000)));
    assertThat(dataset.value(0, "growth_rate")).isEqualTo(dataset.value(0, "rate"));
  }

  @Test
  void groupWithoutARowDoesNotExist_unlessNothingWasSent() {
    Dataset dataset =
        read(
            csv("id,g,n,m", "1,all,9,", "1,asian,3,*", "2,white,3,2")
                .role("g", DataSpec.Role.GROUP)
                .input("n", "tested")
                .input("m", "met")
                .missing("m", "*", MissingReason.TOO_FEW)
                .csv("b.csv", "id", "id,e", "1,50", "2,60", "3,70")
                .input("e", "enroll"));
    assertThat(dataset.value(0, "tested", "asian")).isEqualTo(number(3));
    assertThat(dataset.value(0, "met", "asian")).isEqualTo(Value.missing(MissingReason.TOO_FEW));
    assertThat(dataset.value(0, "met", "all")).isEqualTo(NOT_REPORTED);
    assertThat(dataset.value(0, "met", "white")).isEqualTo(NOT_APPLICABLE);
    assertThat(dataset.value(0, "group_rate", "asian")).isEqualTo(NOT_REPORTED);
    assertThat(dataset.value(0, "group_rate", "white")).isEqualTo(NOT_APPLICABLE);
    assertThat(dataset.value(1, "tested", "all")).isEqualTo(NOT_REPORTED);
    assertThat(dataset.value(1, "tested", "foster")).isEqualTo(NOT_APPLICABLE);
    assertThat(dataset.value(2, "tested", "all")).isEqualTo(NOT_REPORTED);
    assertThat(dataset.value(2, "tested", "foster")).isEqualTo(NOT_REPORTED);
  }

  @Test
  void wideColumnsFillTheirGroups() {
    Dataset dataset =
        read(
            csv("id,all_n,as_n,as_m", "1,9,3,1", "2,8,,")
                .wide("all_n", "tested", "all")
                .wide("as_n", "tested", "asian")
                .wide("as_m", "met", "asian"));
    assertThat(dataset.value(0, "tested", "all")).isEqualTo(number(9));
    assertThat(dataset.value(0, "met", "asian")).isEqualTo(number(1));
    assertThat(dataset.value(0, "met", "all")).isEqualTo(NOT_REPORTED);
    assertThat(dataset.value(0, "tested", "white")).isEqualTo(NOT_APPLICABLE);
    assertThat(dataset.value(1, "tested", "asian")).isEqualTo(NOT_REPORTED);
  }

  @Test
  void valueReportedInOneOfTwoFiles_isTheValue() {
    Dataset dataset =
        read(
            csv("id,e", "1,", "2,5", "3,6")
                .input("e", "enroll")
                .csv("b.csv", "id", "id,e", "1,4", "2,", "3,6")
                .input("e", "enroll"));
    assertThat(dataset.value(0, "enroll")).isEqualTo(number(4));
    assertThat(dataset.value(1, "enroll")).isEqualTo(number(5));
    assertThat(dataset.value(2, "enroll")).isEqualTo(number(6));
  }

  @Test
  void publishedAnswers() {
    DataSpec.ExpectedDifference difference =
        new DataSpec.ExpectedDifference("target", "1", "", "a known slip");
    MappingBuilder mapping =
        csv("id,g,t,gt,lev,mark", "1,all,5,7,2,yes", "1,asian,5,,1,no", "2,all,*,8.5,,yes")
            .role("g", DataSpec.Role.GROUP)
            .answer("t", "target")
            .answer("gt", "group_target", "", DataSpec.ColumnUnit.PERCENT)
            .answer("lev", "score_level", word("2", "2 good"), word("1", "1 poor"))
            .answer("mark", "met_target")
            .missing("t", "*", MissingReason.NOT_APPLICABLE)
            .expect(difference);
    // The level table is one of each school here, so the two rows of school 1 disagree.
    assertThat(load(mapping).problems()).hasSize(1);

    MappingBuilder fitting =
        csv("id,g,t,gt,lev,mark", "1,all,5,7,2,yes", "1,asian,5,,2,no", "2,all,*,8.5,,yes")
            .role("g", DataSpec.Role.GROUP)
            .answer("t", "target")
            .answer("gt", "group_target", "", DataSpec.ColumnUnit.PERCENT)
            .answer("lev", "score_level", word("2", "2 good"), word("1", "1 poor"))
            .answer("mark", "met_target")
            .missing("t", "*", MissingReason.NOT_APPLICABLE)
            .expect(difference);
    Dataset dataset = read(fitting);
    assertThat(dataset.publishedResults())
        .containsExactly(
            new Dataset.PublishedResult("target", UnitOfAnalysis.SCHOOL),
            new Dataset.PublishedResult("group_target", UnitOfAnalysis.GROUP),
            new Dataset.PublishedResult("score_level", UnitOfAnalysis.SCHOOL),
            new Dataset.PublishedResult("met_target", UnitOfAnalysis.GROUP));
    assertThat(dataset.published(0, "target", "")).contains(number(5));
    assertThat(dataset.published(1, "target", "asian")).contains(NOT_APPLICABLE);
    assertThat(dataset.published(0, "group_target", "all")).contains(Value.of(Rational.of(7, 100)));
    assertThat(dataset.published(0, "group_target", "asian")).contains(NOT_REPORTED);
    assertThat(dataset.published(0, "group_target", "white")).isEmpty();
    assertThat(dataset.published(0, "score_level", ""))
        .contains(new Value.Level("2 good", Rational.of(2)));
    assertThat(dataset.published(0, "met_target", "asian")).contains(Value.of(false));
    assertThat(dataset.published(0, "sqii", "")).isEmpty();
    assertThat(dataset.expectedDifferences()).containsExactly(difference);
  }

  @Test
  void typesOfResultsCanBeGiven() {
    MappingBuilder mapping = csv("id,t", "1,5").answer("t", "target");
    DataSpec spec = mapping.build();
    Map<String, Type> types = Map.of("target", new Type.Numeric(Unit.PERCENT));
    Loading loading = DatasetReader.read(Sample.policy(), spec, types, mapping.files());
    assertThat(Sample.text(loading.problems()))
        .isEqualTo(
            """
            error SQ4310: `target` is in percent, and the column does not say how it is written
              at data/a/answers/0
              help: say `percent` if 54.1 stands for 54.1%, `fraction` if 0.541 does
            """);
  }

  @Test
  void rowsAreChosenByConditions() {
    List<Expr> conditions =
        List.of(
            is("kind", "S"),
            new Expr.Not(is("kind", "D")),
            new Expr.Binary(
                Operator.OR, is("kind", "S"), new Expr.Binary(Operator.LESS, name("n"), name("m"))),
            new Expr.Binary(
                Operator.AND,
                new Expr.Presence(name("n"), true, null),
                new Expr.Binary(
                    Operator.AT_LEAST, name("n"), new Expr.Numeral(Rational.of(5), false))),
            new Expr.Binary(
                Operator.LESS,
                new Expr.Negated(new Expr.Numeral(Rational.of(-4), false)),
                name("n")),
            new Expr.Binary(Operator.IS, name("open"), new Expr.Answer(true)),
            new Expr.Binary(Operator.IS, name("code"), new Expr.Numeral(Rational.of(7), false)));
    for (Expr condition : conditions) {
      Loading loading =
          load(
              csv("id,n,m,kind,open,code", "1,5,4,S,Yes,07", "2,,1,D,no,8", "3,3,3,D,,", "4,*,9,,,")
                  .input("n", "enroll")
                  .missing("n", "*", MissingReason.SUPPRESSED)
                  .ignored("m", "kind", "open", "code")
                  .rows(condition));
      assertThat(loading.problems()).as(condition.toString()).isEmpty();
      assertThat(loading.dataset().entities()).as(condition.toString()).hasSize(1);
      assertThat(Sample.text(loading.notes()))
          .endsWith(
              """
              note SQ4901: 1 row read from `a.csv`
                at a.csv
              note SQ4902: 3 rows of `a.csv` left out, because not `%s`
                at a.csv
              """
                  .formatted(condition));
    }
    Dataset missing =
        read(
            csv("id,n", "1,5", "2,", "3,*")
                .input("n", "enroll")
                .missing("n", "*", MissingReason.SUPPRESSED)
                .rows(new Expr.Presence(name("n"), false, null)));
    assertThat(missing.entities()).extracting(Entity::id).containsExactly("2", "3");
  }

  @Test
  void notesSayWhatWasNotUsed() {
    Loading loading =
        load(
            csv("\uFEFFid,n,county,,flag", "1,5,x,,")
                .input("n", "enroll")
                .input("county", "remark")
                .ignored("flag"));
    assertThat(Sample.text(loading.notes()))
        .isEqualTo(
            """
            note SQ4904: inputs that no column fills: `school_type`, `title_one`, `score`, `rate`, `growth_rate`, `change`, `ratio`, `rating`, `tested`, `met`, `group_rate`
              at data
            note SQ4905: `a.csv` starts with a byte order mark, not read
              at a.csv
            note SQ4903: columns of `a.csv` that are not used: `column 4`
              at a.csv
            note SQ4901: 1 row read from `a.csv`
              at a.csv
            """);
  }

  @Test
  void districtsAreEntitiesOfTheirOwn() {
    Dataset dataset =
        read(
            csv("id,kind,n", "0100,S,3", "0000,D,4")
                .role("kind", DataSpec.Role.ENTITY, word("S", "school"), word("D", "district"))
                .input("n", "enroll"));
    assertThat(dataset.entities())
        .containsExactly(
            new Entity("0000", "", "", Entity.Kind.DISTRICT),
            new Entity("0100", "", "", Entity.Kind.SCHOOL));
  }

  @Test
  void jsonAndCsvOfTheSameDataAreEqual() {
    Dataset csv =
        read(
            csv("id,name,n,rate,title,m", "01,Oak,5,54.10,yes,", "02,\"a \"\"b\"\"\",,0.001,no,3")
                .role("name", DataSpec.Role.NAME)
                .input("n", "enroll")
                .percent("rate", "rate")
                .input("title", "title_one")
                .wide("m", "tested", "all"));
    Dataset json =
        read(
            new MappingBuilder()
                .json(
                    "a.json",
                    "key",
                    "[{\"m\": 3, \"rate\": 1e-3, \"key\": \"02\", \"n\": null, \"title\": false,",
                    "  \"name\": \"a \\\"b\\\"\"},",
                    " {\"key\": \"01\", \"name\": \"O\\u0061k\", \"n\": 5, \"title\": true,",
                    "  \"rate\": 54.1}]")
                .input("title", "title_one")
                .wide("m", "tested", "all")
                .input("n", "enroll")
                .role("name", DataSpec.Role.NAME)
                .percent("rate", "rate"));
    assertThat(json.digest()).isEqualTo(csv.digest());
    assertThat(json).isEqualTo(csv).hasSameHashCodeAs(csv);
    assertThat(json.value(1, "rate")).isEqualTo(Value.of(Rational.of(1, 100_000)));
  }

  @Test
  void longAndWideFilesOfTheSameDataAreEqual() {
    Dataset wide =
        read(
            csv("id,all,as,wh,fo", "1,9,3,4,", "2,8,1,,2")
                .wide("all", "tested", "all")
                .wide("as", "tested", "asian")
                .wide("wh", "tested", "white")
                .wide("fo", "tested", "foster"));
    Dataset longer =
        read(
            csv(
                    "g,n,id",
                    "foster,2,2",
                    "all,9,1",
                    "white,,2",
                    "asian,3,1",
                    "all,8,2",
                    "white,4,1",
                    "asian,1,2",
                    "foster,,1")
                .role("g", DataSpec.Role.GROUP)
                .input("n", "tested"));
    assertThat(longer.digest()).isEqualTo(wide.digest());
  }

  @Test
  void digestChangesWithEveryFact() {
    List<Dataset> datasets =
        List.of(
            read(csv("id,n,t", "1,5,6").input("n", "enroll").answer("t", "target")),
            read(csv("id,n,t", "1,6,6").input("n", "enroll").answer("t", "target")),
            read(csv("id,n,t", "1,5,7").input("n", "enroll").answer("t", "target")),
            read(csv("id,n,t", "1,5,").input("n", "enroll").answer("t", "target")),
            read(csv("id,n,t", "01,5,6").input("n", "enroll").answer("t", "target")),
            read(csv("id,n,t", "1,,6").input("n", "enroll").answer("t", "target")),
            read(csv("id,n,t", "1,5,6").input("n", "ratio").answer("t", "target")),
            read(csv("id,n,t", "1,5,6").input("n", "enroll").answer("t", "other")),
            read(
                csv("id,n,t", "1,5,6")
                    .input("n", "enroll")
                    .role("n", DataSpec.Role.NAME)
                    .answer("t", "target")));
    assertThat(datasets.stream().map(Dataset::digest).distinct()).hasSameSizeAs(datasets);
    assertThat(datasets.get(0).digest()).matches("[0-9a-f]{64}");
  }

  @Test
  void datasetOfFaultyDataCannotBeHad() {
    Loading loading = load(csv("id,n", "1,x").input("n", "enroll"));
    assertThat(loading.hasErrors()).isTrue();
    assertThatThrownBy(loading::dataset)
        .isInstanceOf(DataException.class)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "the data have faults:\n  error SQ4201: `x` is not a number at a.csv:2, column enroll;"
                    .replace("column enroll", "column n")
                + " help: if it marks a missing value, list it under `missing` in the mapping with"
                + " its reason")
        .satisfies(
            thrown ->
                assertThat(((DataException) thrown).problems()).isEqualTo(loading.problems()));
  }

  @Test
  void askingForWhatIsNotThere_isACallersFault() {
    Dataset dataset = read(csv("id,n", "1,5").input("n", "enroll"));
    assertThatThrownBy(() -> dataset.value(0, "enrol"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("input must be one of [school_type, ")
        .hasMessageEndingWith(": enrol");
    assertThatThrownBy(() -> dataset.value(0, "tested"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("input must be one of each school: tested");
    assertThatThrownBy(() -> dataset.value(0, "tested", "everyone"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("group must be one of [all, asian, white, foster]: everyone");
    assertThatThrownBy(() -> dataset.value(1, "enroll"))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> dataset.entities().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }
}
