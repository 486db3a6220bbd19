package io.ikart.topologies.shop;

import static io.ikart.schemas.topic.Topics.CATALOG_COMMANDS;
import static io.ikart.schemas.topic.Topics.CHECKOUT_COMMANDS;
import static io.ikart.schemas.topic.Topics.OFFERS_TABLE;
import static io.ikart.schemas.topic.Topics.PAYMENT_INTENTS;
import static io.ikart.schemas.topic.Topics.PAYMENT_RESULTS;
import static io.ikart.schemas.topic.Topics.REPLIES_TO_EDGES;
import static io.ikart.schemas.topic.Topics.STOCK_COMMANDS;
import static io.ikart.schemas.topic.Topics.STOCK_REPLIES;

import io.ikart.schemas.Envelopes;
import io.ikart.schemas.Headers;
import io.ikart.schemas.common.CommandMeta;
import io.ikart.schemas.common.Reply;
import io.ikart.schemas.common.StoredAggregate;
import io.ikart.schemas.serde.AvroWire;
import io.ikart.schemas.serde.LocalSchemas;
import io.ikart.schemas.topic.Topic;
import io.ikart.topologies.catalog.CatalogTopology;
import io.ikart.topologies.checkout.CheckoutTopology;
import io.ikart.topologies.kernel.KernelMeters;
import io.ikart.topologies.kernel.Resources;
import io.ikart.topologies.stock.StockTopology;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * The whole shop under test drivers, one per application, with the topics between them in the hands
 * of the test: it decides which record is delivered next, twice, late or never.
 */
public final class Shop implements AutoCloseable {

  public static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  public static final String SHOPPER = "cust_ada";

  private static final int MY_REPLIES = 1;

  final AvroWire wire = new AvroWire(new LocalSchemas());
  private final Resources resources =
      new Resources(wire, new KernelMeters(new SimpleMeterRegistry()));
  private final Map<String, Driver> drivers;
  private final List<Message> onTheWay = new ArrayList<>();
  private final List<Message> written = new ArrayList<>();
  private final Gateway gateway = new Gateway();
  private Instant now = NOON;
  private int commands;

  public Shop() {
    drivers =
        Map.of(
            "catalog", new Driver(CatalogTopology.CATALOG, resources, NOON),
            "stock", new Driver(StockTopology.STOCK, resources, NOON),
            "checkout", new Driver(CheckoutTopology.CHECKOUT, resources, NOON));
  }

  /** The gateway behind the connector. */
  public Gateway gateway() {
    return gateway;
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
    return new CommandMeta(aggregateId, commandId, commandId, SHOPPER, now, now, 7L, "");
  }

  /** Sends a command as an edge does and gives the reply. */
  public Reply send(SpecificRecord command) {
    var meta = Envelopes.ofCommand(command);
    var headers = new RecordHeaders();
    headers.add(
        Headers.REPLY_PARTITION, Integer.toString(MY_REPLIES).getBytes(StandardCharsets.UTF_8));
    int before = written.size();
    var topic = topicOf(command);
    deliver(new Message(topic, topic.keyOf(command), command, headers));
    return written.subList(before, written.size()).stream()
        .filter(message -> message.topic() == REPLIES_TO_EDGES)
        .map(message -> (Reply) message.value())
        .filter(reply -> reply.getCommandId().equals(meta.getCommandId()))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no reply to " + command));
  }

  private static Topic topicOf(SpecificRecord command) {
    return Stream.of(CHECKOUT_COMMANDS, STOCK_COMMANDS, CATALOG_COMMANDS)
        .filter(topic -> topic.types().contains(command.getClass()))
        .findFirst()
        .orElseThrow();
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
    var driver = drivers.get(readerOf(message.topic()));
    driver.pipe(message.topic(), message.key(), wire.encode(message.value()), message.headers());
    collect();
  }

  /** Delivers bytes nobody can be sure of. */
  public void deliverRaw(Topic topic, String key, byte[] value) {
    drivers.get(readerOf(topic)).pipe(topic, key, value, new RecordHeaders());
    collect();
  }

  /** A result of the gateway, as the connector writes it. */
  public void fromGateway(SpecificRecord result) {
    onTheWay.add(
        new Message(PAYMENT_RESULTS, PAYMENT_RESULTS.keyOf(result), result, new RecordHeaders()));
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
    for (var driver : drivers.values()) {
      for (var message : driver.written(wire)) {
        written.add(message);
        if (readerOf(message.topic()) != null || message.topic() == PAYMENT_INTENTS) {
          onTheWay.add(message);
        }
      }
    }
  }

  private static String readerOf(Topic topic) {
    if (topic == CHECKOUT_COMMANDS || topic == STOCK_REPLIES || topic == PAYMENT_RESULTS) {
      return "checkout";
    }
    if (topic == OFFERS_TABLE) {
      return "checkout";
    }
    if (topic == STOCK_COMMANDS) {
      return "stock";
    }
    return topic == CATALOG_COMMANDS ? "catalog" : null;
  }

  /** Everything ever written, in order. */
  public List<Message> written() {
    return written;
  }

  /** Events ever written, in order. */
  public List<SpecificRecord> events() {
    return written.stream().map(Message::value).filter(Envelopes::isEvent).toList();
  }

  /** Events of one type ever written. */
  public <T extends SpecificRecord> List<T> events(Class<T> type) {
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

  /** Everything in an application's store. */
  public Map<String, byte[]> dump(String application) {
    return drivers.get(application).dump();
  }

  @Override
  public void close() {
    drivers.values().forEach(Driver::close);
  }
}
