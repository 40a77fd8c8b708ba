package org.sqis.core.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sqis.core.publication.CountTable.Rather.A_COUNT;
import static org.sqis.core.publication.CountTable.Rather.THE_TOTAL;
import static org.sqis.core.publication.Release.COMPLEMENTARY;
import static org.sqis.core.publication.Release.SHOWN;
import static org.sqis.core.publication.Release.SMALL;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What is hidden, one relation at a time. */
class ProtectionTest {
  private static final Limits LIMITS = new Limits(20, 5);

  private static CountTable.Builder met() {
    return CountTable.builder(List.of(CountTable.Part.of("met")));
  }

  private static Map<String, Long> met(long met) {
    return Map.of("met", met);
  }

  @Test
  void aCount_isHiddenBelowTheSmallest() {
    Protection found =
        Protection.of(
            CountTable.builder().count("a", 0).count("b", 19).count("c", 20).build(), LIMITS);
    assertThat(found.releases()).isEqualTo(Map.of("a", SMALL, "b", SMALL, "c", SHOWN));
  }

  @Test
  void oneGroupOfAFamily_takesTheNextSmallestWithIt() {
    CountTable table =
        CountTable.builder()
            .count("all", 150)
            .count("asian", 10)
            .count("black", 60)
            .count("white", 80)
            .total("all", List.of("asian", "black", "white"), A_COUNT)
            .build();
    assertThat(Protection.of(table, LIMITS).releases())
        .isEqualTo(Map.of("all", SHOWN, "asian", SMALL, "black", COMPLEMENTARY, "white", SHOWN));
  }

  @Test
  void twoSmallGroups_protectEachOther() {
    CountTable table =
        CountTable.builder()
            .count("all", 100)
            .count("asian", 10)
            .count("black", 8)
            .count("white", 82)
            .total("all", List.of("asian", "black", "white"), A_COUNT)
            .build();
    assertThat(Protection.of(table, LIMITS).of("white")).isEqualTo(SHOWN);
  }

  /** All hidden cells are zero, and the total shows it. */
  @Test
  void zeros_doNotProtectEachOther() {
    CountTable table =
        CountTable.builder()
            .count("all", 82)
            .count("asian", 0)
            .count("black", 0)
            .count("white", 82)
            .total("all", List.of("asian", "black", "white"), A_COUNT)
            .build();
    assertThat(Protection.of(table, LIMITS).of("white")).isEqualTo(COMPLEMENTARY);
  }

  @Test
  void othersThanAGroup_areHiddenTooIfTheyAreFew() {
    CountTable table =
        CountTable.builder()
            .count("all", 100)
            .count("low_income", 97)
            .total("all", List.of("low_income"), A_COUNT)
            .build();
    assertThat(Protection.of(table, LIMITS).of("low_income")).isEqualTo(COMPLEMENTARY);
  }

  /** The two hidden groups are large enough together; those who met are not. */
  @Test
  void aPart_needsItsWidthToo() {
    CountTable table =
        met()
            .count("all", 160, met(62))
            .count("asian", 10, met(1))
            .count("black", 10, met(1))
            .count("white", 140, met(60))
            .total("all", List.of("asian", "black", "white"), A_COUNT)
            .build();
    assertThat(Protection.of(table, LIMITS).of("white")).isEqualTo(COMPLEMENTARY);
  }

  /** Everybody but one met the standard: those who did not can be counted on one hand. */
  @Test
  void theOthersThanAPart_needTheirWidthToo() {
    CountTable table =
        met()
            .count("all", 160, met(79))
            .count("asian", 10, met(10))
            .count("black", 10, met(9))
            .count("white", 140, met(60))
            .total("all", List.of("asian", "black", "white"), A_COUNT)
            .build();
    assertThat(Protection.of(table, LIMITS).of("white")).isEqualTo(COMPLEMENTARY);
  }

  @Test
  void oneSchool_hidesTheTotalOfTheDistrictRatherThanASecondSchool() {
    CountTable table =
        CountTable.builder()
            .count("district", 90)
            .count("east", 10)
            .count("west", 80)
            .total("district", List.of("east", "west"), THE_TOTAL)
            .build();
    assertThat(Protection.of(table, LIMITS).releases())
        .isEqualTo(Map.of("district", COMPLEMENTARY, "east", SMALL, "west", SHOWN));
  }

