package io.ikart.connect.carrier;

import io.ikart.connect.Counters;
import io.ikart.connect.Effect;
import io.ikart.connect.Envelopes;
import io.ikart.connect.KeyMissingException;
import io.ikart.connect.NotPerformableException;
import io.ikart.connect.Tries;
import io.ikart.schemas.notification.Contact;
import io.ikart.schemas.seal.BrokenSealException;
import io.ikart.schemas.shipment.BookParcelIntent;
import io.ikart.schemas.shipment.LocateTrackingIntent;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.metrics.Sensor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Books parcels with a bounded number of tries, and finds the shipment a message is about. */
final class CarrierEffect implements Effect {

  private static final Logger LOG = LoggerFactory.getLogger(CarrierEffect.class);
  private static final String NO_ADDRESS = "no_address";

  private final Carrier carrier;
  private final Envelopes envelopes;
  private final Tries tries;
  private final Tries patientTries;
  private final Duration oldest;
  private final Clock clock;
  private final Results results;
  private final ExecutorService openers = Executors.newSingleThreadExecutor(CarrierEffect::opener);
  private final Sensor asked;
  private final Sensor booked;
  private final Sensor refused;
  private final Sensor unknown;

  /**
   * @param tries for bookings: a shipment asks again by itself
   * @param patientTries for messages that nobody sends again
   * @param oldest how old a booking may be that is still performed
   */
  CarrierEffect(
      Carrier carrier,
      Envelopes envelopes,
      Tries tries,
      Tries patientTries,
      Duration oldest,
      Clock clock,
      Counters counters) {
    this.carrier = carrier;
    this.envelopes = envelopes;
    this.tries = tries;
    this.patientTries = patientTries;
    this.oldest = oldest;
    this.clock = clock;
    this.results = new Results(clock);
    this.asked = counters.counter("carrier-tries", "Bookings and questions, every try counted");
    this.booked = counters.counter("booked", "Parcels the carrier will take");
    this.refused = counters.counter("refused", "Parcels the carrier will not take");
    this.unknown = counters.counter("unknown", "Bookings without a clear answer");
  }

  /** The consumer of keys finds its parts through the thread's class loader, here the plugin's. */
  private static Thread opener(Runnable work) {
    var thread = new Thread(work, "ikart-carrier");
    thread.setContextClassLoader(CarrierEffect.class.getClassLoader());
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public String objectionTo(SpecificRecord intent) {
    if (intent instanceof BookParcelIntent booking) {
      return booking.getWeightG() < 1 || booking.getIdempotencyKey().isBlank()
          ? "a parcel without weight or key"
          : "";
    }
    if (intent instanceof LocateTrackingIntent message) {
      return message.getParcelId().isBlank() ? "a message about no parcel" : "";
    }
    return "no intent for a carrier: " + intent.getSchema().getFullName();
  }

  @Override
  public CompletionStage<SpecificRecord> perform(SpecificRecord intent) {
    return intent instanceof LocateTrackingIntent message
        ? located(message)
        : book((BookParcelIntent) intent);
  }

  private CompletionStage<SpecificRecord> book(BookParcelIntent intent) {
    boolean isOld = intent.getMeta().getIssuedAt().plus(oldest).isBefore(clock.instant());
    var answer =
        isOld
            ? CompletableFuture.completedStage(CarrierAnswer.unclear("intent_too_old"))
            : addressed(intent);
    return answer.thenApply(
        outcome -> {
          count(outcome);
          return results.of(intent, outcome);
        });
  }

  private CompletionStage<CarrierAnswer> addressed(BookParcelIntent intent) {
    if (intent.getContact() == null) {
      return CompletableFuture.completedStage(CarrierAnswer.refused(NO_ADDRESS));
    }
    return CompletableFuture.supplyAsync(() -> opened(intent), openers)
        .thenCompose(
            address ->
                address.to() == null
                    ? CompletableFuture.completedStage(address.instead())
                    : sent(intent, address.to()));
  }

  /**
   * Whom it goes to, or what is to be said when nobody can tell.
   *
   * @param to null when nobody can tell
   */
  private record Opened(Contact to, CarrierAnswer instead) {}

  private Opened opened(BookParcelIntent intent) {
    try {
      var to = envelopes.contactOf(intent.getContact());
      return to.getAddress() == null
          ? new Opened(null, CarrierAnswer.refused(NO_ADDRESS))
          : new Opened(to, null);
    } catch (BrokenSealException e) {
      LOG.error("{}: the address cannot be opened", intent.getShipmentId(), e);
      return new Opened(null, CarrierAnswer.refused("seal_broken"));
    } catch (KeyMissingException e) {
      return new Opened(
          null,
          e.isDestroyed() ? CarrierAnswer.refused("erased") : CarrierAnswer.unclear("key_missing"));
    } catch (KafkaException e) {
      LOG.warn("{}: keys cannot be read now", intent.getShipmentId(), e);
      return new Opened(null, CarrierAnswer.unclear("keys_unreadable"));
    }
  }

  private CompletionStage<CarrierAnswer> sent(BookParcelIntent intent, Contact to) {
    return tries.ask(counted(() -> carrier.book(intent, to)), answer -> !answer.worthAnotherTry());
  }

  private CompletionStage<SpecificRecord> located(LocateTrackingIntent intent) {
    var parcelId = intent.getParcelId();
    return patientTries
        .ask(counted(() -> carrier.ownerOf(parcelId)), owner -> !owner.worthAnotherTry())
        .thenApply(
            owner -> {
              if (owner.shipmentId().isEmpty()) {
                throw new NotPerformableException(
                    intent.getNews().getEventId() + " is about " + parcelId + ": " + owner.code());
              }
              return results.of(intent, owner.shipmentId());
            });
  }

  private <T> Supplier<CompletionStage<T>> counted(Supplier<CompletionStage<T>> call) {
    return () -> {
      asked.record();
      return call.get();
    };
  }

  private void count(CarrierAnswer answer) {
    var sensor = answer.parcel().isPresent() ? booked : answer.isClear() ? refused : unknown;
    sensor.record();
  }

  @Override
  public void close() {
    openers.shutdownNow();
    envelopes.close();
    carrier.close();
  }
}
