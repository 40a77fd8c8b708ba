package org.sqis.dsl.parser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sqis.dsl.diagnostic.Diagnostic;
import org.sqis.dsl.diagnostic.DiagnosticPlace;
import org.sqis.dsl.source.Source;

/** Every way in which a text is no expression: what is said, where, and what to type. */
class ExpressionFaultTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '^',
      value = {
        "1 +; 3; something is missing after `+`;" + " write what follows, or leave `+` out",
        "+ 2; 1; something is missing before `+`;" + " write what comes before, or leave `+` out",
        "a and; 3; something is missing after `and`;" + " write what follows, or leave `and` out",
        "max(1, ); 6; something is missing after `,`;" + " write what follows, or leave `,` out",
        "max(, 1); 5; something is missing before `,`;"
            + " write what comes before, or leave `,` out",
        "a + * b; 3; something is missing after `+`;" + " write what follows, or leave `+` out",
        "f(a:); 4; something is missing after `:`;" + " write what follows, or leave `:` out",
        "a is; 3; something is missing after `is`;" + " write what follows, or leave `is` out",
        "(1 + 2; 1; `)` is missing; close this parenthesis",
        "min(a; 4; `)` is missing; close this parenthesis",
        "1 + 2); 6; this `)` has no `(`; remove it",
        "(); 2; nothing stands between `(` and `)`;" + " write a value there, or leave both out",
        "a b; 3; an operator is missing between `a` and `b`;"
            + " write `+`, `and` or another operator between them",
        "2 (a); 3; an operator is missing between `2` and `(`;"
            + " write `+`, `and` or another operator between them",
        "a AND b; 3; `AND` is no operator; write `and`",
        "If a then b else c; 1; `If` is no operator; write `if`",
        "x is not missing; 6; `not` cannot stand after `is`; write `is present`",
        "x is not present; 6; `not` cannot stand after `is`; write `is missing`",
        "x is not 5; 6; `not` cannot stand after `is`; write `not (a is b)`",
        "a * not b; 5; `not` cannot stand after `*`; put it in parentheses",
        "a + if b then c else d; 5; `if` cannot stand after `+`;"
            + " put it in parentheses, up to its last value",
        "1 < 2 < 3; 7; comparisons cannot be chained; write `1 < 2 and 2 < 3`",
        "a is b is c; 8; comparisons cannot be chained;"
            + " put the comparison that comes first in parentheses",
        "2013-14; 1; `2013-14` is a school year, and a year is no value;"
            + " for a difference write `2013 - 14`",
        "x \"text\"; 3; a text cannot stand here; write a text only after a reason for missing",
        "x when y; 3; `when` does not belong into a value;"
            + " write it once, after the value of a line `value`",
        "x over y; 3; `over` stands only in a function over groups;"
            + " write for example `lowest(x over groups)`",
        "f(x where y); 5; `where` stands only after `over` and a family of groups;"
            + " write for example `lowest(x over groups where y)`",
        "f(x over); 5; the groups are missing after `over`; write for example `over groups`",
        "f(x over g where); 12; something is missing after `where`;"
            + " write what follows, or leave `where` out",
        "highest(a, b over g); 14; a function over groups takes one value;"
            + " write one value before `over`, and options with their names after it",
        "a of; 3; the name of a group is missing after `of`;"
            + " write for example `suspension of all`",
        "f(x) of g; 6; only a name can stand before `of`; write for example `suspension of all`",
        "a of b of c; 8; `of` cannot be used twice in a row;"
            + " write one group, as in `suspension of all`",
        "of a; 1; something is missing before `of`;" + " write for example `suspension of all`",
        "missing; 1; `missing` stands only after `is`; write `x is missing`",
        "if a then b; 6; this `then` has no `else`; write `if a then b else c`",
        "if a; 1; this `if` has no `then`; write `if a then b else c`",
        "a then b; 3; this `then` has no `if`;" + " write `if a then b else c`",
        "if a then b else c else d; 20; this `else` could belong to several parts;"
            + " put the part that it belongs to in parentheses",
        "if a then b else d else c; 20; this `else` could belong to several parts;"
            + " put the part that it belongs to in parentheses",
        "f(a: 1, 2); 9; a value stands after an option; write the options last",
        "f(a: 1, a: 2); 9; the option `a` is given twice; keep one of the two",
        "a, b; 2; a comma stands only between the values of a function;"
            + " write for example `max(a, b)`",
        "a : b; 3; `:` stands only after the name of an option;"
            + " write for example `mean(a, b, at_least: 1)`",
        "{a}; 1; `{` means nothing in a value;" + " leave it out",
        "x is too few \"a\"; 6; a question for a reason takes no remark; write `is too few`",
      })
  void expression_isRefusedWithOneReason(String text, int column, String reason, String help) {
    Diagnostic fault = only(text);
    assertThat(fault.message()).isEqualTo("cannot read `" + text + "` as an expression: " + reason);
    assertThat(fault.place()).isInstanceOf(DiagnosticPlace.InText.class);
    assertThat(fault.place().describe()).isEqualTo("a.sqis:1:" + column);
    assertThat(fault.help()).isEqualTo(help == null ? "" : help);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '^',
      value = {
        "1,000; `1,000` is not a number;"
            + " write `1000`, or put a blank after each comma if these are several numbers",
        "max(1,200); `1,200` is not a number;"
            + " write `1200`, or put a blank after each comma if these are several numbers",
        ".5; `.5` is not a number; write `0.5`",
        "1..2; `1..2` is not a number;"
            + " write a number such as `20`, `54.1` or `12.5%`, and a blank after it",
        "3rd; `3rd` is not a number;"
            + " write a number such as `20`, `54.1` or `12.5%`, and a blank after it",
        "5 %; the character `%` means nothing here;"
            + " write the sign directly after its number, such as `5%`",
        "a = b; the character `=` means nothing here; write `is`",
        "a && b; the character `&&` means nothing here; write `and`",
        "a != b; the character `!` means nothing here; write `not (a is b)`",
        "\u00e9; the character `\u00e9` means nothing here;"
            + " names take the letters a to z, digits and `_`",
        "\u2018a\u2019; the character `\u2018` means nothing here; put texts in double quotes",
        "a\u200b; the character U+200B means nothing here; remove it, it cannot be seen",
        "a $ b; the character `$` means nothing here; remove it",
        "\"open; the text that starts here has no closing quote on its line;"
            + " write the closing quote on the same line",
        "x | y; a table row must start its own line;" + " start the table on the next line",
      })
  void sign_isRefusedWithWhatToType(String text, String message, String help) {
    Diagnostic fault = only(text);
    assertThat(fault.message()).isEqualTo(message);
    assertThat(fault.help()).isEqualTo(help == null ? "" : help);
  }

  @ParameterizedTest
  @CsvSource({"''", "'   '", "'# only a comment'"})
  void nothing_isNoValue(String text) {
    assertThat(only(text).message()).isEqualTo("a value is missing here");
  }

  private static Diagnostic only(String text) {
    DiagnosticSink sink = new DiagnosticSink();
    assertThat(ExpressionReader.read(new Source("a.sqis", text).all(), sink)).isEmpty();
    List<Diagnostic> faults = sink.diagnostics();
    assertThat(faults).hasSize(1);
    return faults.get(0);
  }
}
