package io.ikart.topologies.checkout.shipment;

import static io.ikart.schemas.shipment.ShipmentStatus.CANCELLED;
import static io.ikart.schemas.shipment.ShipmentStatus.DELIVERED;
import static io.ikart.schemas.shipment.ShipmentStatus.PACKED;
import static io.ikart.schemas.shipment.ShipmentStatus.PENDING;
import static io.ikart.schemas.shipment.ShipmentStatus.SHIPPED;
import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.schemas.Ids;
import io.ikart.schemas.common.CommandMeta;
import io.ikart.schemas.common.DeadlinePassed;
import io.ikart.schemas.common.Money;
import io.ikart.schemas.common.Sealed;
import io.ikart.schemas.order.LineUnits;
import io.ikart.schemas.shipment.BookParcelIntent;
import io.ikart.schemas.shipment.BookShipment;
import io.ikart.schemas.shipment.CancelShipment;
import io.ikart.schemas.shipment.CreateShipment;
import io.ikart.schemas.shipment.DeliverShipment;
import io.ikart.schemas.shipment.LetShipmentGo;
import io.ikart.schemas.shipment.PackShipment;
import io.ikart.schemas.shipment.ParcelBooked;
import io.ikart.schemas.shipment.ParcelBookingFailed;
import io.ikart.schemas.shipment.ShipShipment;
import io.ikart.schemas.shipment.Shipment;
import io.ikart.schemas.shipment.ShipmentBooked;
import io.ikart.schemas.shipment.ShipmentBookingFailed;
import io.ikart.schemas.shipment.ShipmentBookingRequested;
import io.ikart.schemas.shipment.ShipmentCancelled;
import io.ikart.schemas.shipment.ShipmentDelivered;
import io.ikart.schemas.shipment.ShipmentShipped;
import io.ikart.schemas.shipment.ShipmentStatus;
import io.ikart.schemas.shipment.ShipmentTracked;
import io.ikart.schemas.shipment.StopShipment;
import io.ikart.schemas.shipment.TrackingReceived;
import io.ikart.schemas.shipment.TrackingStatus;
import io.ikart.topologies.kernel.PureAggregate;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.avro.specific.SpecificRecord;

/** Laws of a parcel under any sequence of commands, answers and messages of its carrier. */
class ShipmentPropertiesTest {

  private static final String ORDER = Ids.order(Ids.cart(Ids.ulid(1, 1)), 1);
  private static final String ID = Ids.shipment(ORDER, 1);
  private static final Money COST = new Money(320L, "GBP");

  /** By one command; a parcel that has arrived before anybody said it left does both at once. */
  private static final Map<ShipmentStatus, Set<ShipmentStatus>> MOVES =
      Map.of(
          PENDING, Set.of(PENDING, PACKED, CANCELLED),
          PACKED, Set.of(PACKED, SHIPPED, DELIVERED, CANCELLED),
          SHIPPED, Set.of(SHIPPED, DELIVERED),
          DELIVERED, Set.of(DELIVERED),
          CANCELLED, Set.of(CANCELLED));

  /** Something that reaches the parcel, some minutes after what came before. */
  record Step(String what, int number, int minutes) {}

  @Provide
  Arbitrary<List<Step>> journeys() {
    return Combinators.combine(
            Arbitraries.of(
                "create",
                "pack",
                "pack",
                "book",
                "booked",
                "failed",
                "no answer",
                "due",
                "ship",
                "ship",
                "tracked",
                "tracked",
                "arrived",
                "deliver",
                "cancel",
                "stop",
                "go",
                "go"),
            Arbitraries.integers().between(0, 3),
            Arbitraries.of(0, 0, 0, 1, 5, 60 * 25))
        .as(Step::new)
        .list()
        .ofMaxSize(30);
  }

  private static SpecificRecord command(Step step, CommandMeta meta) {
    return switch (step.what()) {
      case "create" -> create(meta);
      case "pack" -> new PackShipment(meta, step.number() * 100);
      case "book" -> new BookShipment(meta, "post", "standard");
      case "booked" -> new ParcelBooked(meta, "post", "standard", "p1", "T1", COST);
      case "failed" -> new ParcelBookingFailed(meta, "no_service", false);
      case "no answer" -> new ParcelBookingFailed(meta, "timeout", true);
      case "ship" -> new ShipShipment(meta, "", "");
      case "tracked" -> tracking(meta, step.number(), TrackingStatus.IN_TRANSIT);
      case "arrived" -> tracking(meta, 9, TrackingStatus.DELIVERED);
      case "deliver" -> new DeliverShipment(meta);
      case "cancel" -> new CancelShipment(meta, "");
      case "stop" -> new StopShipment(meta, "");
      case "go" -> new LetShipmentGo(meta);
      default -> new DeadlinePassed(meta, meta.getIssuedAt());
    };
  }

  private static CreateShipment create(CommandMeta meta) {
    var line = new LineUnits("tea", "prod", "TEA", 2L, new Money(900L, "GBP"));
    return new CreateShipment(meta, ORDER, "cust_ada", List.of(line), null, "", "");
  }

  private static TrackingReceived tracking(CommandMeta meta, int id, TrackingStatus status) {
    return new TrackingReceived(meta, "t" + id, "T1", status, "", meta.getIssuedAt());
  }

