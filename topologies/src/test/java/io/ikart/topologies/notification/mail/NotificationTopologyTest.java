package io.ikart.topologies.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.schemas.Ids;
import io.ikart.schemas.cart.PricedLine;
import io.ikart.schemas.common.CommandMeta;
import io.ikart.schemas.common.DeadLetter;
import io.ikart.schemas.common.EventMeta;
import io.ikart.schemas.common.Money;
import io.ikart.schemas.common.Sealed;
import io.ikart.schemas.notification.MailIntent;
import io.ikart.schemas.notification.MailOutcome;
import io.ikart.schemas.notification.MailResult;
import io.ikart.schemas.notification.PersonKey;
import io.ikart.schemas.order.OrderConfirmed;
import io.ikart.schemas.order.OrderPlaced;
import io.ikart.schemas.order.OrderStatus;
import io.ikart.schemas.order.OrderSummary;
import io.ikart.schemas.serde.AvroWire;
import io.ikart.schemas.serde.LocalSchemas;
import io.ikart.schemas.shipping.ChosenShipping;
import io.ikart.schemas.topic.CheckoutTopics;
import io.ikart.schemas.topic.CustomerTopics;
import io.ikart.schemas.topic.NotificationTopics;
import io.ikart.schemas.topic.Topic;
import io.ikart.topologies.kernel.KernelMeters;
import io.ikart.topologies.kernel.Resources;
import io.ikart.topologies.shop.Driver;
import io.ikart.topologies.shop.Shop;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** From an order's events to the mails that are asked for. */
class NotificationTopologyTest {

  private static final String ORDER = Ids.order(Ids.cart(Ids.ulid(1, 2)), 1);
  private static final String KEY = "cust_ada.1";

  private final AvroWire wire = new AvroWire(new LocalSchemas());
  private final Driver driver =
      new Driver(
          NotificationTopology.NOTIFICATION,
          new Resources(wire, new KernelMeters(new SimpleMeterRegistry())),
          Shop.NOON);
  private final List<SpecificRecord> written = new ArrayList<>();

  @AfterEach
  void stop() {
    driver.close();
  }

  @Test
  void aConfirmedOrderGivesOneMailHoweverOftenItIsHeardOf() {
    keyIsThere();
    happens(placed(contact()));
    happens(confirmed());
    happens(confirmed());
    driver.restart(Shop.NOON);
    happens(confirmed());

    assertThat(intents())
        .singleElement()
        .satisfies(
            intent -> {
              assertThat(intent.getTemplate()).isEqualTo("order-confirmed");
              assertThat(intent.getNotificationId()).isEqualTo(ORDER + "@7");
              assertThat(intent.getContact()).isEqualTo(contact());
              assertThat(intent.getWrappedKey().hasRemaining()).isFalse();
              assertThat(intent.getLines()).hasSize(1);
              assertThat(intent.getShippingCost()).isEqualTo(new Money(395L, "GBP"));
              assertThat(NotificationTopics.MAIL_INTENTS.keyOf(intent))
                  .isEqualTo(Ids.partitionKey(ORDER));
            });
  }

  @Test
  void anOrderWithoutAContactLeavesNothing() {
    happens(placed(null));
    happens(confirmed());

    assertThat(written).isEmpty();
    assertThat(driver.dump()).isEmpty();
  }

  @Test
  void importedHistoryIsToldToNobody() {
    keyIsThere();
    happens(placed(contact(), Shop.NOON.minus(Duration.ofDays(400))));
    happens(confirmed());

    assertThat(intents()).isEmpty();
  }

  @Test
  void aKeyThatComesLateDelaysTheMail() {
    happens(placed(contact()));
    happens(confirmed());
    assertThat(intents()).isEmpty();

    keyIsThere();
    driver.pass(Duration.ofSeconds(6));
    collect();

    assertThat(intents()).hasSize(1);
  }

  @Test
  void aSentMailLeavesNoDeadline() {
    keyIsThere();
    happens(placed(contact()));
    happens(confirmed());
    var intent = intents().get(0);
    var meta = intent.getMeta();
    var result =
        new MailResult(
            new CommandMeta(meta.getAggregateId(), "r", "c", "mail", Shop.NOON, Shop.NOON, 0L, ""),
            intent.getNotificationId(),
            1,
            MailOutcome.SENT,
            "");

    pipe(NotificationTopics.MAIL_RESULTS, result);
    pipe(NotificationTopics.MAIL_RESULTS, result);

    assertThat(driver.armed()).isZero();
    assertThat(written.stream().filter(DeadLetter.class::isInstance)).isEmpty();
  }

  @Test
  void whatCannotBeReadGoesToTheDeadLettersAndALaterTypeGoesBy() {
    driver.pipe(
        CheckoutTopics.ORDER_EVENTS,
        "k",
        "not avro".getBytes(StandardCharsets.UTF_8),
        new RecordHeaders());
    collect();

    assertThat(written).singleElement().isInstanceOf(DeadLetter.class);
  }

  private void keyIsThere() {
    pipe(
        CustomerTopics.PERSON_KEYS,
        new PersonKey(KEY, "cust_ada", ByteBuffer.wrap(new byte[] {1}), Shop.NOON));
  }

  private void happens(SpecificRecord event) {
    pipe(CheckoutTopics.ORDER_EVENTS, event);
  }

  private void pipe(Topic topic, SpecificRecord message) {
    driver.pipe(topic, topic.keyOf(message), wire.encode(message), new RecordHeaders());
    collect();
  }

  private void collect() {
    driver.written(wire).forEach(message -> written.add(message.value()));
  }

  private List<MailIntent> intents() {
    return written.stream()
        .filter(MailIntent.class::isInstance)
        .map(MailIntent.class::cast)
        .toList();
  }

  private static Sealed contact() {
    return new Sealed(KEY, ByteBuffer.wrap(new byte[] {2}));
  }

  private static OrderSummary summary(OrderStatus status) {
    return new OrderSummary(ORDER, "cust_ada", status, new Money(450L, "GBP"), 1, Shop.NOON);
  }

  private static OrderPlaced placed(Sealed contact) {
    return placed(contact, Shop.NOON);
  }

  private static OrderPlaced placed(Sealed contact, Instant occurredAt) {
    var line = new PricedLine("TEA:1", "prod_tea", "TEA", "Tea", 1L, new Money(450L, "GBP"), "");
    var sent = new ChosenShipping("GB", "express", "Tomorrow", "", "", new Money(395L, "GBP"));
    return new OrderPlaced(
        new EventMeta(ORDER, 1L, "c", "c", "test", Shop.NOON, occurredAt),
        summary(OrderStatus.PLACED),
        Ids.cartOf(ORDER),
        1,
        List.of(line),
        List.of(),
        "tok",
        contact,
        Shop.NOON,
        "",
        sent);
  }

  private static OrderConfirmed confirmed() {
    return new OrderConfirmed(
        new EventMeta(ORDER, 7L, "c", "c", "test", Shop.NOON, Shop.NOON),
        summary(OrderStatus.CONFIRMED),
        Ids.payment(ORDER));
  }
}
