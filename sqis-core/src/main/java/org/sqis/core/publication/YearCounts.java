package org.sqis.core.publication;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.sqis.core.eval.Population;
import org.sqis.core.eval.SchoolValues;
import org.sqis.core.eval.ValueReads;
import org.sqis.core.expr.Expr;
import org.sqis.core.model.Type;
import org.sqis.core.model.Unit;
import org.sqis.core.model.Value;
import org.sqis.core.plan.Plan;
import org.sqis.core.policy.Group;
import org.sqis.core.policy.Input;
import org.sqis.core.policy.Measure;
import org.sqis.core.policy.PolicySpec;

/**
 * The counts of one year as tables, one for each count that is no part of another, and what becomes
 * of each. All that could be published is in them, whatever is asked for. Immutable once made.
 */
final class YearCounts {
  private final Population everyone;
  private final Plan plan;
  private final Map<SchoolValues, String> names = new HashMap<>();
  private final Map<String, String> rootOf = new LinkedHashMap<>();
  private final Map<String, List<CountTable.Part>> shapes = new LinkedHashMap<>();
  private final Map<String, CountTable> tables = new TreeMap<>();
  private final Map<String, Protection> protections = new TreeMap<>();

  /**
   * @param totals the sums over schools that some rule forms
   */
  YearCounts(Population everyone, Set<ValueReads.Total> totals, Limits limits) {
    this.everyone = everyone;
    this.plan = everyone.consortium().plan();
    int number = 0;
    for (SchoolValues school : everyone.schools()) {
      names.put(school, String.format(java.util.Locale.ROOT, "school %06d", number++));
    }
    for (SchoolValues district : districts()) {
      names.put(district, String.format(java.util.Locale.ROOT, "district %06d", number++));
    }
    names.put(everyone.consortium(), "consortium");
    roots(plan.spec());
    for (String root : shapes.keySet()) {
      CountTable table = new Filling(root, totals).table();
      tables.put(root, table);
      protections.put(root, Protection.of(table, limits));
    }
  }

  private Collection<SchoolValues> districts() {
    return everyone.consortium().districts();
  }

  /** Which counts are a table of their own, and which are parts of which. */
  private void roots(PolicySpec spec) {
    Map<String, Input> counts = new LinkedHashMap<>();
    for (Input input : spec.inputs()) {
      if (isCount(input)) {
        counts.put(input.name(), input);
      }
    }
    Map<String, String> rateOf = new HashMap<>();
    for (Measure measure : spec.measures()) {
      boolean isLoose =
          measure.body() instanceof Measure.Rate rate
              && rate.part() instanceof Expr.Name part
              && rate.whole() instanceof Expr.Name whole
              && counts.containsKey(part.name())
              && counts.containsKey(whole.name())
              && known(counts, part.name()).partOf().isEmpty()
              && !part.name().equals(whole.name());
      if (isLoose && measure.body() instanceof Measure.Rate rate) {
        rateOf.putIfAbsent(((Expr.Name) rate.part()).name(), ((Expr.Name) rate.whole()).name());
      }
    }
    Set<String> open = new LinkedHashSet<>(counts.keySet());
    for (String name : counts.keySet()) {
      if (known(counts, name).partOf().isEmpty() && !rateOf.containsKey(name)) {
        place(name, name);
        open.remove(name);
      }
    }
    for (boolean isNew = true; isNew; ) {
      isNew = false;
      for (String name : List.copyOf(open)) {
        String of = known(counts, name).partOf();
        boolean isWithin = !of.isEmpty();
        String outer = isWithin ? of : rateOf.getOrDefault(name, "");
        String root = rootOf.get(outer);
        if (root != null) {
          known(shapes, root)
              .add(new CountTable.Part(name, outer.equals(root) ? "" : outer, isWithin));
          rootOf.put(name, root);
          open.remove(name);
          isNew = true;
        }
      }
    }
    // What is left divides each other in a circle; each stands for itself.
    open.forEach(name -> place(name, name));
  }

  private void place(String name, String root) {
    rootOf.put(name, root);
    shapes.put(root, new ArrayList<>());
  }

  static boolean isCount(Input input) {
    return input.type() instanceof Type.Numeric numeric && numeric.unit() == Unit.COUNT;
  }

  /** The tables, by the name of their count. */
  Map<String, CountTable> tables() {
    return tables;
  }

  /** What becomes of the counts of the tables. */
  Map<String, Protection> protections() {
    return protections;
  }

  /** What becomes of a count; null if it is none, or there is none. */
  @Nullable Release of(SchoolValues whose, String input, int group) {
    String root = rootOf.get(input);
    String name = names.get(whose);
    return root == null || name == null
        ? null
        : known(protections, root).releases().get(id(name, group));
  }

  private String name(SchoolValues whose) {
    return known(names, whose);
  }

  private static <K, V> V known(Map<K, V> map, K key) {
    return Objects.requireNonNull(map.get(key), "known");
  }

  private String id(String name, int group) {
    return name + "/" + (group < 0 ? "" : plan.groups().get(group));
  }

