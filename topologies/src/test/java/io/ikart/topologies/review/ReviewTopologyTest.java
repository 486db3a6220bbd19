package io.ikart.topologies.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.ikart.schemas.Headers;
import io.ikart.schemas.Ids;
import io.ikart.schemas.common.CommandMeta;
import io.ikart.schemas.common.DeadLetter;
import io.ikart.schemas.common.EventMeta;
import io.ikart.schemas.common.Money;
import io.ikart.schemas.common.Reply;
import io.ikart.schemas.common.StoredAggregate;
import io.ikart.schemas.order.FulfilmentStatus;
import io.ikart.schemas.order.LineUnits;
import io.ikart.schemas.order.OrderDelivered;
import io.ikart.schemas.order.OrderShipped;
import io.ikart.schemas.order.OrderStatus;
import io.ikart.schemas.order.OrderSummary;
import io.ikart.schemas.review.ModerateReview;
import io.ikart.schemas.review.ProductReviews;
import io.ikart.schemas.review.PurchaseRecorded;
import io.ikart.schemas.review.Rating;
import io.ikart.schemas.review.RecordPurchase;
import io.ikart.schemas.review.ReviewApproved;
import io.ikart.schemas.review.ReviewSubmitted;
import io.ikart.schemas.review.SubmitReview;
import io.ikart.schemas.serde.AvroWire;
import io.ikart.schemas.serde.LocalSchemas;
import io.ikart.schemas.topic.CheckoutTopics;
import io.ikart.schemas.topic.ReviewTopics;
import io.ikart.topologies.kernel.KernelMeters;
import io.ikart.topologies.kernel.Resources;
import io.ikart.topologies.shop.Driver;
import io.ikart.topologies.shop.Message;
import io.ikart.topologies.shop.Shop;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** From delivered orders and the commands of an edge to the topics behind the application. */
class ReviewTopologyTest {

  private static final String ORDER = Ids.order(Ids.cart(Ids.ulid(1, 2)), 1);
  private static final String REVIEWS = Ids.reviews("prod_TEA");
  private static final String ADA = Ids.customer(Ids.ulid(5, 6));

  private final AvroWire wire = new AvroWire(new LocalSchemas());
  private final Resources resources =
      new Resources(wire, new KernelMeters(new SimpleMeterRegistry()));
  private final Driver driver =
      new Driver(
          ReviewTopology.REVIEW,
          List.of(CheckoutTopics.ORDER_EVENTS),
          () -> ReviewTopology.build(resources),
          Shop.NOON);
  private final List<Message> written = new ArrayList<>();

  @AfterEach
  void stop() {
    driver.close();
  }

  @Test
  void aDeliveredParcelTellsEachProductOnItsOwnKeyOnce() {
    happens(delivered(7, ADA, "prod_TEA", "prod_MUG", "prod_TEA"));
    happens(delivered(7, ADA, "prod_TEA", "prod_MUG", "prod_TEA"));
    happens(delivered(9, ADA, "prod_TEA"));

    assertThat(written.stream().filter(each -> each.value() instanceof RecordPurchase))
        .extracting(Message::key)
        .containsExactly("prod_TEA", "prod_MUG", "prod_TEA", "prod_MUG", "prod_TEA");
    assertThat(written(PurchaseRecorded.class))
        .extracting(PurchaseRecorded::getProductId, PurchaseRecorded::getOrderId)
        .containsExactlyInAnyOrder(tuple("prod_TEA", ORDER), tuple("prod_MUG", ORDER));
    assertThat(written(Reply.class)).isEmpty();
  }

  @Test
  void guestsCannotWriteSoNothingIsKeptOfThem() {
    happens(delivered(7, "guest", "prod_TEA"));
    happens(delivered(7, "guest_1", "prod_TEA"));

    assertThat(written(RecordPurchase.class)).isEmpty();
  }

  @Test
  void onlyWhatHasArrivedCountsAndGarbageGoesBy() {
    happens(shipped());
    driver.pipe(
        CheckoutTopics.ORDER_EVENTS,
        "k",
        "not avro".getBytes(StandardCharsets.UTF_8),
        new RecordHeaders());
    collect();

    assertThat(written).isEmpty();
  }

