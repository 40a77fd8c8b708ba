package org.sqis.core.plan;

import com.google.common.base.Splitter;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.sqis.core.policy.Cohort;
import org.sqis.core.policy.ColumnOrigin;
import org.sqis.core.policy.Designation;
import org.sqis.core.policy.Grid;
import org.sqis.core.policy.Group;
import org.sqis.core.policy.IndexSpec;
import org.sqis.core.policy.Input;
import org.sqis.core.policy.Ladder;
import org.sqis.core.policy.LevelTable;
import org.sqis.core.policy.Measure;
import org.sqis.core.policy.Membership;
import org.sqis.core.policy.NumberTable;
import org.sqis.core.policy.Outline;
import org.sqis.core.policy.Parameter;
import org.sqis.core.policy.PolicyHeader;
import org.sqis.core.policy.PolicySpec;
import org.sqis.core.policy.Procedure;
import org.sqis.core.policy.SchoolCalendar;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;

/** Proves that names can be names, that each is used once, and that cited sources are listed. */
final class NameProof {
  /** The words of expressions and {@code end}; and those that follow {@code not} in a reason. */
  static final Set<String> RESERVED =
      sorted(
          "and",
          "applicable",
          "else",
          "end",
          "if",
          "is",
          "missing",
          "no",
          "not",
          "of",
          "or",
          "otherwise",
          "over",
          "present",
          "reported",
          "suppressed",
          "then",
          "when",
          "where",
          "yes");

  /** The word that means the group visited wherever a value is read. */
  private static final String GROUP = "group";

  /** The word of the rows that state a sum among those that name tables of levels. */
  private static final String TOTAL = "total";

  /** The families that every policy has. */
  private static final Set<String> FAMILIES =
      sorted("districts", "groups", "schools", "scored", "shown");

