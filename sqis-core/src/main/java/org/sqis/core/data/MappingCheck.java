package org.sqis.core.data;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sqis.core.model.Type;
import org.sqis.core.model.Value;
import org.sqis.core.policy.Input;
import org.sqis.core.policy.PolicySpec;
import org.sqis.core.problem.NearestName;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;

/** Checks a mapping against a policy, before any file is read. */
final class MappingCheck {
  /** More names than these are no help. */
  private static final int MOST_NAMES = 8;

  private static final Place.Element ROOT = new Place.Element("data");

  private final PolicySpec policy;
  private final DataSpec spec;
  private final Map<String, Type> types;
  private final ProblemList problems;
  private final Vocabulary vocabulary;
  private final ValueReaders readers;
  private final YearCheck years;
  private final ColumnFit fit;
  private final Set<Integer> faultyInputs = new HashSet<>();

  private MappingCheck(
      PolicySpec policy, DataSpec spec, Map<String, Type> types, ProblemList problems) {
    this.policy = policy;
    this.spec = spec;
    this.types = types;
    this.problems = problems;
    this.vocabulary = new Vocabulary(policy);
    this.readers = new ValueReaders(vocabulary);
    this.years = new YearCheck(spec.year(), problems);
    this.fit = new ColumnFit(vocabulary, problems);
  }

  static Mapping check(
      PolicySpec policy, DataSpec spec, Map<String, Type> types, ProblemList problems) {
    return new MappingCheck(policy, spec, types, problems).check();
  }

  private Mapping check() {
    if (!spec.policy().equals(policy.header().name())) {
      problems.add(
          Problem.of(
                  ProblemCode.MAPPING_WRONG_POLICY,
                  ROOT.child("policy"),
                  spec.policy(),
                  policy.header().name())
              .help("write `" + policy.header().name() + "`, or check it with its own policy"));
    }
    if (spec.files().isEmpty()) {
      problems.add(Problem.of(ProblemCode.MAPPING_NO_FILE, ROOT));
    }
    for (DataSpec.FileSpec file : spec.files()) {
      for (DataSpec.Answer answer : file.answers()) {
        vocabulary.addResult(answer.result(), types, FileUnits.unsaid(file, answer));
      }
    }
    List<Mapping.FilePlan> plans = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (DataSpec.FileSpec file : spec.files()) {
      Place.Element element = ROOT.child(file.name());
      if (names.add(file.name())) {
        plans.add(file(file, element));
      } else {
        problems.add(Problem.of(ProblemCode.MAPPING_REPEATED_FILE, element, file.name()));
      }
    }
    checkFilled();
    return new Mapping(vocabulary, plans, faultyInputs, policy.header().first());
  }

  private void checkFilled() {
    List<String> unfilled = new ArrayList<>();
    for (Input input : vocabulary.inputs()) {
      if (input.neverMissing() && !years.isFilledWhenRated(input)) {
        String help = years.isFilled(input) ? "it is filled, but not for " + spec.year() : "";
        problems.add(Problem.of(ProblemCode.MAPPING_NEVER_FILLED, ROOT, input.name()).help(help));
        faultyInputs.add(vocabulary.inputIndex(input.name()));
      } else if (!years.isFilled(input)) {
        unfilled.add(input.name());
      }
    }
    if (!unfilled.isEmpty()) {
      problems.add(Problem.of(ProblemCode.DATA_UNFILLED_INPUTS, ROOT, Wording.all(unfilled)));
    }
  }

  private static Place firstOfRole(
      DataSpec.FileSpec file, DataSpec.Role role, Place.Element element) {
    int first = 0;
    while (file.columns().get(first).role() != role) {
      first++;
    }
    return element.child("columns").child(first);
  }

