package io.ikart.connect;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Plugins know topics and nothing of who writes or reads them. */
@AnalyzeClasses(packages = "io.ikart.connect", importOptions = ImportOption.DoNotIncludeTests.class)
class LayeringTest {

  @ArchTest
  static final ArchRule PLUGINS_MEET_THE_REST_AT_TOPICS_ONLY =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.ikart.topologies..",
              "io.ikart.edge..",
              "io.ikart.tools..",
              "io.ikart.gateway..",
              "io.ikart.carrier..",
              "org.apache.kafka.streams..",
              "io.javalin..");

  @ArchTest
  static final ArchRule WHAT_PLUGINS_SHARE_KNOWS_NO_PLUGIN =
      noClasses()
          .that()
          .resideInAPackage("io.ikart.connect")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.ikart.connect.*..");

  @ArchTest
  static final ArchRule SETTINGS_COME_FROM_THE_WORKER =
      noClasses()
          .should()
          .callMethod(System.class, "getenv")
          .orShould()
          .callMethod(System.class, "getenv", String.class)
          .orShould()
          .callMethod(System.class, "exit", int.class)
          .orShould()
          .callMethod(Thread.class, "sleep", long.class);
}