  @Test
  void aReviewIsVerifiedApprovedAndCounts() {
    happens(delivered(7, ADA, "prod_TEA"));
    asks("c1", meta -> submitting(meta, 5));
    asks("c1", meta -> submitting(meta, 5));
    var review = written(ReviewSubmitted.class).get(0);
    asks("c2", meta -> new ModerateReview(meta, review.getReviewId(), true, ""));

    assertThat(written(ReviewSubmitted.class))
        .singleElement()
        .satisfies(submitted -> assertThat(submitted.getVerified()).isTrue());
    assertThat(written(ReviewApproved.class))
        .singleElement()
        .satisfies(
            approved -> assertThat(approved.getRating()).isEqualTo(new Rating(0L, 0L, 0L, 0L, 1L)));
    assertThat(written(Reply.class))
        .extracting(Reply::getReplayed)
        .containsExactly(false, true, false);
    assertThat(written(DeadLetter.class)).isEmpty();
    assertThat(root())
        .isEqualTo(new ProductReviews("prod_TEA", 0L, new Rating(0L, 0L, 0L, 0L, 1L)));
  }

  @Test
  void whatIsKnownOutlivesTheTask() {
    happens(delivered(7, ADA, "prod_TEA"));
    driver.restart(Shop.NOON);
    asks("c1", meta -> submitting(meta, 4));

    assertThat(written(ReviewSubmitted.class))
        .singleElement()
        .satisfies(submitted -> assertThat(submitted.getVerified()).isTrue());
    assertThat(root())
        .isEqualTo(new ProductReviews("prod_TEA", 1L, new Rating(0L, 0L, 0L, 0L, 0L)));
  }

  private SpecificRecord root() {
    var root = driver.aggregates(wire).aggregate(REVIEWS).map(StoredAggregate::getRoot);
    return wire.decode(root.orElseThrow());
  }

  private static SubmitReview submitting(CommandMeta meta, int stars) {
    return new SubmitReview(meta, "prod_TEA", Ids.ulid(3, 4), ADA, stars, "Tea", "Hot.");
  }

  private void asks(String commandId, Function<CommandMeta, SpecificRecord> command) {
    var meta = new CommandMeta(REVIEWS, commandId, commandId, ADA, Shop.NOON, Shop.NOON, 1L, "");
    var message = command.apply(meta);
    var headers = new RecordHeaders();
    headers.add(Headers.REPLY_PARTITION, "0".getBytes(StandardCharsets.UTF_8));
    driver.pipe(
        ReviewTopics.REVIEW_COMMANDS,
        ReviewTopics.REVIEW_COMMANDS.keyOf(message),
        wire.encode(message),
        headers);
    collect();
  }

  private void happens(SpecificRecord event) {
    driver.pipe(
        CheckoutTopics.ORDER_EVENTS,
        CheckoutTopics.ORDER_EVENTS.keyOf(event),
        wire.encode(event),
        new RecordHeaders());
    collect();
  }

  private void collect() {
    written.addAll(driver.written(wire));
  }

  private <T> List<T> written(Class<T> type) {
    return written.stream().map(Message::value).filter(type::isInstance).map(type::cast).toList();
  }

  private static OrderDelivered delivered(long version, String customer, String... products) {
    return new OrderDelivered(
        meta(version),
        summary(customer),
        Ids.shipment(ORDER, 1),
        lines(products),
        FulfilmentStatus.DELIVERED);
  }

  private static OrderShipped shipped() {
    return new OrderShipped(
        meta(6),
        summary(ADA),
        Ids.shipment(ORDER, 1),
        lines("prod_TEA"),
        "post",
        "1",
        FulfilmentStatus.SHIPPED,
        new Money(450L, "GBP"),
        true);
  }

  private static EventMeta meta(long version) {
    return new EventMeta(ORDER, version, "c", "c", "test", Shop.NOON, Shop.NOON);
  }

  private static OrderSummary summary(String customer) {
    return new OrderSummary(
        ORDER, customer, OrderStatus.CONFIRMED, new Money(450L, "GBP"), 1, Shop.NOON);
  }

  private static List<LineUnits> lines(String... products) {
    return Stream.of(products)
        .map(
            product ->
                new LineUnits(
                    product + ":offer", product, product + "-S", 1L, new Money(450L, "GBP")))
        .toList();
  }
}
