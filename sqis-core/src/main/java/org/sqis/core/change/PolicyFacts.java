package org.sqis.core.change;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.Type;
import org.sqis.core.model.Unit;
import org.sqis.core.number.Rational;
import org.sqis.core.policy.Group;
import org.sqis.core.policy.Input;
import org.sqis.core.policy.LevelTable;
import org.sqis.core.policy.Measure;
import org.sqis.core.policy.Parameter;
import org.sqis.core.policy.PolicyHeader;
import org.sqis.core.policy.PolicySpec;

/**
 * Flattens a policy into facts, one method a kind of record. Whatever a record says is a fact of
 * its declaration; {@code PolicyFactsTest} changes every component of every record and fails if no
 * fact tells.
 */
final class PolicyFacts {
  /** The key of the words a type lists. */
  static final String ONE_OF = "one of";

  private PolicyFacts() {}

  /** Every declaration of {@code spec}, the head of the policy first. */
  static List<Flat> of(PolicySpec spec) {
    List<Flat> flats = new ArrayList<>();
    flats.add(header(spec.header()));
    spec.parameters().forEach(parameter -> flats.add(parameter(parameter)));
    spec.groups().forEach(group -> flats.add(group(group)));
    spec.inputs().forEach(input -> flats.add(input(input)));
    spec.measures().forEach(measure -> flats.add(measure(measure)));
    spec.levels().forEach(levels -> flats.add(levels(levels)));
    spec.indexes().forEach(index -> flats.add(IndexFacts.of(index)));
    return flats;
  }

  private static Flat header(PolicyHeader header) {
    FactList facts = new FactList("policy");
    facts
        .explain("name", header.name())
        .explain("title", header.title())
        .explain("language", header.language())
        .explain("version", header.version())
        .explain(
            "years",
            header.first().equals(header.last())
                ? header.first()
                : header.first() + " to " + header.last())
        .explain("status", header.status().name().toLowerCase(Locale.ROOT))
        .explain("adopted", header.adopted())
        .explain("approver", header.approver());
    header
        .sources()
        .forEach(one -> facts.explain("source " + one.name(), "\"" + one.title() + "\""));
    facts.explainLines("note", header.notes());
    return new Flat("policy", new Declared("policy", header.name(), header.title()), facts.facts());
  }

  private static Flat parameter(Parameter parameter) {
    String path = "parameter/" + parameter.name();
    FactList facts = new FactList(path);
    facts.say("value", parameter.value() == null ? "not set" : parameter.value());
    type(facts, parameter.type());
    facts
        .explain("provenance", parameter.provenance())
        .explain("source", parameter.source())
        .explain("meaning", parameter.meaning());
    return new Flat(path, new Declared("parameter", parameter.name(), ""), facts.facts());
  }

  private static Flat group(Group group) {
    String path = "group/" + group.name();
    FactList facts = new FactList(path);
    facts
        .explain("title", group.title())
        .say("family", group.family())
        .say("use", group.use().name().toLowerCase(Locale.ROOT));
    return new Flat(path, new Declared("group", group.name(), group.title()), facts.facts());
  }

  private static Flat input(Input input) {
    String path = "input/" + input.name();
    FactList facts = new FactList(path);
    facts.say("each", input.each().word());
    type(facts, input.type());
    facts
        .say("part of", input.partOf())
        .say("least value", limit(input.min(), input.type()))
        .say("greatest value", limit(input.max(), input.type()))
        .flag("never missing", input.neverMissing())
        .explain("meaning", input.meaning());
    return new Flat(path, new Declared("input", input.name(), ""), facts.facts());
  }

  /** The order of words is of no account: words are never greater or less. */
  private static void type(FactList facts, @Nullable Type type) {
    if (type instanceof Type.OneOf words) {
      facts.set(ONE_OF, words.options());
    } else if (type != null) {
      facts.say("type", type.words());
    }
  }

  private static @Nullable String limit(@Nullable Rational held, Type type) {
    if (held == null) {
      return null;
    }
    return type instanceof Type.Numeric numeric
        ? numeric.unit().print(held)
        : Unit.NUMBER.print(held);
  }

