package io.ikart.topologies.shop;

import static io.ikart.schemas.topic.CatalogTopics.CATALOG_COMMANDS;
import static io.ikart.schemas.topic.CheckoutTopics.CHECKOUT_COMMANDS;
import static io.ikart.schemas.topic.CheckoutTopics.ORDER_EVENTS;
import static io.ikart.schemas.topic.NotificationTopics.MAIL_INTENTS;
import static io.ikart.schemas.topic.OperationsTopics.REPLIES_TO_EDGES;
import static io.ikart.schemas.topic.PaymentTopics.PAYMENT_INTENTS;
import static io.ikart.schemas.topic.PaymentTopics.PAYMENT_RESULTS;
import static io.ikart.schemas.topic.ReviewTopics.REVIEW_COMMANDS;
import static io.ikart.schemas.topic.ShipmentTopics.SHIPMENT_RESULTS;
import static io.ikart.schemas.topic.StockTopics.STOCK_COMMANDS;
import static io.ikart.schemas.topic.StockTopics.STOCK_EVENTS;
import static io.ikart.schemas.topic.WebhookTopics.WEBHOOK_COMMANDS;
import static io.ikart.schemas.topic.WebhookTopics.WEBHOOK_INTENTS;

import io.ikart.schemas.Envelopes;
import io.ikart.schemas.Headers;
import io.ikart.schemas.Ids;
import io.ikart.schemas.common.CommandMeta;
import io.ikart.schemas.common.Reply;
import io.ikart.schemas.common.Review;
import io.ikart.schemas.common.StoredAggregate;
import io.ikart.schemas.serde.AvroWire;
import io.ikart.schemas.serde.LocalSchemas;
import io.ikart.schemas.topic.Topic;
import io.ikart.topologies.catalog.CatalogTopology;
import io.ikart.topologies.checkout.CheckoutTopology;
import io.ikart.topologies.kernel.Application;
import io.ikart.topologies.kernel.KernelMeters;
import io.ikart.topologies.kernel.Resources;
import io.ikart.topologies.kernel.StoreKeys;
import io.ikart.topologies.notification.mail.NotificationTopology;
import io.ikart.topologies.notification.webhook.WebhookTopology;
import io.ikart.topologies.review.ReviewTopology;
import io.ikart.topologies.stock.StockTopology;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * The whole shop under test drivers, one per application, with the topics between them in the hands
 * of the test: it decides which record is delivered next, twice, late or never.
 */
public final class Shop implements AutoCloseable {

  public static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  public static final String SHOPPER = "cust_ada";

  private static final int MY_REPLIES = 1;

  /** What the connectors read. */
  private static final Set<Topic> OUTWARDS = Set.of(PAYMENT_INTENTS, MAIL_INTENTS, WEBHOOK_INTENTS);

  private final AvroWire wire = new AvroWire(new LocalSchemas());
  private final Resources resources =
      new Resources(wire, new KernelMeters(new SimpleMeterRegistry()));

  /** In an order that is the same in every run. */
  private final Map<String, Driver> drivers = new TreeMap<>();

  private final List<Message> onTheWay = new ArrayList<>();
  private final List<Message> written = new ArrayList<>();
  private final Gateway gateway = new Gateway();
  private final Post post = new Post();
  private Instant now = NOON;
  private Optional<Instant> then = Optional.empty();
  private int commands;

  public Shop() {
    start(CatalogTopology.CATALOG);
    start(StockTopology.STOCK);
    start(CheckoutTopology.CHECKOUT);
  }

  private void start(Application application) {
    drivers.put(application.name(), new Driver(application, resources, NOON));
  }

  /** The whole shop, and the applications that hear of it: mails, webhooks and reviews. */
  public static Shop telling() {
    var shop = new Shop();
    shop.start(NotificationTopology.NOTIFICATION);
    shop.drivers.put(
        WebhookTopology.WEBHOOK.name(),
        new Driver(
            WebhookTopology.WEBHOOK,
            List.of(ORDER_EVENTS, STOCK_EVENTS),
            () -> WebhookTopology.build(shop.resources),
            NOON));
    shop.drivers.put(
        ReviewTopology.REVIEW.name(),
        new Driver(
            ReviewTopology.REVIEW,
            List.of(ORDER_EVENTS),
            () -> ReviewTopology.build(shop.resources),
            NOON));
    return shop;
  }

