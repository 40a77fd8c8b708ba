package org.sqis.core.data;

import java.util.List;

/**
 * What a record says besides its school.
 *
 * @param name its name in mappings
 * @param takes what it takes
 * @param isRequired whether every record must say it
 * @param words the words that it takes, if it takes words
 */
record RecordField(String name, Takes takes, boolean isRequired, List<String> words) {
  /** What a field takes. */
  enum Takes {
    /** Any text. */
    TEXT("a text"),
    /** A name of the policy, such as what a duty asks for. */
    NAME("a name"),
    /** A designation of the policy. */
    DESIGNATION("a designation of the policy"),
    /** What was decided. */
    DECISION("`designate` or `release`"),
    /** A day. */
    DATE("a date"),
    /** A school year. */
    YEAR("a school year"),
    /** The code of another school. */
    SCHOOL("the code of a school"),
    /** Several names with a semicolon between them. */
    NAMES("names with `;` between them"),
    /** A number. */
    NUMBER("a number"),
    /** One of the words of the field. */
    WORD("one of its words"),
    /** {@code yes} or {@code no}. */
    YES_NO("`yes` or `no`"),
    /** A district of a membership of the policy. */
    DISTRICT("a district");

    private final String noun;

    Takes(String noun) {
      this.noun = noun;
    }

    /** What it takes, after "takes" or "is". */
    String noun() {
      return noun;
    }
  }

  static final String DESIGNATION = "designation";
  static final String YEAR = "year";
  static final String DECISION = "kind";
  static final String BY = "by";
  static final String ON = "on";
  static final String BECAUSE = "because";
  static final String WHAT = "what";
  static final String APPROVED_BY = "approved_by";
  static final String APPROVED_ON = "approved_on";
  static final String FROM = "from";
  static final String TO = "to";
  static final String TOPICS = "topics";
  static final String PARTNER = "partner";
  static final String EVIDENCE = "evidence";
  static final String SUCCESSOR = "successor";
  static final String SOURCE = "source";
  static final String TENET = "tenet";

  static final String PLAN = "plan";
  static final String CITES = "cites";
  static final String AMOUNT = "amount";
  static final String STATUS = "status";
  static final String WAIVED = "waived";

