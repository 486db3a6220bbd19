package io.ikart.schemas.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.schemas.serde.Subjects;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The schemas of the catalogue against their frozen versions in {@code src/history}. Run with
 * {@code -Dikart.freeze=true} it first freezes what has changed.
 */
class SchemaHistoryTest {

  private static final SchemaHistory HISTORY =
      new SchemaHistory(Path.of(System.getProperty("basedir", "."), "src", "history"));
  private static final List<Schema> CURRENT = Subjects.all().values().stream().distinct().toList();

  @BeforeAll
  static void freezeWhenAsked() {
    if (Boolean.getBoolean("ikart.freeze")) {
      HISTORY.freeze(CURRENT);
    }
  }

  @Test
  void everySchemaReadsAndIsReadByEveryVersionBefore() {
    assertThat(HISTORY.objections(CURRENT))
        .as("changes that would leave records unreadable; undo them")
        .isEmpty();
  }

  @Test
  void noSchemaChangedUnnoticed() {
    var changed =
        CURRENT.stream().filter(schema -> !HISTORY.isFrozen(schema)).map(Schema::getFullName);

    assertThat(changed)
        .as(
            "schemas that are new or differ from their newest frozen version; if they are meant"
                + " so, freeze and commit them: "
                + SchemaHistory.FREEZE)
        .isEmpty();
  }

  @Test
  void everyFileOfTheHistoryIsAVersionOfItsType() {
    for (var type : HISTORY.types()) {
      Set<String> names =
          HISTORY.versionsOf(type).stream().map(Schema::getFullName).collect(Collectors.toSet());
      assertThat(names).as("src/history/" + type).containsExactly(type);
    }
  }
}
