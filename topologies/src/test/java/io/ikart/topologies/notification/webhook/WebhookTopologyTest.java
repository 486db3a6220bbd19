package io.ikart.topologies.notification.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.schemas.Ids;
import io.ikart.schemas.audit.AuditedAction;
import io.ikart.schemas.audit.RecordAction;
import io.ikart.schemas.common.CommandMeta;
import io.ikart.schemas.common.EventMeta;
import io.ikart.schemas.common.Money;
import io.ikart.schemas.common.Sealed;
import io.ikart.schemas.order.OrderConfirmed;
import io.ikart.schemas.order.OrderStatus;
import io.ikart.schemas.order.OrderSummary;
import io.ikart.schemas.serde.AvroWire;
import io.ikart.schemas.serde.LocalSchemas;
import io.ikart.schemas.stock.StockReceived;
import io.ikart.schemas.stock.StockReturned;
import io.ikart.schemas.topic.AuditTopics;
import io.ikart.schemas.topic.CheckoutTopics;
import io.ikart.schemas.topic.StockTopics;
import io.ikart.schemas.topic.Topic;
import io.ikart.schemas.topic.WebhookTopics;
import io.ikart.schemas.webhook.CreateWebhook;
import io.ikart.schemas.webhook.DeliveryIntent;
import io.ikart.schemas.webhook.DeliveryOutcome;
import io.ikart.schemas.webhook.DeliveryResult;
import io.ikart.schemas.webhook.DisableWebhook;
import io.ikart.schemas.webhook.RedeliverFact;
import io.ikart.topologies.kernel.KernelMeters;
import io.ikart.topologies.kernel.Resources;
import io.ikart.topologies.shop.Shop;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From facts to deliveries that are asked for, by way of the table of subscriptions. */
class WebhookTopologyTest {

  private static final String ORDER = Ids.order(Ids.cart(Ids.ulid(1, 2)), 1);
  private static final String FIRST = Ids.webhook(Ids.ulid(3, 1));
  private static final String SECOND = Ids.webhook(Ids.ulid(3, 2));

  private final AvroWire wire = new AvroWire(new LocalSchemas());
  @TempDir Path stateDir;
  private TopologyTestDriver driver;
  private TestOutputTopic<String, byte[]> intents;
  private int commands;

  @BeforeEach
  void start() {
    var config = new Properties();
    config.put(StreamsConfig.APPLICATION_ID_CONFIG, "test-webhook");
    config.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
    var resources = new Resources(wire, new KernelMeters(new SimpleMeterRegistry()));
    driver = new TopologyTestDriver(WebhookTopology.build(resources), config, Shop.NOON);
    intents =
        driver.createOutputTopic(
            WebhookTopics.WEBHOOK_INTENTS.name(),
            new StringDeserializer(),
            new ByteArrayDeserializer());
  }

  @AfterEach
  void stop() {
    driver.close();
  }

  @Test
  void everySubscriptionThatWantsAFactIsAskedToDeliverItOnce() {
    subscribes(FIRST);
    subscribes(SECOND, "order.shipped");
    happens(confirmed(Shop.NOON));
    happens(confirmed(Shop.NOON));

    assertThat(asked())
        .singleElement()
        .satisfies(
            intent -> {
              assertThat(intent.getMeta().getAggregateId()).isEqualTo(FIRST);
              assertThat(intent.getFact().getType()).isEqualTo("order.confirmed");
              assertThat(intent.getUrl()).isEqualTo("https://example.org/hook");
            });
  }

  @Test
  void goodsThatAreBackAreAFactAndOthersAreNot() {
    subscribes(FIRST);
    happens(received(1, true));
    happens(received(2, false));

    assertThat(asked())
        .singleElement()
        .satisfies(intent -> assertThat(intent.getFact().getSku()).isEqualTo("TEA"));
  }

  @Test
  void goodsThatAreBackWithAReturnAreAFactToo() {
    subscribes(FIRST);
    happens(returned(1, true));
    happens(returned(2, false));

    assertThat(asked())
        .singleElement()
        .satisfies(
            intent -> assertThat(intent.getFact().getType()).isEqualTo("stock.back_in_stock"));
  }

