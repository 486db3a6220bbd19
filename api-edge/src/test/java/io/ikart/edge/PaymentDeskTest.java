package io.ikart.edge;

import static io.ikart.edge.TestEdge.ORDER;
import static io.ikart.edge.TestEdge.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.schemas.Ids;
import io.ikart.schemas.common.Review;
import io.ikart.schemas.order.OrderStatus;
import io.ikart.schemas.payment.OperationKind;
import io.ikart.schemas.payment.OperationState;
import io.ikart.schemas.payment.Payment;
import io.ikart.schemas.payment.PaymentAttempt;
import io.ikart.schemas.payment.PaymentOperation;
import io.ikart.schemas.payment.PaymentState;
import io.ikart.schemas.payment.RefundPayment;
import io.ikart.schemas.payment.SettlePayment;
import io.ikart.schemas.payment.Settlement;
import io.ikart.schemas.query.QueryResponse;
import io.ikart.schemas.query.QueryStatus;
import io.ikart.schemas.topic.CheckoutTopics;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What staff see and do about the money of an order. */
class PaymentDeskTest {

  private static final String PAYMENT = Ids.payment(ORDER);
  private static final String DESK = "/v1/admin/orders/" + ORDER;
  private static final String TWO_POUNDS =
      "{\"amount\":{\"amount\":200,\"currency\":\"GBP\"},\"reason\":\"damaged\"}";

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
    edge.shop.has(
        PAYMENT,
        payment(),
        edge.shop.part("capture:ship-1", operation(OperationKind.CAPTURE, "ship-1", 600)),
        edge.shop.part("refund:staff:a", operation(OperationKind.REFUND, "staff:a", 100)));
  }

  private static Payment payment() {
    var attempt =
        new PaymentAttempt(
            1, PaymentState.PARTIALLY_CAPTURED, "key", "tok_visa", "pi_1", Shop.NOON, Shop.NOON);
    return new Payment(
        PAYMENT,
        ORDER,
        PaymentState.PARTIALLY_CAPTURED,
        Shop.pence(998),
        Shop.pence(398),
        List.of(attempt),
        Instant.EPOCH,
        600L,
        100L,
        0L,
        50L,
        0L,
        1,
        0,
        0,
        false,
        "",
        0);
  }

  private static PaymentOperation operation(OperationKind kind, String name, long amount) {
    return new PaymentOperation(
        kind,
        name,
        OperationState.SUCCEEDED,
        Shop.pence(amount),
        false,
        "key-" + name,
        "",
        "",
        List.of(),
        Shop.NOON,
        false,
        Shop.NOON,
        Shop.NOON);
  }

  @Test
  void thePaymentShowsItsSumsAndItsLedger() {
    var payment = json(edge.get(DESK + "/payment"));

    assertThat(payment.at("/captured/amount").longValue()).isEqualTo(600);
    assertThat(payment.at("/authorized/amount").longValue()).isEqualTo(398);
    assertThat(payment.at("/refundable/amount").longValue()).isEqualTo(450);
    assertThat(payment.get("ledger").findValuesAsText("entry"))
        .containsExactly("AUTHORIZE", "AUTHORIZE", "CAPTURE", "CAPTURE", "REFUND", "REFUND");
    assertThat(payment.get("ledger").findValuesAsText("outcome"))
        .containsExactly(
            "REQUESTED", "SUCCEEDED", "REQUESTED", "SUCCEEDED", "REQUESTED", "SUCCEEDED");
    assertThat(payment.toString()).doesNotContain("tok_visa");
  }

  @Test
  void aRefundNeedsAKeyAndIsNamedAfterIt() {
    edge.log.accepts();

    var without = edge.post(DESK + "/refunds", TWO_POUNDS);
    var with = edge.post(DESK + "/refunds", TWO_POUNDS, "Idempotency-Key", "k");

    assertThat(without.statusCode()).isEqualTo(400);
    assertThat(with.statusCode()).isEqualTo(200);
    assertThat(json(with).get("paymentId").textValue()).isEqualTo(PAYMENT);
    assertThat(edge.log.last().topic()).isEqualTo(CheckoutTopics.CHECKOUT_COMMANDS);
    var command = (RefundPayment) edge.log.last().command();
    assertThat(command.getMeta().getAggregateId()).isEqualTo(PAYMENT);
    assertThat(command.getOperationId()).isEqualTo("staff:" + command.getMeta().getCommandId());
    assertThat(command.getAmount()).isEqualTo(Shop.pence(200));
    assertThat(command.getMayRefuse()).isTrue();
  }

  @Test
  void tooMuchIsRefusedWithTheNumbers() {
    edge.log.refuses("limit_exceeded", Map.of("captured", "600", "refundable", "150"));

    var response = edge.post(DESK + "/refunds", TWO_POUNDS, "Idempotency-Key", "k");

    assertThat(response.statusCode()).isEqualTo(422);
    assertThat(json(response).at("/details/refundable").textValue()).isEqualTo("150");
  }

  @Test
  void staffSettleWhatIsOpen() {
    edge.log.accepts();

    var response =
        edge.post(
            DESK + "/payment/settle",
            "{\"settlement\":\"DONE\",\"operation\":\"refund:staff:a\",\"reason\":\"seen it\"}");
    var unknown =
        edge.post(DESK + "/payment/settle", "{\"settlement\":\"OPEN\",\"reason\":\"seen it\"}");

    assertThat(response.statusCode()).isEqualTo(200);
    var command = (SettlePayment) edge.log.last().command();
    assertThat(command.getSettlement()).isEqualTo(Settlement.DONE);
    assertThat(command.getOperationId()).isEqualTo("refund:staff:a");
    assertThat(unknown.statusCode()).isEqualTo(400);
  }

  @Test
  void whatAPersonMustLookAtIsListedOnce() {
    var found =
        QueryResponse.newBuilder()
            .setStatus(QueryStatus.OK)
            .setParts(List.of(edge.shop.part(PAYMENT, new Review("no answer", Shop.NOON))))
            .build();
    edge.shop.instanceAnswers("one:1", found);
    edge.shop.instanceAnswers("standby:1", found);
    edge.shop.instanceAnswers("dead:1", null);

    var listed = json(edge.get("/v1/admin/payments/review"));

    assertThat(listed.get("payments").findValuesAsText("orderId")).containsExactly(ORDER);
    assertThat(listed.at("/payments/0/reason").textValue()).isEqualTo("no answer");
    assertThat(listed.get("silent").intValue()).isEqualTo(1);
  }

  @Test
  void anOrderSaysWhereTheShopperMustGo() {
    edge.shop.has(ORDER, Shop.atTheBank("https://bank.example/1"));

    var order = json(edge.get("/v1/store/orders/" + ORDER));

    assertThat(order.get("actionUrl").textValue()).isEqualTo("https://bank.example/1");
    assertThat(order.at("/milestones/0/actionUrl").textValue()).isEqualTo("https://bank.example/1");
    assertThat(order.at("/milestones/0/status").textValue())
        .isEqualTo(OrderStatus.AWAITING_PAYMENT.name());
    assertThat(order.at("/captured/amount").longValue()).isZero();
  }
}
