package io.ikart.edge;

import static io.ikart.edge.TestEdge.ORDER;
import static io.ikart.edge.TestEdge.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.schemas.Envelopes;
import io.ikart.schemas.Ids;
import io.ikart.schemas.common.Sealed;
import io.ikart.schemas.notification.Fact;
import io.ikart.schemas.notification.Notification;
import io.ikart.schemas.notification.NotificationState;
import io.ikart.schemas.notification.OrderNotifications;
import io.ikart.schemas.query.QueryKind;
import io.ikart.schemas.query.QueryResponse;
import io.ikart.schemas.query.QueryStatus;
import io.ikart.schemas.seal.SealedFields;
import io.ikart.schemas.topic.WebhookTopics;
import io.ikart.schemas.webhook.CreateWebhook;
import io.ikart.schemas.webhook.Delivery;
import io.ikart.schemas.webhook.DeliveryState;
import io.ikart.schemas.webhook.DisableWebhook;
import io.ikart.schemas.webhook.DisabledBy;
import io.ikart.schemas.webhook.RedeliverFact;
import io.ikart.schemas.webhook.RotateWebhookSecret;
import io.ikart.schemas.webhook.Webhook;
import io.ikart.schemas.webhook.WebhookSubscription;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Subscriptions, deliveries and notifications as staff see them. */
class WebhookRoutesTest {

