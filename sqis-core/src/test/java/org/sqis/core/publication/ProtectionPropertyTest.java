package org.sqis.core.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** What holds of every table, checked by an attack that tries all tables. */
class ProtectionPropertyTest {
  private static final Limits LIMITS = new Limits(4, 3);

  @Property(tries = 100)
  void noHiddenCount_canBeNarrowed(
      @ForAll long seed, @ForAll @IntRange(min = 0, max = 3) int family) {
    RandomTables.Plain plain = RandomTables.of(new Random(seed), 1, family, family < 3 ? 1 : 0, 4);
    attack(plain);
  }

  @Property(tries = 40)
  void noHiddenCountOfADistrict_canBeNarrowed(
      @ForAll long seed, @ForAll @IntRange(min = 2, max = 3) int schools) {
    RandomTables.Plain plain = RandomTables.of(new Random(seed), schools, 2, 0, 4);
    attack(plain);
  }

  /** The two properties above must try tables to their end often enough to mean something. */
  @Test
  void theAttack_triesMostTables() {
    int tried = 0;
    int hidden = 0;
    for (int seed = 0; seed < 60; seed++) {
      RandomTables.Plain plain = RandomTables.of(new Random(seed), 1, 3, 0, 4);
      Map<String, Integer> values = attack(plain);
      tried += values == null ? 0 : 1;
      hidden += values == null || values.isEmpty() ? 0 : 1;
    }
    assertThat(tried).isGreaterThan(40);
    assertThat(hidden).isGreaterThan(30);
  }

  private static Map<String, Integer> attack(RandomTables.Plain plain) {
    Protection protection = Protection.of(plain.table(), LIMITS);
    Map<String, Integer> values =
        new Attack(plain, protection.releases(), LIMITS.smallest(), LIMITS.width()).values();
    if (values != null && protection.unprotected().isEmpty()) {
      assertThat(Attack.narrow(values, LIMITS.width()))
          .as("%s %s", show(plain), protection.releases())
          .isEmpty();
    }
    return values;
  }

  private static Map<String, String> show(RandomTables.Plain plain) {
    Map<String, String> shown = new TreeMap<>();
    plain.counts().forEach((id, of) -> shown.put(id, of[1] + " of " + of[0]));
    return shown;
  }

  @Property(tries = 40)
  void everySmallCount_isHidden(@ForAll long seed) {
    RandomTables.Plain plain = RandomTables.of(new Random(seed), 3, 4, 2, 30);
    Protection protection = Protection.of(plain.table(), new Limits(20, 5));
    plain
        .counts()
        .forEach(
            (id, of) ->
                assertThat(protection.of(id) == Release.SMALL).as(id).isEqualTo(of[0] < 20));
    assertThat(protection.unprotected()).isEmpty();
  }

  @Property(tries = 30)
  void protectingAgain_hidesNoMore(@ForAll long seed) {
    CountTable table = RandomTables.of(new Random(seed), 3, 4, 2, 30).table();
    Limits limits = new Limits(20, 5);
    Protection once = Protection.of(table, limits);
    Set<String> hidden =
        once.releases().entrySet().stream()
            .filter(one -> one.getValue().isHidden())
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    assertThat(Protection.of(table, limits, hidden).releases()).isEqualTo(once.releases());
  }

  @Property(tries = 30)
  void theOrderOfTheData_doesNotMatter(@ForAll long seed) {
    RandomTables.Plain plain = RandomTables.of(new Random(seed), 3, 4, 2, 30);
    Limits limits = new Limits(20, 5);
    assertThat(Protection.of(plain.table(new Random(seed + 1)), limits).releases())
        .isEqualTo(Protection.of(plain.table(new Random(seed + 2)), limits).releases());
  }
}
