package org.sqis.core.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sqis.core.data.MappingBuilder.word;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.sqis.core.data.DataSpec;
import org.sqis.core.data.Dataset;
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
import org.sqis.core.policy.Group;
import org.sqis.core.policy.Input;
import org.sqis.core.policy.PolicyHeader;
import org.sqis.core.policy.PolicySpec;

/** Reads the published files, which stay outside the project; {@code -Dsqis.realData=DIR}. */
class RealDataTest {
  private static Path directory() {
    String directory = System.getProperty("sqis.realData", "");
    Assumptions.assumeFalse(directory.isEmpty(), "sqis.realData is not set");
    return Path.of(directory);
  }

  private static Input input(String name, UnitOfAnalysis each, Type type) {
    return new Input(name, each, type, "", null, null, false, "");
  }

  private static PolicySpec policy(List<String> groups, List<Input> inputs) {
    return PolicySpec.of(PolicyHeader.draft("sample", new SchoolYear(2014)))
        .withGroups(groups.stream().map(name -> new Group(name, "", "", Group.Use.SCORED)).toList())
        .withInputs(inputs);
  }

  private static long present(Dataset dataset, String result, String group) {
    long count = 0;
    for (int i = 0; i < dataset.entities().size(); i++) {
      if (!dataset.published(i, result, group).orElseThrow().isMissing()) {
        count++;
      }
    }
    return count;
  }

  @Test
  void reads_apiFile() {
    Type score = new Type.Numeric(Unit.SCORE);
    PolicySpec policy =
        policy(
            List.of(),
            List.of(
                input(
                    "school_type",
                    UnitOfAnalysis.SCHOOL,
                    new Type.OneOf(List.of("elementary", "middle", "high"))),
                input("tested", UnitOfAnalysis.SCHOOL, new Type.Numeric(Unit.PERCENT)),
                input("api99", UnitOfAnalysis.SCHOOL, score),
                input("api00", UnitOfAnalysis.SCHOOL, score),
                input("comp_imp", UnitOfAnalysis.SCHOOL, new Type.YesNo())));
    DataSpec spec =
        new MappingBuilder()
            .csv("ca_api_2000_apipop.csv", "cds")
            .role("sname", DataSpec.Role.NAME)
            .role("dname", DataSpec.Role.DISTRICT)
            .input(
                "stype",
                "school_type",
                word("E", "elementary"),
                word("M", "middle"),
                word("H", "high"))
            .percent("pcttest", "tested")
            .input("api99", "api99")
            .input("api00", "api00")
            .input("comp_imp", "comp_imp")
            .missing("target", "", MissingReason.NOT_APPLICABLE)
            .answer("target", "target")
            .answer("growth", "growth")
            .answer("sch_wide", "sch_wide")
            .answer("both", "both")
            .answer("awards", "awards")
            .ignored("cname", "meals", "ell", "mobility", "avg_ed", "full", "emer")
            .build();

    Loading loading = DatasetReader.read(policy, spec, DirectoryFiles.of(directory()));

    assertThat(Sample.text(loading.problems())).isEmpty();
    assertThat(Sample.text(loading.notes()))
        .isEqualTo(
            """
            note SQ4903: columns of `ca_api_2000_apipop.csv` that are not used: `enroll`, `api_stu`
              at ca_api_2000_apipop.csv
            note SQ4901: 6194 rows read from `ca_api_2000_apipop.csv`
              at ca_api_2000_apipop.csv
            """);
    Dataset dataset = loading.dataset();
    assertThat(dataset.entities()).hasSize(6194);
    int alameda = dataset.indexOf("01611190130229");
    assertThat(dataset.entities().get(alameda).name()).isEqualTo("Alameda High");
    assertThat(dataset.value(alameda, "school_type")).isEqualTo(new Value.Word("high"));
    assertThat(dataset.value(alameda, "tested")).isEqualTo(Value.of(Rational.of(96, 100)));
    assertThat(dataset.published(alameda, "awards", "")).contains(Value.of(true));
    assertThat(present(dataset, "target", "")).isEqualTo(5454);
    assertThat(present(dataset, "sch_wide", "")).isEqualTo(6194);
  }

