package org.sqis.core.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sqis.core.Policy;
import org.sqis.core.data.Entries;
import org.sqis.core.joining.Checklist;
import org.sqis.core.joining.GrantBook;
import org.sqis.core.joining.GrantTerm;
import org.sqis.core.joining.PoolChange;
import org.sqis.core.model.CalendarDate;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.number.Rational;
import org.sqis.core.outcome.Determinations;
import org.sqis.core.policy.Amounts;
import org.sqis.core.policy.Grants;
import org.sqis.core.policy.Joining;
import org.sqis.core.policy.Membership;
import org.sqis.core.policy.PolicySpec;
import org.sqis.core.problem.Problem;
import org.sqis.core.rulebook.Block;
import org.sqis.core.rulebook.Document;
import org.sqis.core.rulebook.Section;
import org.sqis.core.rulebook.Text;

/**
 * What districts are granted on a day, what districts that want to join still lack, and what
 * changes for everybody when one joins or leaves. One run.
 */
public final class JoiningReport {
  private static final List<String> COLUMNS =
      List.of("part", "district", "name", "id", "school", "before", "after", "detail");

  private final PolicySpec spec;
  private final Head head;
  private final Asked asked;
  private final Entries entries;
  private final SchoolYear year;
  private final List<Section> sections = new ArrayList<>();
  private final List<List<String>> rows = new ArrayList<>();
  private final Map<String, Object> tree;

  private JoiningReport(Policy policy, Entries entries, Asked asked, Head head) {
    this.spec = policy.spec();
    this.head = head;
    this.asked = asked;
    this.entries = entries;
    this.year = spec.header().calendar().yearOf(asked.asOf());
    this.tree = head.tree("joining");
  }

  /**
   * What is asked.
   *
   * @param asOf the day; records of later days do not count
   * @param district the district; empty for all of them
   * @param pool what changes when it joins or leaves; null if that is not asked
   * @param remark why there is no comparison of pools, or empty
   */
  public record Asked(
      CalendarDate asOf, String district, @Nullable PoolChange pool, String remark) {
    public Asked {
      Objects.requireNonNull(asOf, "asOf");
      Objects.requireNonNull(district, "district");
      Objects.requireNonNull(remark, "remark");
    }

    private boolean isAbout(String other) {
      return district.isEmpty() || district.equals(other);
    }
  }

  /**
   * The report.
   *
   * @param policy the policy
   * @param all its determinations
   * @param entries the records of procedures
   * @param asked what is asked
   * @param remarks lines of whoever prints it, such as that it is not for publication
   */
  public static Report of(
      Policy policy, Determinations all, Entries entries, Asked asked, List<String> remarks) {
    return new JoiningReport(policy, entries, asked, Head.of(policy, all, remarks)).report();
  }

  private Report report() {
    tree.put("as_of", asked.asOf().toString());
    List<Object> checklists = new ArrayList<>();
    for (Joining rule : spec.procedures(Joining.class, year)) {
      joining(rule, checklists);
    }
    tree.put("checklists", checklists);
    List<Object> grants = new ArrayList<>();
    for (Grants rule : spec.procedures(Grants.class, year)) {
      grants.add(grants(rule));
    }
    tree.put("grants", grants);
    if (asked.pool() != null) {
      PoolReport pool = new PoolReport(asked.pool());
      sections.add(pool.section());
      rows.addAll(pool.rows());
      tree.put("pool", pool.tree());
    } else if (!asked.remark().isEmpty()) {
      sections.add(
          Parts.section(
              "pool", "What changes in the pool", List.of(Parts.paragraph(asked.remark()))));
      tree.put("pool_remark", asked.remark());
    }
    String who = asked.district().isEmpty() ? "Grants and joining" : asked.district();
    return new Report(
        new Document(who + ": " + head.title(), head.blocks(), sections),
        head.stamped(COLUMNS, rows),
        tree);
  }

  // ---- joining

