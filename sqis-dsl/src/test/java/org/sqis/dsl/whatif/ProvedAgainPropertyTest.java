package org.sqis.dsl.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sqis.core.expr.Expr;
import org.sqis.core.io.DirectoryFiles;
import org.sqis.core.model.CalendarDate;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.number.Rational;
import org.sqis.core.plan.Plan;
import org.sqis.core.plan.Plans;
import org.sqis.core.plan.PolicyProof;
import org.sqis.core.policy.IndexSpec;
import org.sqis.core.policy.Overlay;
import org.sqis.core.policy.Parameter;
import org.sqis.core.policy.PolicySpec;
import org.sqis.dsl.Compilation;
import org.sqis.dsl.Sqis;

/** A proof that takes over what did not change against one of the whole policy. */
class ProvedAgainPropertyTest {
  private static final Path ROOT = Path.of("..");
  private static final int MANY = 12;
  private static final Pattern FUNCTION = Pattern.compile("\\$\\$Lambda[^,\\]]*");
  private int compared;
  private int wrong;

  @Test
  void whateverChanges_aProofThatTakesOverIsThatOfTheWhole() throws IOException {
    int policies = 0;
    for (Path file : files()) {
      Compilation compiled = Sqis.compile(file, DirectoryFiles.of(file.getParent()));
      if (compiled.hasErrors()) {
        continue;
      }
      policies++;
      tryAll(file, compiled.policy().spec());
    }
    assertThat(policies).isGreaterThan(30);
    assertThat(compared).isGreaterThan(900);
    assertThat(wrong).isGreaterThan(400);
  }

  private static List<Path> files() throws IOException {
    List<Path> all = new ArrayList<>();
    for (Path folder :
        List.of(ROOT.resolve("sqis-examples"), Path.of("src/test/resources/cases/good"))) {
      try (Stream<Path> walk = Files.walk(folder)) {
        walk.filter(file -> file.toString().endsWith(".sqis"))
            .filter(file -> !file.toString().contains("/target/"))
            .sorted()
            .forEach(all::add);
      }
    }
    return all;
  }

  private void tryAll(Path file, PolicySpec spec) {
    Plans whole = plans(spec);
    Plans last = whole;
    for (int number = 0; number < spec.parameters().size(); number++) {
      List<@Nullable Expr> values = values(spec.parameters().get(number));
      // A proof of a large policy takes a while; each parameter gets another two of the values.
      int step = spec.parameters().size() > MANY ? values.size() / 2 : 1;
      for (int i = number % step; i < values.size(); i += step) {
        Expr value = values.get(i);
        List<Parameter> parameters = new ArrayList<>(spec.parameters());
        Parameter one = parameters.get(number);
        parameters.set(number, value == null ? unset(one) : one.withValue(value));
        String what = file + ": " + one.name() + " = " + value;
        PolicySpec changed = spec.withParameters(parameters);
        Plans proved = same(what, changed, whole);
        // A proof that took over can be taken over from, whatever it was of.
        Plans after = same(what + " after another", changed, last);
        assertThat(after == null).isEqualTo(proved == null);
        last = after == null ? last : after;
      }
    }
    Random random = new Random(1);
    for (int number = 0; number < spec.indexes().size(); number++) {
      for (int i = 0; i < 4; i++) {
        List<IndexSpec> indexes = new ArrayList<>(spec.indexes());
        indexes.set(number, moved(indexes.get(number), random, i));
        String what = file + ": shares of " + indexes.get(number).name();
        Plans after = same(what, spec.withIndexes(indexes), last);
        last = after == null ? last : after;
      }
    }
    // What it is not made for is proved whole.
    same(file + ": no groups", spec.withGroups(List.of()), whole);
    same(file + ": no levels", spec.withLevels(List.of()), whole);
  }

  private static Parameter unset(Parameter one) {
    return new Parameter(
        one.name(), null, one.type(), null, one.source(), one.meaning(), one.years());
  }

