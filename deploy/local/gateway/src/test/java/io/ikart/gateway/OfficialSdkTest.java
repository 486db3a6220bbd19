package io.ikart.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.StripeClient;
import com.stripe.exception.AuthenticationException;
import com.stripe.exception.CardException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.net.RequestOptions;
import com.stripe.param.PaymentIntentCaptureParams;
import com.stripe.param.PaymentIntentConfirmParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentCreateParams.CaptureMethod;
import com.stripe.param.PaymentIntentListParams;
import com.stripe.param.PaymentIntentSearchParams;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.RefundListParams;
import com.stripe.service.PaymentIntentService;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Stripe's own SDK as it is, with its own transport, finds in the simulator what it knows. */
@Timeout(30)
class OfficialSdkTest {

  @TempDir private Path home;
  private SimulatorServer server;
  private StripeClient stripe;
  private PaymentIntentService intents;

  @BeforeEach
  void start() throws IOException {
    server = SimulatorServer.start(Settings.in(home));
    stripe = client(Settings.KEY);
    intents = stripe.v1().paymentIntents();
  }

  private StripeClient client(String key) {
    return StripeClient.builder()
        .setApiKey(key)
        .setApiBase("http://127.0.0.1:" + server.port())
        .build();
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  @Test
  void createsThenConfirmsThenCapturesThenRefunds() throws StripeException {
    var made = intents.create(request("pm_card_visa").build());
    assertThat(made.getStatus()).isEqualTo("requires_confirmation");

    var confirmed = intents.confirm(made.getId());
    assertThat(confirmed.getStatus()).isEqualTo("requires_capture");
    assertThat(confirmed.getAmountCapturable()).isEqualTo(1999);
    assertThat(confirmed.getMetadata()).containsEntry("payment_id", "pay_1");

    var captured =
        intents.capture(
            made.getId(), PaymentIntentCaptureParams.builder().setAmountToCapture(1500L).build());
    assertThat(captured.getStatus()).isEqualTo("succeeded");
    assertThat(captured.getAmountReceived()).isEqualTo(1500);
    assertThat(captured.getLatestCharge()).startsWith("ch_");

    var refund =
        stripe
            .v1()
            .refunds()
            .create(
                RefundCreateParams.builder()
                    .setPaymentIntent(made.getId())
                    .setAmount(500L)
                    .build());
    assertThat(refund.getStatus()).isEqualTo("succeeded");
    assertThat(stripe.v1().refunds().retrieve(refund.getId()).getAmount()).isEqualTo(500);
    var all =
        stripe
            .v1()
            .refunds()
            .list(RefundListParams.builder().setPaymentIntent(made.getId()).build());
    assertThat(all.getData()).hasSize(1);
  }

  @Test
  void capturesAutomaticallyUnlessToldOtherwise() throws StripeException {
    var paid =
        intents.create(request("pm_card_visa").setCaptureMethod(null).setConfirm(true).build());

    assertThat(paid.getStatus()).isEqualTo("succeeded");
    assertThat(paid.getAmountReceived()).isEqualTo(1999);
  }

  @Test
  void aDeclineIsACardException() {
    assertThatThrownBy(() -> intents.create(confirmed("pm_card_visa_chargeDeclinedLostCard")))
        .isInstanceOfSatisfying(
            CardException.class,
            declined -> {
              assertThat(declined.getCode()).isEqualTo("card_declined");
              assertThat(declined.getDeclineCode()).isEqualTo("lost_card");
              assertThat(declined.getStripeError().getPaymentIntent().getStatus())
                  .isEqualTo("requires_payment_method");
            });
  }

  @Test
  void aDeclinedIntentCanBePaidWithAnotherCard() throws StripeException {
    assertThatThrownBy(() -> intents.create(confirmed("pm_card_chargeDeclined")))
        .isInstanceOf(CardException.class);
    var declined = intents.list(PaymentIntentListParams.builder().build()).getData().get(0);
    assertThat(declined.getLastPaymentError().getCode()).isEqualTo("card_declined");

    var other = PaymentIntentConfirmParams.builder().setPaymentMethod("pm_card_mastercard").build();

    assertThat(intents.confirm(declined.getId(), other).getStatus()).isEqualTo("requires_capture");
  }

  @Test
  void anAuthenticationHasAnAddressToGoTo() throws StripeException {
    var asked = intents.create(confirmed("pm_card_authenticationRequired"));

    assertThat(asked.getStatus()).isEqualTo("requires_action");
    assertThat(asked.getNextAction().getType()).isEqualTo("redirect_to_url");
    assertThat(asked.getNextAction().getRedirectToUrl().getUrl())
        .isEqualTo("http://127.0.0.1:" + server.port() + "/simulator/3ds/" + asked.getId());
  }

  @Test
  void aKeyGivesTheSameAnswerAndOnlyToTheSameRequest() throws StripeException {
    var key = RequestOptions.builder().setIdempotencyKey("k1").build();
    var first = intents.create(confirmed("pm_card_visa"), key);
    var again = intents.create(confirmed("pm_card_visa"), key);

    assertThat(again.getId()).isEqualTo(first.getId());
    assertThat(again.getLastResponse().headers().firstValue("Idempotent-Replayed"))
        .contains("true");
    assertThatThrownBy(() -> intents.create(confirmed("pm_card_amex"), key))
        .isInstanceOf(IdempotencyException.class);
  }

  @Test
  void listsAndSearches() throws StripeException {
    for (int i = 0; i < 3; i++) {
      intents.create(confirmed("pm_card_visa"));
    }
    var page = intents.list(PaymentIntentListParams.builder().setLimit(2L).build());
    assertThat(page.getHasMore()).isTrue();
    assertThat(page.autoPagingIterable()).hasSize(3);

    var found = search("metadata['payment_id']:'pay_1' AND status:'requires_capture'");
    assertThat(found).hasSize(3).extracting(PaymentIntent::getAmount).containsOnly(1999L);
    assertThat(search("metadata['payment_id']:'pay_2'")).isEmpty();
    assertThatThrownBy(() -> search("amount>5")).isInstanceOf(InvalidRequestException.class);
  }

  private Iterable<PaymentIntent> search(String query) throws StripeException {
    return intents.search(PaymentIntentSearchParams.builder().setQuery(query).build()).getData();
  }

  @Test
  void whatIsNotThereOrNotPossibleIsAnInvalidRequest() throws StripeException {
    assertThatThrownBy(() -> intents.retrieve("pi_0"))
        .isInstanceOfSatisfying(
            InvalidRequestException.class,
            missing -> assertThat(missing.getCode()).isEqualTo("resource_missing"));
    var done = intents.create(confirmed("pm_card_visa"));
    intents.cancel(done.getId());
    assertThatThrownBy(() -> intents.cancel(done.getId()))
        .isInstanceOfSatisfying(
            InvalidRequestException.class,
            refused -> {
              assertThat(refused.getCode()).isEqualTo("payment_intent_unexpected_state");
              assertThat(refused.getStripeError().getPaymentIntent().getStatus())
                  .isEqualTo("canceled");
            });
  }

  @Test
  void onlyATestKeyIsLetIn() {
    assertThatThrownBy(() -> client("sk_live_1").v1().paymentIntents().retrieve("pi_0"))
        .isInstanceOf(AuthenticationException.class);
  }

  private static PaymentIntentCreateParams confirmed(String card) {
    return request(card).setConfirm(true).setReturnUrl("https://shop.example/back").build();
  }

  private static PaymentIntentCreateParams.Builder request(String card) {
    return PaymentIntentCreateParams.builder()
        .setAmount(1999L)
        .setCurrency("gbp")
        .setPaymentMethod(card)
        .setCaptureMethod(CaptureMethod.MANUAL)
        .putMetadata("payment_id", "pay_1");
  }
}
