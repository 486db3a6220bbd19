package io.ikart.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.schemas.access.Access;
import io.ikart.schemas.access.Declared;
import io.ikart.testing.MentionedTopics;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is done with topics here must be declared, or brokers with access control refuse it. */
class DeclaredAccessTest {

  private static final List<Access> DECLARED = List.of(Declared.EDGE);

  @Test
  void everyTopicThatIsMentionedIsDeclared() {
    assertThat(MentionedTopics.in("io.ikart.edge"))
        .isNotEmpty()
        .allMatch(
            topic -> DECLARED.stream().anyMatch(it -> it.mayRead(topic) || it.mayWrite(topic)));
  }
}
