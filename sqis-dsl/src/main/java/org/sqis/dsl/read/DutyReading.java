package org.sqis.dsl.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sqis.core.model.CalendarDate;
import org.sqis.core.policy.Ladder;
import org.sqis.core.policy.Ladder.Due;
import org.sqis.core.policy.Ladder.Proviso;
import org.sqis.core.policy.Provenance;
import org.sqis.core.policy.SchoolCalendar;
import org.sqis.core.problem.NearestName;
import org.sqis.core.problem.Place;
import org.sqis.dsl.syntax.SyntaxCell;

/** Reads duties, of ladders and of districts: who must do what, by when, and what it must show. */
final class DutyReading {
  static final String DUE_FORMS =
      "`30 days`, `each year`, `fall of each year`, `each month`, `each quarter`,"
          + " `each quarter, 6 a year`, `3 a year`,"
          + " `start of year 3`, `end of year 1`, `15 October 2014`, `before implementation` or"
          + " `when the old one ends`";

  static final String PROVISO_FORMS =
      "`approved by WHO`, `covers every reason`, `its topic is a reason`, `2 years`, `partner is"
          + " DESIGNATION`, `partner is DESIGNATION and MEASURE of an identifying group`, `written by"
          + " WHO and WHO`, `tells of TOPIC and TOPIC`, `evidence`, or several with commas";

  private static final Pattern DAYS = Pattern.compile("(\\d{1,4}) days?");
  private static final Pattern SEASON = Pattern.compile("(\\w+) of each year");
  private static final Pattern QUARTER = Pattern.compile("each quarter(?:, (\\d{1,3}) a year)?");
  private static final Pattern TIMES = Pattern.compile("(\\d{1,3}) a year");
  private static final Pattern WRITTEN = Pattern.compile("written by (\\w[\\w ]*)");
  private static final Pattern TELLS = Pattern.compile("tells of (\\w+(?: and \\w+)*)");
  private static final Pattern OF_YEAR = Pattern.compile("(start|end) of year (\\d{1,3})");
  private static final Pattern APPROVED = Pattern.compile("approved by (\\w[\\w ]*)");
  private static final Pattern YEARS = Pattern.compile("(\\d{1,3}) years?");
  private static final Pattern PARTNER =
      Pattern.compile("partner is (a school|\\w+)(?: and (\\w+) of an identifying group)?");
  private static final Pattern WORDS = Pattern.compile("\\w+(?: \\w+)*");
  private static final Pattern NAME = Pattern.compile("\\w+");

  // What people write for these phrases.
  private static final Pattern WITHIN = Pattern.compile("(?:within|in|after) (\\d{1,4}) days?.*");
  private static final Pattern EVERY =
      Pattern.compile("(?:by |in )?(?:each|every) (\\w+)|(\\w+) (?:of )?(?:each|every) year");
  private static final Pattern AT_YEAR =
      Pattern.compile("(?:at |by )?(?:the )?(start|beginning|end) (?:of )?year (\\d{1,3})");

  private DutyReading() {}

  /** One row of the table of duties; empty after a fault. */
  static Optional<Ladder.Duty> duty(Rows.Row row, Place.Element at, Draft draft) {
    draft.spans.put(at, row.span());
    for (String column : List.of("in", "must", "what", "by")) {
      row.written(column).ifPresent(cell -> draft.spans.put(at.child(column), cell.span()));
    }
    Values.placeList(row.cell("who").span(), at.child("who"), draft);
    Values.placeList(row.cell("provided").span(), at.child("provided"), draft);
    Values.placeList(row.cell("source").span(), at.child("source"), draft);
    if (!row.isSound()) {
      return Optional.empty();
    }
    List<String> who = Values.list(row.cell("who").keyboardText());
    fits(row, "who", who, WORDS, "write for example `school, district`");
    fits(row, "must", List.of(text(row, "must")), WORDS, "write a verb, such as `produce`");
    fits(
        row,
        "what",
        List.of(text(row, "what")),
        NAME,
        "write one word, with `_` for blanks, such as `improvement_plan`");
    Due due = due(row);
    List<Proviso> provisos = provisos(row);
    Provenance provenance = provenance(row);
    if (!row.isSound() || due == null) {
      return Optional.empty();
    }
    return Optional.of(
        new Ladder.Duty(
            row.written("in").map(SyntaxCell::keyboardText).orElse(Ladder.ANY),
            who,
            text(row, "must"),
            text(row, "what"),
            due,
            provisos,
            provenance,
            row.cell("source").text()));
  }