  /** What each kind of declaration is called in a message. */
  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("parameter", "a parameter"),
          Map.entry("group", "a group"),
          Map.entry("family", "a family of groups"),
          Map.entry("input", "an input"),
          Map.entry("measure", "a measure"),
          Map.entry("levels", "a table of levels"),
          Map.entry("grid", "a grid"),
          Map.entry("index", "an index"),
          Map.entry("season", "a season"),
          Map.entry("membership", "a membership"),
          Map.entry("cohort", "a cohort"),
          Map.entry("designation", "a designation"),
          Map.entry("ladder", "a ladder"),
          Map.entry("procedure", "a procedure"),
          Map.entry("policy", "the policy"));

  /** What to add to a word that cannot be a name alone. */
  private static final Map<String, String> SUFFIX =
      Map.of(
          "group",
          "students",
          "family",
          "groups",
          "levels",
          "level",
          "grid",
          "result",
          "index",
          "score");

  private final PolicySpec spec;
  private final Problems problems;
  private final Map<String, String> kinds = new LinkedHashMap<>();
  private final Map<String, Integer> seen = new HashMap<>();
  private final Set<String> sources = new LinkedHashSet<>();

  NameProof(PolicySpec spec, Problems problems) {
    this.spec = spec;
    this.problems = problems;
    for (PolicyHeader.Source source : spec.header().sources()) {
      sources.add(source.name());
    }
  }

  /** Whether a text can be a name; without a pattern, for every name is asked. */
  static boolean isName(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean isLetter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
      if (!isLetter && (i == 0 || c < '0' || c > '9')) {
        return false;
      }
    }
    return !text.isEmpty();
  }

  /** The kind of a declaration in the reader's words, with an article. */
  static String words(String kind) {
    return WORDS.getOrDefault(kind, kind);
  }

  /** The kind of every declared name, in declaration order. */
  Map<String, String> declared() {
    if (spec.header().last().compareTo(spec.header().first()) < 0) {
      String first = spec.header().first().toString();
      String last = spec.header().last().toString();
      problems.add(
          Problem.of(ProblemCode.YEARS_REVERSED, Place.element("policy/years"), last, first)
              .help("write `years " + last + " to " + first + "`"));
    }
    name("policy", spec.header().name());
    kinds.clear();
    SchoolCalendar calendar = spec.header().calendar();
    if (calendar.start() != null) {
      source("season/" + SchoolCalendar.SCHOOL_YEAR, calendar.start().source());
    }
    for (SchoolCalendar.Entry entry : calendar.seasons()) {
      String season = entry.season().name();
      if (name("season", season)) {
        source("season/" + season, entry.source());
      }
    }
    for (Parameter parameter : spec.parameters()) {
      if (name("parameter", parameter.name())) {
        source("parameter/" + parameter.name(), parameter.source());
      }
    }
    Set<String> families = new LinkedHashSet<>();
    for (Group group : spec.groups()) {
      name("group", group.name());
      families.add(group.family());
    }
    families.remove("");
    for (String family : families) {
      name("family", family);
    }
    for (Input input : spec.inputs()) {
      name("input", input.name());
    }
    for (Measure measure : spec.measures()) {
      if (name("measure", measure.name())) {
        source("measure/" + measure.name(), measure.source());
      }
    }
    for (LevelTable levels : spec.levels()) {
      if (name("levels", levels.name())) {
        source("levels/" + levels.name(), levels.source());
        origins("levels/" + levels.name(), levels.origins());
      }
    }
    for (Grid grid : spec.grids()) {
      if (name("grid", grid.name())) {
        source("grid/" + grid.name(), grid.source());
      }
    }
    for (IndexSpec index : spec.indexes()) {
      if (name("index", index.name())) {
        source("index/" + index.name(), index.source());
        origins("index/" + index.name(), index.origins());
      }
    }
    for (NumberTable numbers : spec.numbers()) {
      for (int i = 0; i < numbers.columns().size(); i++) {
        source("numbers/" + numbers.of() + "/column/" + i, numbers.columns().get(i).source());
      }
    }
    standings();
    procedures();
    return kinds;
  }

  private void standings() {
    for (Membership membership : spec.memberships()) {
      String at = "membership/" + membership.name();
      if (name("membership", membership.name())) {
        source(at, membership.source());
        for (int i = 0; i < membership.districts().size(); i++) {
          source(at + "/district/" + i, membership.districts().get(i).source());
        }
      }
    }
    for (Cohort cohort : spec.cohorts()) {
      if (name("cohort", cohort.name())) {
        source("cohort/" + cohort.name(), cohort.source());
      }
    }
    for (Designation designation : spec.designations()) {
      String at = "designation/" + designation.name();
      if (name("designation", designation.name())) {
        source(at, designation.source());
        for (int i = 0; i < designation.routes().size(); i++) {
          source(at + "/route/" + i, designation.routes().get(i).source());
        }
      }
    }
    for (Ladder ladder : spec.ladders()) {
      String at = "ladder/" + ladder.name();
      if (name("ladder", ladder.name())) {
        source(at, ladder.source());
        for (int i = 0; i < ladder.duties().size(); i++) {
          source(at + "/duty/" + i, ladder.duties().get(i).source());
        }
      }
    }
  }

  /** A procedure is a name too; it and its rows cite sources. */
  private void procedures() {
    for (Procedure procedure : spec.procedures()) {
      String at = "procedure/" + procedure.name();
      if (name("procedure", procedure.name())) {
        source(at, procedure.source());
        for (Outline.Table table : procedure.outline().tables()) {
          List<String> cited = table.column(Outline.SOURCE);
          for (int i = 0; i < cited.size(); i++) {
            source(at + "/" + table.clause() + "/" + i, cited.get(i));
          }
        }
      }
    }
  }

  /** Checks a name; false if it is that of an earlier declaration of the same kind. */
  private boolean name(String kind, String name) {
    Place.Element at = Place.element(kind + "/" + name);
    if (!isName(name)) {
      String fitting = fitting(name);
      problems.add(
          Problem.of(ProblemCode.BAD_NAME, at, name)
              .help(
                  (fitting.isEmpty() ? "" : "write `" + fitting + "`: ")
                      + "a name has letters, digits and `_`, and begins with a letter"));
    } else if (RESERVED.contains(name)
        || name.equals(GROUP)
        || (kind.equals("levels") && name.equals(TOTAL))
        || (kind.equals("season") && name.equals(SchoolCalendar.SCHOOL_YEAR))
        || (kind.equals("family") && FAMILIES.contains(name))) {
      problems.add(
          Problem.of(ProblemCode.RESERVED_NAME, at, name)
              .help(
                  "use a longer name, such as `"
                      + name
                      + "_"
                      + SUFFIX.getOrDefault(kind, "value")
                      + "`"));
    }
    String before = kinds.putIfAbsent(name, kind);
    int times = seen.getOrDefault(at.path(), 0) + 1;
    seen.put(at.path(), times);
    if (before != null) {
      problems.add(
          Problem.of(
                  ProblemCode.DUPLICATE_NAME,
                  times == 1 ? at : at.child("again").child(times - 1),
                  name)
              .with(
                  Place.element(before + "/" + name),
                  before.equals(kind) ? "the first one" : words(before) + " has this name")
              .help("give one of the two another name"));
    }
    return times == 1;
  }

  private void origins(String place, List<ColumnOrigin> origins) {
    for (int i = 0; i < origins.size(); i++) {
      source(place + "/origin/" + i, origins.get(i).source());
    }
  }

  private static Set<String> sorted(String... words) {
    return Collections.unmodifiableSet(new TreeSet<>(List.of(words)));
  }

  /** A name that is like the text and can be one; empty if there is none. */
  private static String fitting(String text) {
    String fitting = text.strip().replaceAll("[^A-Za-z0-9_]+", "_").replaceAll("^_+|_+$", "");
    return isName(fitting) ? fitting : "";
  }

  /** Each citation, separated by commas, begins with the name of a listed source. */
  private void source(String place, String cited) {
    if (cited.isBlank()) {
      return;
    }
    int index = 0;
    for (String citation : Splitter.on(',').trimResults().omitEmptyStrings().split(cited)) {
      String name = Splitter.on(' ').splitToList(citation).get(0);
      if (!sources.contains(name)) {
        Place.Element at = Place.element(place).child("source").child(index);
        Problem problem = Problem.of(ProblemCode.UNKNOWN_SOURCE, at, name);
        if (sources.isEmpty()) {
          problems.add(problem.help("list it in a table `sources` of the policy"));
        } else {
          problems.unknown(problem.code(), at, sources, name);
        }
      }
      index++;
    }
  }
}
