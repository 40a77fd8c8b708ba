package org.sqis.core.io;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sqis.core.change.Amendments;
import org.sqis.core.data.Entity;
import org.sqis.core.data.FileBytes;
import org.sqis.core.data.HistorySink;
import org.sqis.core.outcome.Outcome;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;

/**
 * Results that were kept when they were published, as {@link Json#outcome} wrote them. Immutable;
 * safe for every thread.
 */
public final class KeptResults {
  private final String name;
  private final Reading reading;

  private KeptResults(String name, Reading reading) {
    this.name = name;
    this.reading = reading;
  }

  /** Reads a file; what is wrong with it is among the {@link #problems}. */
  public static KeptResults read(FileBytes file) {
    Reading reading = new Reading();
    if (file.isReadable()) {
      HistoryJson.read(file, reading);
    } else {
      reading.report(
          Problem.of(
              ProblemCode.HISTORY_UNREADABLE,
              new Place.Cell(file.name(), 0, ""),
              file.name(),
              file.refusal()));
    }
    return new KeptResults(file.name(), reading);
  }

  /** What is wrong with the file; the results can be compared only if nothing is. */
  public List<Problem> problems() {
    return List.copyOf(reading.problems);
  }

  /** The policy whose results they are, or empty. */
  public String policy() {
    return reading.policy;
  }

  /** The school year as the file writes it, or empty. */
  public String year() {
    return reading.year;
  }

  /** What {@code now} says otherwise. Both are compared as they are written. */
  public Amendments comparedWith(Outcome now) {
    Reading today = new Reading();
    byte[] written = Json.outcome(now).getBytes(StandardCharsets.UTF_8);
    HistoryJson.read(FileBytes.of("today", written), today);
    Map<String, String> names = new LinkedHashMap<>();
    for (Entity entity : now.entities()) {
      names.put(entity.id(), entity.name());
    }
    Set<String> ids = new LinkedHashSet<>(today.values.keySet());
    ids.addAll(reading.values.keySet());
    List<Amendments.Amended> differ = new ArrayList<>();
    int compared = 0;
    for (String id : ids) {
      Map<Key, HistorySink.Written> before = reading.values.getOrDefault(id, Map.of());
      Map<Key, HistorySink.Written> after = today.values.getOrDefault(id, Map.of());
      Set<Key> keys = new LinkedHashSet<>(after.keySet());
      keys.addAll(before.keySet());
      compared += keys.size();
      for (Key key : keys) {
        HistorySink.Written old = before.get(key);
        HistorySink.Written current = after.get(key);
        if (!Objects.equals(old, current)) {
          boolean isExact = text(old).equals(text(current));
          differ.add(
              new Amendments.Amended(
                  id,
                  names.getOrDefault(id, ""),
                  key.result,
                  key.group,
                  isExact ? exact(old) : text(old),
                  isExact ? exact(current) : text(current)));
        }
      }
    }
    return new Amendments(name, reading.policyDigest, now.origin(), compared, differ);
  }

  private static String text(HistorySink.@Nullable Written value) {
    if (value == null) {
      return "none";
    }
    return value.missing().isEmpty()
        ? value.text()
        : value.missing() + (value.remark().isEmpty() ? "" : " \"" + value.remark() + "\"");
  }

  /** The value with what it was before its rounding. */
  private static String exact(HistorySink.@Nullable Written value) {
    String exact = value == null ? null : value.exact();
    return text(value) + (exact == null ? "" : ", exactly " + exact);
  }

  private record Key(String result, String group) {}

  /** Collects what a file says. */
  private static final class Reading implements HistorySink {
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, Map<Key, HistorySink.Written>> values = new LinkedHashMap<>();
    private String policy = "";
    private String policyDigest = "";
    private String year = "";
    private String school = "";

    @Override
    public void report(Problem problem) {
      problems.add(problem);
    }

    @Override
    public void origin(String ofPolicy, String digest, String ofYear) {
      policy = ofPolicy;
      policyDigest = digest;
      year = ofYear;
    }

    @Override
    public void result(String name, String each, String type) {
      // Values are compared as they are written; what they are a value of matters to nobody here.
    }

    @Override
    public void school(int number, String id) {
      school = id;
      values.putIfAbsent(id, new LinkedHashMap<>());
    }

    @Override
    public void value(String result, String group, Written written) {
      Objects.requireNonNull(values.get(school), school).put(new Key(result, group), written);
    }

    @Override
    public void standings() {
      // Nothing but the standings themselves is compared.
    }

    /** Recorded decisions change what a school stands as without any value of it. */
    @Override
    public void standing(int number, String id, List<WrittenHeld> held, List<WrittenRung> rungs) {
      Map<Key, HistorySink.Written> own = values.computeIfAbsent(id, none -> new LinkedHashMap<>());
      for (WrittenHeld one : held) {
        List<String> reasons = one.reasons().stream().map(Reading::reason).sorted().toList();
        own.put(
            new Key(one.designation(), ""),
            said(
                "since "
                    + one.since()
                    + (reasons.isEmpty() ? "" : ": " + String.join("; ", reasons))));
      }
      for (WrittenRung one : rungs) {
        own.put(
            new Key(one.ladder(), ""),
            said(
                (one.state().isEmpty() ? "out, after " + one.lastState() : one.state())
                    + (one.stateSince().isEmpty() ? "" : " since " + one.stateSince())));
      }
    }

    private static String reason(WrittenReason reason) {
      return reason.route()
          + (reason.groups().isEmpty() ? "" : " of " + String.join(", ", reason.groups()));
    }

    private static HistorySink.Written said(String text) {
      return new HistorySink.Written(text, false, null, null, "", "");
    }
  }
}
