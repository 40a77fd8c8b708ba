package org.sqis.core.review;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Which districts review which in a school year. Deeply immutable; safe for every thread.
 *
 * @param reviewers for every district those that review it, in the order of their names; empty if
 *     there is no assignment
 * @param repeats how many districts that review one reviewed it in the year before, too
 * @param isFewest whether it is proven that there is no assignment with fewer of them
 * @param impossible why there is no assignment; empty if there is one
 */
public record Assignment(
    Map<String, List<String>> reviewers, int repeats, boolean isFewest, String impossible) {
  public Assignment {
    Map<String, List<String>> copy = new LinkedHashMap<>();
    reviewers.forEach((district, all) -> copy.put(district, List.copyOf(all)));
    reviewers = Collections.unmodifiableMap(copy);
    Objects.requireNonNull(impossible, "impossible");
  }

  static Assignment none(String why) {
    return new Assignment(Map.of(), 0, true, why);
  }

  /** The districts that review a district; none if it is not reviewed. */
  public List<String> of(String district) {
    return reviewers.getOrDefault(district, List.of());
  }

  /** The districts that a district reviews. */
  public List<String> reviewedBy(String district) {
    List<String> found = new ArrayList<>();
    reviewers.forEach(
        (reviewed, all) -> {
          if (all.contains(district)) {
            found.add(reviewed);
          }
        });
    return found;
  }

  /** Whether {@code reviewer} reviews {@code district}. */
  public boolean has(String reviewer, String district) {
    return of(district).contains(reviewer);
  }
}
