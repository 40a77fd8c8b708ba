package org.sqis.core.io;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.sqis.core.data.FileBytes;
import org.sqis.core.data.RecordReader;
import org.sqis.core.data.RecordSink;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;

/**
 * Reads a JSON list of flat records, {@code [ {"cds": "01…", "enroll": 54}, … ]}, UTF-8. The order
 * of fields does not matter; a field that a record leaves out, and {@code null}, is an empty cell.
 * Numbers are taken digit by digit.
 *
 * <p>Records are counted from 1. A record with a fault is reported and left out. What follows a
 * fault of the JSON itself cannot be read. Stateless; safe for every thread.
 */
public final class JsonRecordReader implements RecordReader {
  private static final JsonFactory FACTORY = new JsonFactory();

  /** Makes a reader. */
  public JsonRecordReader() {}

  @Override
  public void read(FileBytes file, RecordSink sink) {
    byte[] bytes = new byte[file.bytes().remaining()];
    file.bytes().get(bytes);
    int start = Utf8.start(file, bytes, sink);
    if (start < 0) {
      return;
    }
    Optional<String> decoded = new Utf8().decode(bytes, start, bytes.length);
    String text = decoded.orElseGet(() -> Utf8.decodeAnyway(bytes, start, bytes.length));
    Names names = new Names();
    new Run(file.name(), text, decoded.isPresent(), names).read();
    if (names.records == 0) {
      new Run(file.name(), text, decoded.isPresent(), new Faults(sink)).read();
    } else {
      sink.columns(new ArrayList<>(names.positions.keySet()));
      new Run(file.name(), text, decoded.isPresent(), new Rows(names, sink)).read();
    }
  }

  /** What happens while a file is read. */
  private interface Events {
    void field(String name, String text);

    /** A record ends; {@code isFaulty} after a fault in it. */
    void end(int record, boolean isFaulty);

    void report(Problem problem);
  }

  /** The first reading: finds the names of all fields. */
  private static final class Names implements Events {
    private final Map<String, Integer> positions = new LinkedHashMap<>();
    private int records;

    @Override
    public void field(String name, String text) {
      positions.putIfAbsent(name, positions.size());
    }

    @Override
    public void end(int record, boolean isFaulty) {
      records++;
    }

    @Override
    public void report(Problem problem) {}
  }

  /** The reading of a file without any record: only faults. */
  private record Faults(RecordSink sink) implements Events {
    @Override
    public void field(String name, String text) {}

    @Override
    public void end(int record, boolean isFaulty) {}

    @Override
    public void report(Problem problem) {
      sink.report(problem);
    }
  }

  /** The second reading: gives rows with the cells in the order of the names. */
  private static final class Rows implements Events {
    private final Map<String, Integer> positions;
    private final RecordSink sink;
    private final Map<Integer, String> fields = new HashMap<>();

    Rows(Names names, RecordSink sink) {
      this.positions = names.positions;
      this.sink = sink;
    }

    @Override
    public void field(String name, String text) {
      Integer position = positions.get(name);
      if (position != null) {
        fields.put(position, text);
      }
    }

    @Override
    public void end(int record, boolean isFaulty) {
      if (isFaulty) {
        sink.skippedRow(record);
      } else {
        List<String> cells = new ArrayList<>(positions.size());
        for (int i = 0; i < positions.size(); i++) {
          cells.add(fields.getOrDefault(i, ""));
        }
        sink.row(record, cells);
      }
      fields.clear();
    }

    @Override
    public void report(Problem problem) {
      sink.report(problem);
    }
  }

  /** One reading of one file. */
  private static final class Run {
    /** A number written with a small exponent; a larger one is left as it is and no number. */
    private static final Pattern SHORTENED = Pattern.compile("[-\\d.]{1,40}[eE][-+]?\\d{1,2}");

    private final String file;
    private final String text;
    private final boolean isUtf8;
    private final Events events;
    private int record;
    private boolean isFaulty;

    Run(String file, String text, boolean isUtf8, Events events) {
      this.file = file;
      this.text = text;
      this.isUtf8 = isUtf8;
      this.events = events;
    }

    void read() {
      try (JsonParser parser = FACTORY.createParser(text)) {
        try {
          readList(parser);
        } catch (JsonProcessingException e) {
          // A limit of the parser, such as its greatest depth, comes without a place.
          JsonLocation location = e.getLocation();
          notJson(location == null ? parser.currentLocation() : location);
          if (record > 0) {
            events.end(record, true);
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException("a text in memory can always be read", e);
      }
    }

    private void readList(JsonParser parser) throws IOException {
      if (parser.nextToken() != JsonToken.START_ARRAY) {
        String what = kind(parser.currentToken());
        report(ProblemCode.DATA_NOT_RECORDS, 0, "", "begin it with `[`, end it with `]`", what);
        return;
      }
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        record++;
        isFaulty = false;
        if (parser.currentToken() == JsonToken.START_OBJECT) {
          readRecord(parser);
        } else {
          String what = kind(parser.currentToken());
          report(ProblemCode.DATA_NOT_A_RECORD, record, "", "", what);
          parser.skipChildren();
        }
        events.end(record, isFaulty);
      }
      if (record == 0) {
        report(ProblemCode.DATA_NO_ROWS, 0, "", "the list is empty", file);
      }
      record = 0;
      if (parser.nextToken() != null) {
        notJson(parser.currentTokenLocation());
      }
    }

    private void notJson(JsonLocation location) {
      report(
          ProblemCode.DATA_NOT_JSON,
          record,
          "",
          "nothing after this place could be read",
          Integer.toString(location.getLineNr()),
          Integer.toString(location.getColumnNr()));
    }

    private void readRecord(JsonParser parser) throws IOException {
      Set<String> seen = new HashSet<>();
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String name = parser.currentName();
        parser.nextToken();
        if (!seen.add(name)) {
          report(ProblemCode.DATA_REPEATED_FIELD, record, name, "keep one of the two", name);
        }
        if (parser.currentToken().isStructStart()) {
          String what = kind(parser.currentToken());
          String help = "give each value a field of its own";
          report(ProblemCode.DATA_NESTED, record, name, help, name, what);
          parser.skipChildren();
        } else {
          String value = text(parser);
          if (!isUtf8 && (value + name).indexOf('\uFFFD') >= 0) {
            report(ProblemCode.DATA_ENCODING, record, name, Utf8.HELP, value);
          }
          events.field(name, value);
        }
      }
    }

    /** The text of a single value; empty for null. */
    private static String text(JsonParser parser) throws IOException {
      JsonToken token = parser.currentToken();
      if (token == JsonToken.VALUE_NULL) {
        return "";
      }
      String text = parser.getText();
      boolean isShortened =
          token == JsonToken.VALUE_NUMBER_FLOAT && SHORTENED.matcher(text).matches();
      return isShortened ? new BigDecimal(text).toPlainString() : text;
    }

    private static String kind(JsonToken token) {
      return switch (token) {
        case START_OBJECT -> "a single record";
        case START_ARRAY -> "a list";
        case VALUE_STRING -> "a text";
        case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
        case VALUE_TRUE, VALUE_FALSE -> "true or false";
        case VALUE_NULL -> "null";
        case END_OBJECT, END_ARRAY, FIELD_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
            throw new AssertionError("no value starts with " + token);
      };
    }

    private void report(ProblemCode code, int row, String column, String help, String... values) {
      isFaulty = true;
      events.report(Problem.of(code, new Place.Cell(file, row, column), values).help(help));
    }
  }
}