  /** How records are written in topics and stores. */
  public AvroWire wire() {
    return wire;
  }

  /** The gateway behind the connector. */
  public Gateway gateway() {
    return gateway;
  }

  /** Those who are told, behind the connectors. */
  public Post post() {
    return post;
  }

  /** The time the next command is made at. */
  public Instant now() {
    return now;
  }

  /** An envelope for the next command from the edge. */
  public CommandMeta meta(String aggregateId) {
    return meta(aggregateId, "command-" + ++commands);
  }

  /** An envelope with a chosen command id. */
  public CommandMeta meta(String aggregateId, String commandId) {
    var occurredAt = then.orElse(now);
    return new CommandMeta(aggregateId, commandId, commandId, SHOPPER, now, occurredAt, 7L, "");
  }

  /** What the edge sends from here on happened at this time, in another shop: it is imported. */
  public Shop imports(Instant occurredAt) {
    then = Optional.of(occurredAt);
    return this;
  }

  /** Sends a command as an edge does and gives the reply. */
  public Reply send(SpecificRecord command) {
    return trySend(command).orElseThrow(() -> new AssertionError("no reply to " + command));
  }

  /** Sends a command as an edge does and gives the reply, if there is one yet. */
  public Optional<Reply> trySend(SpecificRecord command) {
    int before = written.size();
    deliver(fromEdge(command));
    var commandId = Envelopes.ofCommand(command).getCommandId();
    return written.subList(before, written.size()).stream()
        .filter(message -> message.topic() == REPLIES_TO_EDGES)
        .map(message -> (Reply) message.value())
        .filter(reply -> reply.getCommandId().equals(commandId))
        .findFirst();
  }

  /** Sends a command as an edge does; it is on the way until it is delivered. */
  public void post(SpecificRecord command) {
    onTheWay.add(fromEdge(command));
  }

  /** Puts a row into a table; it is on the way to each of its readers until it is delivered. */
  public void put(Topic table, SpecificRecord row) {
    var message = new Message(table, table.keyOf(row), row, new RecordHeaders());
    readersOf(table).forEach(reader -> onTheWay.add(message.to(reader)));
  }

  private static Message fromEdge(SpecificRecord command) {
    var headers = new RecordHeaders();
    headers.add(
        Headers.REPLY_PARTITION, Integer.toString(MY_REPLIES).getBytes(StandardCharsets.UTF_8));
    var topic = topicOf(command);
    return new Message(topic, topic.keyOf(command), command, headers);
  }

  private static Topic topicOf(SpecificRecord command) {
    var id = Envelopes.ofCommand(command).getAggregateId();
    if (id.startsWith(Ids.webhook(""))) {
      return WEBHOOK_COMMANDS;
    }
    if (id.startsWith(Ids.reviews(""))) {
      return REVIEW_COMMANDS;
    }
    if (!Ids.partitionKey(id).equals(id) && !id.startsWith(Ids.watch(""))) {
      return CHECKOUT_COMMANDS;
    }
    return id.startsWith("prod_") || id.startsWith("rates_") ? CATALOG_COMMANDS : STOCK_COMMANDS;
  }

  /** Records no application has read yet, in the order they were written. */
  public List<Message> onTheWay() {
    return onTheWay;
  }

  /** Delivers everything that is on the way, in order, until nothing is. */
  public Shop settle() {
    while (!onTheWay.isEmpty()) {
      deliver(onTheWay.remove(0));
    }
    return this;
  }

  /** Delivers one record to whoever reads its topic. */
  public void deliver(Message message) {
    if (message.topic() == PAYMENT_INTENTS) {
      gateway.answer(message.value(), now).forEach(this::fromGateway);
      return;
    }
    if (message.topic() == MAIL_INTENTS || message.topic() == WEBHOOK_INTENTS) {
      onTheWay.add(post.answer(message.value(), now));
      return;
    }
    readerOf(message)
        .pipe(message.topic(), message.key(), wire.encode(message.value()), message.headers());
    collect();
  }

  /** Delivers bytes nobody can be sure of. */
  public void deliverRaw(Topic topic, String key, byte[] value) {
    drivers.get(readersOf(topic).get(0)).pipe(topic, key, value, new RecordHeaders());
    collect();
  }

