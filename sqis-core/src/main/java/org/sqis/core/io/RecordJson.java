package org.sqis.core.io;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Records as JSON: an object with one field a component, in their order. Records of a sealed type
 * begin with {@code is} and their name; some types are a text. Immutable; safe for every thread.
 */
final class RecordJson {
  private static final String TAG = "is";

  private final Map<Class<?>, Function<String, ? extends Optional<?>>> texts;
  private final Map<Class<?>, String> tags = new LinkedHashMap<>();

  /**
   * @param texts the types that are a text, and what reads it
   * @param sealedTypes the sealed types whose records are told apart
   */
  RecordJson(
      Map<Class<?>, Function<String, ? extends Optional<?>>> texts, List<Class<?>> sealedTypes) {
    this.texts = Map.copyOf(texts);
    for (Class<?> type : sealedTypes) {
      for (Class<?> kind : type.getPermittedSubclasses()) {
        tags.put(kind, snake(kind.getSimpleName()));
      }
    }
  }

  /** What writing leaves out or writes in another way. */
  interface Custom {
    /** The text that stands for {@code value}; null if it is written as usual. */
    @Nullable String text(Object value);

    /** Whether a component of a record is left out where it is null or an empty list. */
    boolean isLeftOut(Class<?> of, String component);
  }

  /** Nothing is left out. */
  static final Custom WHOLE =
      new Custom() {
        @Override
        public @Nullable String text(Object value) {
          return null;
        }

        @Override
        public boolean isLeftOut(Class<?> of, String component) {
          return false;
        }
      };

  /** A value that is none of its type. */
  static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    private final int line;

    Unreadable(int line, String why) {
      super(why);
      this.line = line;
    }

