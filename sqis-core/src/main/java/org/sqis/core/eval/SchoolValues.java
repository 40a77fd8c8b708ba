package org.sqis.core.eval;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sqis.core.data.History;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.model.Value;
import org.sqis.core.outcome.IndexResult;
import org.sqis.core.plan.Element;
import org.sqis.core.plan.Node;
import org.sqis.core.plan.Plan;
import org.sqis.core.standing.Determination;
import org.sqis.core.standing.Held;
import org.sqis.core.standing.Quota;
import org.sqis.core.standing.Rung;
import org.sqis.core.standing.Standings;

/**
 * Every value of one school, of one district, or of the consortium in one year while it is
 * evaluated. Confined to one thread.
 */
public final class SchoolValues {
  private final String label;
  private final Plan plan;
  private final SchoolYear year;
  private final String district;
  private final Earlier earlier;
  private final @Nullable SchoolValues outer;
  private final Map<UnitOfAnalysis, List<SchoolValues>> members =
      new EnumMap<>(UnitOfAnalysis.class);
  private final Map<String, Value[]> values = new HashMap<>();
  private final Map<String, Value[]> exact = new HashMap<>();
  private final Set<String> perGroup = new HashSet<>();
  private final Set<String> given = new HashSet<>();
  private final Map<String, Recorded> recorded = new HashMap<>();
  private final Set<String> records = new HashSet<>();
  private final Set<String> ofRatedYear = new HashSet<>();
  private final Map<String, IndexResult> indexes = new HashMap<>();

  private @Nullable Source source;
  private @Nullable Rankings rankings;
  private boolean isSchool = true;
  private Standings before = Standings.NONE;
  private boolean isNowhere;
  private final Map<String, Held> held = new HashMap<>();
  private final Map<String, Rung> rungs = new HashMap<>();
  private final Map<String, Value> placed = new HashMap<>();
  private final Map<String, Determination> determinations = new LinkedHashMap<>();
  private final List<Quota> quotas = new ArrayList<>();

  /** Values that are kept elsewhere, such as in the columns of the engine. */
  public interface Source {
    /** Whether it keeps the values of that name. */
    boolean has(String name);

    /** Whether the name has a value for each group. */
    boolean isPerGroup(String name);

    /** A value; {@code group} is 0 for one that is there once. */
    Value value(String name, int group, boolean isExact);

    /** What a function over its schools comes to; null where its schools have to be visited. */
    default @Nullable Over over(Node.OverMembers node) {
      return null;
    }
  }

  /**
   * What a function over schools comes to.
   *
   * @param value the result, or why there is none; null if no school is left
   * @param lacking why schools were left out; null if none was
   */
  public record Over(@Nullable Value value, Value.@Nullable Missing lacking) {}

  /** Finds the values of the same school, district or consortium in another year. */
  interface Earlier {
    /** The values of that year; null if there are no data of it. */
    @Nullable SchoolValues in(SchoolYear year);
  }

  /**
   * @param label what it is called in an explanation
   * @param outer the district of a school, the consortium of a district; null where wider values
   *     are of no interest
   */
  SchoolValues(
      String label,
      Plan plan,
      SchoolYear year,
      String district,
      Earlier earlier,
      @Nullable SchoolValues outer) {
    this.label = label;
    this.plan = plan;
    this.year = year;
    this.district = district;
    this.earlier = earlier;
    this.outer = outer;
  }

  /** Says where values are kept that nobody puts here. */
  void source(Source values) {
    source = values;
  }

  private boolean has(String name) {
    return values.containsKey(name) || (source != null && source.has(name));
  }

  /** What it is called: the code and name of a school, the name of a district. */
  String label() {
    return label;
  }

  /** The district of a school, the consortium of a district; or null. */
  public @Nullable SchoolValues outer() {
    return outer;
  }

  /** Who has the value of that name: this one, or its district, or the consortium. */
  SchoolValues owner(String name) {
    SchoolValues owner = this;
    while (!owner.has(name) && owner.outer != null) {
      owner = owner.outer;
    }
    return owner.has(name) ? owner : this;
  }

  /** The schools or districts of a district or of the consortium. */
  List<SchoolValues> members(UnitOfAnalysis each) {
    return members.getOrDefault(each, List.of());
  }

  /** The schools of a district or of the consortium that the data of the year know. */
  public List<SchoolValues> schools() {
    return members(UnitOfAnalysis.SCHOOL);
  }

  /** The districts, if this is the consortium. */
  public List<SchoolValues> districts() {
    return members(UnitOfAnalysis.DISTRICT);
  }

  /** Whether the value of that name is its own, not that of something wider. */
  public boolean isOwn(String name) {
    return has(name);
  }

  void members(UnitOfAnalysis each, List<SchoolValues> all) {
    members.put(each, List.copyOf(all));
  }

  /** What a function over its schools comes to; null where they have to be visited. */
  @Nullable Over over(Node.OverMembers node) {
    return source == null ? null : source.over(node);
  }

  /** Whether it is a school that the data of the year know. */
  boolean isSchool() {
    return isSchool;
  }

  /** Says that it is a district scored like a school, or a school of other years only. */
  void noSchool() {
    isSchool = false;
  }

  /** The rankings of everyone in the year, each made when it is first asked for. */
  Rankings rankings() {
    SchoolValues all = this;
    while (all.outer != null) {
      all = all.outer;
    }
    if (all.rankings == null) {
      all.rankings = new Rankings(all.members(UnitOfAnalysis.SCHOOL));
    }
    return all.rankings;
  }

  /** The rules in force in the year. */
  public Plan plan() {
    return plan;
  }

  /** The school year. */
  public SchoolYear year() {
    return year;
  }

