package org.sqis.core.io;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An object of a JSON text; its fields keep their order. Confined to one thread while it is made.
 */
final class ObjectNode implements JsonNode {
  private static final JsonFactory FACTORY = new JsonFactory();

  private final Map<String, JsonNode> fields;
  private final int line;

  ObjectNode() {
    this(new LinkedHashMap<>(), 0);
  }

  ObjectNode(Map<String, JsonNode> fields, int line) {
    this.fields = fields;
    this.line = line;
  }

  Map<String, JsonNode> fields() {
    return fields;
  }

  boolean isEmpty() {
    return fields.isEmpty();
  }

  ObjectNode set(String field, @Nullable JsonNode value) {
    fields.put(field, value == null ? NOTHING : value);
    return this;
  }

  ObjectNode put(String field, @Nullable String text) {
    return set(field, text == null ? NOTHING : JsonNode.of(text));
  }

  ObjectNode put(String field, int number) {
    return set(field, JsonNode.of(number));
  }

  ObjectNode put(String field, long number) {
    return set(field, JsonNode.of(number));
  }

  ObjectNode put(String field, boolean answer) {
    return set(field, JsonNode.of(answer));
  }

  ObjectNode putObject(String field) {
    ObjectNode object = new ObjectNode();
    fields.put(field, object);
    return object;
  }

  ArrayNode putArray(String field) {
    ArrayNode array = new ArrayNode();
    fields.put(field, array);
    return array;
  }

  /** The array of that field, which is made if there is none. */
  ArrayNode withArray(String field) {
    return fields.get(field) instanceof ArrayNode known ? known : putArray(field);
  }

  @Override
  public int line() {
    return line;
  }

  private static void write(JsonNode node, JsonGenerator out) throws IOException {
    if (node instanceof ObjectNode object) {
      out.writeStartObject();
      for (Map.Entry<String, JsonNode> field : object.fields.entrySet()) {
        out.writeFieldName(field.getKey());
        write(field.getValue(), out);
      }
      out.writeEndObject();
    } else if (node instanceof ArrayNode array) {
      out.writeStartArray();
      for (JsonNode item : array.list()) {
        write(item, out);
      }
      out.writeEndArray();
    } else if (node instanceof JsonNode.Scalar scalar) {
      switch (scalar.kind()) {
        case TEXT -> out.writeString(scalar.written());
        case NUMBER -> out.writeNumber(scalar.written());
        case ANSWER -> out.writeBoolean(Boolean.parseBoolean(scalar.written()));
        case NULL -> out.writeNull();
      }
    }
  }

  /** The object as a text of its own, with line breaks of one character everywhere. */
  String printed() {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = FACTORY.createGenerator(text)) {
      out.setPrettyPrinter(new DefaultPrettyPrinter());
      write(this, out);
    } catch (IOException e) {
      throw new AssertionError("a tree of texts can be written", e);
    }
    return text.toString().replace("\r\n", "\n") + "\n";
  }
}
