package org.sqis.cli;

import java.util.Objects;
import org.sqis.core.Policy;
import org.sqis.core.change.Change;
import org.sqis.core.explain.Explanation.Written;

/**
 * Where two policies write what they say differently. Both are often called {@code policy.sqis} and
 * either includes files, so every place is named from where the user stands. Immutable.
 *
 * @param oldFiles the old rule file
 * @param before the old policy
 * @param newFiles the new rule file
 * @param after the new policy
 */
record ChangePlaces(RuleFiles oldFiles, Policy before, RuleFiles newFiles, Policy after) {
  ChangePlaces {
    Objects.requireNonNull(oldFiles, "oldFiles");
    Objects.requireNonNull(before, "before");
    Objects.requireNonNull(newFiles, "newFiles");
    Objects.requireNonNull(after, "after");
  }

  /** Where the new rules say it; of what they do not say, where the old ones do. */
  String of(Change change) {
    return change.newPlace().isEmpty()
        ? "was " + older(change.oldPlace())
        : newer(change.newPlace()).toString();
  }

  /** Where the old rules write what stands at a place. */
  Written older(String place) {
    return named(before.written(place), oldFiles);
  }

  /** Where the new rules write what stands at a place. */
  Written newer(String place) {
    return named(after.written(place), newFiles);
  }

  /** Included files are named from the folder of the rule file. */
  private static Written named(Written written, RuleFiles files) {
    if (written.file().isEmpty()) {
      return written;
    }
    String path = files.ruleFile().resolveSibling(written.file()).toString();
    return new Written(path.replace('\\', '/'), written.line());
  }
}
