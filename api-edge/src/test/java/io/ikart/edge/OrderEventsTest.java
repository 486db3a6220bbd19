package io.ikart.edge;

import static io.ikart.edge.Shop.milestone;
import static io.ikart.edge.TestEdge.ORDER;
import static io.ikart.edge.TestEdge.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.edge.auth.SignedIn;
import io.ikart.schemas.Ids;
import io.ikart.schemas.order.OrderStatus;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An order's progress, listed and followed. */
@Timeout(value = 30, unit = TimeUnit.SECONDS)
class OrderEventsTest {

  private static final String EVENTS = "/v1/store/orders/" + ORDER + "/events";

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
    edge.shop.has(
        ORDER,
        Shop.order(
            milestone(1, "OrderPlaced", OrderStatus.PLACED),
            milestone(3, "OrderStockSecured", OrderStatus.AWAITING_PAYMENT)));
  }

  @Test
  void theMilestonesSoFarAreListed() {
    var events = json(edge.get(EVENTS)).get("events");

    assertThat(events.findValuesAsText("event"))
        .containsExactly("OrderPlaced", "OrderStockSecured");
  }

  @Test
  void aStreamBeginsWithTheTimelineAndGoesOnWithWhatHappens() throws Exception {
    var response = follow("0");
    edge.happens(Ids.partitionKey(ORDER), Shop.confirmed(3));
    edge.happens(Ids.partitionKey(ORDER), Shop.confirmed(4));

    assertThat(response.headers().firstValue("Content-Type").orElse(""))
        .startsWith("text/event-stream");
    assertThat(ids(response, 3)).containsExactly("id: 1", "id: 3", "id: 4");
  }

  @Test
  void aReaderWhoComesBackMissesNothingAndGetsNothingTwice() throws Exception {
    var response = follow("1");
    edge.happens(Ids.partitionKey(ORDER), Shop.confirmed(4));

    assertThat(ids(response, 2)).containsExactly("id: 3", "id: 4");
  }

  @Test
  void aStreamEndsWithTheSessionThatOpenedIt() throws Exception {
    edge.shop.has(TestEdge.CART, Shop.cart());
    var who = new SignedIn("cust_ada", Ids.credentials(Ids.ulid(1, 1)), Ids.ulid(21, 22));
    var response = follow("1", edge.identity.account(who, Set.of()));

    edge.identity.identity().revocations().add(who.sessionId());

    try (var lines = response.body()) {
      assertThat(lines.filter(line -> line.startsWith("id: "))).containsExactly("id: 3");
    }
    var shown = edge.identity.account(who, Set.of());
    assertThat(edge.get(EVENTS, "Authorization", shown).statusCode()).isEqualTo(401);
  }

  @Test
  void anOrderThatIsNotThereIsAProblemNotAStream() {
    var response = edge.get(EVENTS.replace("-1/", "-2/"), "Accept", "text/event-stream");

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(json(response).get("code").textValue()).isEqualTo("not_found");
  }

  @Test
  void aMarkThatIsNoVersionIsRefused() {
    var response = edge.get(EVENTS, "Accept", "text/event-stream", "Last-Event-ID", "abc");

    assertThat(response.statusCode()).isEqualTo(400);
  }

  private HttpResponse<Stream<String>> follow(String lastEventId) throws Exception {
    return follow(lastEventId, edge.staff());
  }

  private HttpResponse<Stream<String>> follow(String lastEventId, String shown) throws Exception {
    var request =
        HttpRequest.newBuilder(edge.uri(EVENTS))
            .header("Accept", "text/event-stream")
            .header("Last-Event-ID", lastEventId)
            .header("Authorization", shown)
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofLines());
  }

  private static List<String> ids(HttpResponse<Stream<String>> response, int count) {
    var ids = new ArrayList<String>();
    try (var lines = response.body()) {
      lines.filter(line -> line.startsWith("id: ")).limit(count).forEach(ids::add);
    }
    return ids;
  }
}