  private void joining(Joining rule, List<Object> trees) {
    Set<String> districts = new LinkedHashSet<>();
    if (asked.district().isEmpty()) {
      districts.addAll(Checklist.applicants(entries));
    } else {
      districts.add(asked.district());
    }
    String title = rule.title().isEmpty() ? rule.name() : rule.title();
    List<Block> blocks = new ArrayList<>();
    rule.cut()
        .forEach(
            cut ->
                blocks.add(
                    Parts.notice("Not whole.", "The sources leave out of the list: " + cut + ".")));
    List<Section> own = new ArrayList<>();
    for (String district : districts) {
      Checklist list = Checklist.of(spec, rule, entries, district, asked.asOf());
      if (isMember(rule.membership(), district) && list.missing().size() == list.items().size()) {
        own.add(member(rule, district));
        continue;
      }
      own.add(section(rule, list));
      trees.add(tree(rule, list));
      for (Checklist.Item item : list.items()) {
        rows.add(
            List.of(
                "tenet",
                district,
                item.tenet().name(),
                "",
                "",
                "",
                item.state().words(),
                item.lacks().isEmpty() ? "" : "lacks " + item.lacks()));
      }
    }
    blocks.addAll(warnings(Checklist.problems(rule, entries)));
    if (districts.isEmpty()) {
      blocks.add(Parts.paragraph("No district has records of joining."));
    }
    sections.add(
        new Section(
            "joining-" + Parts.anchor(rule.name()),
            Text.of(title + ", as of " + asked.asOf()),
            blocks,
            own));
  }

  private boolean isMember(String membership, String district) {
    return spec.memberships().stream()
        .anyMatch(one -> one.name().equals(membership) && one.holds(district, asked.asOf()));
  }

  /** Of a member that never had to show anything nothing is missing. */
  private Section member(Joining rule, String district) {
    String said =
        "It is a member of " + rule.membership() + " on " + asked.asOf() + " and need not join.";
    return Parts.section(
        "joining-" + Parts.anchor(rule.name() + "-" + district),
        district,
        List.of(Parts.paragraph(said)));
  }

  private Section section(Joining rule, Checklist list) {
    List<List<String>> cells = new ArrayList<>();
    for (Checklist.Item item : list.items()) {
      cells.add(
          List.of(
              item.tenet().title(),
              item.state().words(),
              text(item.on()),
              item.by(),
              item.evidence(),
              item.lacks(),
              item.tenet().source()));
    }
    List<Block> blocks = new ArrayList<>();
    blocks.add(Parts.paragraph(standing(rule, list)));
    blocks.add(
        Parts.table(
            "Tenets",
            List.of("tenet", "state", "on", "by", "evidence", "lacks", "source"),
            cells,
            "The rule names no tenet."));
    return Parts.section(
        "joining-" + Parts.anchor(rule.name() + "-" + list.district()), list.district(), blocks);
  }

  private String standing(Joining rule, Checklist list) {
    if (list.complete() == null) {
      List<String> missing = list.missing();
      return "Does not join yet: "
          + missing.size()
          + " of "
          + Parts.counted(list.items().size(), "tenet")
          + " not shown: "
          + String.join(", ", missing)
          + ".";
    }
    String shown = "Every tenet is shown, the last of them on " + list.complete() + ".";
    return list.entry() == null
        ? shown + " When it enters is undecided: `" + rule.enters() + "` is not set."
        : shown + " It enters in " + list.entry() + ".";
  }

  private static Map<String, Object> tree(Joining rule, Checklist list) {
    Map<String, Object> one = new LinkedHashMap<>();
    one.put("rule", rule.name());
    one.put("district", list.district());
    one.put("complete", text(list.complete()));
    one.put("entry", list.entry() == null ? "" : list.entry().toString());
    one.put("missing", list.missing());
    one.put("not_whole", rule.cut());
    List<Object> items = new ArrayList<>();
    for (Checklist.Item item : list.items()) {
      Map<String, Object> tenet = new LinkedHashMap<>();
      tenet.put("tenet", item.tenet().name());
      tenet.put("title", item.tenet().title());
      tenet.put("state", item.state().words());
      tenet.put("on", text(item.on()));
      tenet.put("by", item.by());
      tenet.put("evidence", item.evidence());
      tenet.put("lacks", item.lacks());
      items.add(tenet);
    }
    one.put("tenets", items);
    return one;
  }

  // ---- grants