  /** The fields of a kind of record, in the order in which messages list them. */
  static List<RecordField> of(RecordFile.Kind kind) {
    return switch (kind) {
      case DECISIONS ->
          List.of(
              required(DESIGNATION, Takes.DESIGNATION),
              required(YEAR, Takes.YEAR),
              required(DECISION, Takes.DECISION),
              required(BY, Takes.TEXT),
              required(ON, Takes.DATE),
              required(BECAUSE, Takes.TEXT));
      case FILED ->
          List.of(
              required(WHAT, Takes.NAME),
              required(ON, Takes.DATE),
              optional(BY, Takes.TEXT),
              optional(APPROVED_BY, Takes.TEXT),
              optional(APPROVED_ON, Takes.DATE),
              optional(FROM, Takes.DATE),
              optional(TO, Takes.DATE),
              optional(TOPICS, Takes.NAMES),
              optional(PARTNER, Takes.SCHOOL),
              optional(EVIDENCE, Takes.TEXT));
      case WAIVED ->
          List.of(
              required(WHAT, Takes.NAME),
              required(YEAR, Takes.YEAR),
              required(BY, Takes.TEXT),
              required(ON, Takes.DATE),
              required(BECAUSE, Takes.TEXT));
      case SUCCESSIONS -> List.of(required(SUCCESSOR, Takes.SCHOOL), required(FROM, Takes.YEAR));
      case GRANTS ->
          List.of(
              required(WHAT, Takes.NAME),
              required(FROM, Takes.DATE),
              optional(TO, Takes.DATE),
              optional(ON, Takes.DATE),
              optional(BY, Takes.TEXT),
              optional(SOURCE, Takes.TEXT));
      case TENETS ->
          List.of(
              required(TENET, Takes.NAME),
              required(ON, Takes.DATE),
              optional(BY, Takes.TEXT),
              optional(EVIDENCE, Takes.TEXT));
      case PLANS ->
          List.of(
              required(PLAN, Takes.NAME),
              required(WHAT, Takes.NAME),
              required(ON, Takes.DATE),
              optional(BY, Takes.TEXT),
              optional(APPROVED_BY, Takes.TEXT),
              optional(APPROVED_ON, Takes.DATE),
              optional(FROM, Takes.DATE),
              optional(TO, Takes.DATE),
              optional(CITES, Takes.NAMES),
              optional(EVIDENCE, Takes.TEXT));
      case ACTIONS ->
          List.of(
              required(WHAT, Takes.TEXT),
              optional("principle", Takes.NAMES),
              optional("tier", Takes.NAMES),
              optional("groups", Takes.NAMES),
              optional(TOPICS, Takes.NAMES),
              optional("use", Takes.NAMES),
              optional(AMOUNT, Takes.NUMBER),
              optional(YEAR, Takes.YEAR),
              optional("due", Takes.DATE),
              optional(ON, Takes.DATE),
              optional(EVIDENCE, Takes.TEXT),
              optional("goal", Takes.NAME),
              optional("target", Takes.NUMBER));
      case BUDGETS ->
          List.of(
              required(YEAR, Takes.YEAR),
              required("title_i", Takes.NUMBER),
              required("freed", Takes.NUMBER),
              optional(BY, Takes.TEXT));
      case MILESTONES ->
          List.of(
              required(WHAT, Takes.NAME),
              required(ON, Takes.DATE),
              optional(BY, Takes.TEXT),
              optional(APPROVED_BY, Takes.TEXT),
              optional(APPROVED_ON, Takes.DATE),
              optional(FROM, Takes.DATE),
              optional(TO, Takes.DATE),
              optional(TOPICS, Takes.NAMES),
              optional(EVIDENCE, Takes.TEXT),
              optional(WAIVED, Takes.YES_NO),
              optional(YEAR, Takes.YEAR),
              optional(BECAUSE, Takes.TEXT));
      case MODULES ->
          List.of(
              required("subject", Takes.TEXT),
              required("grade", Takes.TEXT),
              required("version", Takes.TEXT),
              required(STATUS, Takes.NAME),
              required(ON, Takes.DATE),
              optional(EVIDENCE, Takes.TEXT));
      case TEAMS ->
          List.of(
              required("member", Takes.TEXT),
              required("role", Takes.NAME),
              optional("trained_on", Takes.DATE));
      case PINS ->
          List.of(
              required(PARTNER, Takes.SCHOOL),
              required(BY, Takes.TEXT),
              required(ON, Takes.DATE),
              required(BECAUSE, Takes.TEXT),
              optional(TO, Takes.DATE));
      case PARTNERSHIPS ->
          List.of(
              required(PARTNER, Takes.SCHOOL),
              words(
                  "event",
                  true,
                  "paired",
                  "convening",
                  "agreement",
                  "peer_review",
                  "visit",
                  "dissolved"),
              required(ON, Takes.DATE),
              optional("parties", Takes.NAMES),
              optional(BY, Takes.TEXT),
              optional("about", Takes.TEXT));
      case RATINGS -> ratings();
      case AUTHORSHIPS ->
          List.of(
              required("rubric", Takes.NAME), optional(ON, Takes.DATE), optional(BY, Takes.TEXT));
      case ROSTER ->
          List.of(
              required("affiliation", Takes.TEXT),
              optional("district", Takes.TEXT),
              required("conflict", Takes.YES_NO),
              required(FROM, Takes.DATE),
              optional(TO, Takes.DATE));
      case MEETINGS ->
          List.of(
              required(ON, Takes.DATE),
              required("attended", Takes.NAMES),
              optional("minutes", Takes.TEXT));
      case RULINGS ->
          List.of(
              required("decision", Takes.NAME),
              required(ON, Takes.DATE),
              required(BY, Takes.TEXT),
              required(BECAUSE, Takes.TEXT),
              optional("conditions", Takes.TEXT),
              optional("due", Takes.DATE),
              optional("met_on", Takes.DATE));
    };
  }

  /** The name of the field and what it takes, unless that is a text. */
  String form() {
    String what = words.isEmpty() ? takes.noun() : String.join(", ", words);
    return takes == Takes.TEXT ? "`" + name + "`" : "`" + name + "` (" + what + ")";
  }

  private static List<RecordField> ratings() {
    return List.of(
        required(YEAR, Takes.YEAR),
        required("round", Takes.NUMBER),
        words("step", true, "self", "peer", "final"),
        optional("reviewer", Takes.DISTRICT),
        required("strand", Takes.NAME),
        required("expectation", Takes.NAME),
        required("level", Takes.NUMBER),
        required(ON, Takes.DATE),
        optional("narrative", Takes.TEXT),
        optional("artefacts", Takes.NAMES),
        optional("worked", Takes.TEXT),
        optional("lessons", Takes.TEXT),
        optional("improve", Takes.TEXT),
        optional("next_steps", Takes.TEXT),
        optional("comments", Takes.TEXT),
        optional("implications", Takes.TEXT),
        optional("implications_core", Takes.TEXT));
  }

  private static RecordField required(String name, Takes takes) {
    return new RecordField(name, takes, true, List.of());
  }

  private static RecordField optional(String name, Takes takes) {
    return new RecordField(name, takes, false, List.of());
  }

  private static RecordField words(String name, boolean isRequired, String... words) {
    return new RecordField(name, Takes.WORD, isRequired, List.of(words));
  }
}
