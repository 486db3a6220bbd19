package io.ikart.edge.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.edge.TestEdge;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Behaviour events: taken in batches, bounded, and nameless without consent. */
class EventsTest {

  private static final String VIEW =
      "{\"eventId\":\"event-0001\",\"kind\":\"PRODUCT_VIEW\",\"productId\":\"prod_TEA\"}";

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
    edge.actions.clear();
  }

  @Test
  void aBatchIsKeptWithItsVisitor() {
    var answer = send(consented(VIEW, search(7)));

    assertThat(answer).isEqualTo(202);
    assertThat(edge.actions).hasSize(2);
    assertThat(edge.actions.get(0).getVisitorId()).isEqualTo("visitor-1");
    assertThat(edge.actions.get(1).getQuery()).isEqualTo("green tea");
    assertThat(edge.actions.get(1).getResults()).isEqualTo(7);
  }

  @Test
  void aBeaconMayBePlainText() {
    var answer =
        edge.post("/v1/store/events", consented(VIEW), "Content-Type", "text/plain;charset=UTF-8");

    assertThat(answer.statusCode()).isEqualTo(202);
  }

  @Test
  void withoutConsentNothingNamesTheShopper() {
    var added =
        "{\"eventId\":\"event-0002\",\"kind\":\"ADD_TO_CART\",\"productId\":\"prod_TEA\","
            + "\"cartId\":\""
            + TestEdge.CART
            + "\"}";

    var answer = send("{\"visitorId\":\"visitor-1\",\"events\":[" + added + "]}");

    assertThat(answer).isEqualTo(202);
    assertThat(edge.actions.get(0).getVisitorId()).isEmpty();
    assertThat(edge.actions.get(0).getCartId()).isEmpty();
    assertThat(edge.actions.get(0).getProductId()).isEqualTo("prod_TEA");
  }

  @Test
  void aClockThatIsWrongByDaysIsNotBelieved() {
    var old = VIEW.replace("}", ",\"occurredAt\":\"1999-01-01T00:00:00Z\"}");

    assertThat(send(consented(old))).isEqualTo(202);

    var action = edge.actions.get(0);
    assertThat(action.getOccurredAt()).isEqualTo(action.getReceivedAt());
  }

  @Test
  void whatBreaksTheContractIsRefusedWhole() {
    assertThat(send("{\"consent\":true,\"events\":[" + VIEW + "]}")).isEqualTo(400);
    assertThat(send(consented(VIEW.replace("PRODUCT_VIEW", "TELEPATHY")))).isEqualTo(400);
    assertThat(send(consented(VIEW.replace(",\"productId\":\"prod_TEA\"", "")))).isEqualTo(400);
    assertThat(send(consented("{\"eventId\":\"event-0003\",\"kind\":\"SEARCH\"}"))).isEqualTo(400);
    assertThat(send("{\"events\":[]}")).isEqualTo(400);
    assertThat(edge.actions).isEmpty();
  }

  @Test
  void aBatchIsBounded() {
    assertThat(send(consented((VIEW + ",").repeat(100) + VIEW))).isEqualTo(400);
    assertThat(send(consented(VIEW, "\"" + "x".repeat(70_000) + "\""))).isEqualTo(413);
  }

  private static String search(int results) {
    return "{\"eventId\":\"event-0009\",\"kind\":\"SEARCH\",\"query\":\"green tea\",\"results\":"
        + results
        + "}";
  }

  private static String consented(String... events) {
    return "{\"consent\":true,\"visitorId\":\"visitor-1\",\"events\":["
        + String.join(",", events)
        + "]}";
  }

  private static int send(String body) {
    return edge.post("/v1/store/events", body, "Content-Type", "application/json").statusCode();
  }
}
