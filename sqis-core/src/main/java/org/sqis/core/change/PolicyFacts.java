package org.sqis.core.change;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.Season;
import org.sqis.core.model.Type;
import org.sqis.core.model.Unit;
import org.sqis.core.model.YearRange;
import org.sqis.core.number.Rational;
import org.sqis.core.policy.Group;
import org.sqis.core.policy.Input;
import org.sqis.core.policy.LevelTable;
import org.sqis.core.policy.Measure;
import org.sqis.core.policy.Parameter;
import org.sqis.core.policy.PolicyHeader;
import org.sqis.core.policy.PolicySpec;
import org.sqis.core.policy.SchoolCalendar;

/**
 * Flattens a policy into facts, one method a kind of record. Whatever a record says is a fact of
 * its declaration; {@code PolicyFactsTest} changes every component of every record and fails if no
 * fact tells.
 */
final class PolicyFacts {
  /** The key of the words a type lists. */
  static final String ONE_OF = "one of";

  /** How many declarations of a kind and name were met. */
  private final Map<String, Integer> met = new HashMap<>();

  private PolicyFacts() {}

  /** Every declaration of {@code spec}, the head of the policy first. */
  static List<Flat> of(PolicySpec spec) {
    PolicyFacts facts = new PolicyFacts();
    List<Flat> flats = new ArrayList<>();
    flats.add(header(spec.header()));
    spec.parameters().forEach(one -> flats.add(facts.parameter(one)));
    spec.groups().forEach(one -> flats.add(facts.group(one)));
    spec.inputs().forEach(one -> flats.add(facts.input(one)));
    spec.measures().forEach(one -> flats.add(facts.measure(one)));
    spec.levels().forEach(one -> flats.add(facts.levels(one)));
    spec.grids().forEach(one -> flats.add(GridFacts.of(one, facts.list("grid", one.name()))));
    spec.indexes().forEach(one -> flats.add(IndexFacts.of(one, facts.list("index", one.name()))));
    spec.ladders().forEach(one -> flats.add(LadderFacts.of(one, facts.list("ladder", one.name()))));
    spec.numbers().forEach(one -> flats.add(NumberFacts.of(one, facts.list("numbers", one.of()))));
    spec.memberships()
        .forEach(one -> flats.add(CohortFacts.of(one, facts.list("membership", one.name()))));
    spec.cohorts().forEach(one -> flats.add(CohortFacts.of(one, facts.list("cohort", one.name()))));
    spec.designations()
        .forEach(one -> flats.add(DesignationFacts.of(one, facts.list("designation", one.name()))));
    spec.procedures()
        .forEach(one -> flats.add(ProcedureFacts.of(one, facts.list("procedure", one.name()))));
    if (!spec.opens().isEmpty()) {
      flats.add(OverlayFacts.of(spec.opens(), new FactList("open")));
    }
    spec.overlays()
        .forEach(one -> flats.add(OverlayFacts.of(one, facts.list("overlay", one.name()))));
    return flats;
  }

  /** No facts yet of a declaration; places number those of one name that hold in other years. */
  private FactList list(String kind, String name) {
    String path = kind + "/" + name;
    int number = met.merge(path, 1, Integer::sum);
    return new FactList(number == 1 ? path : path + "@" + number);
  }

  /** The years in which a row holds, as the end of its words; empty for every year. */
  static String in(@Nullable YearRange years) {
    return years == null ? "" : " in " + years;
  }

  private static Flat header(PolicyHeader header) {
    FactList facts = new FactList("policy");
    facts
        .terms("name", header.name())
        .explain("title", header.title())
        .terms("language", header.language())
        .terms("version", header.version())
        .say(
            "years",
            header.first().equals(header.last())
                ? header.first()
                : header.first() + " to " + header.last())
        .terms("status", header.status().name().toLowerCase(Locale.ROOT))
        .terms("adopted", header.adopted())
        .terms("approver", header.approver());
    header
        .sources()
        .forEach(one -> facts.explain("source " + one.name(), "\"" + one.title() + "\""));
    calendar(facts, header.calendar());
    header.notScored().forEach(one -> facts.terms("not scored " + one.element(), one.because()));
    facts.explainLines("note", header.notes());
    return facts.flat(new Declared("policy", header.name(), header.title()), null);
  }

