package io.ikart.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.standardwebhooks.Webhook;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/** What shoppers and subscribers are told, through every process of the shop. */
@ExtendWith(RunningShop.class)
@TestInstance(Lifecycle.PER_CLASS)
class NotificationIT {

  private static final Duration TOLD_WITHIN = Duration.ofSeconds(90);
  private static final Duration CONNECT_WITHIN = Duration.ofMinutes(3);
  private static final int ORDERS = Scale.of(12, 200);

  /**
   * Mails a task may have handed to the server and not written down yet: tasks times connections.
   */
  private static final int IN_FLIGHT = 2 * 4;

  private Shopping shop;
  private MailFolder mails;
  private Receiver receiver;

  @BeforeEach
  void fill(Launcher launcher) throws Exception {
    shop = new Shopping(Edge.ofStaff(launcher));
    shop.sells("NEWS", 450, 1_000);
    mails = new MailFolder(launcher.home().resolve("mail"));
    receiver = new Receiver();
  }

  @AfterEach
  void close() {
    receiver.close();
  }

  @Test
  void aConfirmedOrderGivesExactlyOneMailAndOneDeliveredWebhook() throws Exception {
    var hook = subscribe("order.confirmed");
    var secret = shop.edge().get("/v1/admin/webhooks/" + hook + "/secret").is(200).text("secret");

    var order = orderWithContact("one");

    assertThat(shop.settled(order)).isEqualTo("CONFIRMED");
    await().atMost(TOLD_WITHIN).until(() -> mails.about(order).size() == 1);
    await().atMost(TOLD_WITHIN).until(() -> receiver.about(order).size() == 1);
    var got = receiver.about(order).get(0);
    new Webhook(secret).verify(got.body(), got.headers());
    await()
        .atMost(TOLD_WITHIN)
        .untilAsserted(() -> assertThat(delivery(hook, order)).isEqualTo("DELIVERED"));
    await()
        .atMost(TOLD_WITHIN)
        .untilAsserted(() -> assertThat(notifications(order)).containsExactly("SENT"));
    shop.edge().send("DELETE", "/v1/admin/webhooks/" + hook, null).is(200);
    assertThat(mails.about(order)).hasSize(1);
    assertThat(receiver.about(order)).hasSize(1);
  }

  @Test
  void aDeliveryThatFailsIsInTheLogAndCanBeRepeated() throws Exception {
    receiver.answers(500);
    var hook = subscribe("order.confirmed");
    var order = orderWithContact("again");
    assertThat(shop.settled(order)).isEqualTo("CONFIRMED");
    await()
        .atMost(TOLD_WITHIN)
        .untilAsserted(() -> assertThat(delivery(hook, order)).isEqualTo("WAITING"));

    receiver.answers(200);
    var path = "/v1/admin/webhooks/" + hook + "/deliveries/" + deliveryId(hook, order);
    shop.edge().post(path + "/redeliver", "").is(200);

    await()
        .atMost(TOLD_WITHIN)
        .untilAsserted(() -> assertThat(delivery(hook, order)).isEqualTo("DELIVERED"));
    assertThat(receiver.ids(order)).hasSizeGreaterThan(1).containsOnly(receiver.ids(order).get(0));
    shop.edge().send("DELETE", "/v1/admin/webhooks/" + hook, null).is(200);
  }

  /** A worker dies while mails are sent, and its intents are read again. */
  @Test
  void aKilledWorkerSendsNoMailAgainThatItHadWrittenDown(Launcher launcher) throws Exception {
    var orders = new ArrayList<String>();
    for (int number = 0; number < ORDERS; number++) {
      orders.add(orderWithContact("killed-" + number));
      if (number == ORDERS / 2) {
        await().atMost(TOLD_WITHIN).until(() -> mails.about(orders.get(0)).size() == 1);
        launcher.run(CONNECT_WITHIN, "kill", "connect").succeeded();
      }
    }
    launcher.run(CONNECT_WITHIN, "start", "connect").succeeded();

    for (var order : orders) {
      assertThat(shop.settled(order)).isEqualTo("CONFIRMED");
      await()
          .atMost(TOLD_WITHIN)
          .untilAsserted(() -> assertThat(notifications(order)).containsExactly("SENT"));
    }

    int sent = 0;
    for (var order : orders) {
      var ids = mails.about(order);
      assertThat(ids).as("mails about %s", order).isNotEmpty();
      assertThat(ids.stream().distinct()).hasSize(1);
      sent += ids.size();
    }
    assertThat(sent).isBetween(ORDERS, ORDERS + IN_FLIGHT);
  }

  private String subscribe(String type) {
    var body = "{\"url\": \"%s\", \"types\": [\"%s\"]}".formatted(receiver.url(), type);
    var hook = shop.edge().post("/v1/admin/webhooks", body).is(201).text("webhookId");
    await()
        .atMost(TOLD_WITHIN)
        .until(() -> shop.edge().get("/v1/admin/webhooks").body().toString().contains(hook));
    return hook;
  }

  private String orderWithContact(String who) {
    var contact = "{\"email\": \"%s@example.org\", \"name\": \"Ada\", \"locale\": \"en\"}";
    return shop.checkOutTelling(shop.cartWith("NEWS"), contact.formatted(who))
        .is(201)
        .text("orderId");
  }

  private String delivery(String hook, String order) {
    return logged(hook, order).path("state").asText();
  }

  private String deliveryId(String hook, String order) {
    return logged(hook, order).path("deliveryId").asText();
  }

  private JsonNode logged(String hook, String order) {
    var log = shop.edge().get("/v1/admin/webhooks/" + hook + "/deliveries").is(200);
    for (JsonNode delivery : log.body().path("deliveries")) {
      if (delivery.path("aggregateId").asText().equals(order)) {
        return delivery;
      }
    }
    return MissingNode.getInstance();
  }

  private List<String> notifications(String order) {
    return shop.edge()
        .get("/v1/admin/orders/" + order + "/notifications")
        .is(200)
        .body()
        .path("notifications")
        .findValuesAsText("state");
  }
}
