package org.sqis.core.data;

import java.util.List;
import java.util.Optional;
import org.sqis.core.problem.NearestName;
import org.sqis.core.problem.ProblemCode;

/** Whether the data of some year know a school. */
final class KnownSchools {
  private final Assembly assembly;
  private final boolean areComplete;
  private final List<String> codes;
  private int unknown;

  /**
   * The schools of {@code assembly}.
   *
   * @param areComplete whether all of them could be read; if not, an unknown one is no news
   */
  KnownSchools(Assembly assembly, boolean areComplete) {
    this.assembly = assembly;
    this.areComplete = areComplete;
    this.codes = assembly.codes();
  }

  /** Reports a school that no year knows. */
  void check(String code, CellReader.Faults faults) {
    if (!areComplete || assembly.find(code) >= 0) {
      return;
    }
    unknown++;
    // More problems than these are not shown, and the nearest code takes time to find.
    Optional<String> near =
        unknown > ProblemList.MAX_SHOWN ? Optional.empty() : NearestName.find(code, codes);
    String help =
        near.map(one -> "did you mean `" + one + "`?")
            .orElse("mend the code, or leave rows of other schools out with `rows where`");
    faults.add(ProblemCode.DATA_UNKNOWN_ENTITY, help, code);
  }
}
