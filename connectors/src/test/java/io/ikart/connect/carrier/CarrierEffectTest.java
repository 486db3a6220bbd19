package io.ikart.connect.carrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ikart.connect.FakeContext;
import io.ikart.connect.NotPerformableException;
import io.ikart.connect.Tries;
import io.ikart.schemas.common.Money;
import io.ikart.schemas.common.Sealed;
import io.ikart.schemas.notification.Contact;
import io.ikart.schemas.shipment.BookParcelIntent;
import io.ikart.schemas.shipment.LocateTrackingIntent;
import io.ikart.schemas.shipment.ParcelBooked;
import io.ikart.schemas.shipment.ParcelBookingFailed;
import io.ikart.schemas.shipment.TrackingReceived;
import io.ikart.schemas.shipment.TrackingStatus;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CarrierEffectTest {

  private static final Duration A_DAY = Duration.ofDays(1);
  private static final BookedParcel BOOKED =
      new BookedParcel("post", "standard", "shp_1", "SIM1", new Money(380L, "GBP"));

  private final Queue<CarrierAnswer> script = new ArrayDeque<>();
  private final Queue<ParcelOwner> owners = new ArrayDeque<>();
  private final List<Contact> addressed = new ArrayList<>();
  private final CarrierEffect effect = at(Bookings.NOON);

  private CarrierEffect at(Instant now) {
    return new CarrierEffect(
        new ScriptedCarrier(),
        Bookings.ENVELOPES,
        new Tries(3, Duration.ofMillis(1), Runnable::run),
        new Tries(5, Duration.ofMillis(1), Runnable::run),
        A_DAY,
        Clock.fixed(now, ZoneOffset.UTC),
        FakeContext.counters());
  }

  private final class ScriptedCarrier implements Carrier {
    @Override
    public CompletionStage<CarrierAnswer> book(BookParcelIntent intent, Contact to) {
      addressed.add(to);
      return CompletableFuture.completedStage(script.remove());
    }

    @Override
    public CompletionStage<ParcelOwner> ownerOf(String parcelId) {
      return CompletableFuture.completedStage(owners.remove());
    }

    @Override
    public void close() {}
  }

  @AfterEach
  void close() {
    effect.close();
  }

  private static SpecificRecord end(CompletionStage<SpecificRecord> stage) throws Exception {
    return stage.toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  private static BookParcelIntent.Builder changed() {
    return BookParcelIntent.newBuilder(Bookings.to(Bookings.ADA));
  }

  private ParcelBookingFailed failure(BookParcelIntent intent) throws Exception {
    return (ParcelBookingFailed) end(effect.perform(intent));
  }

  @Test
  void aBookedParcelIsToldToItsShipment() throws Exception {
    script.add(CarrierAnswer.booked(BOOKED));

    var result = (ParcelBooked) end(effect.perform(Bookings.to(Bookings.ADA)));

    assertThat(addressed).containsExactly(Bookings.ADA);
    assertThat(result.getMeta().getAggregateId()).isEqualTo(Bookings.PARCEL);
    assertThat(result.getMeta().getCommandId()).isEqualTo("c1:result");
    assertThat(result.getMeta().getCausedBy()).isEqualTo("the-packing");
    assertThat(result.getTrackingNumber()).isEqualTo("SIM1");
    assertThat(result.getCost()).isEqualTo(new Money(380L, "GBP"));
  }

  @Test
  void asksAgainUntilTheAnswerIsClear() throws Exception {
    script.add(CarrierAnswer.tryAgain("carrier_timeout"));
    script.add(CarrierAnswer.tryAgain("carrier_error"));
    script.add(CarrierAnswer.booked(BOOKED));

    assertThat(end(effect.perform(Bookings.to(Bookings.ADA)))).isInstanceOf(ParcelBooked.class);
  }

  @Test
  void withoutAClearAnswerTheShipmentMayAskAgainAndWithANoItMayNot() throws Exception {
    for (int i = 0; i < 3; i++) {
      script.add(CarrierAnswer.tryAgain("carrier_timeout"));
    }
    assertThat(failure(Bookings.to(Bookings.ADA)).getMayRetry()).isTrue();

    script.add(CarrierAnswer.refused("no_such_service"));
    var refused = failure(Bookings.to(Bookings.ADA));
    assertThat(refused.getMayRetry()).isFalse();
    assertThat(refused.getCode()).isEqualTo("no_such_service");
  }

  @Test
  void aParcelThatNobodyCanAddressIsNotBooked() throws Exception {
    var unaddressed = failure(Bookings.to(Bookings.ada(null)));
    assertThat(unaddressed.getCode()).isEqualTo("no_address");
    assertThat(unaddressed.getMayRetry()).isFalse();

    var anonymous = changed().setContact(null).build();
    assertThat(failure(anonymous).getCode()).isEqualTo("no_address");
    assertThat(addressed).isEmpty();
  }

  @Test
  void aKeyThatIsNotThereYetIsWaitedForAndAWrongOneIsNot() throws Exception {
    var sealed = changed().build().getContact();
    var early = changed().setContact(new Sealed("cust_ada.2", sealed.getBytes())).build();
    assertThat(failure(early).getCode()).isEqualTo("key_missing");
    assertThat(failure(early).getMayRetry()).isTrue();

    var bytes = ByteBuffer.wrap(new byte[] {1, 2, 3});
    var broken = changed().setContact(new Sealed("cust_ada.1", bytes)).build();
    assertThat(failure(broken).getCode()).isEqualTo("seal_broken");
    assertThat(failure(broken).getMayRetry()).isFalse();

    var erased = changed().setContact(new Sealed("cust_eve.destroyed", bytes)).build();
    assertThat(failure(erased).getCode()).isEqualTo("erased");
    assertThat(failure(erased).getMayRetry()).isFalse();
  }

  @Test
  void aBookingThatItsShipmentHasGivenUpIsNotPerformed() throws Exception {
    try (var late = at(Bookings.NOON.plus(A_DAY).plusMillis(1))) {
      var failed = (ParcelBookingFailed) end(late.perform(Bookings.to(Bookings.ADA)));

      assertThat(failed.getCode()).isEqualTo("intent_too_old");
      assertThat(addressed).isEmpty();
    }
  }

  private static LocateTrackingIntent message() {
    var meta = Bookings.meta("m1");
    var news =
        new TrackingReceived(
            meta, "evt_1", "SIM1", TrackingStatus.IN_TRANSIT, "On its way.", Bookings.NOON);
    return new LocateTrackingIntent(meta, "shp_1", news);
  }

  @Test
  void aMessageBecomesACommandOfTheShipmentItIsAbout() throws Exception {
    owners.add(ParcelOwner.unknown(CarrierAnswer.tryAgain("carrier_timeout")));
    owners.add(ParcelOwner.of(Bookings.PARCEL));

    var news = (TrackingReceived) end(effect.perform(message()));

    assertThat(news.getMeta().getAggregateId()).isEqualTo(Bookings.PARCEL);
    assertThat(news.getMeta().getCommandId()).isEqualTo("m1:result");
    assertThat(news.getEventId()).isEqualTo("evt_1");
    assertThat(news.getStatus()).isEqualTo(TrackingStatus.IN_TRANSIT);
  }

  @Test
  void aMessageAboutNoParcelOfOursIsPutAside() {
    owners.add(ParcelOwner.nobody());

    assertThatThrownBy(() -> end(effect.perform(message())))
        .hasCauseInstanceOf(NotPerformableException.class)
        .hasMessageContaining("evt_1");
  }

  @Test
  void whatIsNoIntentForACarrierIsObjectedTo() {
    assertThat(effect.objectionTo(Bookings.to(Bookings.ADA))).isEmpty();
    assertThat(effect.objectionTo(message())).isEmpty();
    assertThat(effect.objectionTo(Bookings.ADA)).contains("Contact");
  }
}
