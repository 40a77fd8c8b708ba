package org.sqis.core.joining;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.sqis.core.data.Entries;
import org.sqis.core.data.Entry;
import org.sqis.core.data.RecordFile;
import org.sqis.core.model.CalendarDate;
import org.sqis.core.policy.Grants;
import org.sqis.core.policy.Membership;
import org.sqis.core.policy.PolicySpec;
import org.sqis.core.problem.NearestName;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;

/**
 * What every district was granted, and whether that fits its membership: a district is a member
 * only inside a grant. Deeply immutable; safe for every thread.
 */
public final class GrantBook {
  private final Grants rule;
  private final Map<String, List<GrantTerm>> terms = new LinkedHashMap<>();
  private final List<Problem> problems = new ArrayList<>();

  private GrantBook(Grants rule) {
    this.rule = rule;
  }

  /**
   * What the records say of the requirements of {@code rule}.
   *
   * @throws IllegalArgumentException if the membership of {@code rule} is none of {@code spec}
   */
  public static GrantBook of(PolicySpec spec, Grants rule, Entries entries) {
    GrantBook book = new GrantBook(rule);
    List<String> names = rule.requirements().stream().map(Grants.Requirement::name).toList();
    for (Entry entry : entries.of(RecordFile.Kind.GRANTS)) {
      String what = entry.text("what");
      if (what.equals(Grants.EVERY) || names.contains(what)) {
        book.terms.computeIfAbsent(entry.key(), key -> new ArrayList<>()).add(term(entry));
      } else {
        book.problems.add(
            Problem.of(ProblemCode.GRANT_UNKNOWN, entry.at(), what, rule.name())
                .help(suggestion(what, names)));
      }
    }
    book.terms.values().forEach(all -> all.sort(Comparator.comparing(one -> from(one.days()))));
    if (!book.terms.isEmpty()) {
      book.compare(membership(spec, rule.membership()));
    }
    return book;
  }

  static Membership membership(PolicySpec spec, String name) {
    return spec.memberships().stream()
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("membership must be one of the policy: " + name));
  }

  static String suggestion(String wrong, Collection<String> known) {
    return NearestName.find(wrong, known)
        .map(near -> "did you mean `" + near + "`?")
        .orElse("the policy names " + String.join(", ", known));
  }

  private static GrantTerm term(Entry entry) {
    CalendarDate from = entry.day("from").orElseThrow();
    return new GrantTerm(
        entry.key(),
        entry.text("what"),
        new Days(from, entry.day("to").orElse(null)),
        entry.day("on").orElse(null),
        entry.text("by"),
        entry.text("source"),
        entry.at());
  }

  private static CalendarDate from(Days days) {
    return Objects.requireNonNullElse(days.from(), CalendarDate.FIRST);
  }

  private void compare(Membership membership) {
    Set<String> districts = new LinkedHashSet<>();
    membership.districts().forEach(row -> districts.add(row.district()));
    for (String district : districts) {
      for (Days lacking : Days.without(member(membership, district), granted(district))) {
        problems.add(
            Problem.of(
                    ProblemCode.GRANT_LACKING,
                    Place.element("membership/" + membership.name()),
                    district,
                    membership.name(),
                    lacking.toString())
                .help("record the grant, or mend the days of the membership"));
      }
    }
    for (Map.Entry<String, List<GrantTerm>> one : terms.entrySet()) {
      for (Days outside : Days.without(granted(one.getKey()), member(membership, one.getKey()))) {
        problems.add(
            Problem.of(
                    ProblemCode.GRANT_OUTSIDE,
                    one.getValue().get(0).at(),
                    one.getKey(),
                    outside.toString(),
                    membership.name())
                .help("mend the days of the grant, or those of the membership"));
      }
    }
  }

  private static List<Days> member(Membership membership, String district) {
    return membership.districts().stream()
        .filter(row -> row.district().equals(district))
        .map(row -> new Days(row.from(), row.to()))
        .toList();
  }

  private List<Days> granted(String district) {
    return of(district).stream().map(GrantTerm::days).toList();
  }

  /** The rule. */
  public Grants rule() {
    return rule;
  }

  /** The districts that were granted something. */
  public List<String> districts() {
    return List.copyOf(terms.keySet());
  }

  /** What a district was granted, in the order of the first days. */
  public List<GrantTerm> of(String district) {
    return List.copyOf(terms.getOrDefault(district, List.of()));
  }

  /** What a district was granted as far as it was decided on a day. */
  public List<GrantTerm> decided(String district, CalendarDate asOf) {
    return of(district).stream().filter(term -> term.isDecided(asOf)).toList();
  }

  /** What a district was granted that holds on a day, and was decided by then. */
  public List<GrantTerm> of(String district, CalendarDate day) {
    return decided(district, day).stream().filter(term -> term.days().holds(day)).toList();
  }

  /** The requirements with a name that are waived for a district on a day. */
  public List<String> waived(String district, CalendarDate day) {
    List<GrantTerm> now = of(district, day);
    return rule.requirements().stream()
        .map(Grants.Requirement::name)
        .filter(name -> now.stream().anyMatch(term -> term.waives(name)))
        .toList();
  }

  /**
   * What is wrong with the records: requirements that the rule does not name, days of members
   * without a grant, and grants of districts that are no members.
   */
  public List<Problem> problems() {
    return List.copyOf(problems);
  }
}