  private static Flat measure(Measure measure) {
    String path = "measure/" + measure.name();
    FactList facts = new FactList(path);
    facts
        .explain("title", measure.title())
        .say("each", measure.each().word())
        .say("better", better(measure.better()))
        .say("unit", measure.unit())
        .say("round", measure.round())
        .set("only for", measure.onlyFor());
    needs(facts, measure.needs());
    for (int i = 0; i < measure.exceptions().size(); i++) {
      Measure.Exclusion one = measure.exceptions().get(i);
      facts.cell(
          "except " + one.group(), "", missing(one.reason(), one.remark()), "exception/" + i);
    }
    boolean isRate = measure.body() instanceof Measure.Rate;
    if (measure.body() instanceof Measure.Rate rate) {
      facts.say("part", rate.part()).say("whole", rate.whole());
    } else if (measure.body() instanceof Measure.Cases cases) {
      for (int i = 0; i < cases.cases().size(); i++) {
        Measure.Case one = cases.cases().get(i);
        String always = cases.cases().size() == 1 ? "" : " otherwise";
        facts.line(
            "value line",
            one.value() + (one.when() == null ? always : " when " + one.when()),
            one.value() + (one.when() == null ? " otherwise" : " when " + one.when()),
            "value/" + i);
      }
    }
    facts
        .flag("may be missing", measure.mayBeMissing())
        .explain("source", measure.source())
        .explainLines("note", measure.notes());
    return new Flat(
        path,
        new Declared(isRate ? "rate" : "measure", measure.name(), measure.title()),
        facts.facts());
  }

  private static @Nullable String better(Measure.Direction direction) {
    return switch (direction) {
      case HIGHER -> "higher";
      case LOWER -> "lower";
      case UNSTATED -> null;
    };
  }

  /** Conditions that are tested in order. */
  static void needs(FactList facts, List<Measure.Need> needs) {
    for (int i = 0; i < needs.size(); i++) {
      Measure.Need need = needs.get(i);
      String text = need.condition() + ", else " + missing(need.reason(), need.remark());
      facts.line("needs line", text, text, "need/" + i);
    }
  }

  /** A reason and its remark, as rule files write them. */
  static String missing(MissingReason reason, String remark) {
    return remark.isEmpty() ? reason.words() : reason.words() + " \"" + remark + "\"";
  }

  private static Flat levels(LevelTable table) {
    String path = "levels/" + table.name();
    FactList facts = new FactList(path);
    facts.explain("title", table.title()).say("of", table.of()).say("by", table.by());
    boolean isOrdered = false;
    for (int row = 0; row < table.rows().size(); row++) {
      LevelTable.Row one = table.rows().get(row);
      facts.cell("number of level " + one.level(), "", one.number(), "row/" + row);
      for (int column = 0; column < one.cells().size(); column++) {
        LevelTable.Cut cut = one.cells().get(column);
        isOrdered |=
            !(cut instanceof LevelTable.Cut.Between || cut instanceof LevelTable.Cut.NotServed);
        for (String word : words(table.columns().get(column))) {
          String place = "row/" + row + "/" + column;
          facts.cell("cut score of level " + one.level(), word, cut(cut), place);
        }
      }
    }
    if (isOrdered) {
      facts.order("order of the levels", table.rows().stream().map(LevelTable.Row::level).toList());
    }
    facts
        .explain("provenance", table.provenance())
        .explain("source", table.source())
        .explainLines("note", table.notes());
    return new Flat(path, new Declared("levels", table.name(), table.title()), facts.facts());
  }

  /** The words a column serves; one empty word for a column of every school. */
  static List<String> words(List<String> column) {
    return column.isEmpty() ? List.of("") : column;
  }

  private static @Nullable String cut(LevelTable.Cut cut) {
    if (cut instanceof LevelTable.Cut.From from) {
      return (from.isStrict() ? "> " : ">= ") + from.bound();
    }
    if (cut instanceof LevelTable.Cut.UpTo upTo) {
      return (upTo.isStrict() ? "< " : "<= ") + upTo.bound();
    }
    if (cut instanceof LevelTable.Cut.Between between) {
      return between.low() + " to " + between.high();
    }
    return cut instanceof LevelTable.Cut.Rest ? "else" : "-";
  }

  /** Names separated by commas. */
  static String list(List<String> names) {
    return names.stream().collect(Collectors.joining(", "));
  }
}