    int line() {
      return line;
    }
  }

  /** Writes a value where {@code out} stands. */
  void write(@Nullable Object value, Custom custom, JsonGenerator out) throws IOException {
    String text = value == null ? null : custom.text(value);
    if (text != null) {
      out.writeString(text);
    } else if (value == null) {
      out.writeNull();
    } else if (value instanceof String || texts.containsKey(value.getClass())) {
      out.writeString(value.toString());
    } else if (value instanceof Enum<?> constant) {
      out.writeString(constant.name());
    } else if (value instanceof Integer number) {
      out.writeNumber(number);
    } else if (value instanceof Boolean answer) {
      out.writeBoolean(answer);
    } else if (value instanceof List<?> list) {
      out.writeStartArray();
      for (Object item : list) {
        write(item, custom, out);
      }
      out.writeEndArray();
    } else if (value instanceof Map<?, ?> map) {
      out.writeStartObject();
      for (Map.Entry<?, ?> one : map.entrySet()) {
        out.writeFieldName(String.valueOf(one.getKey()));
        write(one.getValue(), custom, out);
      }
      out.writeEndObject();
    } else {
      writeRecord(value, custom, out);
    }
  }

  private void writeRecord(Object value, Custom custom, JsonGenerator out) throws IOException {
    out.writeStartObject();
    String tag = tags.get(value.getClass());
    if (tag != null) {
      out.writeStringField(TAG, tag);
    }
    for (RecordComponent component : components(value.getClass())) {
      Object part = part(value, component);
      boolean isNothing = part == null || (part instanceof List<?> list && list.isEmpty());
      if (!isNothing || !custom.isLeftOut(value.getClass(), component.getName())) {
        out.writeFieldName(component.getName());
        write(part, custom, out);
      }
    }
    out.writeEndObject();
  }

  private static RecordComponent[] components(Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    if (components == null) {
      throw new AssertionError("neither a record nor a known type: " + type);
    }
    return components;
  }

  private static @Nullable Object part(Object value, RecordComponent component) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(value);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new LinkageError("components of our records can be read", e);
    }
  }

  /**
   * The value of a type that {@code node} holds.
   *
   * @param path where it stands, as the fields and numbers from the outside in
   */
  @Nullable Object read(JsonNode node, Type type, String path) throws Unreadable {
    Class<?> raw = raw(type);
    if (node.is(JsonNode.Kind.NULL)) {
      if (raw.isPrimitive()) {
        throw wrong(node, path);
      }
      return null;
    }
    Function<String, ? extends Optional<?>> reader = texts.get(raw);
    if (reader != null) {
      Optional<?> read = reader.apply(node.text());
      if (read.isEmpty()) {
        throw new Unreadable(node.line(), "`" + node.text() + "` cannot be read");
      }
      return read.get();
    }
    if (raw == List.class) {
      return list(node, argument(type, 0), path);
    }
    if (raw == Map.class) {
      return map(node, argument(type, 1), path);
    }
    return node.isObject() ? object(node, raw, path) : scalar(node, raw, path);
  }

  private static Class<?> raw(Type type) {
    return type instanceof ParameterizedType parameterized
        ? (Class<?>) parameterized.getRawType()
        : (Class<?>) type;
  }

  private static Type argument(Type type, int number) {
    return ((ParameterizedType) type).getActualTypeArguments()[number];
  }

  private static Unreadable wrong(JsonNode node, String path) {
    return new Unreadable(
        node.line(), "the value of `" + path + "` is not what a policy has there");
  }

  private static String inside(String path, String part) {
    return path.isEmpty() ? part : path + "/" + part;
  }

  private List<@Nullable Object> list(JsonNode node, Type item, String path) throws Unreadable {
    if (!node.isArray()) {
      throw wrong(node, path);
    }
    List<@Nullable Object> list = new ArrayList<>();
    for (JsonNode one : node.items()) {
      list.add(read(one, item, inside(path, Integer.toString(list.size()))));
    }
    return list;
  }

  private Map<String, @Nullable Object> map(JsonNode node, Type item, String path)
      throws Unreadable {
    if (!node.isObject()) {
      throw wrong(node, path);
    }
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> one : node.properties().entrySet()) {
      map.put(one.getKey(), read(one.getValue(), item, inside(path, one.getKey())));
    }
    return map;
  }

  private static Object scalar(JsonNode node, Class<?> type, String path) throws Unreadable {
    String text = node.text();
    if (type == String.class && node.is(JsonNode.Kind.TEXT)) {
      return text;
    }
    if ((type == boolean.class || type == Boolean.class) && node.is(JsonNode.Kind.ANSWER)) {
      return Boolean.valueOf(text);
    }
    if ((type == int.class || type == Integer.class) && node.is(JsonNode.Kind.NUMBER)) {
      try {
        return Integer.valueOf(text);
      } catch (NumberFormatException e) {
        throw wrong(node, path);
      }
    }
    if (type.isEnum() && node.is(JsonNode.Kind.TEXT)) {
      for (Object constant : type.getEnumConstants()) {
        if (((Enum<?>) constant).name().equals(text)) {
          return constant;
        }
      }
    }
    throw wrong(node, path);
  }

  private Object object(JsonNode node, Class<?> type, String path) throws Unreadable {
    Class<?> kind = type.isRecord() ? type : kind(node, type, path);
    RecordComponent[] components = components(kind);
    Class<?>[] types = new Class<?>[components.length];
    Object[] parts = new Object[components.length];
    Set<String> unread = new HashSet<>(node.properties().keySet());
    unread.remove(tags.containsKey(kind) ? TAG : "");
    for (int i = 0; i < components.length; i++) {
      String name = components[i].getName();
      if (!unread.remove(name)) {
        throw wrong(node, inside(path, name));
      }
      types[i] = components[i].getType();
      parts[i] = read(node.path(name), components[i].getGenericType(), inside(path, name));
    }
    if (!unread.isEmpty()) {
      throw wrong(node, inside(path, unread.stream().sorted().toList().get(0)));
    }
    return made(node, kind, types, parts);
  }

  private static Object made(JsonNode node, Class<?> kind, Class<?>[] types, Object[] parts)
      throws Unreadable {
    try {
      Constructor<?> constructor = kind.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(parts);
    } catch (InvocationTargetException e) {
      Throwable cause = e.getCause();
      if (cause instanceof IllegalArgumentException || cause instanceof NullPointerException) {
        throw new Unreadable(node.line(), String.valueOf(cause.getMessage()));
      }
      throw new AssertionError("a record refuses in no other way", e);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("our records can be made", e);
    }
  }

  private Class<?> kind(JsonNode node, Class<?> type, String path) throws Unreadable {
    Class<?>[] kinds = type.getPermittedSubclasses();
    String tag = node.path(TAG).text();
    for (Class<?> kind : kinds == null ? new Class<?>[0] : kinds) {
      if (tag.equals(tags.get(kind))) {
        return kind;
      }
    }
    throw wrong(node, path);
  }

  private static String snake(String name) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      text.append(Character.isUpperCase(c) && i > 0 ? "_" : "").append(Character.toLowerCase(c));
    }
    return text.toString();
  }
}
