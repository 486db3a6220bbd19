package io.ikart.connect;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import io.ikart.schemas.access.Access;
import io.ikart.schemas.access.Declared;
import io.ikart.schemas.topic.Topic;
import io.ikart.schemas.topic.Topics;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is done with topics here must be declared, or brokers with access control refuse it. */
class DeclaredAccessTest {

  private static final List<Access> DECLARED = List.of(Declared.CONNECTORS);

  @Test
  void everyTopicThatIsMentionedIsDeclared() {
    var mentioned =
        new ClassFileImporter()
            .withImportOption(new DoNotIncludeTests()).importPackages("io.ikart.connect").stream()
                .flatMap(type -> type.getFieldAccessesFromSelf().stream())
                .filter(access -> access.getTargetOwner().isEquivalentTo(Topics.class))
                .map(JavaFieldAccess::getTarget)
                .filter(field -> field.getRawType().isEquivalentTo(Topic.class))
                .map(field -> field.getName())
                .distinct()
                .toList();

    assertThat(mentioned).isNotEmpty().allMatch(DeclaredAccessTest::isDeclared);
  }

  private static boolean isDeclared(String field) {
    try {
      var topic = (Topic) Topics.class.getField(field).get(null);
      return DECLARED.stream().anyMatch(each -> each.mayRead(topic) || each.mayWrite(topic));
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(field, e);
    }
  }
}
