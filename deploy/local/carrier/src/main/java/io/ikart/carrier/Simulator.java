package io.ikart.carrier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The carrier as a whole. One request at a time: a label is sold once. Thread safe. */
final class Simulator implements AutoCloseable {

  private static final List<String> ADDRESS = List.of("street1", "city", "country");

  private final Clock clock;
  private final Books books;
  private final Switches switches;
  private final Webhooks webhooks;
  private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1);

  /**
   * Starts with what the journal remembers: parcels go on with their journeys, and what the shop
   * has not acknowledged is told again.
   *
   * @throws IOException when the journal cannot be read or written
   */
  Simulator(SimulatorSettings settings, Clock clock) throws IOException {
    this.clock = clock;
    this.books = new Books(settings.journal());
    this.switches = new Switches(settings);
    this.webhooks = new Webhooks(settings);
    for (var parcel : new ArrayList<>(books.all())) {
      if (parcel.isBought()) {
        for (int step = parcel.told() + 1; step <= parcel.steps().size(); step++) {
          tell(parcel, step);
        }
        moveOnLater(parcel);
      }
    }
  }

  /** {@code POST /v2/shipments}. */
  synchronized ObjectNode create(JsonNode body) {
    var asked = body.path("shipment");
    for (var field : ADDRESS) {
      if (asked.path("to_address").path(field).asText("").isBlank()) {
        throw Refusal.invalid("ADDRESS.PARAMETERS.INVALID", "to_address." + field + " is missing");
      }
    }
    var weight = asked.path("parcel").path("weight");
    if (!weight.isNumber() || weight.decimalValue().signum() <= 0) {
      throw Refusal.invalid("PARCEL.WEIGHT.INVALID", "parcel.weight is missing or not above 0");
    }
    var parcel =
        Parcel.created(
            "shp_" + UUID.randomUUID().toString().replace("-", ""),
            asked.path("reference").asText(""),
            weight.decimalValue().toPlainString(),
            asked.path("to_address").path("country").asText(),
            clock.instant());
    books.keep(parcel);
    return Wire.shipment(parcel);
  }

  /** {@code GET /v2/shipments/{id or reference}}. */
  synchronized ObjectNode show(String idOrReference) {
    return Wire.shipment(books.find(idOrReference).orElseThrow(Refusal::missing));
  }

  /** {@code POST /v2/shipments/{id}/buy}: a label is sold once. */
  synchronized ObjectNode buy(String id, JsonNode body) {
    var parcel = books.find(id).orElseThrow(Refusal::missing);
    if (parcel.isBought()) {
      throw Refusal.invalid("SHIPMENT.POSTAGE.EXISTS", "Postage already exists for this shipment.");
    }
    var rateId = body.path("rate").path("id").asText("");
    var ounces = new BigDecimal(parcel.ounces());
    for (var service : Service.forOunces(ounces)) {
      if (Wire.rateId(parcel.id(), service.carrier(), service.name()).equals(rateId)) {
        return Wire.shipment(sold(parcel, service, service.price(ounces).toPlainString()));
      }
    }
    throw Refusal.invalid("SHIPMENT.RATE.INVALID", "No such rate of this shipment.");
  }

  private Parcel sold(Parcel parcel, Service service, String price) {
    var code =
        "SIM" + parcel.id().substring(parcel.id().length() - 17).toUpperCase(java.util.Locale.ROOT);
    return moved(parcel.bought(service, price, code), Place.PRE_TRANSIT);
  }

  /** {@code GET /v2/trackers/{id}}. */
  synchronized ObjectNode tracker(String id) {
    var parcel = books.followedBy(id.substring(id.indexOf('_') + 1)).orElseThrow(Refusal::missing);
    return Wire.tracker(parcel, parcel.steps().size());
  }

  /** Moves a parcel by hand, wherever it is. */
  synchronized ObjectNode move(String trackingCode, Map<String, String> form) {
    var parcel = books.followedBy(trackingCode).orElseThrow(Refusal::missing);
    var next = moved(parcel, Place.of(form.getOrDefault("status", "")));
    return Wire.tracker(next, next.steps().size());
  }

  private Parcel moved(Parcel parcel, Place place) {
    var next = parcel.at(place, clock.instant());
    books.keep(next);
    tell(next, next.steps().size());
    if (switches.happens(Switches.TWICE)) {
      tell(next, next.steps().size());
    }
    moveOnLater(next);
    return next;
  }

  private void tell(Parcel parcel, int step) {
    webhooks.send(Wire.news(parcel, step).toString(), () -> taken(parcel.id(), step));
  }

  private synchronized void taken(String id, int step) {
    books
        .find(id)
        .filter(parcel -> parcel.told() < step)
        .map(p -> p.told(step))
        .ifPresent(books::keep);
  }

  private void moveOnLater(Parcel parcel) {
    long stepMs = switches.of(Switches.STEP);
    var next = parcel.place().next();
    if (stepMs > 0 && next.isPresent()) {
      int steps = parcel.steps().size();
      Runnable move = () -> moveOn(parcel.id(), steps, next.get());
      var unused = timer.schedule(move, stepMs, TimeUnit.MILLISECONDS);
    }
  }

  /** Only when nobody has moved it meanwhile. */
  private synchronized void moveOn(String id, int steps, Place next) {
    books.find(id).filter(parcel -> parcel.steps().size() == steps).ifPresent(p -> moved(p, next));
  }

  synchronized ObjectNode report() {
    return Wire.books(books.all());
  }

  /** How badly it behaves. */
  synchronized Map<String, Long> behaves(Map<String, String> form) {
    switches.set(form);
    return switches.settings();
  }

  synchronized boolean happens(String percentage) {
    return switches.happens(percentage);
  }

  synchronized long latencyMs() {
    return switches.of(Switches.LATENCY);
  }

  @Override
  public synchronized void close() {
    timer.shutdownNow();
    webhooks.close();
    books.close();
  }
}
