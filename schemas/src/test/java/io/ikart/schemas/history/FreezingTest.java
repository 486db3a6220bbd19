package io.ikart.schemas.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What may be frozen and what may not, on a small type of its own. */
class FreezingTest {

  private static final String TEA = "io.ikart.test.Tea";
  private static final Schema FIRST =
      SchemaBuilder.record(TEA).fields().requiredString("name").endRecord();
  private static final Schema WITH_OPTIONAL =
      SchemaBuilder.record(TEA).fields().requiredString("name").optionalInt("grams").endRecord();
  private static final Schema WITH_REQUIRED =
      SchemaBuilder.record(TEA).fields().requiredString("name").requiredInt("grams").endRecord();

  @TempDir private Path folder;
  private SchemaHistory history;

  @BeforeEach
  void open() {
    history = new SchemaHistory(folder.resolve("history"));
  }

  @Test
  void aNewTypeGetsItsFirstVersion() {
    assertThat(history.isFrozen(FIRST)).isFalse();

    assertThat(history.freeze(List.of(FIRST)))
        .containsExactly(folder.resolve("history").resolve(TEA).resolve("1.avsc"));

    assertThat(history.isFrozen(FIRST)).isTrue();
    assertThat(history.types()).containsExactly(TEA);
  }

  @Test
  void freezingTwiceWritesNothing() {
    history.freeze(List.of(FIRST));

    assertThat(history.freeze(List.of(FIRST))).isEmpty();
  }

  @Test
  void anOptionalFieldMakesASecondVersionAndKeepsTheFirst() {
    history.freeze(List.of(FIRST));

    history.freeze(List.of(WITH_OPTIONAL));

    assertThat(history.versionsOf(TEA)).containsExactly(FIRST, WITH_OPTIONAL);
  }

  @Test
  void aChangedDocTextIsAChange() {
    history.freeze(List.of(FIRST));
    var reworded =
        SchemaBuilder.record(TEA).doc("A tea.").fields().requiredString("name").endRecord();

    assertThat(history.isFrozen(reworded)).isFalse();
  }

  @Test
  void aRequiredFieldIsRefusedAndNothingElseIsFrozenWithIt() {
    history.freeze(List.of(FIRST));
    var other = SchemaBuilder.record("io.ikart.test.Cup").fields().endRecord();

    assertThatThrownBy(() -> history.freeze(List.of(other, WITH_REQUIRED)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(TEA + " against version 1: it cannot read the old records")
        .hasMessageContaining("grams");
    assertThat(history.types()).containsExactly(TEA);
    assertThat(history.versionsOf(TEA)).containsExactly(FIRST);
  }

  @Test
  void aFieldTakenAwayThatOldReadersNeedIsRefused() {
    history.freeze(List.of(FIRST));
    var without = SchemaBuilder.record(TEA).fields().endRecord();

    assertThat(history.objections(List.of(without)))
        .singleElement()
        .asString()
        .contains("old readers cannot read its records");
  }

  @Test
  void compatibilityReachesBackToTheFirstVersion() {
    history.freeze(List.of(FIRST));
    history.freeze(List.of(WITH_OPTIONAL));
    var otherType =
        SchemaBuilder.record(TEA)
            .fields()
            .requiredString("name")
            .optionalString("grams")
            .endRecord();

    assertThat(history.objections(List.of(otherType))).isNotEmpty();
  }

  @Test
  void anEnumWithADefaultMayGrow() {
    history.freeze(List.of(served("HOT")));

    assertThat(history.objections(List.of(served("HOT", "ICED")))).isEmpty();
  }

  @Test
  void aUnionMayNotGrow() {
    var grown =
        SchemaBuilder.record(TEA)
            .fields()
            .name("grams")
            .type()
            .unionOf()
            .nullType()
            .and()
            .intType()
            .and()
            .stringType()
            .endUnion()
            .nullDefault()
            .endRecord();
    history.freeze(List.of(SchemaBuilder.record(TEA).fields().optionalInt("grams").endRecord()));

    assertThat(history.objections(List.of(grown)))
        .singleElement()
        .asString()
        .contains("old readers cannot read its records");
  }

  @Test
  void aTypeThatVanishedIsAnObjection() {
    history.freeze(List.of(FIRST));

    assertThat(history.objections(List.of()))
        .singleElement()
        .asString()
        .startsWith(TEA + " vanished");
    assertThatThrownBy(() -> history.freeze(List.of())).hasMessageContaining(TEA);
  }

  @Test
  void versionTenComesAfterNine() throws Exception {
    var type = Files.createDirectories(folder.resolve("history").resolve(TEA));
    for (int version = 1; version <= 10; version++) {
      var schema =
          SchemaBuilder.record(TEA)
              .doc("Version " + version)
              .fields()
              .requiredString("name")
              .endRecord();
      Files.writeString(type.resolve(version + ".avsc"), schema.toString());
    }

    assertThat(history.versionsOf(TEA))
        .hasSize(10)
        .last()
        .extracting(Schema::getDoc)
        .isEqualTo("Version 10");
  }

  private static Schema served(String... ways) {
    var how = SchemaBuilder.enumeration("Served").defaultSymbol("HOT").symbols(ways);
    return SchemaBuilder.record(TEA).fields().name("how").type(how).noDefault().endRecord();
  }
}
