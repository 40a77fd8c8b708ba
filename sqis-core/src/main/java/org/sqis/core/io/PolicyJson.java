package org.sqis.core.io;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sqis.core.expr.Expr;
import org.sqis.core.model.CalendarDate;
import org.sqis.core.model.DayOfYear;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.Type;
import org.sqis.core.number.Rational;
import org.sqis.core.policy.Changeable;
import org.sqis.core.policy.Grid;
import org.sqis.core.policy.IndexSpec;
import org.sqis.core.policy.Ladder;
import org.sqis.core.policy.LevelTable;
import org.sqis.core.policy.Measure;
import org.sqis.core.policy.OpenRule;
import org.sqis.core.policy.Overlay;
import org.sqis.core.policy.PolicySpec;
import org.sqis.core.policy.Procedure;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;

/**
 * Policies as JSON: what is written reads back as an equal policy. Numbers are exact texts. The
 * same policy gives the same bytes. Stateless; safe for every thread.
 */
public final class PolicyJson {
  /** Deeper than the longest expression of a rule file, which has 1,000 operators. */
  private static final int DEEPEST = 4_000;

  private static final JsonMapper MAPPER = mapper(new SimpleModule());
  private static final JsonMapper CANONICAL = mapper(canonical());

  private PolicyJson() {}

  /**
   * What came of reading a policy.
   *
   * @param spec the policy; null if the text is none
   * @param problems why not
   */
  public record Read(@Nullable PolicySpec spec, List<Problem> problems) {
    public Read {
      problems = List.copyOf(problems);
    }
  }

  /** The policy as JSON. */
  public static String write(PolicySpec spec) {
    try {
      return MAPPER.writeValueAsString(spec).replace("\r\n", "\n") + "\n";
    } catch (JsonProcessingException e) {
      throw new AssertionError("every policy can be written", e);
    }
  }

