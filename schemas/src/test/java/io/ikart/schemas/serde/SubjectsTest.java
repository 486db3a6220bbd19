package io.ikart.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ikart.schemas.common.DeadlinePassed;
import io.ikart.schemas.common.Money;
import io.ikart.schemas.common.Reply;
import io.ikart.schemas.order.Order;
import io.ikart.schemas.topic.OperationsTopics;
import io.ikart.schemas.topic.Topics;
import org.junit.jupiter.api.Test;

class SubjectsTest {

  private static final String PASSED = "-io.ikart.schemas.common.DeadlinePassed";

  @Test
  void aSubjectIsTheTopicAndTheRecordName() {
    assertThat(Subjects.of(OperationsTopics.REPLIES_TO_EDGES, Reply.class))
        .isEqualTo("replies-io.ikart.schemas.common.Reply");
  }

  @Test
  void everyTypeOfEveryTopicHasASubjectAndEveryStoredTypeItsOwnName() {
    var subjects = Subjects.all();

    for (var topic : Topics.ALL) {
      for (var type : topic.types()) {
        assertThat(subjects).containsKey(Subjects.of(topic, type));
      }
    }
    assertThat(subjects).containsEntry("io.ikart.schemas.order.Order", Order.SCHEMA$);
  }

  @Test
  void aTypeOfSeveralTopicsHasASubjectInEach() {
    assertThat(Subjects.all())
        .containsEntry("catalog.commands" + PASSED, DeadlinePassed.SCHEMA$)
        .containsEntry("stock.commands" + PASSED, DeadlinePassed.SCHEMA$)
        .containsEntry("checkout.commands" + PASSED, DeadlinePassed.SCHEMA$);
  }

  @Test
  void localSchemasKnowTheCatalogueAndNothingElse() {
    var local = new LocalSchemas();

    for (var subject : Subjects.all().entrySet()) {
      int id = local.idOf(subject.getKey(), subject.getValue());
      assertThat(local.byId(id)).isEqualTo(subject.getValue());
    }
    assertThatThrownBy(() -> local.idOf("money", Money.SCHEMA$))
        .isInstanceOf(SchemaRegistryException.class);
    assertThatThrownBy(() -> local.byId(0)).isInstanceOf(SchemaRegistryException.class);
    assertThatThrownBy(() -> local.byId(1_000)).isInstanceOf(SchemaRegistryException.class);
  }
}
