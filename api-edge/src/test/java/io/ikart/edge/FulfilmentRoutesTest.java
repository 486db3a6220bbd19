package io.ikart.edge;

import static io.ikart.edge.Shop.NOON;
import static io.ikart.edge.Shop.pence;
import static io.ikart.edge.TestEdge.ORDER;
import static io.ikart.edge.TestEdge.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.schemas.Ids;
import io.ikart.schemas.common.Touched;
import io.ikart.schemas.order.CancelOrderLines;
import io.ikart.schemas.order.LineProgress;
import io.ikart.schemas.order.LineQuantity;
import io.ikart.schemas.order.LineUnits;
import io.ikart.schemas.order.OrderFulfilment;
import io.ikart.schemas.order.PlanShipment;
import io.ikart.schemas.order.RequestReturn;
import io.ikart.schemas.returns.OpenRefund;
import io.ikart.schemas.returns.ReceiveReturn;
import io.ikart.schemas.returns.ReceivedLine;
import io.ikart.schemas.returns.RefundReturn;
import io.ikart.schemas.returns.Return;
import io.ikart.schemas.returns.ReturnLine;
import io.ikart.schemas.returns.ReturnStatus;
import io.ikart.schemas.shipment.ShipShipment;
import io.ikart.schemas.shipment.Shipment;
import io.ikart.schemas.shipment.ShipmentStatus;
import io.ikart.schemas.shipment.TrackingEntry;
import io.ikart.schemas.shipment.TrackingStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Parcels and returns over HTTP. */
class FulfilmentRoutesTest {

  private static final String PARCEL = Ids.shipment(ORDER, 1);
  private static final String BACK = Ids.returned(ORDER, 1);
  private static final LineUnits TWO_TEAS =
      new LineUnits("TEA:499", "prod_tea", "TEA", 2L, pence(998));
  private static final String ONE_TEA = "{\"lines\":[{\"offerId\":\"TEA:499\",\"quantity\":1}]%s}";

  private static TestEdge edge;

  @BeforeAll
  static void open() {
    edge = new TestEdge();
  }

  @AfterAll
  static void close() {
    edge.close();
  }

  @BeforeEach
  void forget() {
    edge.reset();
    edge.shop.has(PARCEL, parcel());
    edge.shop.has(BACK, back());
  }

  private static Shipment parcel() {
    return Shipment.newBuilder()
        .setShipmentId(PARCEL)
        .setOrderId(ORDER)
        .setCustomerId("cust_ada")
        .setStatus(ShipmentStatus.SHIPPED)
        .setLines(List.of(TWO_TEAS))
        .setWeightG(900)
        .setCarrier("post")
        .setService("")
        .setParcelId("")
        .setTrackingNumber("T1")
        .setBookingKey("")
        .setBookings(0)
        .setAskedAt(Instant.EPOCH)
        .setAskAt(Instant.EPOCH)
        .setStopped(false)
        .setTracking(
            List.of(new TrackingEntry("t1", TrackingStatus.IN_TRANSIT, "Left Leeds", NOON)))
        .build();
  }

  private static Return back() {
    return Return.newBuilder()
        .setReturnId(BACK)
        .setOrderId(ORDER)
        .setCustomerId("cust_ada")
        .setStatus(ReturnStatus.PARTIALLY_RECEIVED)
        .setLines(List.of(new ReturnLine(TWO_TEAS, 1L, 1L, 0L)))
        .setReason("does not fit")
        .setReceipts(1)
        .setRefunds(1)
        .setOwed(pence(499))
        .setOpenRefunds(List.of(new OpenRefund(BACK + ":1", pence(100))))
        .setRefunded(pence(0))
        .build();
  }

  @Test
  void anOrderShowsHowFarItsLinesHaveCome() {
    var progress = new LineProgress("TEA:499", 2L, 0L, 1L, 1L, 1L, 1L, 0L);
    edge.shop.has(
        ORDER,
        Shop.order(),
        edge.shop.part("fulfilment", new OrderFulfilment(List.of(progress), 2, 0, 1, 499L)),
        edge.shop.part("lines", Shop.bought()));

    var body = json(edge.get("/v1/store/orders/" + ORDER));

    assertThat(body.at("/lines/0/planned").longValue()).isEqualTo(1);
    assertThat(body.at("/lines/0/delivered").longValue()).isEqualTo(1);
    assertThat(body.at("/lines/0/returning").longValue()).isEqualTo(1);
    assertThat(body.at("/shipments/1").textValue()).isEqualTo(Ids.shipment(ORDER, 2));
    assertThat(body.at("/returns/0").textValue()).isEqualTo(BACK);
  }

  @Test
  void anOrderNobodySentAnythingOfShowsNoProgress() {
    edge.shop.has(ORDER, Shop.order(), edge.shop.part("lines", Shop.bought()));

    var body = json(edge.get("/v1/store/orders/" + ORDER));

    assertThat(body.at("/lines/0/shipped").longValue()).isZero();
    assertThat(body.get("shipments")).isEmpty();
  }