  private Mapping.FilePlan file(DataSpec.FileSpec file, Place.Element element) {
    List<Mapping.Slot> slots = new ArrayList<>();
    DataSpec.Column groupColumn = YearCheck.columnOf(file, DataSpec.Role.GROUP);
    DataSpec.Column yearColumn = YearCheck.columnOf(file, DataSpec.Role.YEAR);
    years.file(file, yearColumn, element);
    FileUnits units = new FileUnits(spec, file, element, problems);
    Set<DataSpec.Role> roles = EnumSet.noneOf(DataSpec.Role.class);
    for (int i = 0; i < file.columns().size(); i++) {
      DataSpec.Column column = file.columns().get(i);
      Place.Element at = element.child("columns").child(i);
      if (column.role() != DataSpec.Role.INPUT && !roles.add(column.role())) {
        problems.add(
            Problem.of(ProblemCode.MAPPING_REPEATED_ROLE, at, says(column.role()))
                .with(firstOfRole(file, column.role(), element), "the first one"));
        continue;
      }
      Mapping.Slot slot =
          column.role() == DataSpec.Role.INPUT
              ? input(file, units, column, groupColumn, yearColumn, at)
              : units.allows(column, at) ? described(file, column, at) : null;
      if (slot != null) {
        slots.add(slot);
      }
    }
    for (int i = 0; i < file.answers().size(); i++) {
      Mapping.Slot slot =
          answer(
              file, units, file.answers().get(i), groupColumn, element.child("answers").child(i));
      if (slot != null) {
        slots.add(slot);
      }
    }
    List<Mapping.Mention> mentions = new ArrayList<>();
    checkMissing(file, element, mentions);
    for (int i = 0; i < file.ignored().size(); i++) {
      mentions.add(
          new Mapping.Mention(
              file.ignored().get(i),
              element.child("ignored").child(i),
              "the list of ignored columns"));
    }
    RowFilter filter =
        file.rows() == null ? null : RowFilter.of(file.rows(), element.child("rows"), problems);
    return new Mapping.FilePlan(file, element, slots, mentions, filter);
  }

  private static String says(DataSpec.Role role) {
    return switch (role) {
      case NAME -> "the name";
      case DISTRICT -> "the district";
      case ENTITY -> "what each row describes";
      case GROUP -> "the student group";
      case YEAR -> "the school year";
      case INPUT -> throw new AssertionError("several columns can be inputs");
    };
  }

  private void checkMissing(
      DataSpec.FileSpec file, Place.Element element, List<Mapping.Mention> mentions) {
    Map<String, DataSpec.MissingToken> seen = new HashMap<>();
    for (int i = 0; i < file.missing().size(); i++) {
      DataSpec.MissingToken token = file.missing().get(i);
      Place.Element at = element.child("missing").child(i);
      if (!token.column().isEmpty()) {
        mentions.add(new Mapping.Mention(token.column(), at, "the table of missing texts"));
      }
      DataSpec.MissingToken other = seen.putIfAbsent(token.column() + '\n' + token.token(), token);
      if (other != null && other.reason() != token.reason()) {
        problems.add(Problem.of(ProblemCode.MAPPING_REPEATED_WORD, at, written(token.token())));
      }
    }
  }

  /** A column that says something about the row instead of filling an input. */
  private Mapping.@Nullable Slot described(
      DataSpec.FileSpec file, DataSpec.Column column, Place.Element at) {
    years.described(column, says(column.role()), at);
    return switch (column.role()) {
      case NAME -> text(file, column, at, Mapping.Fills.NAME);
      case DISTRICT -> text(file, column, at, Mapping.Fills.DISTRICT);
      case ENTITY ->
          words(
              file,
              column,
              at,
              Mapping.Fills.ENTITY,
              ProblemCode.DATA_UNKNOWN_KIND,
              List.of(Entity.Kind.SCHOOL.word(), Entity.Kind.DISTRICT.word()));
      case GROUP ->
          words(
              file,
              column,
              at,
              Mapping.Fills.GROUP,
              ProblemCode.DATA_UNKNOWN_GROUP,
              vocabulary.groups());
      case YEAR ->
          described(
              file,
              column,
              at,
              Mapping.Fills.YEAR,
              YearCheck::read,
              ProblemCode.DATA_BAD_YEAR,
              ProblemCode.MAPPING_BAD_YEAR);
      case INPUT -> throw new AssertionError("inputs are handled on their own");
    };
  }