  private Map<String, Object> grants(Grants rule) {
    GrantBook book = GrantBook.of(spec, rule, entries);
    Membership membership =
        spec.memberships().stream()
            .filter(one -> one.name().equals(rule.membership()))
            .findFirst()
            .orElseThrow();
    Set<String> districts = new LinkedHashSet<>();
    membership.districts().forEach(row -> districts.add(row.district()));
    districts.addAll(book.districts());
    List<List<String>> cells = new ArrayList<>();
    List<Object> trees = new ArrayList<>();
    for (String district : districts.stream().filter(asked::isAbout).toList()) {
      boolean isMember = membership.holds(district, asked.asOf());
      String waived = waived(book, district);
      List<GrantTerm> terms = book.decided(district, asked.asOf());
      rows.add(
          List.of(
              "grant",
              district,
              rule.name(),
              "",
              "",
              "",
              waived,
              isMember ? "a member" : "no member"));
      cells.add(
          List.of(
              district,
              isMember ? "yes" : "no",
              waived,
              terms(terms, term -> term.days().toString()),
              terms(terms, term -> text(term.decided())),
              terms(terms, GrantTerm::source)));
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("district", district);
      one.put("member", isMember);
      one.put("waived", book.waived(district, asked.asOf()));
      one.put("terms", terms.stream().map(JoiningReport::tree).toList());
      trees.add(one);
    }
    List<Block> blocks = new ArrayList<>();
    blocks.add(Parts.paragraph(named(rule)));
    blocks.add(
        Parts.table(
            "Requirements waived on " + asked.asOf(),
            List.of("district", "member", "waived", "granted", "decided", "source"),
            cells,
            "Nothing is granted to this district."));
    List<Problem> own =
        book.problems().stream()
            .filter(one -> asked.district().isEmpty() || one.values().contains(asked.district()))
            .toList();
    blocks.addAll(warnings(own));
    String title = rule.title().isEmpty() ? rule.name() : rule.title();
    sections.add(Parts.section("grants-" + Parts.anchor(rule.name()), title, blocks));
    Map<String, Object> one = new LinkedHashMap<>();
    one.put("rule", rule.name());
    one.put("districts", trees);
    one.put("problems", own.stream().map(Problem::message).toList());
    return one;
  }

  private static Map<String, Object> tree(GrantTerm term) {
    Map<String, Object> one = new LinkedHashMap<>();
    one.put("requirement", term.requirement());
    one.put("from", text(term.days().from()));
    one.put("to", text(term.days().to()));
    one.put("decided", text(term.decided()));
    one.put("by", term.by());
    one.put("source", term.source());
    return one;
  }

  private String waived(GrantBook book, String district) {
    List<GrantTerm> now = book.of(district, asked.asOf());
    if (now.isEmpty()) {
      return "none";
    }
    boolean isAll = now.stream().anyMatch(term -> term.requirement().equals(Grants.EVERY));
    String names = String.join(", ", book.waived(district, asked.asOf()));
    return isAll ? "all of them: " + names + rest(book.rule()) : names;
  }

  private String rest(Grants rule) {
    int nameless = nameless(rule);
    return nameless == 0 ? "" : " and " + nameless + " without a name";
  }

  private int nameless(Grants rule) {
    if (rule.count() == null) {
      return 0;
    }
    int named = rule.requirements().size();
    return Amounts.of(rule.count(), spec, year)
        .map(Rational::toString)
        .map(Integer::parseInt)
        .map(count -> count - named)
        .orElse(0);
  }

  private String named(Grants rule) {
    List<String> names =
        rule.requirements().stream().map(one -> one.name() + " (" + one.title() + ")").toList();
    int nameless = nameless(rule);
    String known = "Requirements with a name: " + String.join(", ", names) + ".";
    return nameless == 0
        ? known
        : known
            + " The sources count "
            + (names.size() + nameless)
            + " and do not name the other "
            + nameless
            + ".";
  }

  private static String terms(List<GrantTerm> terms, Function<GrantTerm, String> part) {
    return String.join(
        "; ", terms.stream().map(part).distinct().filter(t -> !t.isEmpty()).toList());
  }

  private static List<Block> warnings(List<Problem> problems) {
    List<Block> blocks = new ArrayList<>();
    for (Problem one : problems) {
      blocks.add(Parts.notice("Warning " + one.code().id() + ":", one.message() + "."));
    }
    return blocks;
  }

  private static String text(@Nullable CalendarDate day) {
    return day == null ? "" : day.toString();
  }
}
