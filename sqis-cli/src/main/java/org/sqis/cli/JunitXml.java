package org.sqis.cli;

import java.util.List;
import java.util.stream.Collectors;
import org.sqis.core.explain.Explanation;
import org.sqis.core.problem.Severity;
import org.sqis.core.scenario.ScenarioReport;
import org.sqis.core.scenario.ScenarioResult;
import org.sqis.dsl.Compilation;
import org.sqis.dsl.diagnostic.Diagnostic;

/**
 * The outcome of tests as the XML that build servers read. Knows no clock: every test takes no
 * time, so that the same outcome gives the same bytes.
 */
final class JunitXml {
  private JunitXml() {}

  static String of(ScenarioReport report) {
    StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    String counts = " tests=\"" + report.results().size() + "\" failures=\"" + report.failed();
    xml.append("<testsuites").append(counts).append("\" errors=\"0\" time=\"0\">\n");
    xml.append("  <testsuite name=\"").append(escaped(report.policy())).append('"').append(counts);
    xml.append("\" errors=\"0\" skipped=\"0\" time=\"0\">\n");
    report.results().forEach(result -> append(xml, report.policy(), result));
    return xml.append("  </testsuite>\n</testsuites>\n").toString();
  }

  /**
   * Rules with errors, of which no test could run: one test that has an error, so that a build
   * server does not go by the outcome of an earlier run.
   */
  static String of(String ruleFile, Compilation compilation) {
    String name = escaped(ruleFile);
    String counts = " tests=\"1\" failures=\"0\" errors=\"1\"";
    List<Diagnostic> errors =
        compilation.diagnostics().stream().filter(one -> one.severity() == Severity.ERROR).toList();
    String all = errors.stream().map(Diagnostic::message).collect(Collectors.joining("; "));
    String codes =
        errors.stream().map(one -> one.code().id()).distinct().collect(Collectors.joining(" "));
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites"
        + counts
        + " time=\"0\">\n  <testsuite name=\""
        + name
        + "\""
        + counts
        + " skipped=\"0\" time=\"0\">\n    <testcase classname=\""
        + name
        + "\" name=\"the rules compile\" file=\""
        + name
        + "\" time=\"0\">\n      <error type=\""
        + codes
        + "\" message=\""
        + escaped(all)
        + "\">"
        + escaped(compilation.report())
        + "</error>\n    </testcase>\n  </testsuite>\n</testsuites>\n";
  }

  private static void append(StringBuilder xml, String policy, ScenarioResult result) {
    xml.append("    <testcase classname=\"").append(escaped(policy));
    xml.append("\" name=\"").append(escaped(result.scenario().title())).append('"');
    place(xml, result.written());
    xml.append(" time=\"0\"");
    if (result.passes()) {
      xml.append("/>\n");
      return;
    }
    String all =
        result.differences().stream().map(Object::toString).collect(Collectors.joining("; "));
    xml.append(">\n      <failure type=\"difference\" message=\"").append(escaped(all));
    xml.append("\">");
    for (ScenarioResult.Difference difference : result.differences()) {
      String where = difference.written().toString();
      xml.append(escaped(difference + (where.isEmpty() ? "" : " at " + where) + "\n"));
    }
    xml.append("</failure>\n    </testcase>\n");
  }

  private static void place(StringBuilder xml, Explanation.Written written) {
    if (!written.file().isEmpty()) {
      xml.append(" file=\"").append(escaped(written.file()));
      xml.append("\" line=\"").append(written.line()).append('"');
    }
  }

  /** The text where XML allows it; a character that XML does not know becomes U+FFFD. */
  static String escaped(String text) {
    StringBuilder escaped = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            point -> {
              switch (point) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                case '"' -> escaped.append("&quot;");
                case '\t', '\n', '\r' -> escaped.append("&#").append(point).append(';');
                default -> escaped.appendCodePoint(isKnown(point) ? point : 0xFFFD);
              }
            });
    return escaped.toString();
  }

  private static boolean isKnown(int point) {
    boolean isSurrogate = point >= 0xD800 && point <= 0xDFFF;
    return point >= 0x20 && !isSurrogate && point != 0xFFFE && point != 0xFFFF;
  }
}