  private Mapping.Slot text(
      DataSpec.FileSpec file, DataSpec.Column column, Place.Element at, Mapping.Fills fills) {
    Mapping.Slot slot =
        described(
            file,
            column,
            at,
            fills,
            (text, faults) -> new Value.Text(text),
            ProblemCode.DATA_UNKNOWN_WORD,
            ProblemCode.MAPPING_UNKNOWN_WORD);
    // A file of the whole state names more districts than those the mapping has words for.
    return fills == Mapping.Fills.DISTRICT && file.key().isEmpty()
        ? slot.with(slot.reader().takingOtherTexts())
        : slot;
  }

  private Mapping.Slot words(
      DataSpec.FileSpec file,
      DataSpec.Column column,
      Place.Element at,
      Mapping.Fills fills,
      ProblemCode unknown,
      List<String> options) {
    ProblemCode unknownWord =
        fills == Mapping.Fills.GROUP
            ? ProblemCode.MAPPING_UNKNOWN_GROUP
            : ProblemCode.MAPPING_UNKNOWN_WORD;
    CellReader.TextReader reader =
        CellReader.ofWords(column.column(), unknown, options, Value.Word::new);
    return described(file, column, at, fills, reader, unknown, unknownWord);
  }

  private Mapping.Slot described(
      DataSpec.FileSpec file,
      DataSpec.Column column,
      Place.Element at,
      Mapping.Fills fills,
      CellReader.TextReader texts,
      ProblemCode unknown,
      ProblemCode unknownWord) {
    String name = column.column();
    CellReader reader = reader(file, name, name, column.words(), texts, unknown, unknownWord, at);
    return new Mapping.Slot(
        name,
        at,
        fills,
        -1,
        -1,
        new DataSpec.ColumnYear.OfRow(),
        DataSpec.ColumnUnit.PLAIN,
        reader);
  }

  private Mapping.@Nullable Slot input(
      DataSpec.FileSpec file,
      FileUnits units,
      DataSpec.Column column,
      DataSpec.@Nullable Column groupColumn,
      DataSpec.@Nullable Column yearColumn,
      Place.Element at) {
    int index = vocabulary.inputIndex(column.input());
    if (index < 0 && vocabulary.isResultOfSchool(column.input())) {
      return recorded(file, column, groupColumn, yearColumn, at);
    }
    if (index < 0) {
      List<String> known = vocabulary.inputs().stream().map(Input::name).toList();
      problems.add(
          Problem.of(ProblemCode.MAPPING_UNKNOWN_INPUT, at, column.input())
              .help(suggestion(column.input(), known)));
      return null;
    }
    Input input = vocabulary.inputs().get(index);
    boolean isYearSound = years.input(file, yearColumn, column, input, at);
    boolean isForRows = units.allows(input.name(), "an input", input.each(), at);
    int group =
        isForRows
            ? fit.group(column.group(), input.name(), "an input", input.each(), groupColumn, at)
            : ColumnFit.NO_GROUP;
    if (group == ColumnFit.NO_GROUP
        || !fit.fits(input.name(), input.type(), column.dates(), column.unit(), column.words(), at)
        || !isYearSound) {
      faultyInputs.add(index);
      return null;
    }
    CellReader reader =
        reader(
            file,
            column.column(),
            input.name(),
            column.words(),
            readers.ofInput(input, column.unit(), column.dates()),
            ProblemCode.DATA_UNKNOWN_WORD,
            ProblemCode.MAPPING_UNKNOWN_WORD,
            at);
    return new Mapping.Slot(
        column.column(),
        at,
        Mapping.Fills.INPUT,
        index,
        group,
        column.year(),
        column.unit(),
        reader);
  }