  private static final String HOOKS = "/v1/admin/webhooks";
  private static final String HOOK = Ids.webhook(Ids.ulid(1, 2));
  private static final String DELIVERY = "d8227001600000." + ORDER + "@7";
  private static final String SECRET = "whsec_c2VjcmV0";

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
    edge.log.accepts();
    edge.shop.has(HOOK, hook(), edge.shop.part("log:" + DELIVERY, delivery()));
  }

  @Test
  void aNewSubscriptionHasASecretThatStandsSealedInItsCommand() {
    var body = "{\"url\": \"https://example.org/hook\", \"types\": [\"order.confirmed\"]}";

    edge.post(HOOKS, body, "Idempotency-Key", "k");

    var command = (CreateWebhook) edge.log.last().command();
    assertThat(edge.log.last().topic()).isEqualTo(WebhookTopics.WEBHOOK_COMMANDS);
    assertThat(command.getTypes()).containsExactly("order.confirmed");
    var owner = Envelopes.ofCommand(command).getAggregateId();
    assertThat(Ids.isValid(owner, "whsub_", false)).isTrue();
    var secret = edge.sealing.openForShop(command.getSecret(), owner, SealedFields.WEBHOOK_SECRET);
    assertThat(new String(secret, StandardCharsets.UTF_8)).startsWith("whsec_").hasSize(50);
  }

  @Test
  void aSubscriptionIsShownWithoutItsSecretAndTheSecretByItself() {
    var shown = edge.get(HOOKS + "/" + HOOK);
    var secret = edge.get(HOOKS + "/" + HOOK + "/secret");

    assertThat(json(shown).get("status").textValue()).isEqualTo("ENABLED");
    assertThat(shown.body()).doesNotContain("whsec_");
    assertThat(json(secret).get("secret").textValue()).isEqualTo(SECRET);
  }

  @Test
  void theListLeavesOutWhatHasEnded() {
    var ended =
        WebhookSubscription.newBuilder(hook().getSubscription())
            .setWebhookId(Ids.webhook(Ids.ulid(1, 3)))
            .setDeleted(true)
            .build();
    edge.shop.instanceAnswers("a:1", null);
    edge.shop.instanceAnswers(
        "b:1",
        QueryResponse.newBuilder()
            .setStatus(QueryStatus.OK)
            .setParts(
                List.of(
                    edge.shop.part(HOOK, hook().getSubscription()),
                    edge.shop.part(ended.getWebhookId(), ended)))
            .build());

    var listed = json(edge.get(HOOKS)).get("webhooks");

    assertThat(listed).hasSize(1);
    assertThat(listed.get(0).get("webhookId").textValue()).isEqualTo(HOOK);
    assertThat(edge.shop.lastAsked().getKind()).isEqualTo(QueryKind.WEBHOOKS);
  }

  @Test
  void whileNobodyKnowsTheSubscriptionsTheListIsUnavailable() {
    assertThat(edge.get(HOOKS).statusCode()).isEqualTo(503);
  }

  @Test
  void staffMayRotateDisableEnableAndDelete() {
    var path = HOOKS + "/" + HOOK;

    assertThat(edge.post(path + "/secret/rotate", null).statusCode()).isEqualTo(200);
    var rotate = (RotateWebhookSecret) edge.log.last().command();
    assertThat(rotate.getOverlapMs()).isEqualTo(Duration.ofHours(24).toMillis());
    edge.post(path + "/secret/rotate", "{\"overlapHours\": 0}");
    assertThat(((RotateWebhookSecret) edge.log.last().command()).getOverlapMs()).isZero();
    edge.post(path + "/disable", "{\"reason\": \"moving\"}");
    assertThat(((DisableWebhook) edge.log.last().command()).getReason()).isEqualTo("moving");
    assertThat(edge.post(path + "/enable", null).statusCode()).isEqualTo(200);
    assertThat(edge.call("DELETE", path, null).statusCode()).isEqualTo(200);
    assertThat(edge.log.sent()).hasSize(5);
  }

  @Test
  void theLogIsShownInPagesAndADeliveryCanBeRepeated() {
    var page = json(edge.get(HOOKS + "/" + HOOK + "/deliveries?limit=5"));
    assertThat(page.at("/deliveries/0/deliveryId").textValue()).isEqualTo(DELIVERY);
    assertThat(page.at("/deliveries/0/state").textValue()).isEqualTo("WAITING");
    assertThat(edge.shop.lastAsked().getAfter()).isEqualTo("log:");

    var again = edge.post(HOOKS + "/" + HOOK + "/deliveries/" + DELIVERY + "/redeliver", null);

    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(((RedeliverFact) edge.log.last().command()).getDeliveryId()).isEqualTo(DELIVERY);
  }

  @Test
  void whatCannotExistIsNotFoundAndWhatIsWrongIsNamed() {
    assertThat(edge.get(HOOKS + "/whsub_1").statusCode()).isEqualTo(404);
    assertThat(edge.post(HOOKS + "/" + HOOK + "/deliveries/x/redeliver", null).statusCode())
        .isEqualTo(404);
    var wrong = edge.post(HOOKS, "{\"url\": \"ftp://example.org\", \"types\": [\"Order\"]}");
    assertThat(wrong.statusCode()).isEqualTo(400);
    assertThat(json(wrong).get("errors").findValuesAsText("field"))
        .containsExactlyInAnyOrder("url", "types[0]");
  }

  @Test
  void whatAShopperWasToldIsListedAndNothingWhenThereIsNoAddress() {
    var path = "/v1/admin/orders/" + ORDER + "/notifications";
    assertThat(json(edge.get(path)).get("notifications")).isEmpty();

    edge.shop.has(
        Ids.notifications(ORDER),
        new OrderNotifications(
            ORDER,
            new Sealed("cust_ada.1", ByteBuffer.allocate(0)),
            List.of(),
            Instant.EPOCH,
            null),
        edge.shop.part(ORDER + "@7", notification()));

    var listed = json(edge.get(path)).get("notifications");
    assertThat(listed.get(0).get("state").textValue()).isEqualTo("SENT");
    assertThat(listed.get(0).get("type").textValue()).isEqualTo("order.confirmed");
  }

  private static Fact fact() {
    return Fact.newBuilder()
        .setFactId(ORDER + "@7")
        .setType("order.confirmed")
        .setAggregateId(ORDER)
        .setSequence(7)
        .setAt(Shop.NOON)
        .build();
  }

  private static Notification notification() {
    return new Notification(
        ORDER + "@7",
        "order-confirmed",
        fact(),
        NotificationState.SENT,
        1,
        "",
        Shop.NOON,
        Shop.NOON,
        Instant.EPOCH);
  }

  private static Delivery delivery() {
    return new Delivery(
        DELIVERY,
        fact(),
        DeliveryState.WAITING,
        2,
        500,
        "http_500",
        12L,
        Shop.NOON,
        Shop.NOON,
        Shop.NOON);
  }

  private static Webhook hook() {
    return Webhook.newBuilder()
        .setSubscription(
            new WebhookSubscription(
                HOOK,
                "https://example.org/hook",
                List.of(),
                "",
                true,
                false,
                DisabledBy.NOBODY,
                Shop.NOON))
        .setReason("")
        .setSecret(
            edge.sealing.sealForShop(
                HOOK, SealedFields.WEBHOOK_SECRET, SECRET.getBytes(StandardCharsets.UTF_8)))
        .setPreviousUntil(Instant.EPOCH)
        .setOpen(1)
        .setFailingSince(Instant.EPOCH)
        .setNextAt(Shop.NOON)
        .build();
  }
}