  /**
   * A SHA-256 of the policy's content, in hexadecimal: of its JSON with every expression as text.
   * Equal policies have the same.
   */
  public static String digest(PolicySpec spec) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(CANONICAL.writeValueAsBytes(spec)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    } catch (JsonProcessingException e) {
      throw new AssertionError("every policy can be written", e);
    }
  }

  /** Keeps the digest of a policy that says nothing of these as it was before they came. */
  @SuppressWarnings("UnusedMethod") // Jackson reads the annotations and calls nothing.
  private interface OnlyIfSaid {
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<?> numbers();

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<?> memberships();

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<?> cohorts();

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<?> designations();

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<?> ladders();

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<?> origins();

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<?> words();

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Nullable Expr fromEnd();

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Nullable Expr toEnd();
  }

  /** The same of procedures, by their field: Jackson sees no accessor that has an overload. */
  @SuppressWarnings({"UnusedMethod", "UnusedVariable"})
  private abstract static class OnlyIfProceduresAreSaid implements OnlyIfSaid {
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    private List<?> procedures = List.of();
  }

  private static SimpleModule canonical() {
    SimpleModule module = new SimpleModule();
    for (Class<?> later :
        List.of(LevelTable.class, IndexSpec.class, Measure.class, Overlay.Change.class)) {
      module.setMixInAnnotation(later, OnlyIfSaid.class);
    }
    module.setMixInAnnotation(PolicySpec.class, OnlyIfProceduresAreSaid.class);
    module.addSerializer(
        Expr.class,
        new StdSerializer<Expr>(Expr.class) {
          private static final long serialVersionUID = 1L;

          @Override
          public void serialize(Expr expr, JsonGenerator out, SerializerProvider provider)
              throws IOException {
            out.writeString(expr.toString());
          }

          @Override
          public void serializeWithType(
              Expr expr, JsonGenerator out, SerializerProvider provider, TypeSerializer type)
              throws IOException {
            serialize(expr, out, provider);
          }
        });
    return module;
  }

  /** The policy that {@code text} holds; it still has to be proved. */
  public static Read read(String name, String text) {
    try {
      PolicySpec spec = MAPPER.readValue(text, PolicySpec.class);
      if (spec == null) {
        return new Read(null, List.of(problem(name, null, "it holds nothing")));
      }
      return new Read(spec, List.of());
    } catch (JsonMappingException e) {
      Throwable cause = e.getCause();
      String why =
          cause instanceof IllegalArgumentException || cause instanceof NullPointerException
              ? String.valueOf(cause.getMessage())
              : "the value of `" + path(e) + "` is not what a policy has there";
      return new Read(null, List.of(problem(name, e.getLocation(), why)));
    } catch (JsonProcessingException e) {
      return new Read(null, List.of(problem(name, e.getLocation(), "it is not valid JSON")));
    }
  }

  private static String path(JsonMappingException e) {
    StringBuilder path = new StringBuilder();
    for (JsonMappingException.Reference reference : e.getPath()) {
      String field = reference.getFieldName();
      path.append(path.isEmpty() ? "" : "/")
          .append(field == null ? String.valueOf(reference.getIndex()) : field);
    }
    return path.toString();
  }

  private static Problem problem(String name, @Nullable JsonLocation at, String why) {
    int line = at == null ? 0 : Math.max(at.getLineNr(), 0);
    return Problem.of(ProblemCode.NOT_POLICY_JSON, new Place.Cell(name, line, ""), why);
  }

  /** Tells records of one sealed type apart. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
  private interface Tagged {}

  private static JsonMapper mapper(SimpleModule module) {
    JsonFactory factory =
        JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
            .streamWriteConstraints(
                StreamWriteConstraints.builder().maxNestingDepth(DEEPEST).build())
            .build();
    text(module, Rational.class, Rational::parse);
    text(module, SchoolYear.class, SchoolYear::parse);
    text(module, CalendarDate.class, CalendarDate::parse);
    text(module, DayOfYear.class, DayOfYear::parse);
    JsonMapper.Builder builder =
        JsonMapper.builder(factory)
            .disable(MapperFeature.AUTO_DETECT_GETTERS, MapperFeature.AUTO_DETECT_IS_GETTERS)
            .visibility(PropertyAccessor.FIELD, JsonAutoDetect.Visibility.ANY)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .addModule(module);
    for (Class<?> sealed :
        List.of(
            Expr.class,
            Type.class,
            Measure.Body.class,
            LevelTable.Cut.class,
            Grid.Cell.class,
            Changeable.class,
            OpenRule.Limit.class,
            Ladder.Due.class,
            Ladder.Proviso.class,
            Procedure.class)) {
      builder.addMixIn(sealed, Tagged.class);
      for (Class<?> kind : sealed.getPermittedSubclasses()) {
        builder.registerSubtypes(new NamedType(kind, snake(kind.getSimpleName())));
      }
    }
    return builder.build();
  }

  private static String snake(String name) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      text.append(Character.isUpperCase(c) && i > 0 ? "_" : "").append(Character.toLowerCase(c));
    }
    return text.toString();
  }

  private static <T> void text(
      SimpleModule module, Class<T> type, Function<String, Optional<T>> parse) {
    module.addSerializer(
        type,
        new StdSerializer<T>(type) {
          private static final long serialVersionUID = 1L;

          @Override
          public void serialize(T value, JsonGenerator out, SerializerProvider provider)
              throws IOException {
            out.writeString(value.toString());
          }
        });
    module.addDeserializer(
        type,
        new StdDeserializer<T>(type) {
          private static final long serialVersionUID = 1L;

          @Override
          public T deserialize(JsonParser in, DeserializationContext context)
              throws IOException, JacksonException {
            String text = in.getValueAsString();
            return Optional.ofNullable(text)
                .flatMap(parse)
                .orElseThrow(
                    () ->
                        JsonMappingException.from(
                            in,
                            "unreadable",
                            new IllegalArgumentException("`" + text + "` cannot be read")));
          }
        });
  }
}
