package org.sqis.core.problem;

import java.util.EnumMap;
import java.util.Map;

/**
 * What to do about a problem where nothing more is known than its code. A place that knows more
 * says more; this is the least an error says. Safe for every thread.
 */
public final class StandardHelp {
  private static final Map<ProblemCode, String> HELP = new EnumMap<>(ProblemCode.class);

  static {
    HELP.put(ProblemCode.CANNOT_READ, "give the path of a rule file that can be read");
    HELP.put(ProblemCode.EXPECTED_EXPRESSION, "leave it out");
    HELP.put(ProblemCode.OUTSIDE, "write `#` before a remark; move a rule into its declaration");
    HELP.put(ProblemCode.EMPTY_VALUE, "write the value here, on the same line");
    HELP.put(
        ProblemCode.UNKNOWN_CLAUSE,
        "begin the line with the name of a clause, or with `#` for a remark");
    HELP.put(ProblemCode.TOO_MANY, "mend those above, and check again");
    HELP.put(ProblemCode.NO_INCLUDE, "give the path of a rule file beside this one, or below");
    HELP.put(ProblemCode.ROW_IN_LINE, "start the table on the next line");
    HELP.put(
        ProblemCode.NOT_POLICY_JSON, "write the JSON anew from the policy, or give the rule file");
    HELP.put(ProblemCode.WRONG_KIND, "write the name of what is needed here");
    HELP.put(ProblemCode.UNKNOWN_GROUP, "add a row for it to `groups`");
    HELP.put(ProblemCode.UNKNOWN_FAMILY, "write it in the column `family` of its groups");
    HELP.put(ProblemCode.UNKNOWN_WORD, "write a word of the list, or add it there");
    HELP.put(ProblemCode.UNKNOWN_SOURCE, "add a row for it to `sources`");
    HELP.put(ProblemCode.UNKNOWN_OPTION, "leave it out");
    HELP.put(ProblemCode.WRONG_TYPE, "write a value of the type that is needed here");
    HELP.put(
        ProblemCode.UNITS_DIFFER,
        "use two values of one unit; a parameter says its unit in the column `type`");
    HELP.put(
        ProblemCode.NO_GROUP_HERE,
        "ask this in a measure `each group`, or inside a function over groups");
    HELP.put(
        ProblemCode.NOT_A_GROUP_VALUE, "declare the measure `each group`, or leave this line out");
    HELP.put(ProblemCode.CASES_DIFFER, "give values of one type, or declare two measures");
    HELP.put(ProblemCode.WRONG_PARAMETER_VALUE, "write a value of its type, or another type");
    HELP.put(
        ProblemCode.YEARS_OUTSIDE_TABLE, "write years of the table, or extend its clause `years`");
    HELP.put(ProblemCode.YEARS_BACKWARDS, "write the earlier year first");
    HELP.put(ProblemCode.NOT_WORDS, "write a table of levels, or an input of type `one of …`");
    putData();
    putMapping();
  }

  private StandardHelp() {}

  private static void putData() {
    String mend = "mend the wrong one of the two";
    HELP.put(ProblemCode.DATA_FILE_UNREADABLE, "put the file beside the mapping, or mend its path");
    HELP.put(
        ProblemCode.DATA_FILE_EMPTY, "export it anew; its first line holds the names of columns");
    HELP.put(ProblemCode.DATA_REPEATED_COLUMN, "give one of the two columns another name");
    HELP.put(ProblemCode.DATA_ROW_LENGTH, "write one cell for each column; a cell may be empty");
    HELP.put(ProblemCode.DATA_NOT_A_RECORD, "write a record such as `{\"code\": \"0101\"}`");
    HELP.put(ProblemCode.DATA_EMPTY_KEY, "fill in the code, or leave the row out by `rows where`");
    HELP.put(ProblemCode.DATA_REPEATED_ROW, "leave one of the two out");
    HELP.put(ProblemCode.DATA_ROWS_DISAGREE, mend);
    HELP.put(ProblemCode.DATA_NO_GROUP, "fill in the group; all students are `all`");
    HELP.put(ProblemCode.DATA_NO_KIND, "fill in the cell, or leave the row out by `rows where`");
    HELP.put(
        ProblemCode.DATA_NO_DISTRICT,
        "fill in the name of the district, or leave the row out by `rows where`");
    HELP.put(ProblemCode.DATA_UNKNOWN_DISTRICT, "write the name of the district as its schools do");
    HELP.put(ProblemCode.DATA_NO_DISTRICT_OF, "say it in a column that becomes `district`");
    HELP.put(ProblemCode.DATA_NO_YEAR, "fill in the school year, such as `2014-15`");
    HELP.put(ProblemCode.DATA_UNKNOWN_ENTITY, "write the code of a school or district of the data");
    HELP.put(
        ProblemCode.DATA_NEGATIVE,
        "if it marks a missing value, list it under `missing` in the mapping with its reason");
    HELP.put(ProblemCode.DATA_NOT_WHOLE, "write a whole number; averages are no counts");
    HELP.put(
        ProblemCode.DATA_PERCENT_RANGE,
        "mend the cell, or the unit of its column: `percent` for 54.1, `fraction` for 0.541");
    HELP.put(
        ProblemCode.DATA_OUT_OF_RANGE, "mend the cell, or the range of the input in the policy");
    HELP.put(ProblemCode.DATA_PART_ABOVE_WHOLE, mend);
    HELP.put(ProblemCode.DATA_WRONG_VALUE, "give a value of the type of the input");
  }

  private static void putMapping() {
    HELP.put(ProblemCode.MAPPING_WRONG_POLICY, "give the mapping of this policy");
    HELP.put(ProblemCode.MAPPING_NO_FILE, "add a file to the mapping");
    HELP.put(ProblemCode.MAPPING_REPEATED_FILE, "give one of the two another name");
    HELP.put(ProblemCode.MAPPING_NO_READER, "give a reader for the format");
    HELP.put(ProblemCode.MAPPING_UNKNOWN_INPUT, "write the name of an input of the policy");
    HELP.put(ProblemCode.MAPPING_UNKNOWN_GROUP, "write the name of a group of the policy");
    HELP.put(ProblemCode.MAPPING_NEEDS_GROUP, "say which group it is");
    HELP.put(ProblemCode.MAPPING_NO_GROUP, "leave the group out");
    HELP.put(
        ProblemCode.MAPPING_UNIT_WRONG, "leave the column `unit` empty; it is for percents alone");
    HELP.put(ProblemCode.MAPPING_UNKNOWN_WORD, "write a word of the input after `=`");
    HELP.put(ProblemCode.MAPPING_REPEATED_WORD, "keep one of its two meanings");
    HELP.put(
        ProblemCode.MAPPING_WORDS_OF_NUMBER,
        "leave `words` empty; list texts for missing numbers under `missing`");
    HELP.put(ProblemCode.MAPPING_REPEATED_ROLE, "leave one of the two columns out");
    HELP.put(
        ProblemCode.MAPPING_NO_SUCH_COLUMN, "write a column of the file, or leave the name out");
    HELP.put(ProblemCode.MAPPING_NEVER_FILLED, "add a column that becomes it");
    HELP.put(
        ProblemCode.MAPPING_NO_ANSWERS,
        "add its column to a table `answers`, or leave this row out");
  }

  /** What to do about a problem with this code, or empty if only its place knows. */
  public static String of(ProblemCode code) {
    return HELP.getOrDefault(code, "");
  }
}
