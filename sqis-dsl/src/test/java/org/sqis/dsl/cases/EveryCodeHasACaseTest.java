package org.sqis.dsl.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sqis.core.problem.ProblemCode;
import org.sqis.dsl.diagnostic.Diagnostic;

/** Every fault that a rule file or mapping can have by itself is shown by a golden case. */
class EveryCodeHasACaseTest {
  /** What no file of text can show. */
  private static final Set<ProblemCode> ELSEWHERE =
      EnumSet.of(
          // A file of more than a mebibyte: SourceReaderTest.
          ProblemCode.FILE_TOO_LARGE,
          // A file that is not there, or a folder: LoadTest.
          ProblemCode.CANNOT_READ,
          // JSON instead of a rule file: PolicyJsonTest.
          ProblemCode.NOT_POLICY_JSON,
          // Two policies or two data: ImpactTest.
          ProblemCode.IMPACT_OTHER_INPUTS,
          ProblemCode.IMPACT_OTHER_YEAR,
          // A sheet beside the file: PastedTablesTest.
          ProblemCode.CANNOT_FILL);

  @Test
  void everyCode_hasACase() {
    Set<ProblemCode> seen = EnumSet.noneOf(ProblemCode.class);
    Stream.of("bad", "good")
        .flatMap(quality -> GoldenCase.all(quality).stream())
        .flatMap(one -> one.result().diagnostics().stream())
        .map(Diagnostic::code)
        .forEach(seen::add);
    assertThat(Stream.of(ProblemCode.values()).filter(code -> isOfRules(code)))
        .filteredOn(code -> !ELSEWHERE.contains(code))
        .as("codes without a case")
        .allMatch(seen::contains, "has a case");
    assertThat(ELSEWHERE).as("codes that have a case after all").noneMatch(seen::contains);
  }

  private static boolean isOfRules(ProblemCode code) {
    return code.id().compareTo("SQ4") < 0 || code.id().startsWith("SQ90");
  }
}
