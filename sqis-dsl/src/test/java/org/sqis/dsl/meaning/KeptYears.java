package org.sqis.dsl.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.sqis.core.Policy;
import org.sqis.core.data.Dataset;
import org.sqis.core.data.FileBytes;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;
import org.sqis.core.outcome.Outcome;
import org.sqis.dsl.Sqis;

/** Rules of two years, the later of which reads the earlier, and data for both. */
final class KeptYears {
  static final SchoolYear BEFORE = new SchoolYear(2014);
  static final SchoolYear NOW = new SchoolYear(2015);

  /** The rules of both years; without reading other years, which a first year cannot. */
  private static final String RULES =
      """
      policy kept
        years YEARS
      end policy

      parameters
        | name  | value | type  | provenance |
        | least | 10    | count | choice     |
      end parameters

      groups
        | name | family | use    |
        | all  |        | scored |
        | x    | pair   | scored |
        | y    | pair   | scored |
      end groups

      inputs each school
        | name   | type                    | missing |
        | kind   | one of primary, high    | never   |
        | growth | score 0 to 100          |         |
      end inputs

      inputs each group
        | name | type       |
        | n    | count      |
        | part | count of n |
      end inputs

      rates each group
        | name | part | whole | better | round |
        | rate | part | n     | higher | 0     |
        needs whole >= least, else too few
      end rates

      measure calm each school
        value growth >= 50
        may be missing
      end measure

      levels rate_level of rate by kind
        | level | number | primary | high   |
        | good  | 3      | >= 50%  | >= 60% |
        | weak  | 1      | else    | else   |
        provenance choice
      end levels

      levels growth_level of growth
        | level | every |
        | 3     | >= 70 |
        | 2     | >= 40 |
        | 1     | else  |
        provenance choice
      end levels

      grid color by rate_level, growth_level
        |      | 1   | 2      | 3     |
        | good | red | yellow | green |
        | weak | red | red    | green |
        provenance choice
      end grid

      index score each school
        publish round(score, 1)
        shares
          | domain | measure      | points |
          | a      | rate_level   | 200/3  |
          | a      | growth_level | 100/3  |
        earns level / 3
        cells
          | cell | part of the measure's share |
          | all  | 50%                         |
          | x    | rest                        |
          | y    | rest                        |
        missing cell
          | reason                                | then                              |
          | too few, not applicable, not reported | spread over the other group cells |
        missing measure
          | reason                                | then                   |
          | too few, not applicable, not reported | spread over everything |
        provenance choice
      end index

      levels band of score
        | level | number | every |
        | high  | 2      | >= 60 |
        | low   | 1      | else  |
        provenance choice
      end levels
      """;

  /** What reads the year before; in force in 2015-16 only. */
  private static final String READERS =
      """
      measure rate_before each group
        years 2015-16
        value previous(rate)
        may be missing
      end measure

      measure exact_before each group
        years 2015-16
        value previous(exact(rate))
        may be missing
      end measure

      measure score_before each school
        years 2015-16
        value years_ago(score, 1)
        may be missing
      end measure

      measure score_up each school
        years 2015-16
        value improved(score)
        may be missing
      end measure

      measure band_up each school
        years 2015-16
        value improved(band)
        may be missing
      end measure

      measure calm_twice each school
        years 2015-16
        value each_year(calm, years: 2)
        may be missing
      end measure

      measure scores each school
        years 2015-16
        value pooled(score, years: 2, least: 1)
        may be missing
      end measure

      measure was_red each group
        years 2015-16
        value previous(color is red)
        may be missing
      end measure

      measure gap_before each school
        years 2015-16
        value previous(highest(rate over pair) - lowest(rate over pair))
        may be missing
      end measure

      measure primary_before each school
        years 2015-16
        value previous(if kind is primary then number(band) else 0)
        may be missing
      end measure
      """;

  static String rules(String years) {
    return RULES.replace("YEARS", years) + (years.equals("2014-15") ? "" : "\n" + READERS);
  }

  static Policy policy(String years) {
    var compiled = Sqis.compile("rules.sqis", rules(years));
    assertThat(compiled.report()).isEmpty();
    return compiled.policy();
  }

  /** Schools with every kind of value and reason; the inputs of the years given. */
  static Dataset data(Policy policy, SchoolYear rated, List<SchoolYear> years) {
    Dataset.Builder data = Dataset.builder(policy.spec()).year(rated).name("fall");
    for (int school = 0; school < 12; school++) {
      String id = "s" + school;
      data.school(id, "School " + school, "");
      data.set(rated, id, "kind", new Value.Word(school % 2 == 0 ? "primary" : "high"));
      for (SchoolYear year : years) {
        int mix = (school * 37 + (year.start() - 2013) * 53) % 101;
        if (school % 5 == 4) {
          data.set(year, id, "growth", Value.missing(MissingReason.SUPPRESSED));
        } else {
          data.set(year, id, "growth", Value.of(Rational.of(mix)));
        }
        int n = 7;
        for (String group : List.of("all", "x", "y")) {
          n += school * 3 % 11 + 4;
          data.set(year, id, "n", group, Value.of(Rational.of(n)));
          data.set(year, id, "part", group, Value.of(Rational.of(mix * n / 101)));
        }
      }
    }
    return data.build().dataset();
  }

  static Outcome year1() {
    Policy first = policy("2014-15");
    return Both.score(first, data(first, BEFORE, List.of(BEFORE)));
  }

  static FileBytes file(String name, String text) {
    return FileBytes.of(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private KeptYears() {}
}
