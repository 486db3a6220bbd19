package io.ikart.schemas.topic;

import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.schemas.common.Sealed;
import io.ikart.schemas.notification.PersonKey;
import io.ikart.schemas.topic.PersonalData.Holds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.junit.jupiter.api.Test;

/** How long each topic keeps what it has, and what of persons that may be. */
class PersonalDataTest {

  /** Names of fields that say who somebody is: they stand only in what is sealed. */
  private static final Set<String> SAYING_WHO =
      Set.of("email", "phone", "line1", "line2", "postcode", "firstName", "lastName");

  @Test
  void everyTopicSaysWhatItHoldsOfPersons() {
    for (var topic : Topics.ALL) {
      assertThat(PersonalData.in(topic)).as(topic.name()).isNotNull();
    }
  }

  @Test
  void whatTheSchemasSealIsSaid() {
    for (var topic : Topics.ALL) {
      boolean seals =
          topic.types().stream()
              .anyMatch(type -> has(schemaOf(type), Sealed.SCHEMA$.getFullName(), new HashSet<>()));
      boolean isForAll = topic.equals(OperationsTopics.DEAD_LETTERS);
      assertThat(PersonalData.in(topic).contains(Holds.SEALED))
          .as(topic.name())
          .isEqualTo(seals || isForAll);
      assertThat(PersonalData.in(topic).contains(Holds.KEYS))
          .as(topic.name())
          .isEqualTo(topic.types().contains(PersonKey.class));
    }
  }

  @Test
  void noTopicHasAFieldThatSaysWhoSomebodyIs() {
    for (var topic : Topics.ALL) {
      for (var type : topic.types()) {
        assertThat(namesIn(schemaOf(type), new HashSet<>(), new HashSet<>()))
            .as(topic + ": " + type.getSimpleName())
            .doesNotContainAnyElementsOf(SAYING_WHO);
      }
    }
  }

  /** What keys replace must go: everything that is sealed for ever is readable until they do. */
  @Test
  void keysAreCompactedAwayWithinADay() {
    assertThat(CustomerTopics.PERSON_KEYS.keep().compactionLag()).isPresent();
    var configs = new Provisioning(6, (short) 1).configsOf(CustomerTopics.PERSON_KEYS);
    assertThat(configs)
        .containsEntry("cleanup.policy", "compact")
        .containsEntry("max.compaction.lag.ms", "86400000")
        .containsEntry("delete.retention.ms", "86400000");
    assertThat(new Provisioning(6, (short) 1).configsOf(CatalogTopics.OFFERS_TABLE))
        .doesNotContainKey("max.compaction.lag.ms");
  }

  /** Who reads about retention finds every topic. */
  @Test
  void theReadmeListsEveryTopicWithItsRetention() throws IOException {
    var readme = Files.readString(Path.of("README.md"));
    for (var topic : Topics.ALL) {
      assertThat(readme)
          .contains("| `%s` | %s |".formatted(topic.name(), retentionOf(topic.keep())));
    }
  }

  private static String retentionOf(Topic.Keep keep) {
    return switch (keep) {
      case FOR_EVER -> "for ever";
      case A_WEEK -> "a week";
      case AN_HOUR -> "an hour";
      case A_QUARTER -> "90 days";
      case LATEST -> "the last of each key";
      case ERASABLE -> "the last of each key, others a day";
    };
  }

  private static Schema schemaOf(Class<?> type) {
    return SpecificData.get().getSchema(type);
  }

  private static boolean has(Schema schema, String fullName, Set<String> seen) {
    return switch (schema.getType()) {
      case RECORD ->
          schema.getFullName().equals(fullName)
              || (seen.add(schema.getFullName())
                  && schema.getFields().stream()
                      .anyMatch(field -> has(field.schema(), fullName, seen)));
      case UNION -> schema.getTypes().stream().anyMatch(each -> has(each, fullName, seen));
      case ARRAY -> has(schema.getElementType(), fullName, seen);
      case MAP -> has(schema.getValueType(), fullName, seen);
      default -> false;
    };
  }

  private static Set<String> namesIn(Schema schema, Set<String> found, Set<String> seen) {
    switch (schema.getType()) {
      case RECORD -> {
        if (seen.add(schema.getFullName())) {
          for (var field : schema.getFields()) {
            found.add(field.name());
            namesIn(field.schema(), found, seen);
          }
        }
      }
      case UNION -> schema.getTypes().forEach(each -> namesIn(each, found, seen));
      case ARRAY -> namesIn(schema.getElementType(), found, seen);
      case MAP -> namesIn(schema.getValueType(), found, seen);
      default -> {}
    }
    return found;
  }
}