  /** The district of the school in the year, or empty. */
  String district() {
    return district;
  }

  /** The values of the same school so many years before; null if there are no data of that year. */
  @Nullable SchoolValues ago(int years) {
    int start = year.start() - years;
    return years == 0 ? this : start < 1900 ? null : earlier.in(new SchoolYear(start));
  }

  /**
   * The value of a school; {@code group} is -1 for a value the school has once, or its district, or
   * the consortium.
   */
  public Value get(String name, int group, boolean isExact) {
    SchoolValues owner = owner(name);
    Value[] column = (isExact ? owner.exact : owner.values).get(name);
    if (column == null && owner.source != null && owner.source.has(name)) {
      return owner.source.value(name, Math.max(group, 0), isExact);
    }
    return Objects.requireNonNull(column, name)[Math.max(group, 0)];
  }

  /** The same; missing where the rules of the year do not define the name. */
  Value getIfDefined(String name, int group, boolean isExact) {
    if (!isDefined(name)) {
      return new Value.Missing(MissingReason.NOT_YET_DEFINED, name + " is not defined in " + year);
    }
    return get(name, group, isExact);
  }

  /** What the school held and where it stood after the determination of the year before. */
  Standings before() {
    return before;
  }

  void before(Standings standings) {
    before = standings;
  }

  /** The designation as the school holds it after this determination; null if it does not. */
  @Nullable Held held(String designation) {
    return held.get(designation);
  }

  void hold(Held designation) {
    held.put(designation.designation(), designation);
  }

  /** Where the school is on a ladder after this determination; null if it never was on it. */
  @Nullable Rung rung(String ladder) {
    return rungs.get(ladder);
  }

  void stand(Rung rung) {
    rungs.put(rung.ladder(), rung);
  }

  /** Whether the school is in the first places of a quota. */
  Value placed(String quota) {
    return Objects.requireNonNull(placed.get(quota), quota);
  }

  void placed(String quota, Value answer) {
    placed.put(quota, answer);
  }

  /** What this determination says of a designation; null if there is none of that name. */
  public @Nullable Determination determination(String designation) {
    return determinations.get(designation);
  }

  /** What this determination says of every designation, by name. */
  public Map<String, Determination> determinations() {
    return Collections.unmodifiableMap(determinations);
  }

  void determined(Determination one) {
    determinations.put(one.designation(), one);
  }

  /** What came of the quotas of this determination, if this is the consortium. */
  public List<Quota> quotas() {
    return List.copyOf(quotas);
  }

  void quota(Quota one) {
    quotas.add(one);
  }

  /** Whether the data do not say in which district the school is. */
  public boolean isNowhere() {
    return isNowhere;
  }

  void nowhere() {
    isNowhere = true;
  }

  /** Everything the school takes into the determination of the next year. */
  public Standings standings() {
    return new Standings(held, rungs);
  }

  /** Whether the name has a value for each group. */
  public boolean isPerGroup(String name) {
    return perGroup.contains(name)
        || (!values.containsKey(name) && source != null && source.isPerGroup(name));
  }

  /** Whether the name is an index whose steps are known. */
  boolean hasIndex(String name) {
    return indexes.containsKey(name);
  }

  /** The steps of an index. */
  public IndexResult index(String name) {
    IndexResult known = indexes.get(name);
    if (known == null && source != null && plan.element(name) instanceof Element.OfIndex index) {
      known = new IndexEvaluator(plan, index, this).result();
      indexes.put(name, known);
    }
    return Objects.requireNonNull(known, name);
  }

  void open(Element element) {
    if (element.each() == UnitOfAnalysis.GROUP) {
      perGroup.add(element.name());
    }
    int size = element.each() == UnitOfAnalysis.GROUP ? plan.groups().size() : 1;
    values.put(element.name(), new Value[size]);
    exact.put(element.name(), new Value[size]);
  }

  void put(String name, int group, Value value, Value exactValue) {
    Objects.requireNonNull(values.get(name), name)[Math.max(group, 0)] = value;
    Objects.requireNonNull(exact.get(name), name)[Math.max(group, 0)] = exactValue;
  }

  /** Puts a value that stands in place of its rule. */
  void putGiven(String name, int group, Value value, Value exactValue) {
    put(name, group, value, exactValue);
    given.add(group + "/" + name);
  }

  /**
   * A result that was recorded when the year was rated.
   *
   * @param element what gives it in a year that the policy governs
   * @param history where it is recorded
   */
  record Recorded(Element element, History history) {}

  /** Opens a result of a year without rules, of which only records are known. */
  void openRecord(Element element) {
    open(element);
    records.add(element.name());
  }

  /** Whether the name is a result of a year without rules. */
  boolean isRecord(String name) {
    return records.contains(name);
  }

  /** Puts a recorded result. */
  void putRecorded(Element element, int group, Value value, Value exactValue, History history) {
    put(element.name(), group, value, exactValue);
    recorded.put(group + "/" + element.name(), new Recorded(element, history));
  }

  /** Where a value is recorded; null if it is not. */
  @Nullable Recorded recorded(String name, int group) {
    return recorded.get(group + "/" + name);
  }

  /** Says that the value of an input is that of the rated year, which stands for this one. */
  void ofRatedYear(String input) {
    ofRatedYear.add(input);
  }

  /** Whether the value of an input is that of the rated year. */
  boolean isOfRatedYear(String input) {
    return ofRatedYear.contains(input);
  }

  /** Whether the value stands in place of its rule. */
  boolean isGiven(String name, int group) {
    return given.contains(group + "/" + name);
  }

  /** Whether the rules or data of the year have the name. */
  boolean isDefined(String name) {
    return owner(name).has(name);
  }

  void put(IndexResult result) {
    indexes.put(result.index(), result);
  }
}