  /** A result of the gateway, as the connector writes it. */
  public void fromGateway(SpecificRecord result) {
    onTheWay.add(
        new Message(PAYMENT_RESULTS, PAYMENT_RESULTS.keyOf(result), result, new RecordHeaders()));
  }

  /** A message of a carrier, as the connector writes it. */
  public void fromCarrier(SpecificRecord message) {
    onTheWay.add(
        new Message(
            SHIPMENT_RESULTS, SHIPMENT_RESULTS.keyOf(message), message, new RecordHeaders()));
  }

  /** Lets time pass in every application: deadlines come up. */
  public Shop pass(Duration time) {
    now = now.plus(time);
    drivers.values().forEach(driver -> driver.pass(time));
    collect();
    return this;
  }

  /** Kills an application and starts it again on its restored state. */
  public void restart(String application) {
    drivers.get(application).restart(now);
  }

  private void collect() {
    for (var writer : drivers.values()) {
      for (var message : writer.written(wire)) {
        written.add(message);
        if (OUTWARDS.contains(message.topic())) {
          onTheWay.add(message);
        } else if (!writer.reads(message.topic())) {
          readersOf(message.topic()).forEach(reader -> onTheWay.add(message.to(reader)));
        }
      }
    }
  }

  private List<String> readersOf(Topic topic) {
    return drivers.entrySet().stream()
        .filter(driver -> driver.getValue().reads(topic))
        .map(Map.Entry::getKey)
        .toList();
  }

  private Driver readerOf(Message message) {
    var reader = message.reader().isEmpty() ? readersOf(message.topic()).get(0) : message.reader();
    return drivers.get(reader);
  }

  /** Everything ever written, in order. */
  public List<Message> written() {
    return written;
  }

  /** Events ever written, in order. */
  public List<SpecificRecord> events() {
    return written.stream().map(Message::value).filter(Envelopes::isEvent).toList();
  }

  /** Replies ever written to one command, in order. */
  public List<Reply> replies(String commandId) {
    return written(Reply.class).stream()
        .filter(reply -> reply.getCommandId().equals(commandId))
        .toList();
  }

  /** Records of one type ever written. */
  public <T extends SpecificRecord> List<T> written(Class<T> type) {
    return written.stream().map(Message::value).filter(type::isInstance).map(type::cast).toList();
  }

  /** The stored aggregate of an application. */
  public Optional<StoredAggregate> stored(String application, String id) {
    return drivers.get(application).aggregates(wire).aggregate(id);
  }

  /** The root of an aggregate. */
  public <T extends SpecificRecord> T root(String application, String id, Class<T> type) {
    return stored(application, id)
        .map(found -> type.cast(wire.decode(found.getRoot())))
        .orElseThrow(() -> new AssertionError("no " + id));
  }

  /** A part of an aggregate. */
  public Optional<SpecificRecord> part(String application, String id, String part) {
    return drivers.get(application).aggregates(wire).part(id, part);
  }

  /** An application's store, read only by tests. */
  public ReadOnlyKeyValueStore<Bytes, byte[]> store(String application) {
    return drivers.get(application).store();
  }

  /** All parts of an aggregate, by id. */
  public Map<String, SpecificRecord> parts(String application, String id) {
    var found = new TreeMap<String, SpecificRecord>();
    for (var part : drivers.get(application).aggregates(wire).rawParts(id, "", Integer.MAX_VALUE)) {
      found.put(part.id(), wire.decode(part.value()));
    }
    return found;
  }

  /** What a person must look at, by aggregate. */
  public Map<String, Review> reviews(String application) {
    var found = new TreeMap<String, Review>();
    try (var range =
        store(application).range(StoreKeys.afterReview(""), StoreKeys.endOfReviews())) {
      range.forEachRemaining(
          entry -> found.put(StoreKeys.reviewed(entry.key), (Review) wire.decode(entry.value)));
    }
    return found;
  }

  /** How many deadlines an application knows of. */
  public int armed(String application) {
    return drivers.get(application).armed();
  }

  /** Everything in an application's store. */
  public Map<String, byte[]> dump(String application) {
    return drivers.get(application).dump();
  }

  @Override
  public void close() {
    drivers.values().forEach(Driver::close);
  }
}