  private static String text(Rows.Row row, String column) {
    return squeezed(row.cell(column).keyboardText());
  }

  private static String squeezed(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }

  private static void fits(
      Rows.Row row, String column, List<String> words, Pattern pattern, String help) {
    boolean fits =
        !words.isEmpty() && words.stream().allMatch(word -> pattern.matcher(word).matches());
    if (!fits) {
      boolean isName = pattern == NAME;
      row.refuse(row.cell(column), column, isName ? "it takes one word" : "it takes words", help);
    }
  }

  private static @Nullable Provenance provenance(Rows.Row row) {
    SyntaxCell cell = row.cell("provenance");
    if (cell.isEmpty()) {
      return null;
    }
    Optional<Provenance> provenance = Provenance.parse(cell.keyboardText());
    if (provenance.isEmpty()) {
      row.refuse(
          cell,
          "provenance",
          "it takes waiver, federal, state, proxy or choice",
          "write who stands behind the duty, `choice` where no text does");
    }
    return provenance.orElse(null);
  }

  private static @Nullable Due due(Rows.Row row) {
    String text = text(row, "by").replaceAll("\\s*,\\s*", ", ");
    Optional<Due> due = due(text);
    if (due.isEmpty()) {
      String near = nearDue(text);
      row.refuse(
          row.cell("by"),
          "by",
          "it takes a day or how often",
          near.isEmpty() ? "write " + DUE_FORMS : "did you mean `" + near + "`?");
    }
    return due.orElse(null);
  }

  private static Optional<Due> due(String text) {
    Matcher days = DAYS.matcher(text);
    if (days.matches()) {
      return Optional.of(new Due.Within(Integer.parseInt(days.group(1))));
    }
    if (text.equals("each year")) {
      return Optional.of(new Due.EachYear(SchoolCalendar.SCHOOL_YEAR));
    }
    if (text.equals("each month")) {
      return Optional.of(new Due.EachMonth());
    }
    Matcher season = SEASON.matcher(text);
    if (season.matches()) {
      return Optional.of(new Due.EachYear(season.group(1)));
    }
    Matcher quarter = QUARTER.matcher(text);
    if (quarter.matches()) {
      String times = quarter.group(1);
      return Optional.of(new Due.EachQuarter(times == null ? 4 : Integer.parseInt(times)));
    }
    Matcher times = TIMES.matcher(text);
    if (times.matches()) {
      return Optional.of(new Due.TimesAYear(Integer.parseInt(times.group(1))));
    }
    Matcher ofYear = OF_YEAR.matcher(text);
    if (ofYear.matches()) {
      int year = Integer.parseInt(ofYear.group(2));
      return Optional.of(new Due.OfYear(ofYear.group(1).equals("start"), year));
    }
    if (text.equals("before implementation")) {
      return Optional.of(new Due.BeforeImplementation());
    }
    if (text.equals("when the old one ends")) {
      return Optional.of(new Due.WhenTheOldOneEnds());
    }
    return CalendarDate.parse(text).map(Due.By::new);
  }

  /** The form that was probably meant; empty if nobody knows. */
  private static String nearDue(String written) {
    String text = written.toLowerCase(Locale.ROOT);
    Matcher within = WITHIN.matcher(text);
    if (within.matches()) {
      return new Due.Within(Integer.parseInt(within.group(1))).toString();
    }
    Matcher year = AT_YEAR.matcher(text);
    if (year.matches()) {
      boolean isStart = !year.group(1).equals("end");
      return new Due.OfYear(isStart, Integer.parseInt(year.group(2))).toString();
    }
    Matcher every = EVERY.matcher(text);
    if (every.matches()) {
      String what = every.group(1) == null ? every.group(2) : every.group(1);
      return List.of("year", "quarter", "month").contains(what)
          ? "each " + what
          : what + " of each year";
    }
    if (text.equals("monthly")) {
      return "each month";
    }
    if (text.equals("quarterly")) {
      return "each quarter";
    }
    if (text.equals("annually") || text.equals("yearly") || text.equals("annual")) {
      return "each year";
    }
    return NearestName.find(
            text,
            List.of("each year", "each quarter", "before implementation", "when the old one ends"))
        .orElse("");
  }

