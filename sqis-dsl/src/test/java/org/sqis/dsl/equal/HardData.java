package org.sqis.dsl.equal;

import java.util.List;
import java.util.Random;
import org.sqis.core.data.Dataset;
import org.sqis.core.data.Loading;
import org.sqis.core.model.CalendarDate;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;
import org.sqis.core.policy.Group;
import org.sqis.core.policy.PolicySpec;

/** Data of a {@link HardPolicy}: its own numbers, again and again, and every way to be missing. */
final class HardData {
  private final PolicySpec policy;
  private final Pool pool;
  private final Random random;
  private final int missing;

  /** Whether all schools have one kind and one district, so that a part has more than a block. */
  private boolean isUniform;

  HardData(PolicySpec policy, Pool pool, Random random) {
    this.policy = policy;
    this.pool = pool;
    this.random = random;
    this.missing = List.of(0, 5, 15, 40).get(random.nextInt(4));
  }

  /** So many schools, each in some of the years. */
  Dataset of(int schools, boolean hasPast) {
    SchoolYear year = random.nextBoolean() ? policy.header().first() : policy.header().last();
    Dataset.Builder data = Dataset.builder(policy).year(year);
    isUniform = schools > 1000 && random.nextInt(5) > 0;
    boolean isPastKnown = hasPast && random.nextInt(4) > 0;
    for (int i = 0; i < schools; i++) {
      String id = "s" + i;
      data.school(id, "", isUniform ? "Ash" : List.of("Elm", "Ash", "").get(random.nextInt(3)));
      school(data, year, id);
      for (int ago = 1; ago < 4 && isPastKnown; ago++) {
        if (random.nextInt(4) > 0) {
          school(data, new SchoolYear(year.start() - ago), id);
        }
      }
    }
    Loading loading = data.build();
    if (loading.hasErrors()) {
      throw new AssertionError(loading.problems().toString());
    }
    return loading.dataset();
  }

  private void school(Dataset.Builder data, SchoolYear year, String id) {
    boolean isNever = policy.inputs().get(0).neverMissing();
    data.set(
        year, id, "kind", isUniform ? new Value.Word("low") : isNever ? word() : maybe(word()));
    data.set(year, id, "sort", maybe(word()));
    for (String name : List.of("first", "second", "before")) {
      data.set(year, id, name, maybe(Value.of(pool.given(random))));
    }
    data.set(year, id, "turnout", maybe(Value.of(pool.part(random))));
    data.set(year, id, "flag", maybe(Value.of(random.nextBoolean())));
    data.set(year, id, "other_flag", maybe(Value.of(random.nextBoolean())));
    data.set(year, id, "day", maybe(day()));
    data.set(year, id, "other_day", maybe(day()));
    for (Group group : policy.groups()) {
      if (!group.name().equals("all") && random.nextInt(6) == 0) {
        continue;
      }
      int whole = random.nextInt(9) == 0 ? 1000 : random.nextInt(12);
      Value part = Value.of(Rational.of(whole == 0 ? 0 : random.nextInt(whole + 1)));
      data.set(year, id, "g_whole", group.name(), maybe(Value.of(Rational.of(whole))));
      data.set(year, id, "g_met", group.name(), maybe(part));
      data.set(year, id, "g_value", group.name(), maybe(Value.of(pool.given(random))));
      data.set(year, id, "g_part", group.name(), maybe(Value.of(pool.part(random))));
    }
  }

  private Value word() {
    return new Value.Word(List.of("low", "mid", "high").get(random.nextInt(3)));
  }

  private Value day() {
    return new Value.Date(
        new CalendarDate(2014 + random.nextInt(2), 1 + random.nextInt(12), 1 + random.nextInt(4)));
  }

  private Value maybe(Value value) {
    if (random.nextInt(100) >= missing) {
      return value;
    }
    MissingReason[] reasons = MissingReason.values();
    MissingReason reason = reasons[random.nextInt(reasons.length)];
    return new Value.Missing(reason, random.nextInt(3) == 0 ? "a remark" : "");
  }
}