  @Test
  void whatStaffHaveDeliveredAgainStandsInTheAuditLog() {
    subscribes(FIRST);
    happens(confirmed(Shop.NOON));
    var first = asked().get(0);
    pipe(
        WebhookTopics.WEBHOOK_RESULTS,
        new DeliveryResult(
            meta(FIRST), first.getDeliveryId(), 1, DeliveryOutcome.DELIVERED, 200, "", 12L));
    assertThat(repeated()).isEmpty();

    pipe(WebhookTopics.WEBHOOK_COMMANDS, new RedeliverFact(meta(FIRST), first.getDeliveryId()));

    assertThat(asked()).hasSize(1);
    assertThat(repeated())
        .singleElement()
        .satisfies(
            audited -> {
              assertThat(audited.getObject()).isEqualTo(FIRST);
              assertThat(audited.getDetails()).contains(first.getDeliveryId());
            });
  }

  private List<AuditedAction> repeated() {
    return driver
        .createOutputTopic(
            AuditTopics.AUDIT_COMMANDS.name(),
            new StringDeserializer(),
            new ByteArrayDeserializer())
        .readValuesToList()
        .stream()
        .map(value -> ((RecordAction) wire.decode(value)).getAudited())
        .filter(audited -> audited.getAction().equals("delivery.repeated"))
        .toList();
  }

  @Test
  void whoIsDisabledIsNotAsked() {
    subscribes(FIRST);
    pipe(WebhookTopics.WEBHOOK_COMMANDS, new DisableWebhook(meta(FIRST), "quiet"));
    happens(confirmed(Shop.NOON));

    assertThat(asked()).isEmpty();
  }

  @Test
  void historyIsNoNewsAndGarbageGoesBy() {
    subscribes(FIRST);
    happens(confirmed(Shop.NOON.minus(Duration.ofDays(30))));
    driver
        .createInputTopic(
            CheckoutTopics.ORDER_EVENTS.name(), new StringSerializer(), new ByteArraySerializer())
        .pipeInput("k", "not avro".getBytes(StandardCharsets.UTF_8));

    assertThat(asked()).isEmpty();
  }

  private void subscribes(String webhookId, String... types) {
    pipe(
        WebhookTopics.WEBHOOK_COMMANDS,
        new CreateWebhook(
            meta(webhookId),
            "https://example.org/hook",
            List.of(types),
            "",
            new Sealed("shop", ByteBuffer.wrap(new byte[] {1}))));
  }

  private void happens(SpecificRecord event) {
    pipe(
        event instanceof OrderConfirmed ? CheckoutTopics.ORDER_EVENTS : StockTopics.STOCK_EVENTS,
        event);
  }

  private void pipe(Topic topic, SpecificRecord message) {
    driver
        .createInputTopic(topic.name(), new StringSerializer(), new ByteArraySerializer())
        .pipeInput(topic.keyOf(message), wire.encode(message));
  }

  private List<DeliveryIntent> asked() {
    return intents.readValuesToList().stream()
        .map(value -> (DeliveryIntent) wire.decode(value))
        .toList();
  }

  private CommandMeta meta(String webhookId) {
    var id = "command-" + ++commands;
    return new CommandMeta(webhookId, id, id, "staff", Shop.NOON, Shop.NOON, 0L, "");
  }

  private static OrderConfirmed confirmed(Instant occurredAt) {
    return new OrderConfirmed(
        new EventMeta(ORDER, 7L, "c", "c", "test", Shop.NOON, occurredAt),
        new OrderSummary(
            ORDER, "cust_ada", OrderStatus.CONFIRMED, new Money(450L, "GBP"), 1, Shop.NOON),
        Ids.payment(ORDER));
  }

  private static StockReturned returned(long version, boolean backInStock) {
    return new StockReturned(
        new EventMeta("TEA", version, "c", "c", "test", Shop.NOON, Shop.NOON),
        ORDER,
        Ids.returned(ORDER, 1) + "@1",
        "main",
        1L,
        0L,
        backInStock,
        Shop.NOON,
        Shop.NOON);
  }

  private static StockReceived received(long version, boolean backInStock) {
    return new StockReceived(
        new EventMeta("TEA", version, "c", "c", "test", Shop.NOON, Shop.NOON),
        "main",
        5L,
        "goods in",
        false,
        backInStock);
  }
}