  /** The district would follow from the consortium, so that hiding it would be of no use. */
  @Test
  void theTotalOfADistrict_isNotHiddenWhereTheConsortiumGivesItAway() {
    CountTable table =
        CountTable.builder()
            .count("all districts", 190)
            .count("elm", 90)
            .count("oak", 100)
            .count("elm/east", 10)
            .count("elm/west", 80)
            .total("elm", List.of("elm/east", "elm/west"), THE_TOTAL)
            .total("all districts", List.of("elm", "oak"), THE_TOTAL)
            .build();
    assertThat(Protection.of(table, LIMITS).releases())
        .containsEntry("elm/west", COMPLEMENTARY)
        .containsEntry("elm", SHOWN)
        .containsEntry("all districts", SHOWN);
  }

  /** A group of one school: its total in the district and that of the consortium, and no more. */
  @Test
  void aGroupOfASchool_takesOneGroupAndBothTotalsWithIt() {
    CountTable table =
        CountTable.builder()
            .count("consortium", 200)
            .count("elm", 100)
            .count("oak", 100)
            .count("elm/east asian", 10)
            .count("elm/west asian", 90)
            .count("elm/east", 120)
            .count("elm/east black", 50)
            .count("elm/east white", 60)
            .total("elm", List.of("elm/east asian", "elm/west asian"), THE_TOTAL)
            .total("consortium", List.of("elm", "oak"), THE_TOTAL)
            .total(
                "elm/east", List.of("elm/east asian", "elm/east black", "elm/east white"), A_COUNT)
            .build();
    assertThat(Protection.of(table, LIMITS).hidden())
        .containsExactlyInAnyOrder("elm/east asian", "elm/east black", "elm", "consortium");
  }

  @Test
  void whatCannotBeProtected_isSaid() {
    CountTable table =
        met()
            .count("all", 30, Map.of())
            .count("a", 3, met(1))
            .count("b", 27, met(1))
            .total("all", List.of("a", "b"), A_COUNT)
            .build();
    assertThat(Protection.of(table, LIMITS).unprotected()).isEmpty();
    assertThat(Protection.of(table, new Limits(2, 2)).of("a")).isEqualTo(SHOWN);
  }

  /** A part that the source held back can have more than one value; it must not make one sure. */
  @Test
  void aPartThatNobodyTold_leavesTheCountOpen() {
    CountTable table =
        met()
            .count("all", 100, met(40))
            .count("foster", 3, Map.of())
            .total("all", List.of("foster"), A_COUNT)
            .build();
    Protection found = Protection.of(table, LIMITS);
    assertThat(found.unprotected()).isEmpty();
    assertThat(found.of("all")).isEqualTo(SHOWN);
  }

  @Test
  void margins_areMadeAndProtected() {
    Map<List<String>, Long> ratings = new TreeMap<>((a, b) -> a.toString().compareTo(b.toString()));
    ratings.put(List.of("elm", "teacher", "low"), 2L);
    ratings.put(List.of("elm", "teacher", "high"), 60L);
    ratings.put(List.of("oak", "teacher", "low"), 40L);
    ratings.put(List.of("oak", "teacher", "high"), 70L);
    CountTable table = CountTable.withMargins(ratings);
    Protection found = Protection.of(table, LIMITS);
    assertThat(found.of(CountTable.id(List.of("elm", "teacher", "low")))).isEqualTo(SMALL);
    assertThat(found.of(CountTable.id(List.of("elm", "teacher", "high")))).isEqualTo(COMPLEMENTARY);
    assertThat(found.of(CountTable.id(List.of("elm", "*", "low")))).isEqualTo(SMALL);
    assertThat(found.unprotected()).isEmpty();
    assertThat(table.lines()).hasSize(18);
  }

  @Test
  void wrongCalls_areRefused() {
    assertThatThrownBy(() -> new Limits(4, 5)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> met().count("a", 3, met(4)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> CountTable.builder().total("a", List.of("b"), A_COUNT).build())
        .isInstanceOf(IllegalArgumentException.class);
  }
}
