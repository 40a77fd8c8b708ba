package org.sqis.core.problem;

import java.util.List;

/**
 * Every kind of fault, with its stable code and message. A code is never reused. {@code SQ0} is
 * reading and syntax, {@code SQ1} names, {@code SQ2} types and units, {@code SQ3} the policy as a
 * whole, {@code SQ4} data, {@code SQ9} hints. Safe for every thread.
 */
public enum ProblemCode {
  // Reading and syntax.
  FILE_TOO_LARGE("SQ0001", "the file is {0} bytes long; a rule file has at most {1}"),
  NOT_TEXT("SQ0002", "the file is not UTF-8 text"),
  CANNOT_READ("SQ0003", "cannot read {0}: {1}"),
  STRANGE_CHARACTER("SQ0004", "the character {0} means nothing here"),
  OPEN_TEXT("SQ0005", "the text that starts here has no closing quote on its line"),
  TOO_DEEP("SQ0006", "parentheses are nested {0} deep; at most {1} are allowed"),
  TOO_LONG("SQ0007", "the expression has {0} operators; at most {1} are allowed"),
  BAD_NUMBER("SQ0008", "`{0}` is not a number"),
  EXPECTED_EXPRESSION("SQ0009", "cannot read `{0}` as an expression: {1}"),
  OUTSIDE("SQ0010", "`{0}` stands outside every declaration"),
  UNKNOWN_KIND("SQ0011", "`{0}` is not a kind of declaration"),
  MISSING_END("SQ0012", "`{0}` has no `end {0}`"),
  WRONG_END("SQ0013", "`end {0}` closes a `{1}`"),
  BAD_HEADER("SQ0014", "the first line of `{0}` should read {1}"),
  UNKNOWN_CLAUSE("SQ0015", "`{0}` is not a clause of `{1}`"),
  REPEATED_CLAUSE("SQ0016", "`{0}` is said twice in one `{1}`"),
  MISSING_CLAUSE("SQ0017", "`{0}` lacks its clause `{1}`"),
  BAD_VALUE("SQ0018", "`{0}` is not what `{1}` takes: {2}"),
  NEEDS_TABLE("SQ0019", "`{0}` needs a table on the following lines"),
  NO_TABLE_HERE("SQ0020", "`{0}` takes no table"),
  UNKNOWN_COLUMN("SQ0021", "`{0}` is not a column of this table"),
  MISSING_COLUMN("SQ0022", "the table lacks its column `{0}`"),
  REPEATED_COLUMN("SQ0023", "the column `{0}` stands twice in this table"),
  ROW_LENGTH("SQ0024", "the row has {0} cells, its table {1} columns"),
  BAD_CELL("SQ0025", "`{0}` is not what the column `{1}` takes: {2}"),
  EMPTY_CELL("SQ0026", "the column `{0}` must not be empty"),
  TOO_MANY("SQ0027", "more than {0} problems; the rest is not shown"),
  LANGUAGE_VERSION("SQ0028", "this file is written in language {0}; this library reads {1}"),
  NOT_A_POLICY("SQ0029", "the file declares no policy"),
  BAD_YEAR("SQ0030", "`{0}` is not a school year"),
  NO_INCLUDE("SQ0031", "`{0}` cannot be included: {1}"),
  EMPTY_VALUE("SQ0032", "a value is missing here"),
  OPEN_ROW("SQ0033", "the row does not end with `|`"),
  ROW_IN_LINE("SQ0034", "a table row must start its own line"),
  BARE_END("SQ0035", "`end` does not say what it ends"),
  YEARS_BACKWARDS("SQ0051", "the years run backwards: {0} to {1}"),
  YEARS_OUTSIDE_TABLE("SQ0052", "{0} lies outside the years of the table, {1}"),
  PASTED_ROWS("SQ0043", "{0} cells of a spreadsheet, not rows of a table"),
  PASTED_BAR("SQ0044", "`{0}` holds `|`, which no cell can hold"),
  CANNOT_FILL("SQ0045", "the table `{0}` cannot be filled: {1}"),
  NOT_EXPECTED("SQ0053", "`{0}` does not say what must come out"),
  NOT_A_VALUE("SQ0054", "`{0}` is not a value"),
  GIVEN_COLUMNS("SQ0055", "the table does not say {0}"),
  GIVEN_FORM("SQ0056", "`{0}` does not say what the school has"),
  BAD_DATE("SQ0057", "`{0}` is no day of the calendar"),
  DATE_FORM("SQ0058", "`{0}` is not how rules write a date"),
  BAD_DAY("SQ0059", "`{0}` is no day of the year"),
  // Names.
  UNKNOWN_NAME("SQ1001", "nothing is named `{0}`"),
  DUPLICATE_NAME("SQ1002", "the name `{0}` is used twice"),
  RESERVED_NAME("SQ1003", "`{0}` cannot be a name: the language uses the word itself"),
  WRONG_KIND("SQ1004", "`{0}` is {1}; {2} is needed here"),
  UNKNOWN_FUNCTION("SQ1005", "there is no function `{0}`"),
  UNKNOWN_GROUP("SQ1006", "there is no group `{0}`"),
  UNKNOWN_FAMILY("SQ1007", "there is no family of groups `{0}`"),
  UNKNOWN_WORD("SQ1008", "`{0}` is not one of the words of `{1}`"),
  UNKNOWN_SOURCE("SQ1009", "the policy lists no source `{0}`"),
  UNKNOWN_OPTION("SQ1010", "`{1}` has no option `{0}`"),
  BAD_NAME("SQ1011", "`{0}` cannot be a name"),
  AMBIGUOUS_WORD("SQ1013", "`{0}` is a word of `{1}` and of `{2}`: nothing says which is meant"),
  // Types and units.
  WRONG_TYPE("SQ2001", "{0} is {1}; {2} is needed here"),
  UNITS_DIFFER("SQ2002", "{0} is {1} and {2} is {3}: they cannot be {4}"),
  BARE_PERCENT("SQ2003", "{0} meets a percent, but has no per cent sign"),
  PERCENTS_OF_DIFFERENT_WHOLES(
      "SQ2004", "{0} and {1} are not parts of one whole: they cannot be added"),
  NEEDS_MEMBER("SQ2005", "`{0}` has a value for each {1}, and this is read once {2}"),
  NOT_A_GROUP_VALUE("SQ2006", "`{0}` has one value {1}, not one for each group"),
  NO_GROUP_HERE("SQ2007", "`group` has a meaning only where each group is visited"),
  ARGUMENT_COUNT("SQ2008", "`{0}` takes {1}, not {2}"),
  NEEDS_CONSTANT("SQ2009", "{0} must be a constant: {1}"),
  NESTED_AGGREGATE("SQ2010", "`{0}` stands inside another function over groups or schools"),
  CASES_DIFFER("SQ2011", "this value is {0}, an earlier one is {1}"),
  WRONG_PARAMETER_VALUE("SQ2012", "the value {0} of `{1}` is not {2}"),
  UNIT_MISMATCH("SQ2013", "`{0}` is declared {1}, but its value is {2}"),
  LEVEL_ARITHMETIC("SQ2014", "{0} is a level; levels are compared, not calculated with"),
  NOT_OVER_GROUPS("SQ2015", "`{0}` is a function of values, not of groups"),
  NESTED_YEARS("SQ2016", "`{0}` stands inside another function over years"),
  YEARS_NEEDED("SQ2017", "`{0}` does not say {1}"),
  TYPE_CHANGES("SQ2018", "`{0}` is {1} in {2} and {3} in {4}"),
  DATE_ARITHMETIC("SQ2020", "{0} is {1} and {2} is {3}: they cannot be {4}"),
  DATE_COMPARED("SQ2021", "{0} is {1} and cannot be compared with the date {2}"),
  PARTS_OF_DAYS("SQ2022", "{0} may be no whole number of days"),
  WITHIN_WHAT("SQ2023", "`within` {0}"),
  NO_SEASONS("SQ2024", "the policy has no seasons"),
  UNKNOWN_SEASON("SQ2025", "`{0}` is not a season of the policy"),
  NUMBERS_UNIT("SQ2030", "`{0}` in the column `{1}` is not {2}"),
  NUMBERS_UNNAMED("SQ2031", "{0} is no name, so that nothing says whose numbers are meant"),
  WORD_AND_NAME("SQ2032", "`{0}` is a word of `{1}` and {2}: nothing says which is meant"),
  WORD_TWICE("SQ2033", "`{0}` lists the word `{1}` twice"),
  WORDS_NO_DIRECTION("SQ2034", "the values of `{0}` are words, of which none is {1}"),
  CONSTANT_RANGE("SQ2035", "{0} must be a whole number from {1}, not {2}"),
  NO_MEMBERS_HERE("SQ2040", "`over {0}` stands in {1}, which has no {2} of its own"),
  // The policy as a whole.
  MISSING_UNHANDLED("SQ3001", "nothing says what `{0}` is when {1}"),
  CYCLE("SQ3002", "`{0}` depends on itself: {1}"),
  CASES_INCOMPLETE("SQ3003", "the values of `{0}` do not cover every case: {1}"),
  SHARES_TOTAL("SQ3004", "shares of {0}{1} add up to {2}, {3} than its total {4}"),
  LEVELS_GAP("SQ3005", "no level of `{0}`{1} holds a value of {2}"),
  LEVELS_OVERLAP("SQ3006", "the levels {0} and {1} of `{2}`{3} both hold a value of {4}"),
  LEVEL_UNREACHABLE("SQ3007", "level {0} of `{1}`{2} can never be reached"),
  LEVEL_DIRECTION("SQ3008", "the cut scores of `{0}`{1} run against `better {2}` of `{3}`"),
  NEVER_APPLIES("SQ3009", "this line can never apply: {0}"),
  TYPE_NOT_SERVED("SQ3010", "no {0} of `{1}` serves {2}"),
  TYPE_TWICE("SQ3011", "two {0}s of `{1}` serve {2}"),
  LEVEL_TWICE("SQ3012", "the level {0} stands twice in `{1}`"),
  INDEX_TOTAL("SQ3013", "the shares of `{0}`{1} add up to {2}; an index has 100 points"),
  SHARE_NEVER_COUNTS("SQ3014", "the share of `{0}` never counts: no column gives it points"),
  NEGATIVE_SHARE("SQ3015", "a share cannot be negative: {0}"),
  SHARE_TWICE("SQ3016", "`{0}` has two shares"),
  NO_ALL_CELL("SQ3017", "the cells of `{0}` lack the group `all`"),
  CELL_PARTS("SQ3018", "the parts of the cells of `{0}` add up to {1}; {2}"),
  REASON_UNANSWERED("SQ3019", "nothing says what happens when a {0} of `{1}` is {2}"),
  REASON_TWICE("SQ3020", "two lines say what happens when a {0} is {1}"),
  TWO_SPREADS("SQ3021", "`{0}` spreads missing measures over their domain and over everything"),
  NO_DIRECTION("SQ3022", "`{0}` does not say whether higher or lower is better"),
  SHARE_WITHOUT_LEVELS("SQ3023", "`{0}` has a share for {1}, but its levels are not served there"),
  EARNS_RANGE("SQ3024", "the {0} level of `{1}` earns {2} of its points; {3}"),
  INSTEAD_MISMATCH("SQ3025", "the shares used instead do not fit: {0}"),
  LEVELS_EMPTY("SQ3026", "`{0}` has no {1}"),
  YEARS_REVERSED("SQ3027", "the policy ends in {0}, before it begins in {1}"),
  NEEDS_ALL_GROUP("SQ3028", "the groups lack `all`, the group of all students"),
  NO_GROUPS("SQ3047", "`{0}` has a value for each group, and the policy has no groups"),
  PART_OF_ITSELF("SQ3029", "`{0}` is a part of itself"),
  NUMBER_WITHOUT_PROVENANCE("SQ3030", "`{0}` has a value, but nothing says who stands behind it"),
  BAD_RANGE("SQ3031", "the range of `{0}` is empty: {1} to {2}"),
  SCORED_AND_UNSCORED("SQ3032", "`{0}` is unscored and has a share"),
  CELL_TWICE("SQ3033", "`{0}` is a cell of `{1}` twice"),
  TOTAL_OF_NOTHING("SQ3034", "`{0}` has a total and no shares"),
  PARTLY_SERVED("SQ3035", "level {0} of `{1}`{2} has no cut score, other levels have one"),
  GRID_VALUE_UNKNOWN("SQ3036", "`{0}` is not a value of `{1}`"),
  NOT_WORDS("SQ3037", "`{0}` is {1}; an axis of a grid has words, levels, or yes and no"),
  GRID_VALUE_TWICE("SQ3038", "the value {0} stands twice in `{1}`"),
  GRID_VALUES_TWICE("SQ3039", "`{0}` says its values twice"),
  GRID_EMPTY("SQ3040", "`{0}` has no {1}"),
  NOT_IN_FORCE("SQ3041", "`{0}` is not defined in {1}"),
  YEARS_OUTSIDE("SQ3042", "`{0}` is defined for {1}; the policy governs {2}"),
  SCALE_BREAK("SQ3043", "{0} compares {1} with {2}, but `{3}` is on another scale since {4}"),
  LEVELS_CHANGE("SQ3044", "{0} reads levels of `{1}` in {2} and in {3}, which are not the same"),
  UNKNOWN_SCALE("SQ3045", "`{0}` reads nothing that is on a scale `{1}`"),
  SCALE_ORDER("SQ3046", "the scale `{0}` of `{1}` does not begin after the one before it"),
  SEASONS_OVERLAP("SQ3050", "the seasons `{0}` and `{1}` both hold {2}"),
  SEASON_LEAP_DAY("SQ3051", "`{0}` begins on a day that only leap years have"),
  NUMBERS_LACKING("SQ3060", "`{0}` carries no number `{1}`"),
  NUMBERS_OF_NOTHING("SQ3061", "`{0}` {1}, and cannot carry numbers"),
  NUMBERS_INCOMPLETE("SQ3062", "the numbers of `{1}` lack {0}"),
  NUMBERS_WORD_TWICE("SQ3063", "`{0}` has two rows among the numbers of `{1}`"),
  NUMBERS_COLUMN_TWICE("SQ3064", "the numbers of `{1}` have two columns `{0}`"),
  NUMBERS_TWICE("SQ3065", "two tables give the numbers of `{0}`"),
  ORIGIN_OF_NO_COLUMN("SQ3066", "`{0}` is no column of `{1}`: {2}"),
  ORIGIN_TWICE("SQ3067", "two rows say who stands behind `{0}` of `{1}`"),
  NUMBERS_EMPTY("SQ3069", "the numbers of `{0}` have no column"),
  NUMBERS_OF_YEARS("SQ3068", "nothing says of which year the numbers of `{0}` are"),
  QUOTA_ELSEWHERE("SQ3320", "`{0}(…, by: …)` asks for a place in a cohort, which only routes have"),
  QUOTA_SIZE("SQ3321", "`{0}` is {1}; a quota is a share of a cohort or a number of schools"),
  QUOTA_SAYS_NOTHING("SQ3322", "`{0}` has a quota and does not say {1}"),
  UNKNOWN_COHORT("SQ3323", "there is no cohort `{0}`"),
  UNKNOWN_DESIGNATION("SQ3324", "there is no designation `{0}`"),
  BAD_POOLS("SQ3325", "`{0}` cannot divide the cohort into pools: it is {1}"),
  NO_ROUTE("SQ3326", "`{0}` has no route, so that no school can be designated"),
  ROUTE_TWICE("SQ3327", "`{0}` has two routes `{1}`"),
  UNKNOWN_ROUTE("SQ3328", "`{1}` has no route `{0}`"),
  NO_EXIT("SQ3329", "nothing says when the reason `{0}` of `{1}` is cleared"),
  EXIT_TWICE("SQ3330", "`{0}` has two exits for the route `{1}`"),
  PAUSE_OUTSIDE("SQ3331", "`{0}` is paused in {1}, {2}"),
  FILL_WITHOUT_QUOTA("SQ3332", "the route `{0}` fills places, but it has no quota"),
  ONLY_WITH_EXITS(
      "SQ3333", "`{0}` says `{1}`, but a designation without exits is given anew every year"),
  SMALL_GROUPS_WITHOUT_GROUPS(
      "SQ3334", "`{0}` says what small groups do, but none of its routes has groups"),
  OVERLAY_UNKNOWN("SQ3201", "the policy has no {0} that could be changed"),
  OVERLAY_STALE("SQ3202", "the overlay `{0}` expects {1} for the {2}, which is {3} in {4}"),
  OVERLAY_LOCKED("SQ3203", "the {0} is not open to {1}"),
  OVERLAY_LIMIT("SQ3204", "the {0} is changed from {1} to {2}, beyond the limit `{3}`"),
  OVERLAY_CLASH("SQ3205", "the overlays `{0}` and `{1}` both change the {2} in {3}"),
  OVERLAY_BREAKS("SQ3206", "with the overlay `{0}` the policy does not hold in {1}: {2}"),
  OVERLAY_COLUMN("SQ3207", "the {0} has {1}"),
  OVERLAY_NOTHING("SQ3208", "the overlay `{0}` changes nothing: the {1} is {2} already"),
  OPEN_LIMIT("SQ3209", "the limit `{0}` does not fit {1}"),
  OVERLAY_TOTAL("SQ3210", "with the overlay `{0}` the {1}{2} adds up to {3}, and must stay {4}"),
  TEST_TITLE_TWICE("SQ3101", "two tests have the title \"{0}\""),
  TEST_YEAR("SQ3102", "the test rates {0}; the policy governs {1}"),
  GIVEN_LATER("SQ3103", "values of {0} are given, which is after {1}, the year of the test"),
  GIVEN_NEEDS_GROUP("SQ3104", "`{0}` has a value for each group, and this does not say which"),
  GIVEN_OF_SCHOOL("SQ3105", "`{0}` has one value a school, and this gives it to the group `{1}`"),
  GIVEN_TWICE("SQ3106", "{0} is given twice"),
  TEST_VALUE_WRONG("SQ3107", "`{0}` is {1}; it cannot be `{2}`"),
  TEST_VALUE_RANGE("SQ3108", "`{0}` lies outside the range of `{1}`, {2}"),
  GIVEN_PART_ABOVE_WHOLE("SQ3109", "{0} is {1}, more than {2}, of which it is a part"),
  GIVEN_UNREAD("SQ3110", "nothing that the test expects reads {0}"),
  EXPECTS_NOTHING_GIVEN("SQ3111", "{0} rests on nothing that the test gives"),
  EXPECTS_GIVEN("SQ3112", "{0} is given, so that expecting it tests nothing"),
  EXPECTED_TWICE("SQ3113", "{0} is expected twice"),
  WEIGHT_NOWHERE("SQ3114", "`{0}` has no share in {1}"),
  WEIGHT_AMBIGUOUS("SQ3115", "`{0}` has a share in {1}; nothing says which is meant"),
  GIVEN_NEVER_MISSING("SQ3116", "`{0}` is never missing, and a test cannot make it {1}"),
  TEST_LACKS("SQ3117", "the test does not give `{0}`, which is never missing and which {1} reads"),
  TEST_PARAMETER("SQ3118", "the parameter `{0}` cannot be {1}: {2}"),
  GIVEN_UNGOVERNED("SQ3119", "`{0}` is a result each {2}, and the policy does not govern {1}"),
  TEST_PARAMETER_OF_OVERLAY(
      "SQ3120", "`{0}` has no effect in this test: the overlay `{1}` makes it {2} for {3}"),
  IMPACT_OTHER_INPUTS("SQ3121", "the data {0} were not read for policy {1}: {2}"),
  IMPACT_OTHER_YEAR("SQ3122", "the data {0} belong to {1}; policy {2} governs {3}"),
  SCHOOL_OF_TWO_DISTRICTS("SQ3130", "the school `{0}` is in {1} here, and in {2} before"),
  OVERLAY_KIND("SQ3211", "the {0} is changed from {1} to {2}, which is of another kind"),
  OVERLAY_FORM("SQ3212", "the {0} has {1}: it is {2}"),
  MEMBERSHIP_UNKNOWN("SQ3301", "the policy has no membership `{0}`"),
  COHORT_DAY("SQ3302", "the cohort `{0}` says {1} and not {2}"),
  MEMBERSHIP_EMPTY("SQ3303", "the membership `{0}` has no district"),
  MEMBERSHIP_BACKWARDS("SQ3304", "`{0}` leaves on {1}, before it comes on {2}"),
  MEMBERSHIP_TWICE("SQ3305", "`{0}` is a member twice {1}"),
  COHORT_DAY_NEEDS_DATA("SQ3306", "the day of the cohort `{0}` rests on {1}"),
  RANK_PLACE("SQ3307", "`{0}` ranks schools and groups, and this is {1}"),
  RANK_AMONG("SQ3308", "`{0}` ranks among the schools of a cohort, and {1}"),
  RANK_WITHIN("SQ3309", "`{0}` cannot divide a cohort: it is {1}"),
  RANK_CHOICE("SQ3310", "`{0}` takes {1}: {2}"),
  LIMIT_SHUTS_OUT("SQ3216", "the limit `{0}` shuts out {1}"),
  LADDER_STATE_UNKNOWN("SQ3350", "`{0}` is not a state of the ladder `{1}`"),
  LADDER_STATE_NAME("SQ3351", "`{0}` cannot be a state: {1}"),
  LADDER_STATE_TWICE("SQ3352", "the state `{0}` is listed twice"),
  LADDER_UNREACHABLE("SQ3353", "no move leads to the state `{0}`"),
  LADDER_MOVE_NEVER("SQ3354", "the move from `{0}` to `{1}` is never made: {2}"),
  LADDER_NO_WAY_OUT("SQ3355", "a school in `{0}` never leaves the ladder: {1}"),
  LADDER_OUT_TOO_SOON("SQ3356", "this leads a school out that is still designated as `{0}`"),
  LADDER_FINAL(
      "SQ3357",
      Severity.WARNING,
      "a school in `{0}` stays there until it leaves, and {1} after it"),
  LADDER_SAME_STATE("SQ3358", "the move leads from `{0}` to `{0}`"),
  LADDER_NUMBER("SQ3359", "`{0}` has a number that it cannot have: {1}"),
  LADDER_SEASON("SQ3360", "`{0}` is not a season of the calendar"),
  LADDER_NO_OLD_ONE("SQ3361", "no duty asks for a first `{0}`, so that no old one ends"),
  LADDER_DUTY_TWICE("SQ3362", "`{0}` must {1} `{2}` twice, by the same day"),
  LADDER_CARRIES("SQ3363", "the ladder `{0}` cannot carry the clock of `{1}`: {2}"),
  // Evaluation of educators: systems and guidelines.
  EVALUATION_TWICE("SQ3500", "`{0}` is named twice"),
  EVALUATION_NO_LEVEL("SQ3501", "`{0}` is not a level of `{1}`"),
  EVALUATION_NO_MEASURE("SQ3502", "`{0}` is not {1} of this evaluation"),
  EVALUATION_SHARES("SQ3503", "the shares of {0} add up to {1}, not 100%"),
  EVALUATION_SHARE_UNUSED("SQ3504", "the measure `{0}` has {1}"),
  EVALUATION_SCALE("SQ3505", "the scale of `{0}` tells no better from worse: {1}"),
  EVALUATION_CUTS("SQ3506", "the cut scores leave open which level a total has: {0}"),
  EVALUATION_NO_RATING("SQ3507", "`{0}` gives the level {1}"),
  EVALUATION_AXIS("SQ3508", "`{0}` cannot be an axis of the matrix: {1}"),
  EVALUATION_MATRIX("SQ3509", "the matrix does not fit its axes: {0}"),
  EVALUATION_FALLS("SQ3510", "{0} lowers the level from `{1}` to `{2}`"),
  EVALUATION_CAP("SQ3511", "`{0}` is not a value of `{1}`"),
  EVALUATION_NO_ROLE("SQ3512", "`{0}` is not a role of `{1}`"),
  EVALUATION_TOO_MANY("SQ3513", "the measures have more than {0} different sums to try"),
  EVALUATION_TWO_SYSTEMS("SQ3514", "`{0}` has two evaluations of every {1} in the same years"),
  EVALUATION_NO_MILESTONE("SQ3515", "`{0}` is not a milestone of `{1}`"),
  NOT_EVALUATION("SQ3516", "the files declare no {0}"),
  GUIDELINE_BELOW_FLOOR("SQ3517", "`{0}` is {1}, and cannot be below {2}"),
  GUIDELINE_LEVELS("SQ3520", "`{0}` can give {1}, at least {2} are asked for"),
  GUIDELINE_MEASURES("SQ3521", "{0} of `{1}` can change a level, at least {2} are asked for"),
  GUIDELINE_PRACTICE(
      "SQ3522", "{0} of practice in `{1}` can change a level, at least {2} are asked for"),
  GUIDELINE_NO_GROWTH("SQ3523", "`{0}` has no measure of the growth of students"),
  GUIDELINE_GROWTH_IDLE(
      "SQ3524", "{0} of growth in `{1}` can change a level, at least {2} are asked for"),
  GUIDELINE_GROWTH_SHARE(
      "SQ3525", "growth has {0} of the points of `{1}`, at least {2} is asked for"),
  GUIDELINE_ROLE("SQ3526", "`{0}` has no evaluation of every {1}"),
  GUIDELINE_INTERVAL("SQ3527", "`{0}` {1}"),
  GUIDELINE_FEEDBACK("SQ3528", "`{0}` {1}"),
  GUIDELINE_USE(
      "SQ3529",
      "`{0}` says {1} of how ratings inform decisions, at least {2} statements are asked for"),
  GUIDELINE_MILESTONE_LATE("SQ3530", "`{0}` reached `{1}` on {2}, and it was due by {3}"),
  GUIDELINE_MILESTONE_OPEN("SQ3531", "`{0}` has not reached `{1}`, due by {2}, as of {3}"),
  GUIDELINE_CONSULTATION("SQ3532", "`{0}` records no consultation with {1} {2}"),
  NOT_SET("SQ9001", Severity.NOTE, "the parameter `{0}` is not set; {1}"),
  ATTAINABLE("SQ9002", Severity.NOTE, "`{0}` runs from {1} to {2}"),
  // Worth a second look.
  UNUSED("SQ9101", Severity.WARNING, "`{0}` is {1} that nothing {2}"),
  NEVER_DECIDES("SQ9102", Severity.WARNING, "this decides nothing: {0}"),
  LEVEL_BELOW_INDEX(
      "SQ9103", Severity.WARNING, "level {0} of `{1}` can never be reached: `{2}` is at least {3}"),
  UNSUPPORTED_TABLE("SQ9104", Severity.WARNING, "nothing says who stands behind the {0} of `{1}`"),
  UNSUPPORTED_NUMBER(
      "SQ9105", Severity.WARNING, "{0} decides in `{1}`, and nothing says who stands behind it"),
  TEST_DISTRICT_NEAR(
      "SQ9108",
      Severity.WARNING,
      "no overlay is for `{0}`, so the test runs by the rules of every district"),
  TEST_DISTRICT_PLAIN(
      "SQ9109",
      Severity.NOTE,
      "no overlay changes the rules for `{0}`; the test shows what holds for every district"),
  EXIT_MEETS_ROUTE(
      "SQ9110",
      Severity.WARNING,
      "the exit of `{0}` can hold for a school that the route names: `{3}` and `{2}`"),
  WORD_SHADOWS("SQ9107", Severity.WARNING, "`{0}` is a word of `{1}` and the name of {2}"),
  ENDS_SOON("SQ9106", Severity.NOTE, "`{0}` ends in {1}; {2}"),
  // What a policy must contain.
  LACKS_ELEMENT("SQ9201", "the policy `{0}` lacks the {1} `{2}`{3}"),
  NOT_SCORED("SQ9202", Severity.NOTE, "`{0}` is not scored {2}, because {1}"),
  NOT_SCORED_BUT_SCORED("SQ9203", "the policy says that `{0}` is not scored, but it has points"),
  OTHER_ELEMENT("SQ9204", "`{0}` of `{1}` is {2}, and must be {3}"),
  NOT_REQUIREMENTS("SQ9205", "the file declares no requirements"),
  NOT_SCORED_TWICE("SQ9206", "`{0}` stands twice in `not scored`"),
  // The formatter: what it took.
  REQUIREMENTS_EMPTY("SQ9207", "the requirements `{0}` ask for nothing"),
  TAKEN_CHARACTERS("SQ9301", Severity.NOTE, "{0} written as {1} in {2}"),
  TAKEN_LINE_ENDS("SQ9302", Severity.NOTE, "the ends of {0} written as line feeds"),
  TAKEN_MARK("SQ9303", Severity.NOTE, "the byte order mark at the start is left out"),
  TAKEN_ROWS("SQ9304", Severity.NOTE, "{0} of a spreadsheet made into rows of the table"),
  // Data: files.
  DATA_FILE_UNREADABLE("SQ4001", "cannot read the file `{0}`: {1}"),
  DATA_FILE_EMPTY("SQ4002", "the file `{0}` is empty"),
  DATA_NOT_TEXT("SQ4003", "the file `{0}` is not UTF-8 text"),
  DATA_ENCODING("SQ4004", "`{0}` is not UTF-8 text"),
  DATA_REPEATED_COLUMN("SQ4005", "the header names the column `{0}` twice"),
  DATA_NO_COLUMN("SQ4006", "the file has no column `{0}`"),
  DATA_ROW_LENGTH("SQ4007", "the row has {0}, the header has {1}"),
  DATA_OPEN_QUOTE("SQ4008", "the quote that opens this cell is not closed"),
  DATA_TEXT_AFTER_QUOTE("SQ4009", "`{0}` follows the closing quote of this cell"),
  DATA_STRAY_QUOTE("SQ4010", "a quote stands inside this cell, which does not start with one"),
  DATA_BLANK_ROW("SQ4011", "the row is empty"),
  DATA_NOT_JSON("SQ4012", "the file is not valid JSON at line {0}, character {1}"),
  DATA_NOT_RECORDS("SQ4013", "the file is {0}, not a list of records"),
  DATA_NOT_A_RECORD("SQ4014", "the list holds {0} here, not a record"),
  DATA_NESTED("SQ4015", "`{0}` holds {1}, not a single value"),
  DATA_REPEATED_FIELD("SQ4016", "the record says `{0}` twice"),
  DATA_NO_ROWS("SQ4017", "no row of `{0}` takes part"),
  // Data: rows.
  DATA_EMPTY_KEY("SQ4101", "the row says no code in the column `{0}`"),
  DATA_BLANKS("SQ4102", "`{0}` starts or ends with a blank"),
  DATA_REPEATED_ROW("SQ4103", "{0} is described twice, in {1} and in {2}"),
  DATA_ROWS_DISAGREE("SQ4104", "the rows of {0} disagree about {1}: `{2}` here, `{3}` in {4}"),
  DATA_GIVEN_TWICE("SQ4105", "{0} is given twice: `{1}` here, `{2}` in {3}"),
  DATA_UNKNOWN_GROUP("SQ4106", "`{0}` is not a student group of the policy"),
  DATA_UNKNOWN_KIND("SQ4107", "`{0}` is neither a school nor a district"),
  DATA_NO_GROUP("SQ4108", "the row says no student group in the column `{0}`"),
  DATA_NO_KIND("SQ4110", "the column `{0}` does not say whether this is a school or a district"),
  DATA_UNKNOWN_ENTITY("SQ4109", "`{0}` is not a school or district of the data"),
  DATA_LATER_YEAR("SQ4111", "`{0}` is after {1}, the year that is rated"),
  DATA_BAD_YEAR("SQ4112", "`{0}` is not a school year"),
  DATA_NO_YEAR("SQ4113", "the row says no school year in the column `{0}`"),
  MAPPING_NEEDS_KEY("SQ4117", "the file `{0}` needs `key`: {1}"),
  MAPPING_OTHER_UNIT("SQ4118", "`{0}` is {1} of {2}, and {3}"),
  DATA_UNKNOWN_DISTRICT("SQ4119", "no school of the data is in the district `{0}`"),
  MAPPING_NO_DISTRICTS(
      "SQ4120", "`{0}` is {1} of each district, and no file says the district of a school"),
  DATA_NO_DISTRICT("SQ4121", "the row says no district in the column `{0}`"),
  // Data: cells.
  DATA_BAD_NUMBER("SQ4201", "`{0}` is not a number"),
  DATA_OUT_OF_RANGE("SQ4202", "`{0}` is outside the range of `{1}`, {2}"),
  DATA_NEGATIVE("SQ4203", "`{0}` is negative; `{1}` is a count"),
  DATA_NOT_WHOLE("SQ4204", "`{0}` is not whole; `{1}` is a count"),
  DATA_PERCENT_RANGE("SQ4205", "`{0}` is not from 0% to 100%"),
  DATA_UNKNOWN_WORD("SQ4206", "`{0}` is not a word of `{1}`"),
  DATA_NOT_YES_NO("SQ4207", "`{0}` is neither yes nor no"),
  DATA_PART_ABOVE_WHOLE("SQ4208", "`{0}` is {1}, more than `{2}`, which is {3}"),
  DATA_NEVER_MISSING("SQ4209", "{0} is missing, and must never be"),
  DATA_MIXED_ANSWERS("SQ4210", "`{0}` is {1}, but the answers above it in this column are {2}"),
  DATA_WRONG_VALUE("SQ4211", "`{0}` takes {1}, not `{2}`"),
  DATA_BAD_DATE("SQ4212", "`{0}` is not a date written {1}"),
  DATA_NO_SUCH_DAY("SQ4213", "`{0}`, read as {1}, is no day of the calendar"),
  DATA_DATE_RANGE("SQ4214", "`{0}` lies outside the years {1} to {2}"),
  DATA_PARTS_OF_DAYS("SQ4215", "`{0}` is not whole; `{1}` is a number of days"),
  DATA_DISTRICTS_LEFT_OUT(
      "SQ4217",
      Severity.NOTE,
      "{0} of `{1}` left out, because the data have no school there: {2}{3}"),
  DATA_NO_DISTRICT_OF(
      "SQ4218",
      "nothing says the district of {0}, and `{1}` of each district must never be missing"),
  DATA_WITHOUT_DISTRICT(
      "SQ4219",
      Severity.NOTE,
      "nothing says the district of {0}, where values of districts are therefore missing: {1}"),
  // Data: the mapping.
  MAPPING_WRONG_POLICY("SQ4301", "the mapping fills the policy `{0}`, not `{1}`"),
  MAPPING_NO_FILE("SQ4302", "the mapping names no file"),
  MAPPING_REPEATED_FILE("SQ4303", "two files of the mapping are named `{0}`"),
  MAPPING_NO_READER("SQ4304", "no reader for {0} files is at hand"),
  MAPPING_UNKNOWN_INPUT("SQ4305", "`{0}` is not an input of the policy"),
  MAPPING_UNKNOWN_GROUP("SQ4306", "`{0}` is not a student group of the policy"),
  MAPPING_NEEDS_GROUP("SQ4307", "`{0}` is {1} of each group, and nothing says which group this is"),
  MAPPING_NO_GROUP("SQ4308", "`{0}` is {1} of {2} and cannot be filled for a group"),
  MAPPING_GROUP_TWICE("SQ4309", "the column is for `{0}`, but the column `{1}` says the group"),
  MAPPING_UNIT_NEEDED("SQ4310", "`{0}` is in {1}, and the column does not say how it is written"),
  MAPPING_UNIT_WRONG("SQ4311", "`{0}` is {1} and cannot be written in {2}"),
  MAPPING_UNKNOWN_WORD("SQ4312", "`{0}` is not a word of `{1}`"),
  MAPPING_REPEATED_WORD("SQ4313", "the cell text `{0}` is given two meanings"),
  MAPPING_WORDS_OF_NUMBER("SQ4314", "`{0}` is a number and takes no words"),
  MAPPING_REPEATED_ROLE("SQ4315", "two columns of one file say {0}"),
  MAPPING_NO_SUCH_COLUMN("SQ4316", "the file has no column `{0}`, of which {1} speaks"),
  MAPPING_BAD_FILTER("SQ4317", "rows cannot be chosen by `{0}`"),
  MAPPING_NEVER_FILLED("SQ4318", "no column fills `{0}`, which must never be missing"),
  MAPPING_NO_ANSWERS("SQ4319", "no column holds published answers of `{0}`"),
  MAPPING_LATER_YEAR("SQ4321", "{0} is after {1}, the year that is rated"),
  MAPPING_YEAR_TWICE("SQ4322", "{0} says a school year, but the column `{1}` says it for each row"),
  MAPPING_YEAR_OF_ROW("SQ4323", "only an input takes a school year; `{0}` becomes {1}"),
  MAPPING_EVERY_YEAR("SQ4324", "`{0}` is an input of each group and cannot hold for every year"),
  MAPPING_EARLIER_ANSWERS("SQ4325", "the answers of `{0}` belong to {1}, which is not rated"),
  MAPPING_BAD_YEAR("SQ4326", "`{0}` is not a school year"),
  MAPPING_EVERY_EARLIER("SQ4327", "`{0}` is said to hold for every year in a file of {1}"),
  MAPPING_LAYOUT_WRONG("SQ4114", "`{0}` is {1} and has no dates written {2}"),
  MAPPING_WORDS_OF_DATE("SQ4115", "`{0}` is a date and takes no words"),
  // Data: recorded results of earlier years.
  HISTORY_UNREADABLE("SQ4330", "`{0}` holds no results: {1}"),
  HISTORY_COVERED("SQ4331", "`{0}` holds results of {1}; the policy governs {2} and later years"),
  HISTORY_TYPE("SQ4332", "`{0}` is recorded as {1}; the policy gives {2}"),
  HISTORY_VALUE("SQ4333", "{0} is recorded for `{1}` and is not {2}"),
  HISTORY_LEVEL_NUMBER(
      "SQ4334", "`{0}` of `{1}` is recorded as number {2}; in the policy it is {3}"),
  HISTORY_TWICE("SQ4335", "{0} is recorded twice in {1}"),
  MAPPING_RECORDED_YEAR("SQ4336", "`{0}` is a result, and the policy works it out for {1}"),
  HISTORY_READ("SQ4337", Severity.NOTE, "results of {0} recorded in {1}"),
  HISTORY_LEFT_OUT("SQ4338", Severity.NOTE, "left out of `{0}`: {1}"),
  HISTORY_OTHER_POLICY("SQ4339", Severity.NOTE, "`{0}` was made by the policy `{1}`, not `{2}`"),
  HISTORY_MISFIT("SQ4341", "{0}, which is no result of the policy `{1}`"),
  HISTORY_GOVERNED(
      "SQ4340",
      Severity.NOTE,
      "results of `{0}` from {1} on are not read: the policy works them out"),
  // Data: records of schools.
  RECORD_NO_FIELD("SQ4351", "`{0}` is not part of a {1}"),
  RECORD_NOT_FILLED("SQ4352", "nothing becomes `{0}`, which every {1} needs"),
  RECORD_BAD_CONSTANT("SQ4353", "`{0}` takes {1}, not `{2}`"),
  RECORD_EMPTY("SQ4401", "the row says no `{0}` in the column `{1}`"),
  RECORD_NO_DESIGNATION("SQ4402", "`{0}` is not a designation of the policy"),
  RECORD_CONTRADICTS("SQ4403", "the decisions about {0} contradict: `{1}` here, `{2}` in {3}"),
  RECORD_TWO_SUCCESSORS("SQ4404", "`{0}` has two successors: {1} here, {2} in {3}"),
  RECORD_OWN_SUCCESSOR("SQ4405", "`{0}` is said to carry on itself"),
  RECORD_CIRCLE("SQ4406", "schools carry each other on in a circle: `{0}`, then {1}"),
  RECORD_BACKWARDS("SQ4407", "it ends on {0}, before it begins on {1}"),
  RECORD_NO_DUTY("SQ4408", Severity.WARNING, "no duty of the policy asks for `{0}`"),
  RECORD_NO_TOPIC(
      "SQ4409", Severity.WARNING, "`{0}` is neither a route nor a student group of the policy"),
  RECORD_OTHER_YEAR(
      "SQ4410", Severity.WARNING, "{0} of {1}, a year for which the policy makes no list"),
  COHORT_LACKS_DISTRICT(
      "SQ4430",
      Severity.WARNING,
      "no school of `{0}` is in the data of {1}, though `{2}` has the district on {3}"),
  COHORT_EMPTY("SQ4431", Severity.WARNING, "no school of the data belongs to `{0}` in {1}"),
  // Data: ratings of educators.
  RATING_NO_SYSTEM("SQ4540", "no evaluation system rates a {0} of `{1}` in {2}"),
  RATING_OFF_SCALE("SQ4541", "`{0}` is not on the scale of `{1}`"),
  RATING_TWICE("SQ4542", "{0} is rated twice as {1} in {2}: here and in row {3}"),
  RATING_OTHER_MEASURE("SQ4543", "`{0}` has a value, but it is no measure of `{1}`"),
  RATING_ORDER("SQ4544", "{0} is on {1}, before {2} on {3}"),
  RATING_CITES_NONE(
      "SQ4545", "the decision cites the rating of {0}, and {1} has none for that year"),
  RATING_LEVEL_DIFFERS("SQ4546", "the level `{0}` is recorded, and `{1}` gives `{2}`"),
  RATING_NO_COLUMN("SQ4547", "`{0}` is neither a column of ratings nor a measure of a system"),
  RATING_UNKNOWN_STATUS("SQ4548", "`{0}` has no interval for a {1} with the status `{2}`"),
  // Data: recorded standings.
  STANDING_UNREADABLE("SQ4440", "the recorded standing of `{0}` cannot be read: {1}"),
  STANDING_TOO_LATE("SQ4441", "`{0}` holds standings after {1}, and {2} is the year that is rated"),
  STANDING_UNKNOWN("SQ4442", "`{0}` is recorded with `{1}`, which is no {2} of the policy"),
  STANDING_NO_STATE("SQ4443", "`{0}` is recorded in the state `{1}`, which `{2}` does not have"),
  STANDING_LATER_SINCE("SQ4444", "`{0}` is recorded with {1} since {2}, which is after {3}"),
  STANDING_EXCLUDED(
      "SQ4445", "`{0}` is recorded with both `{1}` and `{2}`, which exclude each other"),
  STANDING_NO_REASON(
      "SQ4447", Severity.WARNING, "`{0}` is recorded with {1}, which is no {2} of the policy"),
  STANDING_READ("SQ4446", Severity.NOTE, "standings of {0} after {1} recorded in `{2}`"),
  // Data: facts worth knowing.
  DATA_ROWS_READ("SQ4901", Severity.NOTE, "{0} read from `{1}`"),
  DATA_ROWS_LEFT_OUT("SQ4902", Severity.NOTE, "{0} of `{1}` left out, because not `{2}`"),
  DATA_UNUSED_COLUMNS("SQ4903", Severity.NOTE, "columns of `{0}` that are not used: {1}"),
  DATA_UNFILLED_INPUTS("SQ4904", Severity.NOTE, "inputs that no column fills: {0}"),
  DATA_BYTE_ORDER_MARK("SQ4905", Severity.NOTE, "`{0}` starts with a byte order mark, not read"),
  DATA_YEARS_READ("SQ4906", Severity.NOTE, "the data hold {0}; schools are rated for {1}"),
  DATA_EARLIER_ONLY("SQ4907", Severity.NOTE, "{0} left out, because no row of {1} has them: {2}"),
  DATA_CARRIED("SQ4908", Severity.NOTE, "given for {0} only and taken for every year: {1}"),
  DATA_EARLIER_ANSWERS("SQ4909", Severity.NOTE, "answers of `{0}` before {1} are not compared"),
  BAD_COLUMNS("SQ0037", "the table has {0} columns with cut scores or shares; {1}"),
  NOT_DATA("SQ0038", "the file declares no data"),
  NO_FILE("SQ0039", "the mapping names no file"),
  TWO_HEADS("SQ0040", "`{0}` is declared twice; a file has one"),
  NOT_POLICY_JSON("SQ0042", "the JSON holds no policy: {0}"),
  MAPPING_OTHER_YEAR("SQ4320", "the data belong to {0}; the policy governs {1}");

