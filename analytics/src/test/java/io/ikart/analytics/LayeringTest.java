package io.ikart.analytics;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Jobs map streams to streams and know of the outside only what their main class attaches. */
@AnalyzeClasses(
    packages = "io.ikart.analytics",
    importOptions = ImportOption.DoNotIncludeTests.class)
class LayeringTest {

  @ArchTest
  static final ArchRule JOBS_MEET_THE_REST_AT_TOPICS_ONLY =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.ikart.topologies..",
              "io.ikart.edge..",
              "io.ikart.connect..",
              "io.ikart.tools..",
              "org.apache.kafka.streams..",
              "io.javalin..");

  @ArchTest
  static final ArchRule JOBS_DO_NOT_KNOW_EACH_OTHER =
      slices()
          .matching("io.ikart.analytics.(*)..")
          .should()
          .notDependOnEachOther()
          .ignoreDependency(
              com.tngtech.archunit.base.DescribedPredicate.alwaysTrue(),
              com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage(
                  "io.ikart.analytics.kernel"));

  @ArchTest
  static final ArchRule WHAT_JOBS_SHARE_KNOWS_NO_JOB =
      noClasses()
          .that()
          .resideInAPackage("io.ikart.analytics.kernel")
          .should()
          .dependOnClassesThat()
          .resideOutsideOfPackages(
              "io.ikart.analytics.kernel",
              "io.ikart.schemas..",
              "org.apache..",
              "org.slf4j..",
              "java..");

  @ArchTest
  static final ArchRule ONLY_MAINS_READ_THE_ENVIRONMENT =
      noClasses()
          .that()
          .haveSimpleNameNotEndingWith("Main")
          .should()
          .callMethod(System.class, "getenv")
          .orShould()
          .callMethod(System.class, "getenv", String.class)
          .orShould()
          .callMethod(System.class, "exit", int.class);

  @ArchTest
  static final ArchRule NOTHING_WAITS_BY_SLEEPING_OR_ASKS_THE_WALL_CLOCK =
      noClasses()
          .should()
          .callMethod(Thread.class, "sleep", long.class)
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(java.time.Instant.class, "now");

  @ArchTest
  static final ArchRule A_JOB_ATTACHES_NO_TOPIC =
      noClasses()
          .that()
          .haveSimpleNameEndingWith("Job")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.flink.connector..", "org.apache.kafka..")
          .allowEmptyShould(true);
}
