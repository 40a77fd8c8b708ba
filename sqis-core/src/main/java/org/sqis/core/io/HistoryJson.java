package org.sqis.core.io;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sqis.core.data.FileBytes;
import org.sqis.core.data.HistorySink;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;

/**
 * Reads the results and standings that {@link Json#outcome} wrote. School by school, as a state has
 * many. Stateless; safe for every thread.
 */
public final class HistoryJson {
  private static final JsonFactory FACTORY =
      new JsonFactory().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

  private HistoryJson() {}

  /** Gives everything in {@code file} to {@code sink}; faults of the file too. */
  public static void read(FileBytes file, HistorySink sink) {
    byte[] bytes = new byte[file.bytes().remaining()];
    file.bytes().get(bytes);
    try (JsonParser parser = FACTORY.createParser(bytes)) {
      new Run(file.name(), sink).read(parser);
    } catch (JsonProcessingException e) {
      String line = String.valueOf(e.getLocation() == null ? 0 : e.getLocation().getLineNr());
      sink.report(fault(file.name(), 0, "it is no valid JSON in line " + line));
    } catch (IOException e) {
      // Bytes in memory can be read; what they hold may be no text.
      sink.report(fault(file.name(), 0, "it is no text in UTF-8"));
    }
  }

  private static Problem fault(String file, int row, String why) {
    return Problem.of(ProblemCode.HISTORY_UNREADABLE, new Place.Cell(file, row, ""), file, why)
        .help(
            "give a file that `sqis score --format json` or `sqis designate --format json` wrote");
  }

  /** One file. */
  private static final class Run {
    private final String file;
    private final HistorySink sink;

    Run(String file, HistorySink sink) {
      this.file = file;
      this.sink = sink;
    }

    void read(JsonParser parser) throws IOException {
      boolean hasOrigin = false;
      boolean hasResults = false;
      boolean hasSchools = false;
      boolean hasStandings = false;
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        sink.report(fault(file, 0, "it holds no record"));
        return;
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String field = parser.currentName();
        parser.nextToken();
        if (field.equals("origin")) {
          hasOrigin = origin(JsonNode.read(parser));
        } else if (field.equals("results") && hasOrigin) {
          hasResults = results(JsonNode.read(parser));
        } else if (field.equals("schools") && hasResults) {
          hasSchools = schools(parser);
        } else if (field.equals("standings") && hasOrigin) {
          hasStandings = standings(JsonNode.read(parser));
        } else {
          parser.skipChildren();
        }
      }
      if (parser.nextToken() != null) {
        sink.report(fault(file, 0, "something follows after its end"));
      } else if (!hasSchools && !hasStandings) {
        sink.report(fault(file, 0, "it lacks `origin`, `results` and `schools`, in this order"));
      }
    }

    private boolean standings(JsonNode standings) {
      if (!standings.isArray()) {
        return false;
      }
      sink.standings();
      int number = 0;
      for (JsonNode school : standings.items()) {
        number++;
        String id = text(school, "id");
        if (id.isEmpty() || !school.path("held").isArray() || !school.path("ladders").isArray()) {
          String why = "its standing " + number + " lacks `id`, `held` or `ladders`";
          sink.report(fault(file, number, why));
          continue;
        }
        List<HistorySink.WrittenHeld> held = new ArrayList<>();
        for (JsonNode one : school.path("held").items()) {
          held.add(held(one));
        }
        List<HistorySink.WrittenRung> rungs = new ArrayList<>();
        for (JsonNode one : school.path("ladders").items()) {
          rungs.add(rung(one));
        }
        sink.standing(number, id, held, rungs);
      }
      return true;
    }

    private static HistorySink.WrittenHeld held(JsonNode node) {
      List<HistorySink.WrittenReason> reasons = new ArrayList<>();
      for (JsonNode reason : node.path("reasons").items()) {
        List<String> groups = new ArrayList<>();
        for (JsonNode group : reason.path("groups").items()) {
          groups.add(group.text());
        }
        reasons.add(
            new HistorySink.WrittenReason(text(reason, "route"), groups, text(reason, "since")));
      }
      return new HistorySink.WrittenHeld(text(node, "designation"), text(node, "since"), reasons);
    }

    private static HistorySink.WrittenRung rung(JsonNode node) {
      return new HistorySink.WrittenRung(
          text(node, "ladder"),
          text(node, "state"),
          text(node, "since"),
          text(node, "closed_years"),
          text(node, "state_since"),
          text(node, "closed_years_here"),
          text(node, "last_state"));
    }

    private boolean origin(JsonNode origin) {
      String year = text(origin, "year");
      sink.origin(text(origin, "policy"), text(origin, "policy_digest"), year);
      return true;
    }

    private boolean results(JsonNode results) {
      for (JsonNode result : results.items()) {
        sink.result(text(result, "name"), text(result, "each"), text(result, "type"));
      }
      return results.isArray();
    }

    private boolean schools(JsonParser parser) throws IOException {
      if (parser.currentToken() != JsonToken.START_ARRAY) {
        parser.skipChildren();
        return false;
      }
      int number = 0;
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        number++;
        JsonNode school = JsonNode.read(parser);
        String id = text(school, "id");
        JsonNode values = school.path("values");
        if (id.isEmpty() || !values.isObject()) {
          sink.report(fault(file, number, "its school " + number + " lacks `id` or `values`"));
          continue;
        }
        sink.school(number, id);
        for (Map.Entry<String, JsonNode> one : values.properties().entrySet()) {
          values(number, one.getKey(), one.getValue());
        }
      }
      return true;
    }

    /** The value of a school, or of each of its groups. */
    private void values(int number, String result, JsonNode node) {
      HistorySink.Written single = written(node);
      if (single != null) {
        sink.value(result, "", single);
        return;
      }
      for (Map.Entry<String, JsonNode> one : node.properties().entrySet()) {
        HistorySink.Written written = written(one.getValue());
        if (written == null) {
          String what = "`" + result + "` of `" + one.getKey() + "`";
          sink.report(fault(file, number, what + " is neither a value nor missing"));
        } else {
          sink.value(result, one.getKey(), written);
        }
      }
      if (!node.isObject()) {
        sink.report(fault(file, number, "`" + result + "` is neither a value nor missing"));
      }
    }

    private static HistorySink.@Nullable Written written(JsonNode node) {
      JsonNode value = node.path("value");
      if (value.isValue()) {
        boolean isAnswer = value.is(JsonNode.Kind.ANSWER);
        String text = isAnswer ? (value.text().equals("true") ? "yes" : "no") : value.text();
        return new HistorySink.Written(
            text, isAnswer, optional(node, "exact"), optional(node, "number"), "", "");
      }
      String missing = text(node, "missing");
      return missing.isEmpty()
          ? null
          : new HistorySink.Written("", false, null, null, missing, text(node, "remark"));
    }

    private static @Nullable String optional(JsonNode node, String field) {
      JsonNode value = node.path(field);
      return value.isValue() ? value.text() : null;
    }

    private static String text(JsonNode node, String field) {
      return node.path(field).text();
    }
  }
}