  private static PureAggregate<Shipment> after(List<Step> journey) {
    var parcel = new PureAggregate<>(ShipmentDecider.SHIPMENT, ID);
    parcel.handle(ShipmentPropertiesTest::create);
    for (var step : journey) {
      var before = parcel.root().getStatus();
      parcel.pass(Duration.ofMinutes(step.minutes())).handle(meta -> command(step, meta));
      assertThat(MOVES.get(before)).contains(parcel.root().getStatus());
    }
    return parcel;
  }

  @Property(tries = 500)
  void leavesOnceArrivesOnceOrIsCancelledOnce(@ForAll("journeys") List<Step> journey) {
    var parcel = after(journey);

    int left = parcel.events(ShipmentShipped.class).size();
    assertThat(left + parcel.events(ShipmentCancelled.class).size()).isLessThanOrEqualTo(1);
    assertThat(parcel.events(ShipmentDelivered.class)).hasSizeLessThanOrEqualTo(left);
  }

  @Property(tries = 300)
  void doesNotLeaveWhileItsOrderIsOnHold(@ForAll("journeys") List<Step> journey) {
    var parcel = after(journey);
    parcel.handle(meta -> new StopShipment(meta, "looks odd"));
    var before = parcel.root().getStatus();

    parcel.handle(meta -> new ShipShipment(meta, "post", "T2"));

    boolean hadLeft = before == SHIPPED || before == DELIVERED;
    assertThat(parcel.root().getStatus() == SHIPPED || parcel.root().getStatus() == DELIVERED)
        .isEqualTo(hadLeft);
  }

  @Property(tries = 300)
  void aMessageOfTheCarrierCountsOnce(@ForAll("journeys") List<Step> journey) {
    var parcel = after(journey);

    assertThat(parcel.events(ShipmentTracked.class))
        .extracting(ShipmentTracked::getEventId)
        .doesNotHaveDuplicates();
  }

  @Property(tries = 300)
  void isBookedUnderOneKeyUntilAnAnswerComes(@ForAll("journeys") List<Step> journey) {
    var parcel = after(journey);

    String asked = "";
    for (var event : parcel.events()) {
      if (event instanceof ShipmentBookingRequested request) {
        assertThat(asked).isIn("", request.getIdempotencyKey());
        asked = request.getIdempotencyKey();
      } else if (event instanceof ShipmentBooked || event instanceof ShipmentBookingFailed) {
        asked = "";
      }
    }
    assertThat(parcel.root().getBookingKey()).isEqualTo(asked);
    assertThat(parcel.events(ShipmentBooked.class)).hasSizeLessThanOrEqualTo(1);
  }

  /** Keys stand in their topic alone: a copy would outlive the one that is destroyed. */
  @Example
  void aBookingCarriesTheSealedAddressAndNoKey() {
    var parcel = new PureAggregate<>(ShipmentDecider.SHIPMENT, ID);
    var contact = new Sealed("cust_ada.1", ByteBuffer.wrap(new byte[] {7}));
    parcel.handle(meta -> CreateShipment.newBuilder(create(meta)).setContact(contact).build());
    parcel.handle(meta -> new PackShipment(meta, 900));

    var first = parcel.handle(meta -> new BookShipment(meta, "post", "standard"));
    var second =
        parcel
            .pass(BookingRules.ASK_EVERY)
            .handle(meta -> new DeadlinePassed(meta, meta.getIssuedAt()));

    for (var decision : List.of(first, second)) {
      var intent = (BookParcelIntent) decision.messages().get(0);
      assertThat(intent.getWrappedKey()).isNull();
      assertThat(intent.getContact()).isEqualTo(contact);
      assertThat(intent.getIdempotencyKey()).isEqualTo(ID + ":book:1");
    }
  }

  @Example
  void whatTheShopperHasPaidForIsBookedUnlessStaffNameAnother() {
    var parcel = new PureAggregate<>(ShipmentDecider.SHIPMENT, ID);
    parcel.handle(
        meta ->
            CreateShipment.newBuilder(create(meta))
                .setChosenCarrier("swift")
                .setChosenService("nextday")
                .build());
    parcel.handle(meta -> new PackShipment(meta, 900));

    var booking =
        (BookParcelIntent) parcel.handle(meta -> new BookShipment(meta, "", "")).messages().get(0);

    assertThat(booking.getCarrier()).isEqualTo("swift");
    assertThat(booking.getService()).isEqualTo("nextday");
    var unchosen = new PureAggregate<>(ShipmentDecider.SHIPMENT, ID);
    unchosen.handle(ShipmentPropertiesTest::create);
    unchosen.handle(meta -> new PackShipment(meta, 900));
    assertThat(unchosen.handle(meta -> new BookShipment(meta, "", "")).isRefused()).isTrue();
  }

  @Property(tries = 200)
  void noBookingWaitsForEver(@ForAll("journeys") List<Step> journey) {
    var parcel = after(journey);

    for (int look = 0; look < 2; look++) {
      parcel
          .pass(Duration.ofHours(25))
          .handle(meta -> new DeadlinePassed(meta, meta.getIssuedAt()));
    }

    assertThat(ShipmentDecider.SHIPMENT.deadlineOf(parcel.root())).isZero();
  }
}