  @Test
  void aParcelCanBeFollowed() {
    var body = json(edge.get("/v1/store/shipments/" + PARCEL));

    assertThat(body.get("status").textValue()).isEqualTo("SHIPPED");
    assertThat(body.get("trackingNumber").textValue()).isEqualTo("T1");
    assertThat(body.at("/tracking/0/status").textValue()).isEqualTo("IN_TRANSIT");
  }

  @Test
  void planningAParcelAnswersTheParcel() {
    edge.log.accepts(new Touched(ORDER, 5L, "5-x"), new Touched(PARCEL, 1L, "1-x"));

    var response = edge.post("/v1/admin/orders/" + ORDER + "/shipments", ONE_TEA.formatted(""));

    assertThat(response.statusCode()).isEqualTo(201);
    assertThat(json(response).get("shipmentId").textValue()).isEqualTo(PARCEL);
    assertThat(((PlanShipment) edge.log.last().command()).getLines())
        .containsExactly(new LineQuantity("TEA:499", 1L));
  }

  @Test
  void cancelledLinesNeedAReason() {
    edge.log.accepts(new Touched(ORDER, 5L, "5-x"));
    var path = "/v1/admin/orders/" + ORDER + "/cancel-lines";

    assertThat(edge.post(path, ONE_TEA.formatted("")).statusCode()).isEqualTo(400);
    edge.post(path, ONE_TEA.formatted(",\"reason\":\"not in stock\""));

    assertThat(((CancelOrderLines) edge.log.last().command()).getReason())
        .isEqualTo("not in stock");
  }

  @Test
  void aParcelIsShippedWithTheCarriersNumber() {
    edge.log.accepts(new Touched(PARCEL, 3L, "3-x"));

    edge.post(
        "/v1/admin/shipments/" + PARCEL + "/ship",
        "{\"carrier\":\"post\",\"trackingNumber\":\"T1\"}");

    assertThat(((ShipShipment) edge.log.last().command()).getTrackingNumber()).isEqualTo("T1");
  }

  @Test
  void aReturnNeedsAKeyAndAnswersTheReturn() {
    edge.log.accepts(new Touched(ORDER, 9L, "9-x"), new Touched(BACK, 1L, "1-x"));
    var path = "/v1/store/orders/" + ORDER + "/returns";
    var body = ONE_TEA.formatted(",\"reason\":\"does not fit\"");

    assertThat(edge.post(path, body).statusCode()).isEqualTo(400);
    var response = edge.post(path, body, "Idempotency-Key", "k");

    assertThat(response.statusCode()).isEqualTo(201);
    assertThat(response.headers().firstValue("Location")).contains("/v1/store/returns/" + BACK);
    assertThat(((RequestReturn) edge.log.last().command()).getLines()).hasSize(1);
  }

  @Test
  void aReturnShowsWhatCameAndWhatIsOwed() {
    var body = json(edge.get("/v1/store/returns/" + BACK));

    assertThat(body.at("/lines/0/received").longValue()).isEqualTo(1);
    assertThat(body.at("/owed/amount").longValue()).isEqualTo(499);
    assertThat(body.at("/pendingRefund/amount").longValue()).isEqualTo(100);
  }

  @Test
  void whatArrivesIsRestockedOrWrittenOff() {
    edge.log.accepts(new Touched(BACK, 3L, "3-x"));

    edge.post(
        "/v1/admin/returns/" + BACK + "/receive",
        "{\"warehouse\":\"leeds\",\"lines\":[{\"offerId\":\"TEA:499\",\"writtenOff\":1}],"
            + "\"last\":true}");

    var command = (ReceiveReturn) edge.log.last().command();
    assertThat(command.getLines()).containsExactly(new ReceivedLine("TEA:499", 0L, 1L));
    assertThat(command.getIsLast()).isTrue();
  }

  @Test
  void aRefundNeedsAKeyAndTakesWhatIsOwedWhenNoAmountIsNamed() {
    edge.log.accepts(new Touched(BACK, 4L, "4-x"));
    var path = "/v1/admin/returns/" + BACK + "/refund";

    assertThat(edge.post(path, "").statusCode()).isEqualTo(400);
    edge.post(path, "", "Idempotency-Key", "k");

    assertThat(((RefundReturn) edge.log.last().command()).getAmount()).isNull();
  }

  @Test
  void moreThanIsOpenIsRefusedWithTheNumbers() {
    edge.log.refuses("invalid_transition", Map.of("requested", "3", "open", "2"));

    var response = edge.post("/v1/admin/orders/" + ORDER + "/shipments", "");

    assertThat(response.statusCode()).isEqualTo(409);
    assertThat(json(response).toString()).contains("\"open\":\"2\"");
  }

  @Test
  void idsThatCannotBeAreNotFoundHere() {
    assertThat(edge.get("/v1/store/shipments/ship_1").statusCode()).isEqualTo(404);
    assertThat(edge.get("/v1/store/returns/" + PARCEL).statusCode()).isEqualTo(404);
    assertThat(edge.log.sent()).isEmpty();
  }
}
