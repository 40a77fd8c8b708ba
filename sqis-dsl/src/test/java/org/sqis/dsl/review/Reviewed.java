package org.sqis.dsl.review;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.sqis.core.data.Dataset;
import org.sqis.core.data.FileResolver;
import org.sqis.core.model.CalendarDate;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.policy.PolicySpec;
import org.sqis.core.problem.Problem;
import org.sqis.core.review.DistrictReviews;
import org.sqis.core.review.GrantHistory;
import org.sqis.core.review.PanelYear;
import org.sqis.dsl.Sqis;

/** A small consortium of three districts, whose rules and records tests change. */
final class Reviewed {
  static final SchoolYear YEAR = new SchoolYear(2013);

  private static final String RULES =
      """
      policy small "Three districts"
        years  2013-14 to 2015-16
      end policy

      parameters
        | name       | value   | type  | provenance |
        | meet_level | 4       | count | proxy      |
        | days       | 30      | count | choice     |
        | most       | 2       | count | choice     |
        | quorum     | not set | count | choice     |
      end parameters

      inputs each school
        | name | type   |
        | size | number |
      end inputs

      membership all_three
        districts
          | district | from          | to |
          | Ash      | 6 August 2013 |    |
          | Birch    | 6 August 2013 |    |
          | Cedar    | 6 August 2013 |    |
      end membership

      rubric learning "Learning"
        developed by  all_three
        levels
          | level | word |
          | 1     | one  |
          | 2     | two  |
          | 3     | near |
          | 4     | met  |
        meets         meet_level
        expectations
          | name | title |
          | E1   | first |
          | E2   | second |
        provenance    choice
      end rubric

      review yearly "Review" for districts of all_three
        strands
          | strand    | rubric   |
          | standards | learning |
          | index     | learning |
        steps
          | step  | by     |
          | self  | 22 May |
          | peer  | 28 May |
          | final |        |
        reviewers         1
        mutual            not allowed
        meets             every expectation
        days to resubmit  days
        rounds            most
        provenance        choice
      end review

      panel oversight "Panel"
        size        3
        meetings    2
        quorum      quorum
        outside     all_three
        decides     none, support, intervention
        provenance  waiver
      end panel

      status grant "Grant" for districts of all_three
        states      requested, approved, high_risk, ended
        moves
          | from      | decision     | to        |
          | requested | approve      | approved  |
          | approved  | intervention | high_risk |
          | high_risk | lift         | approved  |
          | any       | end          | ended     |
        duties
          | in        | who      | must    | what   | by            |
          | high_risk | district | produce | plan   | 45 days       |
          | high_risk | district | file    | update | each month    |
          | high_risk | district | produce | index  | 31 March 2015 |
        provenance  federal
      end status
      """;

  private static final String MAPPING =
      """
      data small_data
        policy     small
        year       2013-14
        synthetic  yes
      end data

      file schools "schools.csv"
        year      2013-14
        key       code
        ignore    district
        columns
          | column | becomes |
          | size   | size    |
      end file

      records ratings "ratings.csv"
        key  district
        columns
          | column      | becomes     |
          | year        | year        |
          | round       | round       |
          | step        | step        |
          | reviewer    | reviewer    |
          | strand      | strand      |
          | expectation | expectation |
          | level       | level       |
          | on          | on          |
      end records

      records authorships "authors.csv"
        key  district
        columns
          | column | becomes |
          | rubric | rubric  |
      end records

      records roster "roster.csv"
        key  member
        columns
          | column      | becomes     |
          | affiliation | affiliation |
          | district    | district    |
          | conflict    | conflict    |
          | from        | from        |
          | to          | to          |
      end records

      records meetings "meetings.csv"
        key  meeting
        columns
          | column   | becomes  |
          | on       | on       |
          | attended | attended |
      end records

      records rulings "rulings.csv"
        key  district
        columns
          | column     | becomes    |
          | decision   | decision   |
          | on         | on         |
          | by         | by         |
          | because    | because    |
          | conditions | conditions |
          | due        | due        |
      end records

      records milestones "milestones.csv"
        key  district
        columns
          | column | becomes |
          | what   | what    |
          | on     | on      |
      end records
      """;

  private String rules = RULES;
  private final Map<String, String> files = new LinkedHashMap<>();

  Reviewed() {
    files.put("schools.csv", "code,district,size\n1,Ash,10\n2,Birch,10\n3,Cedar,10\n");
    files.put("ratings.csv", "district,year,round,step,reviewer,strand,expectation,level,on\n");
    files.put("authors.csv", "district,rubric\n");
    files.put(
        "roster.csv",
        """
        member,affiliation,district,conflict,from,to
        Ann,University,,no,2013-07-01,
        Bob,Union,,yes,2013-07-01,
        Cem,Office,Elm,no,2013-07-01,2014-12-31
        """);
    files.put("meetings.csv", "meeting,on,attended\n");
    files.put("rulings.csv", "district,decision,on,by,because,conditions,due\n");
    files.put("milestones.csv", "district,what,on\n");
  }

  /** Changes a part of the rules, which has to be there. */
  Reviewed rules(String part, String other) {
    if (!rules.contains(part)) {
      throw new IllegalArgumentException("part must be a part of the rules: " + part);
    }
    rules = rules.replace(part, other);
    return this;
  }

  /** Adds rows to a file. */
  Reviewed rows(String file, String... rows) {
    files.put(file, Objects.requireNonNull(files.get(file)) + String.join("\n", rows) + "\n");
    return this;
  }

  /** Adds a rating of 2013-14 by the district itself, a peer or final. */
  Reviewed rated(
      String district, int round, String step, String who, String what, int level, String on) {
    String[] part = what.split(" ", -1);
    return rows(
        "ratings.csv",
        String.join(
            ",", district, "2013-14", round + "", step, who, part[0], part[1], level + "", on));
  }

  /** A whole round of one strand, with the level of the second expectation in peer and final. */
  Reviewed round(String district, String peer, int round, String strand, int level, int month) {
    String day = "2014-0" + month + "-";
    for (String one : List.of("E1", "E2")) {
      int given = one.equals("E2") ? level : 4;
      rated(district, round, "self", "", strand + " " + one, 4, day + "20");
      rated(district, round, "peer", peer, strand + " " + one, given, day + "25");
      rated(district, round, "final", "", strand + " " + one, given, day + "28");
    }
    return this;
  }

  PolicySpec spec() {
    return Sqis.compile("rules.sqis", rules).policy().spec();
  }

  Dataset data() {
    return Sqis.load(
            "data.sqis",
            MAPPING,
            Sqis.compile("rules.sqis", rules).policy(),
            FileResolver.ofTexts(files))
        .dataset();
  }

  static CalendarDate day(String text) {
    String[] part = text.split("-", -1);
    return new CalendarDate(
        Integer.parseInt(part[0]), Integer.parseInt(part[1]), Integer.parseInt(part[2]));
  }

  DistrictReviews reviews(String asOf) {
    return DistrictReviews.of(spec(), data().entries(), YEAR, day(asOf)).orElseThrow();
  }

  PanelYear panel(String asOf) {
    return PanelYear.of(spec(), data().entries(), YEAR, day(asOf)).orElseThrow();
  }

  GrantHistory grants(String asOf) {
    return GrantHistory.of(spec(), data().entries(), YEAR, day(asOf)).orElseThrow();
  }

  static List<String> said(List<Problem> problems) {
    return problems.stream().map(one -> one.code().id() + " " + one.message()).toList();
  }
}