  private static List<@Nullable Expr> values(Parameter one) {
    List<@Nullable Expr> values = new ArrayList<>();
    if (one.value() instanceof Expr.Numeral numeral) {
      for (Rational by : List.of(Rational.of(1, 100), Rational.of(-1, 100), Rational.ONE)) {
        values.add(new Expr.Numeral(numeral.value().plus(by), numeral.isPercent()));
      }
      values.add(new Expr.Numeral(Rational.ZERO, numeral.isPercent()));
      values.add(new Expr.Numeral(Rational.of(-3), false));
    }
    if (one.value() instanceof Expr.Answer answer) {
      values.add(new Expr.Answer(!answer.yes()));
    }
    if (one.value() instanceof Expr.Date) {
      values.add(new Expr.Date(CalendarDate.parse("3 March 2031").orElseThrow()));
    }
    values.add(new Expr.Numeral(Rational.of(60, 100), true));
    values.add(new Expr.Name("no_such_word"));
    values.add(null);
    return values;
  }

  /** One point from a share to another, and once to nobody. */
  private static IndexSpec moved(IndexSpec index, Random random, int number) {
    List<IndexSpec.Share> rows = new ArrayList<>(index.shares().rows());
    int from = random.nextInt(rows.size());
    int to = random.nextInt(rows.size());
    rows.set(from, changed(rows.get(from), Rational.ONE.negated()));
    if (number > 0) {
      rows.set(to, changed(rows.get(to), Rational.ONE));
    }
    return index.withShares(
        new IndexSpec.ShareTable(
            index.shares().columns(), rows, number > 1 ? List.of() : index.shares().totals()));
  }

  private static IndexSpec.Share changed(IndexSpec.Share row, Rational by) {
    List<@Nullable Rational> points = new ArrayList<>();
    row.points().forEach(one -> points.add(one == null ? null : one.plus(by)));
    return new IndexSpec.Share(row.domain(), row.measure(), points, row.years());
  }

  private static Plans plans(PolicySpec spec) {
    Plans plans = PolicyProof.prove(spec, Set.of()).plans();
    if (plans == null) {
      throw new AssertionError("the policy was compiled");
    }
    return plans;
  }

  private @Nullable Plans same(String what, PolicySpec changed, Plans known) {
    PolicyProof.Result whole = PolicyProof.prove(changed, Set.of());
    PolicyProof.Result again = PolicyProof.again(changed, known);
    compared++;
    assertThat(again.problems()).as(what).isEqualTo(whole.problems());
    assertThat(again.plans() == null).as(what).isEqualTo(whole.plans() == null);
    if (whole.plans() == null || again.plans() == null) {
      wrong++;
      return null;
    }
    assertThat(again.plans().spec()).isEqualTo(whole.plans().spec());
    assertThat(again.plans().years()).isEqualTo(whole.plans().years());
    Set<String> districts =
        new java.util.TreeSet<>(changed.overlays().stream().map(Overlay::district).toList());
    districts.add("");
    // Years and districts with equal rules have the same plan.
    IdentityHashMap<Plan, Plan> seen = new IdentityHashMap<>();
    for (SchoolYear year : whole.plans().years()) {
      for (String district : districts) {
        Plan plan = again.plans().in(year, district);
        Plan expected = whole.plans().in(year, district);
        if (plan == null || expected == null || seen.put(plan, expected) != expected) {
          same(what, plan, expected);
        }
        assertThat(again.plans().overlays(year, district))
            .isEqualTo(whole.plans().overlays(year, district));
        assertThat(again.plans().changed(year, district))
            .isEqualTo(whole.plans().changed(year, district));
      }
    }
    return again.plans();
  }

  private static void same(String what, @Nullable Plan again, @Nullable Plan whole) {
    if (again == null || whole == null) {
      assertThat(again).isEqualTo(whole);
      return;
    }
    assertThat(again.spec()).as(what).isEqualTo(whole.spec());
    assertThat(again.groups()).as(what).isEqualTo(whole.groups());
    assertThat(text(again)).as(what).isEqualTo(text(whole));
  }

  /** Everything a plan holds, in words; functions have no equality and only a name. */
  private static List<String> text(Plan plan) {
    return plan.elements().stream()
        .map(one -> FUNCTION.matcher(one.toString()).replaceAll(""))
        .toList();
  }
}