  private static void calendar(FactList facts, SchoolCalendar calendar) {
    SchoolCalendar.Start start = calendar.start();
    if (start != null) {
      facts
          .say("first day of the school year", start.day())
          .explain("provenance of the school year", start.provenance())
          .explain("source of the school year", start.source());
    }
    for (SchoolCalendar.Entry entry : calendar.seasons()) {
      Season season = entry.season();
      facts
          .say("season " + season.name(), season.from() + " to " + season.to())
          .explain("provenance of " + season.name(), entry.provenance())
          .explain("source of " + season.name(), entry.source());
    }
  }

  private Flat parameter(Parameter parameter) {
    FactList facts = list("parameter", parameter.name());
    facts.say("value", parameter.value() == null ? "not set" : parameter.value());
    type(facts, parameter.type());
    facts
        .explain("provenance", parameter.provenance())
        .explain("source", parameter.source())
        .explain("meaning", parameter.meaning());
    return facts.flat(new Declared("parameter", parameter.name(), ""), parameter.years());
  }

  private Flat group(Group group) {
    FactList facts = list("group", group.name());
    facts
        .explain("title", group.title())
        .say("family", group.family())
        .say("use", group.use().name().toLowerCase(Locale.ROOT));
    return facts.flat(new Declared("group", group.name(), group.title()), group.years());
  }

  private Flat input(Input input) {
    FactList facts = list("input", input.name());
    facts.say("each", input.each().word());
    type(facts, input.type());
    facts
        .say("part of", input.partOf())
        .say("least value", limit(input.min(), input.type()))
        .say("greatest value", limit(input.max(), input.type()))
        .flag("never missing", input.neverMissing())
        .say("lag", input.lag() == 0 ? null : input.lag())
        .explain("meaning", input.meaning());
    return facts.flat(new Declared("input", input.name(), ""), input.years());
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

  private Flat measure(Measure measure) {
    FactList facts = list("measure", measure.name());
    facts
        .explain("title", measure.title())
        .say("each", measure.each().word())
        .say("better", better(measure.better()))
        .say("unit", measure.unit())
        .say("round", measure.round())
        .set("only for", measure.onlyFor())
        .set(ONE_OF, measure.words());
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
    measure
        .scales()
        .forEach(one -> facts.cell("first year of scale " + one.name(), "", one.from(), "scale"));
    measure
        .bridges()
        .forEach(
            one ->
                facts.cell("bridge to " + one.scale(), "", "\"" + one.reason() + "\"", "bridge"));
    return facts.flat(
        new Declared(isRate ? "rate" : "measure", measure.name(), measure.title()),
        measure.years());
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

  private Flat levels(LevelTable table) {
    FactList facts = list("levels", table.name());
    facts.explain("title", table.title()).say("of", table.of()).say("by", table.by());
    boolean isOrdered = false;
    for (int row = 0; row < table.rows().size(); row++) {
      LevelTable.Row one = table.rows().get(row);
      String level = one.level() + in(one.years());
      facts.cell("number of level " + level, "", one.number(), "row/" + row);
      for (int column = 0; column < one.cells().size(); column++) {
        LevelTable.Cut cut = one.cells().get(column);
        isOrdered |=
            !(cut instanceof LevelTable.Cut.Between || cut instanceof LevelTable.Cut.NotServed);
        for (String word : words(table.columns().get(column))) {
          String place = "row/" + row + "/" + column;
          facts.cell("cut score of level " + level, word, cut(cut), place);
        }
      }
    }
    if (isOrdered) {
      facts.order(
          "order of the levels",
          table.rows().stream().map(row -> row.level() + in(row.years())).toList());
    }
    facts
        .explain("provenance", table.provenance())
        .explain("source", table.source())
        .explainLines("note", table.notes());
    NumberFacts.origins(facts, table.origins());
    return facts.flat(new Declared("levels", table.name(), table.title()), table.years());
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