  private static final int LONGEST_VALUE = 300;

  private final String id;
  private final Severity severity;
  private final String template;

  ProblemCode(String id, String template) {
    this(id, Severity.ERROR, template);
  }

  ProblemCode(String id, Severity severity, String template) {
    this.id = id;
    this.severity = severity;
    this.template = template;
  }

  /** The stable code, for example {@code SQ3004}. */
  public String id() {
    return id;
  }

  /** How bad it is. */
  public Severity severity() {
    return severity;
  }

  /** The message with its open places, for documentation. */
  public String template() {
    return template;
  }

  /**
   * The message with {@code values} in its places, each cut if it is very long.
   *
   * @throws IllegalArgumentException if a place has no value
   */
  public String message(List<String> values) {
    StringBuilder text = new StringBuilder();
    int from = 0;
    for (int open = template.indexOf('{'); open >= 0; open = template.indexOf('{', from)) {
      int close = template.indexOf('}', open);
      int place = Integer.parseInt(template.substring(open + 1, close));
      if (place >= values.size()) {
        throw new IllegalArgumentException(id + " needs a value for {" + place + "}: " + values);
      }
      text.append(template, from, open).append(shown(values.get(place)));
      from = close + 1;
    }
    return text.append(template.substring(from)).toString();
  }

  private static String shown(String value) {
    return value.length() <= LONGEST_VALUE
        ? value
        : value.substring(0, LONGEST_VALUE - 1) + "\u2026";
  }
}
