package org.sqis.examples.packaging;

import org.sqis.core.Policy;
import org.sqis.core.data.Dataset;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;
import org.sqis.dsl.Sqis;

/** A program that embeds sqis: compiles a rule text, scores one school, prints the result. */
final class ScoreOne {
  private static final String RULES =
      """
      policy tiny
        language 1
        version  "1"
        years    2014-15
        status   draft
      end policy

      inputs each school
        | name   | type  |
        | tested | count |
        | met    | count |
      end inputs

      measure share each school
        value if tested >= 20 then round(100 * met / tested, 1) else too few
        may be missing
      end measure
      """;

  private ScoreOne() {}

  public static void main(String[] arguments) {
    Policy policy = Sqis.compile("tiny.sqis", RULES).policy();
    Dataset data =
        Dataset.builder(policy.spec())
            .school("1", "One", "North")
            .set("1", "tested", Value.of(Rational.of(30)))
            .set("1", "met", Value.of(Rational.of(20)))
            .build()
            .dataset();
    System.out.println("share " + policy.score(data).value("1", "share"));
  }
}
