package org.sqis.dsl.read;

import static org.sqis.dsl.registry.ClauseSpec.optional;
import static org.sqis.dsl.registry.ClauseSpec.repeated;
import static org.sqis.dsl.registry.ClauseSpec.required;

import java.util.List;
import java.util.Optional;
import org.sqis.core.data.ResultLife;
import org.sqis.core.model.SchoolYear;
import org.sqis.dsl.registry.KindSpec;
import org.sqis.dsl.syntax.SyntaxItem;
import org.sqis.dsl.syntax.SyntaxItems;

/** Reads {@code data}, the head of a data mapping. */
final class DataKind implements KindReader {
  private static final KindSpec SPEC =
      new KindSpec(
          "data",
          "data NAME \"Title\"",
          "Names a set of data and says what it is. A data mapping has one and at least one"
              + " `file`.",
          List.of(),
          false,
          List.of(
              optional("language", "1", "The version of the rule language, 1 if left out."),
              required("policy", "NAME", "The policy whose inputs the data fill."),
              required(
                  "year",
                  "YEAR",
                  "The school year that is rated; files may hold earlier ones too."),
              optional(
                  "synthetic", "yes or no", "Whether the data are made up; every output says so."),
              optional("origin", "\"TEXT\"", "Where the data come from."),
              optional(
                  "results",
                  "preliminary, final, or amended because \"WHY\"",
                  "How final the results are; every output says so."),
              optional(
                  "folder",
                  "\"PATH\"",
                  "Where the files are, below the folder of the data; that folder if left out."),
              repeated("note", "\"TEXT\"", "A remark that is printed.")),
          """
          data fall_2015 "Fall 2015"
            policy  core_2014_15
            year    2014-15
          end data
          """);

  @Override
  public KindSpec spec() {
    return SPEC;
  }

  @Override
  public void read(Declared declared, Draft draft) {
    Optional<Head> taken = Head.take(declared, "data", draft);
    if (taken.isEmpty()) {
      return;
    }
    Head head = taken.get();
    declared.endHeader();
    draft.spans.put(org.sqis.core.problem.Place.element("data"), declared.head());
    for (String clause : List.of("policy", "year")) {
      declared
          .clause(clause)
          .ifPresent(
              one ->
                  draft.spans.put(
                      org.sqis.core.problem.Place.element("data/" + clause), one.value().span()));
    }
    PolicyKind.language(declared);
    String policy = declared.clause("policy").map(clause -> Values.word(clause)).orElse("");
    SchoolYear year = declared.clause("year").map(YearsReading::one).orElse(null);
    boolean isSynthetic =
        declared
            .clause("synthetic")
            .map(clause -> Values.word(clause, "yes", "no").equals("yes"))
            .orElse(false);
    String origin = Values.text(declared.clause("origin").orElse(null));
    String folder = Values.text(declared.clause("folder").orElse(null));
    ResultLife life = life(declared);
    List<String> notes = Values.notes(declared);
    if (year == null || !declared.isSound()) {
      return;
    }
    draft.data =
        new Draft.DataHeader(
            head.name(), head.title(), policy, year, isSynthetic, origin, folder, notes, life);
  }

  private static ResultLife life(Declared declared) {
    var clause = declared.clause("results");
    if (clause.isEmpty()) {
      return ResultLife.UNSAID;
    }
    SyntaxItems items = clause.get().value();
    if (items.startsWith("amended", "because")
        && items.size() == 3
        && items.get(2).kind() == SyntaxItem.Kind.TEXT) {
      if (!items.get(2).text().isBlank()) {
        return new ResultLife(ResultLife.Stage.AMENDED, items.get(2).text());
      }
      Values.blank(clause.get(), "results amended because \"a school sent its counts again\"");
    } else if (items.size() == 1 && items.get(0).isWord("preliminary")) {
      return new ResultLife(ResultLife.Stage.PRELIMINARY, "");
    } else if (items.size() == 1 && items.get(0).isWord("final")) {
      return new ResultLife(ResultLife.Stage.FINAL, "");
    } else {
      clause
          .get()
          .refuse(
              "it takes preliminary, final or amended",
              "write `preliminary`, `final`, or `amended because \"a school sent its counts"
                  + " again\"`");
    }
    return ResultLife.UNSAID;
  }
}