  /** Fills the table of one count. */
  private final class Filling {
    private final String root;
    private final Set<ValueReads.Total> totals;
    private final CountTable.Builder table;
    private final Map<String, Long> counts = new HashMap<>();
    private final Map<String, Map<String, Long>> parts = new HashMap<>();

    Filling(String root, Set<ValueReads.Total> totals) {
      this.root = root;
      this.totals = totals;
      this.table = CountTable.builder(known(shapes, root));
    }

    CountTable table() {
      everyone.schools().forEach(this::own);
      districts().forEach(this::own);
      own(everyone.consortium());
      Set<Integer> ofDistricts = new TreeSet<>();
      Set<Integer> ofConsortium = new TreeSet<>();
      for (ValueReads.Total total : totals) {
        if (root.equals(rootOf.get(total.input()))) {
          boolean isOfAll = total.of().equals(everyone.consortium());
          (isOfAll ? ofConsortium : ofDistricts).add(total.group());
        }
      }
      for (int group : ofDistricts) {
        districts().forEach(district -> total(district, district.schools(), group));
      }
      for (int group : ofConsortium) {
        List<SchoolValues> members = new ArrayList<>();
        if (ofDistricts.contains(group)) {
          members.addAll(districts());
          everyone.consortium().schools().stream()
              .filter(school -> school.isNowhere())
              .forEach(members::add);
        } else {
          members.addAll(everyone.consortium().schools());
        }
        total(everyone.consortium(), members, group);
      }
      everyone.schools().forEach(this::whole);
      everyone.schools().forEach(this::groups);
      districts().forEach(this::groups);
      groups(everyone.consortium());
      return table.build();
    }

    /** The counts that the data have of it. */
    private void own(SchoolValues whose) {
      for (int group = -1; group < plan.groups().size(); group++) {
        Long count = count(whose, root, group);
        if (count != null) {
          Map<String, Long> own = new LinkedHashMap<>();
          for (CountTable.Part part : known(shapes, root)) {
            Long value = count(whose, part.name(), group);
            Long outer = part.of().isEmpty() ? count : own.get(part.of());
            if (value != null && outer != null && (!part.isWithin() || value <= outer)) {
              own.put(part.name(), value);
            }
          }
          add(id(name(whose), group), count, own);
        }
      }
    }

    private void add(String id, long count, Map<String, Long> known) {
      counts.put(id, count);
      parts.put(id, known);
      table.count(id, count, known);
    }

    private @Nullable Long count(SchoolValues whose, String input, int group) {
      if (!whose.isOwn(input) || whose.isPerGroup(input) != group >= 0) {
        return null;
      }
      Value value = whose.get(input, group, false);
      return value instanceof Value.Num num
              && num.number().isWhole()
              && num.number().numerator().bitLength() < 40
          ? Long.valueOf(num.number().numerator().longValueExact())
          : null;
    }

    /** A count that is the sum of others. */
    private void total(SchoolValues whole, List<SchoolValues> members, int group) {
      String id = id(name(whole), group);
      List<String> ids = new ArrayList<>();
      long sum = 0;
      Map<String, Long> sums = new LinkedHashMap<>();
      known(shapes, root).forEach(part -> sums.put(part.name(), 0L));
      for (SchoolValues member : members) {
        String one = id(name(member), group);
        Long count = counts.get(one);
        if (count != null) {
          ids.add(one);
          sum += count;
          known(parts, one).forEach((part, value) -> sums.merge(part, value, Long::sum));
        }
      }
      if (!ids.isEmpty() && !counts.containsKey(id)) {
        add(id, sum, sums);
        table.total(id, ids, CountTable.Rather.THE_TOTAL);
      }
    }

    /** A district that the data score as a whole is the total of its schools. */
    private void whole(SchoolValues of) {
      SchoolValues district = of.outer();
      if (district == null || district.schools().contains(of)) {
        return;
      }
      for (int group = -1; group < plan.groups().size(); group++) {
        int number = group;
        List<String> ids =
            district.schools().stream()
                .map(school -> id(name(school), number))
                .filter(counts::containsKey)
                .toList();
        String id = id(name(of), group);
        if (counts.containsKey(id) && !ids.isEmpty()) {
          table.total(id, ids, CountTable.Rather.THE_TOTAL);
        }
      }
    }

    /** The groups of one school, district or of the consortium. */
    private void groups(SchoolValues whose) {
      int all = plan.groups().indexOf(Group.ALL);
      String whole = all < 0 ? "" : id(name(whose), all);
      if (!counts.containsKey(whole)) {
        return;
      }
      Map<String, List<String>> families = new TreeMap<>();
      for (Group group : plan.spec().groups()) {
        String id = id(name(whose), plan.groups().indexOf(group.name()));
        if (counts.containsKey(id) && !id.equals(whole)) {
          String family = group.family().isEmpty() ? "/" + group.name() : group.family();
          families.computeIfAbsent(family, any -> new ArrayList<>()).add(id);
        }
      }
      families.values().forEach(ids -> table.total(whole, ids, CountTable.Rather.A_COUNT));
    }
  }
}
