package io.ikart.connect.carrier;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.ikart.connect.carrier.EasyPostCalls.Reply;
import io.ikart.schemas.notification.Contact;
import io.ikart.schemas.shipment.BookParcelIntent;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Books through EasyPost's API, or what speaks it: one account there sells the labels of many
 * carriers. A booking is a shipment whose reference is the intent's key, and the purchase of one of
 * its rates. Every try begins by looking for that reference, and a shipment can be bought once; so
 * whatever answer was lost, the label is paid for once.
 */
public final class EasyPostCarrier implements Carrier {

  private static final Logger LOG = LoggerFactory.getLogger(EasyPostCarrier.class);
  private static final String SHIPMENTS = "/v2/shipments";
  private static final String BOUGHT_BEFORE = "SHIPMENT.POSTAGE.EXISTS";
  private static final Set<Integer> NO = Set.of(400, 422);
  private static final Set<Integer> BUSY = Set.of(408, 409, 425, 429);
  private static final int SERVER_ERROR = 500;

  private final EasyPostCalls calls;
  private final String sender;

  /**
   * @param url address of the API, without a path
   * @param apiKey secret key
   * @param sender id of the address parcels leave from
   * @param timeout longest time of one call
   */
  public EasyPostCarrier(String url, String apiKey, String sender, Duration timeout) {
    this.calls = new EasyPostCalls(url, apiKey, timeout);
    this.sender = sender;
  }

  @Override
  public CompletionStage<CarrierAnswer> book(BookParcelIntent intent, Contact to) {
    return calls
        .get(SHIPMENTS + "/" + intent.getIdempotencyKey())
        .thenCompose(found -> found.isMissing() ? create(intent, to) : done(found))
        .thenCompose(shipment -> buy(intent, shipment));
  }

  private CompletionStage<Reply> create(BookParcelIntent intent, Contact to) {
    return calls.post(SHIPMENTS, EasyPostShipment.request(intent, to, sender));
  }

  private CompletionStage<CarrierAnswer> buy(BookParcelIntent intent, Reply shipment) {
    if (!shipment.isGood() || EasyPostShipment.bought(shipment.body()).isPresent()) {
      return done(answer(shipment));
    }
    var rate = EasyPostShipment.rateOf(shipment.body(), intent.getCarrier(), intent.getService());
    if (rate.isEmpty()) {
      return done(CarrierAnswer.refused("no_such_service"));
    }
    var path = SHIPMENTS + "/" + EasyPostShipment.id(shipment.body());
    var purchase = JsonNodeFactory.instance.objectNode();
    purchase.putObject("rate").put("id", rate.get());
    return calls
        .post(path + "/buy", purchase)
        .thenCompose(bought -> bought.code().equals(BOUGHT_BEFORE) ? calls.get(path) : done(bought))
        .thenApply(EasyPostCarrier::answer);
  }

  private static <T> CompletionStage<T> done(T value) {
    return CompletableFuture.completedStage(value);
  }

  @Override
  public CompletionStage<ParcelOwner> ownerOf(String parcelId) {
    return calls
        .get(SHIPMENTS + "/" + parcelId)
        .thenApply(
            found -> {
              if (found.isMissing()) {
                return ParcelOwner.nobody();
              }
              return found.isGood()
                  ? EasyPostShipment.shipmentOf(found.body())
                      .map(ParcelOwner::of)
                      .orElseGet(ParcelOwner::nobody)
                  : ParcelOwner.unknown(answer(found));
            });
  }

  /** Only a plain no is one; whatever is our mistake or nobody's is unclear. */
  private static CarrierAnswer answer(Reply reply) {
    if (reply.isGood()) {
      return EasyPostShipment.bought(reply.body())
          .map(CarrierAnswer::booked)
          .orElseGet(() -> CarrierAnswer.tryAgain("carrier_answer_unreadable"));
    }
    if (!reply.silence().isEmpty()) {
      return CarrierAnswer.tryAgain(reply.silence());
    }
    if (NO.contains(reply.status()) && !reply.code().isEmpty()) {
      return CarrierAnswer.refused(reply.code().toLowerCase(Locale.ROOT));
    }
    if (BUSY.contains(reply.status())) {
      return CarrierAnswer.tryAgain("carrier_busy");
    }
    if (reply.status() >= SERVER_ERROR) {
      return CarrierAnswer.tryAgain("carrier_error");
    }
    LOG.error("The carrier rejects what it was asked: {} {}", reply.status(), reply.code());
    return CarrierAnswer.unclear("carrier_rejected_request");
  }

  @Override
  public void close() {
    calls.close();
  }
}
