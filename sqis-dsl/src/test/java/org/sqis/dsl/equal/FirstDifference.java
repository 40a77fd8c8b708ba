package org.sqis.dsl.equal;

/** The run of {@link EngineEqualTest} up to the first difference. */
public final class FirstDifference {
  private FirstDifference() {}

  /** Says what differs, in which case and after how many rows; empty if nothing does. */
  public static String in(int cases) {
    EngineRun run = new EngineRun(EngineEqualTest.SEED, 1);
    for (int number = 0; number < cases && !run.isFull(); number++) {
      run.run(number, EngineEqualTest.size(number));
    }
    return run.failures().isEmpty()
        ? ""
        : "after "
            + run.rows()
            + " rows: "
            + String.join(" | ", run.failures().get(0).lines().limit(3).toList());
  }
}
