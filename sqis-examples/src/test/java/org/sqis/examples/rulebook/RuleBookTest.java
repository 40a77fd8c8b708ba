package org.sqis.examples.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sqis.core.Policy;
import org.sqis.core.policy.PolicyHeader;
import org.sqis.core.policy.PolicySpec;
import org.sqis.core.rulebook.RuleBook;
import org.sqis.dsl.Compilation;
import org.sqis.dsl.Sqis;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** A book says everything its policy says, and everybody can read it. */
class RuleBookTest {
  private static final Path ROOT = Path.of(System.getProperty("sqis.root", ".."));
  private static final String HOSTILE =
      "<b>&amp; \"x\" 'y' ]]> --> </style> | a\\|b \\ `c` ``d`` **e** _f_ [g](#h) <a id=\"z\"> ~~i~~";

  /** Every example and every good case of the language. */
  private static Map<Path, Policy> policies() throws IOException {
    Map<Path, Policy> policies = new TreeMap<>();
    for (String folder : List.of("sqis-examples", "sqis-dsl/src/test/resources/cases/good")) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
        for (Path file : files.filter(RuleBookTest::isRuleFile).toList()) {
          Compilation compilation = Sqis.compile(file);
          if (!compilation.hasErrors()) {
            policies.put(file, compilation.policy());
          }
        }
      }
    }
    return policies;
  }

  private static boolean isRuleFile(Path file) {
    String path = file.toString().replace('\\', '/');
    return !path.contains("/target/")
        && (path.endsWith("/policy.sqis") || path.matches(".*/cases/good/.*[.]sqis"));
  }

  @Test
  void everythingAPolicySays_isInItsBooks() throws IOException {
    Map<String, Integer> html = new LinkedHashMap<>();
    Map<String, Integer> markdown = new LinkedHashMap<>();
    Map<Path, Policy> policies = policies();
    assertThat(policies).hasSizeGreaterThanOrEqualTo(14);
    for (Map.Entry<Path, Policy> one : policies.entrySet()) {
      try {
        RuleBook book = RuleBook.of(one.getValue());
        new Expected(Reading.ofHtml(book.html()), html).check(one.getValue().spec());
        new Expected(Reading.ofMarkdown(book.markdown()), markdown).check(one.getValue().spec());
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError(one.getKey() + ": " + e.getMessage(), e);
      }
    }
    assertThat(markdown).isEqualTo(html);
    assertThat(html)
        .containsKeys("open rules", "changes", "totals", "grid cells", "not scored", "numbers");
    assertThat(html).containsKey("origins of columns");
    assertThat(html.get("cut scores")).isGreaterThan(250);
    assertThat(html.get("shares")).isGreaterThan(50);
    assertThat(html.get("citations")).isGreaterThan(40);
    assertThat(html.get("notes")).isGreaterThan(40);
    assertThat(html.get("value lines")).isGreaterThan(40);
  }

  @Test
  void everyPage_isForEverybody() throws IOException {
    for (Map.Entry<Path, Policy> one : policies().entrySet()) {
      accessible(RuleBook.of(one.getValue()).html());
    }
  }

  private static void accessible(String html) {
    Document document = Reading.parsed(html);
    Element root = document.getDocumentElement();
    assertThat(root.getAttribute("lang")).isEqualTo("en");
    assertThat(Reading.elements(document, "title")).hasSize(1);
    assertThat(Reading.elements(document, "h1")).hasSize(1);
    int level = 0;
    Set<String> ids = new HashSet<>();
    for (Element element : Reading.elements(document, "*")) {
      String tag = element.getTagName();
      if (tag.matches("h[1-6]")) {
        int next = tag.charAt(1) - '0';
        assertThat(next).as(element.getTextContent()).isBetween(1, Math.min(level + 1, 3));
        assertThat(element.getTextContent()).isNotBlank();
        level = next;
      }
      if (element.hasAttribute("id")) {
        assertThat(ids.add(element.getAttribute("id"))).as(element.getAttribute("id")).isTrue();
      }
      assertThat(tag).isNotIn("script", "link", "img", "iframe", "b", "z");
      assertThat(element.hasAttribute("src")).isFalse();
    }
    for (Element link : Reading.elements(document, "a")) {
      assertThat(link.getAttribute("href")).startsWith("#");
      assertThat(ids).contains(link.getAttribute("href").substring(1));
      assertThat(link.getTextContent()).isNotBlank();
    }
    Element first = Reading.elements(document, "a").get(0);
    assertThat(first.getTextContent()).startsWith("Skip to");
    for (Element table : Reading.elements(document, "table")) {
      tableIsNamed(table);
    }
    String style = Reading.elements(document, "style").get(0).getTextContent();
    assertThat(style).doesNotContain("url(").doesNotContain("@import");
  }

  private static void tableIsNamed(Element table) {
    List<Element> captions = Reading.elements(table, "caption");
    assertThat(captions).hasSize(1);
    assertThat(captions.get(0).getTextContent()).isNotBlank();
    int width = -1;
    for (Element row : Reading.elements(table, "tr")) {
      List<Element> heads = Reading.elements(row, "th");
      assertThat(heads).isNotEmpty();
      boolean isHead = ((Element) row.getParentNode()).getTagName().equals("thead");
      for (Element head : heads) {
        assertThat(head.getAttribute("scope")).isEqualTo(isHead ? "col" : "row");
        assertThat(head.getTextContent()).isNotBlank();
      }
      int cells = heads.size() + Reading.elements(row, "td").size();
      assertThat(width < 0 || width == cells).isTrue();
      width = cells;
    }
  }

  @Test
  void everyLinkOfMarkdown_leadsSomewhere() throws IOException {
    for (Policy policy : policies().values()) {
      String markdown = RuleBook.of(policy).markdown();
      Set<String> ids = new HashSet<>();
      Matcher anchor = Pattern.compile("<a id=\"([^\"]+)\"></a>").matcher(markdown);
      while (anchor.find()) {
        assertThat(ids.add(anchor.group(1))).as(anchor.group(1)).isTrue();
      }
      Matcher link = Pattern.compile("(?<!\\\\)\\]\\(#([^)]*)\\)").matcher(markdown);
      int links = 0;
      while (link.find()) {
        links++;
        assertThat(ids).contains(link.group(1));
      }
      assertThat(links).isGreaterThan(3);
    }
  }

  @Test
  void hostileWords_areOnlyWords() throws IOException {
    for (Policy policy : policies().values()) {
      PolicySpec spec = Hostile.words(policy.spec(), HOSTILE);
      RuleBook book = RuleBook.of(Policy.of(spec));
      accessible(book.html());
      new Expected(Reading.ofHtml(book.html()), new LinkedHashMap<>()).check(spec);
      assertThat(Reading.elements(Reading.parsed(book.html()), "h1").get(0).getTextContent())
          .isEqualTo(HOSTILE);
      assertThat(book.markdown())
          .startsWith(
              "# \\<b\\>\\&amp; \"x\" 'y' \\]\\]\\> --\\> \\</style\\> \\| a\\\\\\|b \\\\ \\`c\\` ")
          .doesNotContain("<b>", "**e**", "[g](#h)", "<a id=\"z\">");
    }
  }

  @Test
  void charactersThatXmlCannotHold_areReplaced() {
    PolicySpec spec =
        Hostile.words(compiled("california-api-2000").spec(), "a\u0000b\u001bc\uD800d\ne\uFFFE");
    Document page = Reading.parsed(RuleBook.of(Policy.of(spec)).html());
    assertThat(Reading.elements(page, "h1").get(0).getTextContent())
        .isEqualTo("a\uFFFDb\uFFFDc\uFFFDd e\uFFFD");
    assertThat(RuleBook.of(Policy.of(spec)).markdown())
        .startsWith("# a\uFFFDb\uFFFDc\uFFFDd e\uFFFD\n");
  }

  @Test
  void equalPolicies_giveTheSameBytes() {
    RuleBook one = RuleBook.of(compiled("core-2014-15"));
    RuleBook other = RuleBook.of(compiled("core-2014-15"));
    assertThat(one).isEqualTo(other);
    assertThat(one.html()).isEqualTo(one.html()).isEqualTo(other.html()).doesNotContain("\r");
    assertThat(one.markdown()).isEqualTo(other.markdown()).doesNotContain("\r").endsWith("\n");
  }

  @Test
  void draft_isSaidFirstAndLast() {
    String draft = RuleBook.of(compiled("core-2014-15")).markdown();
    assertThat(draft.split("> \\*\\*Draft\\.\\*\\* This policy is not adopted", -1)).hasSize(3);
    assertThat(draft.indexOf("> **Draft.**")).isLessThan(120);
    PolicySpec spec = compiled("core-2014-15").spec();
    PolicyHeader header = Hostile.adopted(spec.header());
    RuleBook adopted = RuleBook.of(Policy.of(spec.withHeader(header)));
    assertThat(adopted.markdown()).doesNotContain("Draft").contains("adopted by the board");
    assertThat(adopted.html()).doesNotContain("Draft");
  }

  @Test
  void coreBook_saysWhatABoardAsks() {
    String book = RuleBook.of(compiled("core-2014-15")).markdown();
    assertThat(book)
        .contains(
            "A school can have from 10 to 100 points.",
            "| **academic** | **total** | **60** | **60** | **60** | **60** | **60** | **60** |",
            "| [All students](#group-all) (`all`) | [`all_students_share`]"
                + "(#parameter-all_students_share) (50%) |",
            "**15 of 18 are a proxy or a choice**",
            "Districts may change nothing: every number of the policy is locked.",
            "* `value highest(graduation4, graduation5, graduation6, at_least: 1)"
                + " when graduation_by is best`");
  }

  private static Policy compiled(String example) {
    return Sqis.compile(ROOT.resolve("sqis-examples").resolve(example).resolve("policy.sqis"))
        .policy();
  }
}