  /** A column with recorded results of a year that the policy does not govern. */
  private Mapping.@Nullable Slot recorded(
      DataSpec.FileSpec file,
      DataSpec.Column column,
      DataSpec.@Nullable Column groupColumn,
      DataSpec.@Nullable Column yearColumn,
      Place.Element at) {
    int index = vocabulary.addRecorded(column.input(), types);
    Vocabulary.Result result = vocabulary.recorded().get(index);
    boolean isYearSound = years.recorded(file, yearColumn, column, policy.header().first(), at);
    int group =
        fit.group(column.group(), result.name(), "a result", result.each(), groupColumn, at);
    if (!isYearSound
        || group == ColumnFit.NO_GROUP
        || (result.type() != null
            && !fit.fits(
                result.name(), result.type(), column.dates(), column.unit(), column.words(), at))) {
      return null;
    }
    CellReader reader =
        reader(
            file,
            column.column(),
            result.name(),
            column.words(),
            readers.ofResult(result, column.unit(), column.dates()),
            ProblemCode.DATA_UNKNOWN_WORD,
            ProblemCode.MAPPING_UNKNOWN_WORD,
            at);
    return new Mapping.Slot(
        column.column(),
        at,
        Mapping.Fills.RECORDED,
        index,
        group,
        column.year(),
        column.unit(),
        reader);
  }

  private Mapping.@Nullable Slot answer(
      DataSpec.FileSpec file,
      FileUnits units,
      DataSpec.Answer answer,
      DataSpec.@Nullable Column groupColumn,
      Place.Element at) {
    int index = vocabulary.resultIndex(answer.result());
    Vocabulary.Result result = vocabulary.results().get(index);
    int group =
        units.allows(result.name(), "a result", result.each(), at)
            ? fit.group(answer.group(), result.name(), "a result", result.each(), groupColumn, at)
            : ColumnFit.NO_GROUP;
    if (group == ColumnFit.NO_GROUP
        || (result.type() != null
            && !fit.fits(
                result.name(), result.type(), answer.dates(), answer.unit(), answer.words(), at))) {
      return null;
    }
    CellReader reader =
        reader(
            file,
            answer.column(),
            result.name(),
            answer.words(),
            readers.ofResult(result, answer.unit(), answer.dates()),
            ProblemCode.DATA_UNKNOWN_WORD,
            ProblemCode.MAPPING_UNKNOWN_WORD,
            at);
    return new Mapping.Slot(
        answer.column(),
        at,
        Mapping.Fills.ANSWER,
        index,
        group,
        new DataSpec.ColumnYear.OfRow(),
        answer.unit(),
        reader);
  }

  /** The reader of a column with the texts its mapping gives a meaning. */
  private CellReader reader(
      DataSpec.FileSpec file,
      String column,
      String name,
      List<DataSpec.Word> words,
      CellReader.TextReader reader,
      ProblemCode unknown,
      ProblemCode unknownWord,
      Place.Element at) {
    Map<String, Value> known = new LinkedHashMap<>();
    for (DataSpec.MissingToken token : file.missing()) {
      if (token.column().isEmpty()) {
        known.putIfAbsent(token.token(), Value.missing(token.reason()));
      }
    }
    Map<String, Value> meant = new LinkedHashMap<>();
    for (DataSpec.Word word : words) {
      Value value =
          reader.read(
              word.word(),
              (code, help, values) ->
                  problems.add(
                      Problem.of(unknownWord, at, word.word(), name)
                          .help(
                              code == ProblemCode.DATA_NOT_YES_NO
                                  ? "the words are `yes`, `no`"
                                  : help)));
      Value other = meant.putIfAbsent(word.text(), value);
      if (other != null && !other.equals(value)) {
        problems.add(Problem.of(ProblemCode.MAPPING_REPEATED_WORD, at, written(word.text())));
      }
    }
    known.putAll(meant);
    for (DataSpec.MissingToken token : file.missing()) {
      if (token.column().equals(column)) {
        if (meant.containsKey(token.token())) {
          problems.add(Problem.of(ProblemCode.MAPPING_REPEATED_WORD, at, written(token.token())));
        }
        known.put(token.token(), Value.missing(token.reason()));
      }
    }
    List<String> texts = words.stream().map(word -> written(word.text())).distinct().toList();
    return new CellReader(name, unknown, known, texts, reader);
  }

  /** The text of a cell as a mapping writes it. */
  private static String written(String text) {
    return text.isEmpty() ? "empty" : text;
  }

  /** Help that names the nearest of {@code known}, or empty. */
  static String suggestion(String wrong, List<String> known) {
    return NearestName.find(wrong, known)
        .map(name -> "did you mean `" + name + "`?")
        .orElse(known.isEmpty() || known.size() > MOST_NAMES ? "" : "write " + Wording.list(known));
  }
}
