package org.sqis.dsl.fuzz;

import java.util.Map;

/**
 * What one run is given.
 *
 * @param kind what it is read as
 * @param text the rule file, mapping or file of requirements
 * @param before the text it was made of, which may be empty
 * @param files the data files of a mapping
 */
record Input(Kind kind, String text, String before, Map<String, String> files) {
  Input {
    files = Map.copyOf(files);
  }

  /** What a text is read as. */
  enum Kind {
    RULES,
    MAPPING,
    REQUIREMENTS,
    EVALUATION
  }
}
