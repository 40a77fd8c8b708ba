package org.sqis.core.io;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A value of a JSON text as a tree. Reading what is not there gives nothing and never fails. */
sealed interface JsonNode permits JsonNode.Scalar, ArrayNode, ObjectNode {
  /** What a program finds where nothing is. */
  @SuppressWarnings("ClassInitializationDeadlock") // no thread makes a scalar before a node
  JsonNode NOTHING = new Scalar(Kind.NULL, "null", 0);

  /** What a scalar is. */
  enum Kind {
    TEXT,
    NUMBER,
    ANSWER,
    NULL
  }

  /** The line of a text it was read from, from 1; 0 if it was not read. */
  int line();

  /**
   * A text, a number as it is written, an answer, or null.
   *
   * @param kind which of these
   * @param written its text; {@code true} or {@code false} of an answer
   * @param line the line it was read from
   */
  record Scalar(Kind kind, String written, int line) implements JsonNode {
    public Scalar {
      Objects.requireNonNull(kind, "kind");
      Objects.requireNonNull(written, "written");
    }
  }

  /** A text. */
  static JsonNode of(String text) {
    return new Scalar(Kind.TEXT, text, 0);
  }

  /** A whole number. */
  static JsonNode of(long number) {
    return new Scalar(Kind.NUMBER, Long.toString(number), 0);
  }

  /** An answer. */
  static JsonNode of(boolean answer) {
    return new Scalar(Kind.ANSWER, Boolean.toString(answer), 0);
  }

  /** Whether it is an object. */
  default boolean isObject() {
    return this instanceof ObjectNode;
  }

  /** Whether it is an array. */
  default boolean isArray() {
    return this instanceof ArrayNode;
  }

  /** Whether it is a scalar of that kind. */
  default boolean is(Kind kind) {
    return this instanceof Scalar scalar && scalar.kind() == kind;
  }

  /** Whether it is a text, a number or an answer. */
  default boolean isValue() {
    return this instanceof Scalar && !is(Kind.NULL);
  }

  /** The text of a text, number or answer; else empty. */
  default String text() {
    return this instanceof Scalar scalar && isValue() ? scalar.written() : "";
  }

  /** The field of an object. */
  default JsonNode path(String field) {
    return this instanceof ObjectNode object
        ? object.fields().getOrDefault(field, NOTHING)
        : NOTHING;
  }

  /** The items of an array, the values of an object; none of anything else. */
  default List<JsonNode> items() {
    if (this instanceof ArrayNode array) {
      return array.list();
    }
    return List.copyOf(properties().values());
  }

  /** The fields of an object in their order; none of anything else. */
  default Map<String, JsonNode> properties() {
    return this instanceof ObjectNode object ? object.fields() : Map.of();
  }

  /** Reads the value whose first token {@code in} stands at. */
  static JsonNode read(JsonParser in) throws IOException {
    int line = in.currentTokenLocation().getLineNr();
    JsonToken token = in.currentToken();
    if (token == JsonToken.START_OBJECT) {
      Map<String, JsonNode> fields = new LinkedHashMap<>();
      while (in.nextToken() == JsonToken.FIELD_NAME) {
        String field = in.currentName();
        in.nextToken();
        fields.put(field, read(in));
      }
      return new ObjectNode(fields, line);
    }
    if (token == JsonToken.START_ARRAY) {
      List<JsonNode> items = new ArrayList<>();
      while (in.nextToken() != JsonToken.END_ARRAY) {
        items.add(read(in));
      }
      return new ArrayNode(items, line);
    }
    Kind kind =
        switch (token) {
          case VALUE_STRING -> Kind.TEXT;
          case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> Kind.NUMBER;
          case VALUE_TRUE, VALUE_FALSE -> Kind.ANSWER;
          default -> Kind.NULL;
        };
    return new Scalar(kind, in.getText(), line);
  }
}
