package org.sqis.dsl.nsize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sqis.core.nsize.SizeRule;
import org.sqis.core.number.Rational;

/** Rules for the size of a group as they are typed. */
class SizeRuleTest {
  @Test
  void rules_areReadAsTheyAreTyped() {
    assertThat(SizeRule.parse(" 020 ")).isEqualTo(new SizeRule.AtLeast(20));
    assertThat(SizeRule.parse("100  or 50 and 15 %"))
        .isEqualTo(new SizeRule.AtLeastOrPart(100, 50, Rational.of(3, 20)));
    assertThat(SizeRule.parse("state_counts")).isEqualTo(new SizeRule.Named("state_counts"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1", "999999999", "100 or 50 and 15%", "9 or 1 and 0.5%", "9 or 1 and 50/3%", "n"})
  void text_readsBackAsTheSameRule(String typed) {
    assertThat(SizeRule.parse(typed)).hasToString(typed);
    assertThat(SizeRule.parse(SizeRule.parse(typed).toString())).isEqualTo(SizeRule.parse(typed));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | the smallest size that counts is from 1 to 999999999, not 0",
        "1000000000 | the smallest size that counts is from 1 to 999999999, not more than that",
        "99999999999999999999999 | the smallest size that counts is from 1 to 999999999, not more than that",
        "50 or 50 and 15% | the smaller size must be below 50, not 50",
        "100 or 50 and 0% | the percent must be above 0% and at most 100%, not 0%",
        "100 or 50 and 101% | the percent must be above 0% and at most 100%, not 101%",
        "100 or 50 and 1/0% | `1/0%` is no percent"
      })
  void sizesOutOfRange_areRefused(String typed, String message) {
    assertThatThrownBy(() -> SizeRule.parse(typed))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-20", "20.5", "100 or 50", "100 and 15%", "a b", "20%", "n>=20"})
  void anythingElse_isToldWhatToWrite(String typed) {
    assertThatThrownBy(() -> SizeRule.parse(typed))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "`"
                + typed
                + "` is no rule; write a number (20), a number and a smaller one with a percent (100"
                + " or 50 and 15%), or the name of a parameter or of a yes/no result each group");
  }
}
