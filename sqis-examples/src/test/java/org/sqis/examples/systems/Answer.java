package org.sqis.examples.systems;

import java.util.List;

/** Yes, no, open, or an answer that counts for nothing because there is nothing to ask. */
enum Answer {
  YES,
  NO,
  OPEN,
  NONE;

  static Answer of(boolean holds) {
    return holds ? YES : NO;
  }

  /** All of them: one no decides, and what is open comes before what is not there. */
  static Answer all(List<Answer> answers) {
    return answers.contains(NO)
        ? NO
        : answers.contains(OPEN) ? OPEN : answers.contains(NONE) ? NONE : YES;
  }

  /** Any of those that are there. */
  static Answer any(List<Answer> answers) {
    return answers.contains(YES) ? YES : answers.contains(OPEN) ? OPEN : NO;
  }
}
