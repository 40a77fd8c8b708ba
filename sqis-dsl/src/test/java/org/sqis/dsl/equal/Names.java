package org.sqis.dsl.equal;

import java.util.List;

/**
 * What rules can read, by type; the names of what each group has begin with {@code g_}.
 *
 * @param numbers numbers without a unit
 * @param percents percents
 * @param counts counts
 * @param answers yes or no
 * @param levels levels from 1 to 3
 * @param words the words low, mid and high
 * @param improvable what has a better direction
 */
record Names(
    List<String> numbers,
    List<String> percents,
    List<String> counts,
    List<String> answers,
    List<String> levels,
    List<String> words,
    List<String> improvable) {}
