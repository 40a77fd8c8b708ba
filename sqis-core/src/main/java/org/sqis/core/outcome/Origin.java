package org.sqis.core.outcome;

import java.util.List;
import java.util.Objects;
import org.sqis.core.model.SchoolYear;

/**
 * What a result was made of, so that it can be made again. Immutable; safe for every thread.
 *
 * @param policy the name of the policy
 * @param policyDigest a SHA-256 of the policy's content, in hexadecimal
 * @param status draft, adopted or superseded, as the policy says
 * @param data the name of the data
 * @param dataDigest a SHA-256 of the data's content, in hexadecimal
 * @param isSynthetic whether the data are made up
 * @param results how final the results are, such as {@code preliminary} or {@code amended: WHY};
 *     empty if nobody says
 * @param year the school year rated
 * @param overlays the overlays in force, each with the number of schools and districts of the data
 *     it applies to
 * @param histories the recorded results of years before the policy that it could read
 * @param library the version of this library
 */
public record Origin(
    String policy,
    String policyDigest,
    String status,
    String data,
    String dataDigest,
    boolean isSynthetic,
    String results,
    SchoolYear year,
    List<AppliedOverlay> overlays,
    List<ReadHistory> histories,
    String library) {
  public Origin {
    Objects.requireNonNull(policy, "policy");
    Objects.requireNonNull(policyDigest, "policyDigest");
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(data, "data");
    Objects.requireNonNull(dataDigest, "dataDigest");
    Objects.requireNonNull(results, "results");
    Objects.requireNonNull(year, "year");
    overlays = List.copyOf(overlays);
    histories = List.copyOf(histories);
    Objects.requireNonNull(library, "library");
  }

  /**
   * An overlay in force.
   *
   * @param name its name
   * @param entities how many schools and districts of the data it applies to, in the rated year or
   *     one before
   */
  public record AppliedOverlay(String name, int entities) {
    public AppliedOverlay {
      Objects.requireNonNull(name, "name");
    }

    @Override
    public String toString() {
      return name
          + (entities == 0
              ? " (no school)"
              : entities == 1 ? " (1 school)" : " (" + entities + " schools)");
    }
  }

  /**
   * Recorded results of an earlier year.
   *
   * @param name where they are recorded
   * @param year the school year
   * @param policy the policy whose results they are, or empty
   * @param policyDigest the digest of that policy, or empty
   * @param digest a SHA-256 of what is recorded, in hexadecimal
   */
  public record ReadHistory(
      String name, SchoolYear year, String policy, String policyDigest, String digest) {
    public ReadHistory {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(year, "year");
      Objects.requireNonNull(policy, "policy");
      Objects.requireNonNull(policyDigest, "policyDigest");
      Objects.requireNonNull(digest, "digest");
    }

    @Override
    public String toString() {
      return name + " (" + year + ", " + digest.substring(0, 12) + ")";
    }
  }

  /** One line that names everything. */
  @Override
  public String toString() {
    return "policy "
        + policy
        + " ("
        + status
        + ", "
        + policyDigest.substring(0, 12)
        + "), data "
        + data
        + (isSynthetic ? " (SYNTHETIC, " : " (")
        + dataDigest.substring(0, 12)
        + "), year "
        + year
        + (results.isEmpty() ? "" : ", results " + results)
        + (overlays.isEmpty()
            ? ""
            : ", with "
                + overlays.stream()
                    .map(AppliedOverlay::toString)
                    .collect(java.util.stream.Collectors.joining(", ")))
        + (histories.isEmpty()
            ? ""
            : ", recorded "
                + histories.stream()
                    .map(ReadHistory::toString)
                    .collect(java.util.stream.Collectors.joining(", ")))
        + ", sqis "
        + library;
  }
}
