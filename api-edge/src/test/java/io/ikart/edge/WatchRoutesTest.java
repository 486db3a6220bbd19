package io.ikart.edge;

import static io.ikart.edge.TestEdge.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.schemas.Ids;
import io.ikart.schemas.common.Touched;
import io.ikart.schemas.notification.Contact;
import io.ikart.schemas.seal.SealedFields;
import io.ikart.schemas.topic.StockTopics;
import io.ikart.schemas.watch.StockWatch;
import io.ikart.schemas.watch.WatchStock;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Shoppers who wait for what is sold out, over HTTP. */
class WatchRoutesTest {

  private static final String WATCH = "/v1/store/stock/TEA/watch";
  private static final String BODY = "{\"contact\": {\"email\": \"ada@example.org\"}}";

  private static TestEdge edge;

  @BeforeAll
  static void open() {
    edge = new TestEdge();
  }

  @AfterAll
  static void close() {
    edge.close();
  }

  @BeforeEach
  void forget() {
    edge.reset();
    edge.shop.has(Ids.watch("TEA"), new StockWatch("TEA", 1, Instant.EPOCH));
    edge.log.accepts(new Touched(Ids.watch("TEA"), 3L, "3-abc"));
  }

  @Test
  void aWishIsACommandOnTheKeyOfTheSkuWithASealedAddress() {
    var answer = edge.post(WATCH, BODY);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(json(answer).at("/watchers").intValue()).isEqualTo(1);
    var command = (WatchStock) edge.log.last().command();
    assertThat(StockTopics.STOCK_COMMANDS.keyOf(command)).isEqualTo("TEA");
    assertThat(command.getSku()).isEqualTo("TEA");
    assertThat(Ids.isValid("ntf_" + command.getWatchId(), "ntf_", false)).isTrue();
    var key = edge.keys.kept().get(0);
    var plain = edge.sealing.open(command.getContact(), key.getWrapped(), SealedFields.CONTACT);
    assertThat(((Contact) edge.wire.decode(plain)).getEmail()).isEqualTo("ada@example.org");
  }

  @Test
  void theSameKeyIsTheSameWish() {
    edge.post(WATCH, BODY, "Idempotency-Key", "k1");
    var first = ((WatchStock) edge.log.last().command()).getWatchId();
    edge.post(WATCH, BODY, "Idempotency-Key", "k1");

    assertThat(((WatchStock) edge.log.last().command()).getWatchId()).isEqualTo(first);
  }

  @Test
  void withoutAnAddressNobodyCanBeTold() {
    var answer = edge.post(WATCH, "{}");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(json(answer).at("/errors/0/field").textValue()).isEqualTo("contact");
    assertThat(edge.log.sent()).isEmpty();
  }

  @Test
  void howManyWaitCanBeSeen() {
    assertThat(json(edge.get(WATCH)).at("/watchers").intValue()).isEqualTo(1);
  }
}