  private static List<Proviso> provisos(Rows.Row row) {
    return provisos(
        row.cell("provided").keyboardText(),
        (why, help) -> row.refuse(row.cell("provided"), "provided", why, help));
  }

  /** What a record must show, in a cell or a clause; the first fault goes to {@code refuse}. */
  static List<Proviso> provisos(String written, BiConsumer<String, String> refuse) {
    List<Proviso> provisos = new ArrayList<>();
    for (String part : Values.list(written)) {
      String text = squeezed(part);
      Optional<Proviso> proviso = proviso(text);
      boolean isTwice = proviso.isPresent() && provisos.contains(proviso.get());
      if (proviso.isEmpty() || isTwice) {
        String near = proviso.isPresent() ? "" : nearProviso(text);
        refuse.accept(
            isTwice ? "it says `" + text + "` twice" : "`" + text + "` is nothing to be shown",
            isTwice
                ? "leave one of the two out"
                : near.isEmpty() ? "write " + PROVISO_FORMS : "did you mean `" + near + "`?");
        return provisos;
      }
      provisos.add(proviso.get());
    }
    return provisos;
  }

  private static Optional<Proviso> proviso(String text) {
    if (text.equals("covers every reason")) {
      return Optional.of(new Proviso.CoversEveryReason());
    }
    if (text.equals("its topic is a reason")) {
      return Optional.of(new Proviso.TopicIsAReason());
    }
    Matcher approved = APPROVED.matcher(text);
    if (approved.matches()) {
      return Optional.of(new Proviso.ApprovedBy(approved.group(1)));
    }
    Matcher written = WRITTEN.matcher(text);
    if (written.matches()) {
      return Optional.of(new Proviso.WrittenBy(List.of(written.group(1).split(" and ", -1))));
    }
    Matcher tells = TELLS.matcher(text);
    if (tells.matches()) {
      return Optional.of(new Proviso.TellsOf(List.of(tells.group(1).split(" and ", -1))));
    }
    if (text.equals("evidence")) {
      return Optional.of(new Proviso.Evidence());
    }
    Matcher years = YEARS.matcher(text);
    if (years.matches()) {
      return Optional.of(new Proviso.Spans(Integer.parseInt(years.group(1))));
    }
    Matcher partner = PARTNER.matcher(text);
    if (partner.matches()) {
      String of = partner.group(1).equals("a school") ? "" : partner.group(1);
      String by = partner.group(2) == null ? "" : partner.group(2);
      return Optional.of(new Proviso.Partner(of, by));
    }
    return Optional.empty();
  }

  private static String nearProviso(String text) {
    if (text.matches("(?i)covers (all|each|every|the)( of)?( the)? reasons?")) {
      return "covers every reason";
    }
    if (text.matches("(?i)(?:its |the )?topics? (?:is|are) .*reasons?.*")) {
      return "its topic is a reason";
    }
    Matcher spans =
        Pattern.compile("(?i)(?:spans |for |covers )(\\d{1,3}) (?:school )?years?").matcher(text);
    if (spans.matches()) {
      return new Proviso.Spans(Integer.parseInt(spans.group(1))).toString();
    }
    Matcher approval =
        Pattern.compile("(?i)(?:superintendent|approval) (?:approves|by (\\w+)).*").matcher(text);
    if (approval.matches()) {
      return "approved by " + (approval.group(1) == null ? "superintendent" : approval.group(1));
    }
    if (text.matches("(?i)(?:with |names |some )?(?:evidence|proof)")) {
      return "evidence";
    }
    return NearestName.find(
            text, List.of("covers every reason", "its topic is a reason", "evidence"))
        .orElse("");
  }
}
