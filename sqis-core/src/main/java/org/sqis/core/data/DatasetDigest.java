package org.sqis.core.data;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;
import org.sqis.core.policy.Group;
import org.sqis.core.policy.Input;

/**
 * The digest of a dataset: SHA-256 over a form in which everything has one place. Every text is
 * written with its length, so no two datasets have the same form.
 */
final class DatasetDigest implements Value.Visitor<Void> {
  private static final char[] DIGITS = "0123456789abcdef".toCharArray();

  private final MessageDigest sha;

  private DatasetDigest(MessageDigest sha) {
    this.sha = sha;
  }

  static String of(Dataset dataset) {
    try {
      return new DatasetDigest(MessageDigest.getInstance("SHA-256")).write(dataset);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }

  private String write(Dataset dataset) {
    List<Input> inputs = new ArrayList<>(dataset.inputs());
    inputs.sort(Comparator.comparing(Input::name));
    List<String> groups = new ArrayList<>(dataset.groups());
    groups.sort(Comparator.naturalOrder());
    List<Dataset.PublishedResult> results = new ArrayList<>(dataset.publishedResults());
    results.sort(Comparator.comparing(Dataset.PublishedResult::name));

    text("sqis dataset 1");
    text(dataset.year().toString());
    text(dataset.isSynthetic() ? "synthetic" : "real");
    number(groups.size());
    groups.forEach(this::text);
    number(inputs.size());
    for (Input input : inputs) {
      text(input.name());
      text(input.each().word());
      text(input.type().words());
    }
    number(results.size());
    for (Dataset.PublishedResult result : results) {
      text(result.name());
      text(result.each().word());
    }
    number(dataset.entities().size());
    for (int i = 0; i < dataset.entities().size(); i++) {
      entity(dataset, i, inputs, groups, results);
    }
    wider(dataset, inputs, results);
    for (SchoolYear year : dataset.years()) {
      if (!year.equals(dataset.year())) {
        text(year.toString());
        Dataset other = dataset.in(year).orElseThrow();
        for (int i = 0; i < other.entities().size(); i++) {
          String district = other.entities().get(i).district();
          if (!district.equals(dataset.entities().get(i).district())) {
            sha.update((byte) 'd');
            text(district);
          }
          values(other, i, inputs, groups);
        }
        wider(other, inputs, List.of());
      }
    }
    if (!dataset.formerEntities().isEmpty()) {
      former(dataset, inputs, groups);
    }
    for (History history : dataset.histories()) {
      sha.update((byte) 'h');
      text(history.digest());
    }
    if (!dataset.records().isEmpty()) {
      new RecordsDigest(this::text, this::number).write(dataset.records());
    }
    if (!dataset.entries().isEmpty()) {
      new RecordsDigest(this::text, this::number).write(dataset.entries());
    }
    return hex(sha.digest());
  }

  /** Those that only earlier years know, and what these say of them. */
  private void former(Dataset dataset, List<Input> inputs, List<String> groups) {
    sha.update((byte) 'f');
    for (SchoolYear year : dataset.years()) {
      Dataset of = dataset.in(year).orElseThrow();
      for (int i = 0; i < of.formerEntities().size(); i++) {
        int place = of.entities().size() + i;
        if (of.knows(place)) {
          Entity entity = of.formerEntities().get(i);
          text(year.toString());
          text(entity.id());
          text(entity.district());
          text(entity.kind().word());
          values(of, place, inputs, groups);
        }
      }
    }
  }

  /** The digest of recorded results. */
  static String of(History history) {
    try {
      return new DatasetDigest(MessageDigest.getInstance("SHA-256")).write(history);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }

  private String write(History history) {
    text("sqis history 1");
    text(history.year().toString());
    text(history.policy());
    text(history.policyDigest());
    List<String> ids = new ArrayList<>(history.ids());
    ids.sort(Comparator.naturalOrder());
    for (String result : history.results()) {
      for (String group : history.groups(result)) {
        text(result);
        text(group);
        for (String id : ids) {
          history.value(id, result, group).ifPresent(value -> write(id, value));
          history.exact(id, result, group).ifPresent(value -> write("", value));
        }
      }
    }
    if (history.hasStandings()) {
      text("standings");
      for (String id : history.standing()) {
        text(id);
        // Records of texts, numbers and school years, whose words are their content.
        text(history.standings(id).toString());
      }
    }
    return hex(sha.digest());
  }

  private void write(String id, Value value) {
    text(id);
    value.accept(this);
  }

  private void entity(
      Dataset dataset,
      int index,
      List<Input> inputs,
      List<String> groups,
      List<Dataset.PublishedResult> results) {
    Entity entity = dataset.entities().get(index);
    text(entity.id());
    text(entity.name());
    text(entity.district());
    text(entity.kind().word());
    values(dataset, index, inputs, groups);
    for (Dataset.PublishedResult result : results) {
      if (result.each().isWiderThanSchool()) {
        continue;
      }
      for (String group : result.isPerGroup() ? groups : List.of(Group.ALL)) {
        answer(dataset.published(index, result.name(), group));
      }
    }
  }

  /** What describes districts and the consortium; nothing at all if nothing is to. */
  private void wider(Dataset dataset, List<Input> inputs, List<Dataset.PublishedResult> results) {
    boolean isThere =
        inputs.stream().anyMatch(input -> input.each().isWiderThanSchool())
            || results.stream().anyMatch(result -> result.each().isWiderThanSchool());
    if (!isThere) {
      return;
    }
    number(dataset.districts().size());
    for (String district : dataset.districts()) {
      text(district);
      of(UnitOfAnalysis.DISTRICT, inputs)
          .forEach(input -> dataset.districtValue(district, input).accept(this));
      results.stream()
          .filter(result -> result.each() == UnitOfAnalysis.DISTRICT)
          .forEach(result -> answer(dataset.publishedOfDistrict(district, result.name())));
    }
    of(UnitOfAnalysis.CONSORTIUM, inputs)
        .forEach(input -> dataset.consortiumValue(input).accept(this));
    results.stream()
        .filter(result -> result.each() == UnitOfAnalysis.CONSORTIUM)
        .forEach(result -> answer(dataset.publishedOfConsortium(result.name())));
  }

  private static List<String> of(UnitOfAnalysis each, List<Input> inputs) {
    return inputs.stream().filter(input -> input.each() == each).map(Input::name).toList();
  }

  private void answer(Optional<Value> answer) {
    if (answer.isPresent()) {
      answer.get().accept(this);
    } else {
      sha.update((byte) '-');
    }
  }

  private void values(Dataset dataset, int index, List<Input> inputs, List<String> groups) {
    for (Input input : inputs) {
      if (input.each() == UnitOfAnalysis.SCHOOL) {
        dataset.value(index, input.name()).accept(this);
      } else if (input.each() == UnitOfAnalysis.GROUP) {
        groups.forEach(group -> dataset.value(index, input.name(), group).accept(this));
      }
    }
  }

  private static String hex(byte[] bytes) {
    StringBuilder text = new StringBuilder(bytes.length * 2);
    for (byte b : bytes) {
      text.append(DIGITS[(b >> 4) & 15]).append(DIGITS[b & 15]);
    }
    return text.toString();
  }

  private void text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    number(bytes.length);
    sha.update(bytes);
  }

  private void number(int number) {
    sha.update((byte) (number >> 24));
    sha.update((byte) (number >> 16));
    sha.update((byte) (number >> 8));
    sha.update((byte) number);
  }

  private void number(Rational number) {
    text(number.numerator() + "/" + number.denominator());
  }

  @Override
  public Void num(Value.Num value) {
    sha.update((byte) 'n');
    number(value.number());
    return null;
  }

  @Override
  public Void yesNo(Value.YesNo value) {
    sha.update((byte) (value.yes() ? 'Y' : 'N'));
    return null;
  }

  @Override
  public Void word(Value.Word value) {
    sha.update((byte) 'w');
    text(value.word());
    return null;
  }

  @Override
  public Void text(Value.Text value) {
    sha.update((byte) 't');
    text(value.text());
    return null;
  }

  @Override
  public Void level(Value.Level value) {
    sha.update((byte) 'l');
    text(value.name());
    number(value.number());
    return null;
  }

  @Override
  public Void date(Value.Date value) {
    sha.update((byte) 'd');
    text(value.toString());
    return null;
  }

  @Override
  public Void missing(Value.Missing value) {
    sha.update((byte) 'm');
    text(value.reason().words());
    text(value.remark());
    return null;
  }
}
