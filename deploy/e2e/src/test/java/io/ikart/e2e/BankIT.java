package io.ikart.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/** Shoppers whose bank has its own mind: it asks first, or takes the money back. */
@ExtendWith(RunningShop.class)
@TestInstance(Lifecycle.PER_CLASS)
class BankIT {

  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String CARD = "pm_card_authenticationRequired";

  private Shopping shop;
  private GatewayBooks gateway;

  @BeforeAll
  void fill(Launcher launcher) {
    shop = new Shopping(Edge.ofStaff(launcher)).sells("LAMP", 4_500, 100);
    gateway = new GatewayBooks(launcher.url("IKART_GATEWAY_PORT"));
  }

  @Test
  void aShopperWhoSaysYesToTheirBankIsLedBackToAConfirmedOrder() {
    var orderId = shop.ordered(shop.cartWith("LAMP"), CARD);
    var bank = actionUrl(orderId);
    assertThat(gateway.page(bank)).contains("Test bank", "4500");

    var back = URI.create(gateway.answerBank(bank, "yes"));

    assertThat(back.getQuery()).contains("order=" + orderId);
    var landed = shop.edge().get(back.getPath() + "?" + back.getRawQuery()).is(303);
    assertThat(landed.header("Location")).endsWith("/v1/store/orders/" + orderId);
    assertThat(shop.settled(orderId)).isEqualTo("CONFIRMED");
    assertThat(gateway.balances().get(payment(orderId)).charges()).isEqualTo(1);
  }

  @Test
  void aShopperWhoSaysNoMayPayAnotherWay() {
    var orderId = shop.ordered(shop.cartWith("LAMP"), CARD);

    gateway.answerBank(actionUrl(orderId), "no");

    await()
        .atMost(SOON)
        .until(() -> shop.order(orderId).body().path("milestones").toString().contains("Declined"));
    shop.edge()
        .post(
            "/v1/store/orders/" + orderId + "/payment",
            "{\"paymentToken\": \"pm_card_visa\"}",
            "Idempotency-Key",
            "again-" + orderId)
        .is(200);
    assertThat(shop.settled(orderId)).isEqualTo("CONFIRMED");
    assertThat(gateway.balances().get(payment(orderId)).charges()).isEqualTo(1);
  }

  @Test
  void moneyThatTheBankTakesBackIsSeenOnTheOrderAndWhenItIsGivenBackToo() {
    var orderId = shop.ordered(shop.cartWith("LAMP"), "pm_card_visa");
    assertThat(shop.settled(orderId)).isEqualTo("CONFIRMED");
    var intent = gateway.intentOf(payment(orderId));
    gateway.captureByHand(intent);
    paymentStatusBecomes(orderId, "PAID");

    var dispute = gateway.dispute(intent);

    paymentStatusBecomes(orderId, "CHARGED_BACK");
    gateway.closeDispute(dispute, "won");
    paymentStatusBecomes(orderId, "PAID");
  }

  private void paymentStatusBecomes(String orderId, String status) {
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> assertThat(shop.order(orderId).text("paymentStatus")).isEqualTo(status));
  }

  private String actionUrl(String orderId) {
    return await()
        .atMost(SOON)
        .until(() -> shop.order(orderId).text("actionUrl"), url -> url.startsWith("http"));
  }

  private static String payment(String orderId) {
    return "pay_" + orderId.substring("order_".length());
  }
}
