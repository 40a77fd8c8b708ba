package org.sqis.examples.border;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The borders of docs/architecture.md: modules, packages, and what may not cross them. */
class BorderTest {
  private static final String CORE = "org.sqis.core..";
  private static final String[] EVALUATION = {
    "org.sqis.core.number..",
    "org.sqis.core.model..",
    "org.sqis.core.expr..",
    "org.sqis.core.function..",
    "org.sqis.core.policy..",
    "org.sqis.core.plan..",
    "org.sqis.core.eval..",
    "org.sqis.core.outcome..",
    "org.sqis.core.explain..",
    "org.sqis.core.calibrate..",
    "org.sqis.core.change..",
    "org.sqis.core.evaluation..",
    "org.sqis.core.nsize..",
    "org.sqis.core.publication..",
    "org.sqis.core.report..",
    "org.sqis.core.rulebook..",
    "org.sqis.core.study.."
  };

  private static JavaClasses all;

  @BeforeAll
  static void importClasses() {
    all =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.sqis.core", "org.sqis.dsl", "org.sqis.cli");
    assertThat(all.stream().filter(one -> one.getPackageName().startsWith("org.sqis.core")))
        .hasSizeGreaterThan(120);
    assertThat(all.stream().filter(one -> one.getPackageName().startsWith("org.sqis.dsl")))
        .hasSizeGreaterThan(50);
  }

  @Test
  void core_knowsNeitherTextNorCommandLine() {
    noClasses()
        .that()
        .resideInAPackage(CORE)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.sqis.dsl..", "org.sqis.cli..")
        .check(all);
    noClasses()
        .that()
        .resideInAPackage("org.sqis.dsl..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.sqis.cli..")
        .check(all);
  }

  /** What answers are held against is computed without the library. */
  @Test
  void generators_knowNothingOfTheLibrary() {
    JavaClasses examples = new ClassFileImporter().importPackages("org.sqis.examples");
    assertThat(examples.stream().map(JavaClass::getSimpleName))
        .contains(
            "SyntheticConsortium",
            "SyntheticGrowthFile",
            "GrowthAnswers",
            "SyntheticDashboardFiles",
            "DashboardAnswers",
            "DashboardCuts");
    noClasses()
        .that()
        .resideInAPackage("org.sqis.examples")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(CORE, "org.sqis.dsl..", "org.sqis.cli..")
        .check(examples);
  }

  @Test
  void packages_haveNoCycles() {
    slices().matching("org.sqis.core.(*)..").should().beFreeOfCycles().check(all);
    slices().matching("org.sqis.dsl.(*)..").should().beFreeOfCycles().check(all);
  }

  @Test
  void antlr_staysInTheParser() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.sqis.dsl.parser..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.antlr..")
        .check(all);
  }

  @Test
  void jackson_staysInIo() {
    noClasses()
        .that()
        .resideOutsideOfPackages("org.sqis.core.io..", "org.sqis.cli..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.fasterxml..")
        .check(all);
  }

  @Test
  void evaluation_reachesNoFileClockLocaleLogOrStream() {
    noClasses()
        .that()
        .resideInAnyPackage(EVALUATION)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.io..",
            "java.nio..",
            "java.net..",
            "java.time..",
            "java.util.logging..",
            "java.text..",
            "com.fasterxml..",
            "org.antlr..")
        .check(all);
    noClasses()
        .that()
        .resideInAnyPackage("org.sqis.core..", "org.sqis.dsl..")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(java.util.Locale.class, "getDefault")
        .orShould()
        .callMethod(java.nio.charset.Charset.class, "defaultCharset")
        .check(all);
  }

  @Test
  void noDouble_decidesAnything() {
    classes()
        .that()
        .resideInAnyPackage(
            "org.sqis.core.plan..",
            "org.sqis.core.eval..",
            "org.sqis.core.evaluation..",
            "org.sqis.core.calibrate..",
            "org.sqis.core.publication..")
        .should(new NoDoubles())
        .check(all);
  }

  /** Exported signatures name only the JDK's types and our own. */
  @Test
  void exportedSignatures_nameNoThirdParty() {
    List<String> exported =
        List.of(
            "org.sqis.core",
            "org.sqis.core.calibrate",
            "org.sqis.core.change",
            "org.sqis.core.data",
            "org.sqis.core.duty",
            "org.sqis.core.evaluation",
            "org.sqis.core.explain",
            "org.sqis.core.expr",
            "org.sqis.core.io",
            "org.sqis.core.joining",
            "org.sqis.core.model",
            "org.sqis.core.nsize",
            "org.sqis.core.number",
            "org.sqis.core.outcome",
            "org.sqis.core.policy",
            "org.sqis.core.problem",
            "org.sqis.core.publication",
            "org.sqis.core.report",
            "org.sqis.core.column",
            "org.sqis.core.conformance",
            "org.sqis.core.pairing",
            "org.sqis.core.review",
            "org.sqis.core.rulebook",
            "org.sqis.core.scenario",
            "org.sqis.core.standing",
            "org.sqis.core.study",
            "org.sqis.dsl",
            "org.sqis.dsl.diagnostic",
            "org.sqis.dsl.registry",
            "org.sqis.dsl.source");
    int members = 0;
    for (JavaClass type : all) {
      boolean isApi =
          exported.contains(type.getPackageName())
              && type.getModifiers().contains(JavaModifier.PUBLIC);
      if (!isApi) {
        continue;
      }
      for (JavaMember member : type.getMembers()) {
        if (!member.getModifiers().contains(JavaModifier.PUBLIC)) {
          continue;
        }
        members++;
        String name = member.getFullName();
        if (name.startsWith("org.sqis.core.publication.PublicationRule.results(")
            || name.startsWith("org.sqis.core.Policy.of(org.sqis.core.plan.")) {
          // Its parameter is a type that only the library has, so nobody outside can call it.
          continue;
        }
        assertThat(member.getAllInvolvedRawTypes())
            .as(member.getFullName())
            .allMatch(
                used ->
                    used.getBaseComponentType().isPrimitive()
                        || used.getName().startsWith("java.")
                        || used.getName().startsWith("[")
                        || exported.contains(used.getBaseComponentType().getPackageName()));
      }
    }
    assertThat(members).isGreaterThan(400);
  }
}