  @Test
  void reads_subgroupFile_wide() {
    List<String> groups = List.of("all", "aa", "ai", "as", "fi", "hi", "pi", "wh", "sd");
    List<Input> inputs =
        List.of(
            input("students", UnitOfAnalysis.GROUP, new Type.Numeric(Unit.COUNT)),
            input("significant", UnitOfAnalysis.GROUP, new Type.YesNo()),
            input("api99", UnitOfAnalysis.GROUP, new Type.Numeric(Unit.SCORE)));
    MappingBuilder mapping =
        new MappingBuilder()
            .csv("ca_api_2000_growth_subgroups.csv", "cds")
            .rows(new Expr.Presence(new Expr.Name("flag"), false, null))
            .wide("api_stu", "students", "all")
            .wide("api99", "api99", "all");
    List<String> ignored = new ArrayList<>();
    for (String group : groups.subList(1, groups.size())) {
      mapping
          .wide(group + "_num", "students", group)
          .wide(group + "_sig", "significant", group)
          .wide(group + "_api99", "api99", group)
          .missing(group + "_targ", "*", MissingReason.NOT_APPLICABLE)
          .answer(group + "_targ", "target", group, DataSpec.ColumnUnit.PLAIN)
          .answer(group + "_met", "met", group, DataSpec.ColumnUnit.PLAIN);
      ignored.add(group + "_api00");
      ignored.add(group + "_grow");
    }
    DataSpec spec = mapping.ignored(ignored.toArray(String[]::new)).build();

    Loading loading =
        DatasetReader.read(policy(groups, inputs), spec, DirectoryFiles.of(directory()));

    assertThat(Sample.text(loading.problems())).isEmpty();
    Dataset dataset = loading.dataset();
    assertThat(dataset.entities()).hasSize(6602);
    long met = 0;
    for (String group : groups.subList(1, groups.size())) {
      met += present(dataset, "met", group);
    }
    assertThat(met).isEqualTo(16_751);
  }

  @Test
  void reads_dashboardFile_long() {
    List<String> groups =
        List.of(
            "all", "aa", "ai", "as", "fi", "hi", "pi", "wh", "mr", "el", "sed", "swd", "fos",
            "hom");
    List<Input> inputs =
        List.of(
            input(
                "type",
                UnitOfAnalysis.SCHOOL,
                new Type.OneOf(List.of("ES", "MS", "HS", "ED", "HD", "UD"))),
            input("certify", UnitOfAnalysis.GROUP, new Type.YesNo()),
            input("suspended", UnitOfAnalysis.GROUP, new Type.Numeric(Unit.COUNT)),
            new Input(
                "enrolled",
                UnitOfAnalysis.GROUP,
                new Type.Numeric(Unit.COUNT),
                "",
                null,
                null,
                false,
                ""));
    DataSpec.Word[] words =
        groups.stream()
            .map(group -> word(group.toUpperCase(java.util.Locale.ROOT), group))
            .toArray(DataSpec.Word[]::new);
    DataSpec spec =
        new MappingBuilder()
            .csv("ca_dashboard_2018_monterey_suspension.csv", "cds")
            .role("schoolname", DataSpec.Role.NAME)
            .role("districtname", DataSpec.Role.DISTRICT)
            .role("rtype", DataSpec.Role.ENTITY, word("S", "school"), word("D", "district"))
            .role("studentgroup", DataSpec.Role.GROUP, words)
            .input("type", "type")
            .input("certifyflag", "certify", word("Y", "yes"), word("", "no"))
            .input("currnumer", "suspended")
            .input("currdenom", "enrolled")
            .answer("currstatus", "status", "", DataSpec.ColumnUnit.PERCENT)
            .answer("color", "color")
            .rows(
                new Expr.Binary(
                    Operator.AT_LEAST,
                    new Expr.Name("currdenom"),
                    new Expr.Numeral(Rational.ZERO, false)))
            .build();

    Loading loading =
        DatasetReader.read(policy(groups, inputs), spec, DirectoryFiles.of(directory()));

    assertThat(Sample.text(loading.problems())).isEmpty();
    Dataset dataset = loading.dataset();
    assertThat(dataset.entities()).hasSize(162);
    int county = dataset.indexOf("27102720000000");
    assertThat(dataset.value(county, "certify", "all")).isEqualTo(Value.of(false));
    assertThat(dataset.value(county, "suspended", "aa")).isEqualTo(Value.of(Rational.ZERO));
    assertThat(dataset.value(county, "suspended", "ai"))
        .isEqualTo(Value.missing(MissingReason.NOT_REPORTED));
    assertThat(dataset.published(county, "status", "all"))
        .contains(Value.of(Rational.of(35, 1000)));
    long status = 0;
    for (String group : groups) {
      for (int i = 0; i < dataset.entities().size(); i++) {
        status += dataset.published(i, "color", group).isPresent() ? 1 : 0;
      }
    }
    assertThat(status).isEqualTo(1937);
  }
}
