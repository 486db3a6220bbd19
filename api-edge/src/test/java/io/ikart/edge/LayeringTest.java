package io.ikart.edge;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.PrintStream;

@AnalyzeClasses(packages = "io.ikart.edge", importOptions = DoNotIncludeTests.class)
class LayeringTest {

  private static final DescribedPredicate<JavaClass> ARE_RESOURCES =
      simpleNameEndingWith("Routes")
          .and(
              resideInAnyPackage(
                  "io.ikart.edge.store..",
                  "io.ikart.edge.admin..",
                  "io.ikart.edge.behaviour..",
                  "io.ikart.edge.analytics.."));

  @ArchTest
  static final ArchRule theEdgeKnowsNothingOfOursButSchemas =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.ikart.topologies..",
              "io.ikart.connect..",
              "io.ikart.tools..",
              "io.ikart.local..");

  @ArchTest
  static final ArchRule resourcesDoNotKnowEachOther =
      noClasses().that(ARE_RESOURCES).should().dependOnClassesThat(ARE_RESOURCES);

  @ArchTest
  static final ArchRule storeDoesNotKnowAdmin =
      noClasses()
          .that()
          .resideInAPackage("io.ikart.edge.store..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.ikart.edge.admin..");

  @ArchTest
  static final ArchRule adminDoesNotKnowStore =
      noClasses()
          .that()
          .resideInAPackage("io.ikart.edge.admin..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.ikart.edge.store..");

  @ArchTest
  static final ArchRule whatIsBelowDoesNotKnowTheResources =
      noClasses()
          .that()
          .resideInAnyPackage(
              "io.ikart.edge.command..",
              "io.ikart.edge.query..",
              "io.ikart.edge.http..",
              "io.ikart.edge.kafka..",
              "io.ikart.edge.problem..",
              "io.ikart.edge.view..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.ikart.edge.store..", "io.ikart.edge.admin..");

  @ArchTest
  static final ArchRule onlyMainReadsTheEnvironmentAndExits =
      noClasses()
          .that()
          .haveSimpleNameNotEndingWith("Main")
          .should()
          .callMethod(System.class, "getenv")
          .orShould()
          .callMethod(System.class, "getenv", String.class)
          .orShould()
          .callMethod(System.class, "exit", int.class)
          .orShould()
          .callMethod(Runtime.class, "halt", int.class)
          .orShould()
          .callMethod(PrintStream.class, "println", String.class)
          .orShould()
          .callMethod(Thread.class, "sleep", long.class);
}
