package io.ikart.topologies.shop;

import static io.ikart.topologies.shop.Shopper.accepted;
import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.schemas.Ids;
import io.ikart.schemas.order.HoldConfirmed;
import io.ikart.schemas.order.OrderStatus;
import io.ikart.schemas.order.OrderStockSecured;
import io.ikart.schemas.payment.AuthorizationResult;
import io.ikart.schemas.payment.AuthorizeIntent;
import io.ikart.schemas.payment.GatewayOutcome;
import io.ikart.schemas.payment.PaymentAuthorized;
import io.ikart.schemas.stock.HoldStock;
import io.ikart.schemas.stock.ReleaseStock;
import io.ikart.schemas.stock.StockHeld;
import io.ikart.schemas.topic.OperationsTopics;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Answers that come twice, in another order, or when nobody waits for them any more. */
class ReorderedAnswersTest {

  private final Shop shop = new Shop();
  private final Shopper shopper = new Shopper(shop);

  @BeforeEach
  void fill() {
    shopper.sells("TEA", 450, 10).sells("MUG", 1200, 10).sells("POT", 3000, 10);
  }

  @AfterEach
  void close() {
    shop.close();
  }

  private void deliverAll(Class<? extends SpecificRecord> type, int times) {
    var meant =
        shop.onTheWay().stream().filter(message -> type.isInstance(message.value())).toList();
    shop.onTheWay().removeAll(meant);
    for (int i = 0; i < times; i++) {
      meant.forEach(shop::deliver);
    }
  }

  @Test
  void answersCountBySkuHoweverOftenTheyCome() {
    var cart = shopper.cartWith("TEA", "MUG");
    accepted(shopper.checkOut(cart, "tok_approve"));
    shop.deliver(shop.onTheWay().remove(0));
    var answer = shop.onTheWay().remove(shop.onTheWay().size() - 1);
    assertThat(answer.value()).isInstanceOf(HoldConfirmed.class);

    shop.deliver(answer);
    shop.deliver(answer);
    assertThat(shopper.status(Ids.order(cart, 1))).isEqualTo(OrderStatus.PLACED);
    shop.settle();

    assertThat(shopper.status(Ids.order(cart, 1))).isEqualTo(OrderStatus.CONFIRMED);
  }

  @Test
  void answersMayComeInAnyOrder() {
    var cart = shopper.cartWith("TEA", "MUG", "POT");
    accepted(shopper.checkOut(cart, "tok_approve"));
    deliverAll(HoldStock.class, 1);
    Collections.reverse(shop.onTheWay());

    shop.settle();

    assertThat(shopper.status(Ids.order(cart, 1))).isEqualTo(OrderStatus.CONFIRMED);
    assertThat(shop.written(OrderStockSecured.class).get(0).getSku()).isEqualTo("TEA");
  }

  @Test
  void aHoldAskedForTwiceIsHeldOnceAndAnsweredTwice() {
    var cart = shopper.cartWith("TEA");
    accepted(shopper.checkOut(cart, "tok_approve"));

    deliverAll(HoldStock.class, 2);
    shop.settle();

    assertThat(shop.written(StockHeld.class)).hasSize(1);
    assertThat(shop.written(HoldConfirmed.class)).hasSize(2);
    assertThat(shopper.stock("TEA").getAllocated()).isEqualTo(1);
  }

  @Test
  void aReleaseThatOvertakesItsHoldLeavesNothingHeld() {
    var cart = shopper.cartWith("TEA");
    accepted(shopper.checkOut(cart, "tok_approve"));
    shop.pass(Duration.ofMinutes(2));

    deliverAll(ReleaseStock.class, 1);
    deliverAll(HoldStock.class, 1);
    shop.settle();

    assertThat(shop.written(StockHeld.class)).isEmpty();
    assertThat(shopper.available("TEA")).isEqualTo(10);
    assertThat(shopper.status(Ids.order(cart, 1))).isEqualTo(OrderStatus.EXPIRED);
  }

  @Test
  void aHoldConfirmedAfterTheOrderEndedIsReleased() {
    var cart = shopper.cartWith("TEA");
    accepted(shopper.checkOut(cart, "tok_approve"));
    deliverAll(HoldStock.class, 1);
    var late = List.copyOf(shop.onTheWay());
    shop.onTheWay().clear();
    shop.pass(Duration.ofMinutes(2)).settle();

    late.forEach(shop::deliver);
    shop.settle();

    assertThat(shopper.status(Ids.order(cart, 1))).isEqualTo(OrderStatus.EXPIRED);
    assertThat(shopper.available("TEA")).isEqualTo(10);
  }

  @Test
  void aResultThatComesTwiceAuthorizesOnce() {
    var cart = shopper.cartWith("TEA");
    accepted(shopper.checkOut(cart, "tok_approve"));
    deliverAll(HoldStock.class, 1);
    deliverAll(HoldConfirmed.class, 1);
    deliverAll(AuthorizeIntent.class, 2);

    deliverAll(AuthorizationResult.class, 2);
    shop.settle();

    assertThat(shop.written(PaymentAuthorized.class)).hasSize(1);
    assertThat(shop.gateway().charges()).hasSize(1);
    assertThat(shopper.status(Ids.order(cart, 1))).isEqualTo(OrderStatus.CONFIRMED);
  }

  @Test
  void aResultOfAnEarlierAttemptChangesNothing() {
    var order = shopper.orders(shopper.cartWith("TEA"), "tok_decline");
    var first = shop.written(AuthorizeIntent.class).get(0);
    accepted(shopper.retry(order, "tok_silent"));

    shop.fromGateway(Gateway.result(first, GatewayOutcome.DECLINED, "card_declined", shop.now()));
    shop.settle();

    assertThat(shopper.status(order)).isEqualTo(OrderStatus.AWAITING_PAYMENT);
    assertThat(shopper.retry(order, "tok_approve").getDetails())
        .containsEntry("payment", "PROCESSING");
  }

  @Test
  void aDeclineAfterExpiryChangesNothing() {
    var order = shopper.orders(shopper.cartWith("TEA"), "tok_silent");
    shop.pass(Duration.ofMinutes(15)).settle();

    var intent = shop.gateway().unanswered().get(0);
    shop.fromGateway(Gateway.result(intent, GatewayOutcome.DECLINED, "card_declined", shop.now()));
    shop.settle();

    assertThat(shopper.status(order)).isEqualTo(OrderStatus.EXPIRED);
    assertThat(shop.written())
        .noneMatch(message -> message.topic() == OperationsTopics.DEAD_LETTERS);
  }

  @Test
  void aResultAndTheDeadlineInEitherOrderAgreeWithTheGateway() {
    var order = shopper.orders(shopper.cartWith("TEA"), "tok_silent");
    shop.fromGateway(shop.gateway().approve(shop.gateway().unanswered().get(0), shop.now()));

    shop.pass(Duration.ofMinutes(15)).settle();

    assertThat(shopper.status(order)).isEqualTo(OrderStatus.EXPIRED);
    assertThat(shop.gateway().authorized()).isEmpty();
    assertThat(shopper.available("TEA")).isEqualTo(10);
  }
}
