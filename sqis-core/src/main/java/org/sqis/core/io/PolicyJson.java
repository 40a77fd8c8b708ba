package org.sqis.core.io;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
          .streamWriteConstraints(StreamWriteConstraints.builder().maxNestingDepth(DEEPEST).build())
          .build();

  private static final RecordJson RECORDS =
      new RecordJson(
          Map.of(
              Rational.class,
              Rational::parse,
              SchoolYear.class,
              SchoolYear::parse,
              CalendarDate.class,
              CalendarDate::parse,
              DayOfYear.class,
              DayOfYear::parse),
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
              Procedure.class));

  /**
   * Components that came later, of these records, and are no part of a digest if nothing is said.
   */
  private static final Set<Class<?>> GREW =
      Set.of(
          PolicySpec.class, LevelTable.class, IndexSpec.class, Measure.class, Overlay.Change.class);

  private static final Set<String> LATER =
      Set.of(
          "numbers",
          "memberships",
          "cohorts",
          "designations",
          "ladders",
          "origins",
          "words",
          "fromEnd",
          "toEnd");

  /** Expressions as texts; keeps the digest of a policy as it was before later parts came. */
  private static final RecordJson.Custom CANONICAL =
      new RecordJson.Custom() {
        @Override
        public @Nullable String text(Object value) {
          return value instanceof Expr ? value.toString() : null;
        }

        @Override
        public boolean isLeftOut(Class<?> of, String component) {
          return (GREW.contains(of) && LATER.contains(component))
              || (of == PolicySpec.class && component.equals("procedures"));
        }
      };

  private static final String NO_JSON = "it is not valid JSON";

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
    return printed(spec, RecordJson.WHOLE).replace("\r\n", "\n") + "\n";
  }

  /**
   * A SHA-256 of the policy's content, in hexadecimal: of its JSON with every expression as text.
   * Equal policies have the same.
   */
  public static String digest(PolicySpec spec) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(printed(spec, CANONICAL).getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }

  private static String printed(PolicySpec spec, RecordJson.Custom custom) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = FACTORY.createGenerator(text)) {
      out.setPrettyPrinter(new DefaultPrettyPrinter());
      RECORDS.write(spec, custom, out);
    } catch (IOException e) {
      throw new AssertionError("every policy can be written", e);
    }
    return text.toString();
  }

  /** The policy that {@code text} holds; it still has to be proved. */
  public static Read read(String name, String text) {
    try (JsonParser in = FACTORY.createParser(text)) {
      boolean hasRoot = in.nextToken() != null;
      JsonNode root = hasRoot ? JsonNode.read(in) : JsonNode.NOTHING;
      if (hasRoot && in.nextToken() != null) {
        return new Read(null, List.of(problem(name, line(in.currentLocation()), NO_JSON)));
      }
      Object spec = RECORDS.read(root, PolicySpec.class, "");
      return spec == null
          ? new Read(null, List.of(problem(name, 0, "it holds nothing")))
          : new Read((PolicySpec) spec, List.of());
    } catch (RecordJson.Unreadable e) {
      return new Read(null, List.of(problem(name, e.line(), String.valueOf(e.getMessage()))));
    } catch (JsonProcessingException e) {
      return new Read(null, List.of(problem(name, line(e.getLocation()), NO_JSON)));
    } catch (IOException e) {
      throw new AssertionError("a text in memory can be read", e);
    }
  }

  private static int line(@Nullable JsonLocation at) {
    return at == null ? 0 : Math.max(at.getLineNr(), 0);
  }

  private static Problem problem(String name, int line, String why) {
    return Problem.of(ProblemCode.NOT_POLICY_JSON, new Place.Cell(name, line, ""), why);
  }
}
