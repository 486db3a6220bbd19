package io.ikart.schemas.topic;

import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.schemas.Envelopes;
import io.ikart.schemas.Ids;
import io.ikart.schemas.catalog.Offer;
import io.ikart.schemas.common.CommandMeta;
import io.ikart.schemas.common.DeadLetter;
import io.ikart.schemas.common.EventMeta;
import io.ikart.schemas.common.Reply;
import io.ikart.schemas.serde.RandomRecords;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

/** The key of a record, which decides its partition. */
class KeysTest {

  private static final String ULID = "01JD9ZTZ5X8Q4M3K2N1H0GFEDC";
  private static final String CART = Ids.cart(ULID);
  private static final String ORDER = Ids.order(CART, 2);
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private final RandomRecords records = new RandomRecords(new Random(7));

  @Test
  void everythingOfOneCartHasItsUlidForAKey() {
    for (var topic : Topics.ALL) {
      if (topic.group() == Topic.Group.CHECKOUT) {
        for (var type : topic.types()) {
          for (var id : List.of(CART, ORDER, Ids.payment(ORDER), Ids.notifications(ORDER))) {
            assertThat(topic.keyOf(about(type, id))).as(topic + " " + type).isEqualTo(ULID);
          }
        }
      }
    }
  }

  @Test
  void stockAndCatalogAreKeyedByTheIdItself() {
    for (var topic : Topics.ALL) {
      if (topic.group() == Topic.Group.STOCK || topic.group() == Topic.Group.CATALOG) {
        for (var type : topic.types()) {
          assertThat(topic.keyOf(about(type, "85123A"))).as(topic + " " + type).isEqualTo("85123A");
        }
      }
    }
  }

  @Test
  void tablesRepliesAndDeadLettersAreKeyedByTheirOwnFields() {
    var offer = (Offer) records.record(Offer.SCHEMA$);
    var reply = (Reply) records.record(Reply.SCHEMA$);
    var letter = (DeadLetter) records.record(DeadLetter.SCHEMA$);

    assertThat(CatalogTopics.OFFERS_TABLE.keyOf(offer)).isEqualTo(offer.getOfferId());
    assertThat(OperationsTopics.REPLIES_TO_EDGES.keyOf(reply)).isEqualTo(reply.getCommandId());
    assertThat(OperationsTopics.DEAD_LETTERS.keyOf(letter)).isEqualTo(letter.getKey());
  }

  private SpecificRecord about(Class<? extends SpecificRecord> type, String aggregateId) {
    var message = records.record(SpecificData.get().getSchema(type));
    if (Envelopes.isEvent(message)) {
      Envelopes.stamp(message, new EventMeta(aggregateId, 1L, "c", "c", "shop", NOON, NOON));
    } else {
      message.put(0, new CommandMeta(aggregateId, "c", "c", "shop", NOON, NOON, 0L, ""));
    }
    return message;
  }
}
