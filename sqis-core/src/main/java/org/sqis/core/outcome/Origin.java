package org.sqis.core.outcome;

import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sqis.core.data.Dataset;
import org.sqis.core.model.SchoolYear;

/**
 * What a result was made of, so that it can be made again. Immutable; safe for every thread; equal
 * to another by content. The digest of the data is worked out when somebody first asks for it.
 */
public final class Origin {
  private final String policy;
  private final String policyDigest;
  private final String status;
  private final String data;
  private final Supplier<String> dataDigest;
  private final boolean isSynthetic;
  private final String results;
  private final SchoolYear year;
  private final List<AppliedOverlay> overlays;
  private final List<ReadHistory> histories;
  private final String library;

  /**
   * The origin of results whose data are known by their digest alone.
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
   * @param overlays the overlays in force, each with the number of schools and districts of the
   *     data it applies to
   * @param histories the recorded results of years before the policy that it could read
   * @param library the version of this library
   */
  public Origin(
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
    this(
        new OfPolicy(policy, policyDigest, status, library),
        data,
        known(dataDigest),
        isSynthetic,
        results,
        year,
        overlays,
        histories);
  }

  private Origin(
      OfPolicy policy,
      String data,
      Supplier<String> dataDigest,
      boolean isSynthetic,
      String results,
      SchoolYear year,
      List<AppliedOverlay> overlays,
      List<ReadHistory> histories) {
    this.policy = policy.name();
    this.policyDigest = policy.digest();
    this.status = policy.status();
    this.library = policy.library();
    this.data = Objects.requireNonNull(data, "data");
    this.dataDigest = dataDigest;
    this.isSynthetic = isSynthetic;
    this.results = Objects.requireNonNull(results, "results");
    this.year = Objects.requireNonNull(year, "year");
    this.overlays = List.copyOf(overlays);
    this.histories = List.copyOf(histories);
  }

  /**
   * The policy and the library that made results.
   *
   * @param name the name of the policy
   * @param digest a SHA-256 of the policy's content, in hexadecimal
   * @param status draft, adopted or superseded, as the policy says
   * @param library the version of this library
   */
  public record OfPolicy(String name, String digest, String status, String library) {
    public OfPolicy {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(digest, "digest");
      Objects.requireNonNull(status, "status");
      Objects.requireNonNull(library, "library");
    }
  }

  private static Supplier<String> known(String digest) {
    Objects.requireNonNull(digest, "dataDigest");
    return () -> digest;
  }

  /**
   * The origin of results on {@code data}.
   *
   * @param policy the policy
   * @param overlays the overlays in force
   * @param histories the recorded results of years before the policy that it could read
   */
  public static Origin of(
      OfPolicy policy, Dataset data, List<AppliedOverlay> overlays, List<ReadHistory> histories) {
    return new Origin(
        policy,
        data.name(),
        data::digest,
        data.isSynthetic(),
        data.life().words(),
        data.year(),
        overlays,
        histories);
  }

  /** The name of the policy. */
  public String policy() {
    return policy;
  }

  /** A SHA-256 of the policy's content, in hexadecimal. */
  public String policyDigest() {
    return policyDigest;
  }

  /** Draft, adopted or superseded, as the policy says. */
  public String status() {
    return status;
  }

  /** The name of the data. */
  public String data() {
    return data;
  }

  /** A SHA-256 of the data's content, in hexadecimal; takes a while when first asked for. */
  public String dataDigest() {
    return dataDigest.get();
  }

  /** Whether the data are made up. */
  public boolean isSynthetic() {
    return isSynthetic;
  }

  /**
   * How final the results are, such as {@code preliminary} or {@code amended: WHY}; empty if nobody
   * says.
   */
  public String results() {
    return results;
  }

  /** The school year rated. */
  public SchoolYear year() {
    return year;
  }

  /** The overlays in force, each with the number of schools and districts it applies to. */
  public List<AppliedOverlay> overlays() {
    return overlays;
  }

  /** The recorded results of years before the policy that it could read. */
  public List<ReadHistory> histories() {
    return histories;
  }

  /** The version of this library. */
  public String library() {
    return library;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Origin that
        && withoutDigest().equals(that.withoutDigest())
        && dataDigest().equals(that.dataDigest());
  }

  @Override
  public int hashCode() {
    return withoutDigest().hashCode();
  }

  private List<Object> withoutDigest() {
    return List.of(
        policy,
        policyDigest,
        status,
        data,
        isSynthetic,
        results,
        year,
        overlays,
        histories,
        library);
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
        + dataDigest().substring(0, 12)
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
