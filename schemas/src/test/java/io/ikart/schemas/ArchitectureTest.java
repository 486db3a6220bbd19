package io.ikart.schemas;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.ikart.schemas.serde.ConfluentRegistry;
import io.ikart.schemas.topic.Provisioning;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;

/** What schemas may lean on: every other module leans on it. */
@AnalyzeClasses(packages = "io.ikart.schemas", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule leansOnAvroKafkaClientsAndJsonOnly =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "io.ikart.schemas..",
              "java..",
              "org.apache.avro..",
              "org.apache.kafka.clients.admin..",
              "org.apache.kafka.common..",
              "com.fasterxml.jackson.databind..",
              "ch.qos.logback..",
              "com.google.crypto.tink..")
          .because("Streams, Flink and Javalin belong to the modules that use them");

  @ArchTest
  static final ArchRule sealsInOnePlace =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.ikart.schemas.seal")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.google.crypto.tink..")
          .because("the library is optional: what only reads topics need not carry it");

  @ArchTest
  static final ArchRule knowsTheLoggerInOnePlace =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.ikart.schemas.log")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("ch.qos.logback..")
          .because("not every program that reads our topics logs with logback");

  @ArchTest
  static final ArchRule readsNoClock =
      noClasses()
          .should()
          .callMethodWhere(nameIs("now|currentTimeMillis|nanoTime|systemUTC|systemDefaultZone"))
          .because("time comes in commands");

  @ArchTest
  static final ArchRule readsNoEnvironment =
      noClasses()
          .should()
          .callMethodWhere(ownedBySystem(nameIs("getenv|getProperty|getProperties|exit")))
          .because("only a main class reads the environment");

  @ArchTest
  static final ArchRule leavesNothingToChance =
      noClasses()
          .should()
          .dependOnClassesThat()
          .areAssignableTo(Random.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(ThreadLocalRandom.class)
          .orShould()
          .callMethodWhere(nameIs("random|randomUUID"));

  @ArchTest
  static final ArchRule opensConnectionsInOnePlace =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName(ConfluentRegistry.class.getName())
          .should()
          .dependOnClassesThat()
          .resideInAPackage("java.net.http..");

  @ArchTest
  static final ArchRule touchesTopicsInOnePlace =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName(Provisioning.class.getName())
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.kafka.clients..");

  @ArchTest
  static final ArchRule keepsNoStaticState =
      fields().that().areStatic().should().beFinal().because("tests and tenants share the process");

  @ArchTest
  static final ArchRule recordsHaveNoSetters =
      methods()
          .that()
          .areDeclaredInClassesThat()
          .areAssignableTo(org.apache.avro.specific.SpecificRecordBase.class)
          .should()
          .haveNameNotMatching("set[A-Z].*");

  private static com.tngtech.archunit.base.DescribedPredicate<JavaCall<?>> nameIs(String names) {
    return target(nameMatching(names));
  }

  private static com.tngtech.archunit.base.DescribedPredicate<JavaCall<?>> ownedBySystem(
      com.tngtech.archunit.base.DescribedPredicate<JavaCall<?>> calls) {
    return calls.and(target(owner(nameMatching("java\\.lang\\.System"))));
  }
}
