package org.sqis.core.pairing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.sqis.core.data.Entry;
import org.sqis.core.model.CalendarDate;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;

/**
 * What the records say of partnerships, and whether it happened in order: the symposium, where
 * teams are trained, before two schools are paired; then the convening of both; from that day on
 * the agreement that both sign and the peer review; nothing after the end. One reading.
 */
final class Partnerships {
  static final String PAIRED = "paired";
  static final String CONVENING = "convening";
  static final String AGREEMENT = "agreement";
  static final String PEER_REVIEW = "peer_review";
  static final String DISSOLVED = "dissolved";
  private static final String EVENT = "event";
  private static final String PARTNER = "partner";
  private static final String PARTIES = "parties";

  /** On one day things happen in this order. */
  private static final List<String> ORDER =
      List.of(PAIRED, CONVENING, AGREEMENT, PEER_REVIEW, "visit", DISSOLVED);

  private final Teams teams;
  private final List<Partnership> found = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();

  /**
   * Reads the events up to a day.
   *
   * @param code the code under which a school goes on
   */
  Partnerships(List<Entry> events, Teams teams, UnaryOperator<String> code, CalendarDate asOf) {
    this.teams = teams;
    Map<String, Map<String, List<Entry>>> bySchool = new TreeMap<>();
    for (Entry event : events) {
      if (on(event).compareTo(asOf) <= 0) {
        bySchool
            .computeIfAbsent(code.apply(event.key()), key -> new TreeMap<>())
            .computeIfAbsent(code.apply(event.text(PARTNER)), key -> new ArrayList<>())
            .add(event);
      }
    }
    bySchool.forEach(
        (school, byPartner) -> {
          byPartner.forEach((partner, all) -> read(school, partner, all));
          overlaps(school, byPartner);
        });
  }

  /** The partnerships, by school, partner and first day. */
  List<Partnership> all() {
    return List.copyOf(found);
  }

  List<Problem> problems() {
    return List.copyOf(problems);
  }

  private static CalendarDate on(Entry event) {
    return event.day("on").orElseThrow();
  }

  private static String what(Entry event) {
    return event.text(EVENT);
  }

  private void read(String school, String partner, List<Entry> all) {
    List<Entry> events = new ArrayList<>(all);
    events.sort(
        Comparator.comparing(Partnerships::on)
            .thenComparing(one -> ORDER.indexOf(what(one)))
            .thenComparing(one -> one.at().file())
            .thenComparing(one -> one.at().row()));
    String both = "`" + school + "` with `" + partner + "`";
    List<Entry> open = null;
    for (Entry event : events) {
      if (what(event).equals(PAIRED)) {
        if (open != null) {
          add(
              ProblemCode.PARTNERSHIP_TWO,
              event,
              "leave one of the two rows out",
              school,
              partner,
              partner);
          continue;
        }
        open = new ArrayList<>(List.of(event));
        trained(school, partner, event);
        continue;
      }
      if (open == null) {
        precedes(PAIRED, event, both, events);
        continue;
      }
      check(event, both, open, events);
      open.add(event);
      if (what(event).equals(DISSOLVED)) {
        found.add(partnership(school, partner, open, on(event)));
        open = null;
      }
    }
    if (open != null) {
      found.add(partnership(school, partner, open, null));
    }
  }

  private static Partnership partnership(
      String school, String partner, List<Entry> events, @Nullable CalendarDate until) {
    List<Partnership.Happened> happened = new ArrayList<>();
    for (Entry event : events) {
      happened.add(
          new Partnership.Happened(
              what(event), on(event), event.texts(PARTIES), event.text("by"), event.text("about")));
    }
    return new Partnership(school, partner, on(events.get(0)), until, happened);
  }

  private void trained(String school, String partner, Entry paired) {
    String lacks = teams.lacks(partner, on(paired));
    if (!lacks.isEmpty()) {
      add(
          ProblemCode.PARTNERSHIP_UNTRAINED,
          paired,
          "record when its team was trained at the symposium, or pair it later",
          school,
          on(paired).toString(),
          partner,
          lacks);
    }
  }

  /** Checks what must have happened before, and who must have taken part. */
  private void check(Entry event, String both, List<Entry> before, List<Entry> all) {
    String what = what(event);
    boolean needsConvening = what.equals(AGREEMENT) || what.equals(PEER_REVIEW);
    if (needsConvening && before.stream().noneMatch(one -> what(one).equals(CONVENING))) {
      precedes(CONVENING, event, both, all);
    }
    if (what.equals(CONVENING) || what.equals(AGREEMENT)) {
      List<String> parties = event.texts(PARTIES);
      boolean hasBoth =
          has(parties, "school", event.key()) && has(parties, PARTNER, partner(event));
      if (!hasBoth) {
        add(
            ProblemCode.PARTNERSHIP_ONE_SIDED,
            event,
            "write `school; partner` if both "
                + (what.equals(CONVENING) ? "were there" : "signed it"),
            words(what),
            both,
            parties.isEmpty() ? "nobody" : String.join("; ", parties));
      }
    }
  }

  private static String partner(Entry event) {
    return event.text(PARTNER);
  }

  private static boolean has(List<String> parties, String word, String school) {
    return parties.contains(word) || parties.contains(school);
  }

  /** Reports that something is there without what must come before it. */
  private void precedes(String first, Entry event, String both, List<Entry> all) {
    Optional<Entry> later =
        all.stream()
            .filter(one -> what(one).equals(first) && on(one).compareTo(on(event)) > 0)
            .findFirst();
    if (later.isPresent()) {
      problems.add(
          Problem.of(
                  ProblemCode.PARTNERSHIP_ORDER,
                  event.at(),
                  words(what(event)),
                  both,
                  on(event).toString(),
                  words(first),
                  on(later.get()).toString())
              .with(later.get().at(), words(first))
              .help("mend the day that is wrong"));
    } else {
      add(
          ProblemCode.PARTNERSHIP_LACKS,
          event,
          "add a row with the event `" + first + "` and its day",
          words(what(event)),
          both,
          "`" + first + "`");
    }
  }

  private static String words(String what) {
    return "`" + what + "`";
  }

  /** Reports a school that has two partners at once. */
  private void overlaps(String school, Map<String, List<Entry>> byPartner) {
    List<Partnership> mine =
        found.stream()
            .filter(one -> one.school().equals(school))
            .sorted(Comparator.comparing(Partnership::since).thenComparing(Partnership::partner))
            .toList();
    for (int i = 1; i < mine.size(); i++) {
      Partnership later = mine.get(i);
      for (Partnership earlier : mine.subList(0, i)) {
        CalendarDate until = earlier.until();
        boolean isOver = until != null && until.compareTo(later.since()) <= 0;
        if (!isOver && !earlier.partner().equals(later.partner())) {
          Entry paired =
              byPartner.getOrDefault(later.partner(), List.of()).stream()
                  .filter(one -> what(one).equals(PAIRED) && on(one).equals(later.since()))
                  .findFirst()
                  .orElseThrow();
          add(
              ProblemCode.PARTNERSHIP_TWO,
              paired,
              "record the end of the earlier one with the event `dissolved`",
              school,
              later.partner(),
              earlier.partner());
          break;
        }
      }
    }
  }

  private void add(ProblemCode code, Entry event, String help, String... values) {
    problems.add(Problem.of(code, event.at(), values).help(help));
  }
}
