package org.sqis.examples.coverage;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * Which tests ran in this build, as the reports of Surefire say. A report that is older than the
 * build is left aside, since a folder {@code target} keeps reports of classes that no longer run.
 */
final class RanTests {
  /** The modules with tests, in the order of the build. */
  static final List<String> MODULES = List.of("sqis-core", "sqis-dsl", "sqis-cli", "sqis-examples");

  private final Map<String, String> faults = new TreeMap<>();
  private final Instant since;

  private RanTests(Instant since) {
    this.since = since;
  }

  /**
   * Reads the reports of all modules.
   *
   * @param root the checkout
   * @param folder the folder of what a module builds, such as {@code target}
   * @param since when the build began
   */
  static RanTests read(Path root, String folder, Instant since) {
    RanTests ran = new RanTests(since);
    for (String module : MODULES) {
      Path reports = root.resolve(module).resolve(folder).resolve("surefire-reports");
      if (Files.isDirectory(reports)) {
        ran.reports(reports);
      }
    }
    return ran;
  }

  /**
   * What is wrong with the test {@code Class#method}; empty if it ran in this build and passed. A
   * test that runs several times must have passed each time.
   */
  String fault(String test) {
    return faults.getOrDefault(test, "no report of this build says that it ran");
  }

  private void reports(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> fresh = new ArrayList<>();
      for (Path file : files.sorted().toList()) {
        String name = String.valueOf(file.getFileName());
        boolean isReport = name.startsWith("TEST-") && name.endsWith(".xml");
        if (isReport && !Files.getLastModifiedTime(file).toInstant().isBefore(since)) {
          fresh.add(file);
        }
      }
      for (Path file : fresh) {
        report(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void report(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      NodeList cases =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(in)
              .getElementsByTagName("testcase");
      for (int i = 0; i < cases.getLength(); i++) {
        if (cases.item(i) instanceof Element testcase) {
          testcase(testcase);
        }
      }
    } catch (ParserConfigurationException | SAXException e) {
      throw new IllegalStateException(file + " is no report: " + e.getMessage(), e);
    }
  }

  private void testcase(Element testcase) {
    String type = testcase.getAttribute("classname");
    // A parameterized test adds its arguments, a factory the number, and jqwik writes blanks for _.
    String method = testcase.getAttribute("name").replaceAll("[(\\[{].*", "").replace(' ', '_');
    String fault = "";
    for (String bad : List.of("skipped", "failure", "error")) {
      if (testcase.getElementsByTagName(bad).getLength() > 0) {
        fault = "it ended as " + bad;
      }
    }
    String test = type.substring(type.lastIndexOf('.') + 1) + "#" + method;
    faults.merge(test, fault, (one, other) -> one.isEmpty() ? other : one);
  }
}
