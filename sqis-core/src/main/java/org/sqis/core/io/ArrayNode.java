package org.sqis.core.io;

import java.util.ArrayList;
import java.util.List;

/** An array of a JSON text. Confined to one thread while it is made. */
final class ArrayNode implements JsonNode {
  private final List<JsonNode> items;
  private final int line;

  ArrayNode() {
    this(new ArrayList<>(), 0);
  }

  ArrayNode(List<JsonNode> items, int line) {
    this.items = items;
    this.line = line;
  }

  List<JsonNode> list() {
    return items;
  }

  boolean isEmpty() {
    return items.isEmpty();
  }

  ArrayNode add(JsonNode item) {
    items.add(item);
    return this;
  }

  ArrayNode add(String text) {
    return add(JsonNode.of(text));
  }

  ArrayNode add(int number) {
    return add(JsonNode.of(number));
  }

  ObjectNode addObject() {
    ObjectNode object = new ObjectNode();
    items.add(object);
    return object;
  }

  @Override
  public int line() {
    return line;
  }
}
