package org.sqis.dsl.cases;

import java.util.Map;
import org.sqis.core.Policy;
import org.sqis.dsl.Sqis;

/** The policy whose inputs the mappings fill, and the files they name. */
public final class SmallPolicy {
  /** The policy. */
  public static final Policy POLICY =
      Sqis.compile(
              "small.sqis",
              """
              policy small
                years  2014-15
              end policy

              groups
                | name             | use    |
                | all              | scored |
                | english_learners | scored |
                | low_income       | scored |
              end groups

              inputs each school
                | name        | type                | missing |
                | school_type | one of middle, high | never   |
                | tested      | percent             |         |
              end inputs

              inputs each group
                | name     | type              |
                | enrolled | count             |
                | absent   | count of enrolled |
              end inputs

              inputs each district
                | name     | type  |
                | teachers | count |
              end inputs

              inputs each consortium
                | name       | type    |
                | state_rate | percent |
              end inputs

              rates each group
                | name         | part   | whole    | round |
                | absence_rate | absent | enrolled | 1     |
              end rates
              """)
          .policy();

  /** The files by their names. */
  public static final Map<String, String> FILES =
      Map.of(
          "schools.csv",
          """
          code,name,district,type,tested,all_num,el_num,all_abs,el_abs,all_rate
          007,Seventh Street,Lawndale,M,96.5,100,40,10,8,10.0
          012,Harbor High,Lawndale,H,,250,60,25,9,10.0
          """,
          "districts.csv",
          """
          name,staff,rate
          Elmdale,31,12.5
          Lawndale,*,12.5
          """,
          "state.csv",
          """
          rate
          12.5
          """);

  private SmallPolicy() {}
}
