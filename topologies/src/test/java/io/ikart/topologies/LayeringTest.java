package io.ikart.topologies;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.util.Random;
import java.util.Set;

/** What may depend on what, and who may look outside. */
@AnalyzeClasses(packages = "io.ikart.topologies", importOptions = DoNotIncludeTests.class)
class LayeringTest {

  private static final String[] FEATURES = {
    "io.ikart.topologies.catalog..",
    "io.ikart.topologies.stock..",
    "io.ikart.topologies.checkout..",
    "io.ikart.topologies.notification..",
    "io.ikart.topologies.customer..",
    "io.ikart.topologies.review..",
    "io.ikart.topologies.audit.."
  };

  private static final Set<String> CLOCKS = Set.of("currentTimeMillis", "nanoTime");
  private static final Set<String> ENVIRONMENT = Set.of("getenv", "getProperty", "getProperties");

  @ArchTest
  static final ArchRule rulesKnowOnlyTheDomainAndTheKernel =
      classes()
          .that()
          .resideInAnyPackage(FEATURES)
          .and()
          .haveSimpleNameNotEndingWith("Topology")
          .and()
          .haveSimpleNameNotEndingWith("Processor")
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(
                      "io.ikart.schemas",
                      "io.ikart.schemas.catalog",
                      "io.ikart.schemas.stock",
                      "io.ikart.schemas.cart",
                      "io.ikart.schemas.order",
                      "io.ikart.schemas.payment",
                      "io.ikart.schemas.notification",
                      "io.ikart.schemas.webhook",
                      "io.ikart.schemas.shipment",
                      "io.ikart.schemas.shipping",
                      "io.ikart.schemas.watch",
                      "io.ikart.schemas.returns",
                      "io.ikart.schemas.credentials",
                      "io.ikart.schemas.customer",
                      "io.ikart.schemas.review",
                      "io.ikart.schemas.audit",
                      "io.ikart.schemas.common",
                      "io.ikart.topologies.kernel",
                      "java.lang..",
                      "java.util..",
                      "java.time..",
                      "java.nio",
                      "org.apache.avro.specific")
                  .or(resideInAnyPackage(FEATURES)));

  @ArchTest
  static final ArchRule whatDecidesAsksNoClock =
      noClasses()
          .that()
          .resideInAnyPackage(FEATURES)
          .or()
          .resideInAnyPackage("io.ikart.topologies.kernel..", "io.ikart.topologies.view..")
          .should()
          .callMethodWhere(describe("a clock is asked", LayeringTest::asksAClock));

  @ArchTest
  static final ArchRule nothingIsLeftToChance =
      noClasses()
          .should()
          .dependOnClassesThat()
          .areAssignableTo(Random.class)
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.util.UUID")
          .orShould()
          .callMethod(Math.class, "random");

  @ArchTest
  static final ArchRule onlyMainReadsTheEnvironmentAndExits =
      noClasses()
          .that()
          .haveSimpleNameNotEndingWith("Main")
          .should()
          .callMethodWhere(describe("the environment is read", LayeringTest::readsTheEnvironment));

  @ArchTest
  static final ArchRule featuresDoNotKnowEachOther =
      slices()
          .matching(
              "io.ikart.topologies.(catalog|stock|checkout|notification|customer|review|audit|view|query)..")
          .should()
          .notDependOnEachOther();

  @ArchTest
  static final ArchRule theKernelKnowsNoFeature =
      noClasses()
          .that()
          .resideInAPackage("io.ikart.topologies.kernel..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(FEATURES)
          .orShould()
          .dependOnClassesThat()
          .resideInAnyPackage("io.ikart.topologies", "io.ikart.topologies.query..");

  @ArchTest
  static final ArchRule namesSayWhatAClassIs =
      noClasses().should().haveNameMatching(".*(Utils?|Manager|Helper|Impl|Base|Abstract)(\\$.*)?");

  @ArchTest
  static final ArchRule nothingStaticChanges = fields().that().areStatic().should().beFinal();

  @ArchTest
  static final ArchRule moneyIsCountedInWholeUnits =
      noFields().should().haveRawType(double.class).orShould().haveRawType(float.class);

  @ArchTest
  static final ArchRule nobodySleeps =
      noClasses().should().callMethodWhere(describe("a thread sleeps", LayeringTest::sleeps));

  private static boolean asksAClock(JavaCall<?> call) {
    var owner = call.getTargetOwner();
    boolean timeOfDay = owner.getPackageName().equals("java.time") && call.getName().equals("now");
    return timeOfDay
        || (owner.isEquivalentTo(System.class) && CLOCKS.contains(call.getName()))
        || owner.isEquivalentTo(Clock.class);
  }

  private static boolean readsTheEnvironment(JavaCall<?> call) {
    return call.getTargetOwner().isEquivalentTo(System.class)
        && (ENVIRONMENT.contains(call.getName()) || call.getName().equals("exit"));
  }

  private static boolean sleeps(JavaCall<?> call) {
    return call.getTargetOwner().isEquivalentTo(Thread.class) && call.getName().equals("sleep");
  }
}
