package io.ikart.connect.payment;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.Refund;
import com.stripe.model.StripeCollection;
import com.stripe.net.RequestOptions;
import com.stripe.service.PaymentIntentService;
import io.ikart.schemas.payment.AuthorizeIntent;
import io.ikart.schemas.payment.CaptureIntent;
import io.ikart.schemas.payment.LookUpIntent;
import io.ikart.schemas.payment.RefundIntent;
import io.ikart.schemas.payment.VoidIntent;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stripe, or whatever speaks its API, through Stripe's own SDK. The SDK's calls block, so each has
 * a thread while it lasts: as many as there are intents under way. Never asks twice by itself.
 * Thread safe.
 */
public final class StripeGateway implements Gateway {

  private static final Logger LOG = LoggerFactory.getLogger(StripeGateway.class);

  private final StripeClient stripe;
  private final StripeRequests requests;
  private final ExecutorService calls;

  /**
   * @param url address without a path, for example {@code https://api.stripe.com}
   * @param apiKey the secret key, sent as a bearer token
   * @param timeout how long one try may take, from connecting to the last byte of the answer
   * @param returnUrl where a shopper comes back to after an action their bank asked for; when empty
   *     the gateway is told to decline what would need one
   */
  public StripeGateway(String url, String apiKey, Duration timeout, String returnUrl) {
    this.stripe =
        StripeClient.builder()
            .setApiKey(apiKey)
            .setApiBase(url.endsWith("/") ? url.substring(0, url.length() - 1) : url)
            .setHttpClient(new DeadlineTransport(timeout))
            .setMaxNetworkRetries(0)
            .build();
    this.requests = new StripeRequests(returnUrl);
    var number = new AtomicInteger();
    this.calls =
        Executors.newCachedThreadPool(
            work -> new Thread(work, "gateway-call-" + number.incrementAndGet()));
  }

  /** A call of the SDK and what its answer means. */
  private interface Call<T> {
    T answer() throws StripeException;
  }

  @Override
  public CompletionStage<GatewayAnswer> authorize(AuthorizeIntent intent) {
    return call(
        "authorize " + intent.getPaymentId(),
        () ->
            IntentReading.authorization(
                intents().create(requests.authorize(intent), keyed(intent.getIdempotencyKey())),
                intent.getAmount()),
        Failures::ofAuthorization,
        Function.identity());
  }

  @Override
  public CompletionStage<GatewayAnswer> giveBack(VoidIntent intent) {
    return call(
        "void " + intent.getIntentId(),
        () ->
            IntentReading.voiding(
                intents().cancel(intent.getIntentId(), keyed(intent.getIdempotencyKey())),
                intent.getIntentId()),
        failure -> Failures.ofVoid(failure, intent.getIntentId()),
        Function.identity());
  }

  @Override
  public CompletionStage<GatewayAnswer> capture(CaptureIntent intent) {
    return call(
        "capture " + intent.getIntentId(),
        () ->
            IntentReading.capture(
                intents()
                    .capture(
                        intent.getIntentId(),
                        requests.capture(intent),
                        keyed(intent.getIdempotencyKey())),
                intent),
        Failures::ofCapture,
        Function.identity());
  }

  @Override
  public CompletionStage<GatewayAnswer> refund(RefundIntent intent) {
    return call(
        "refund " + intent.getIntentId(),
        () ->
            RefundReading.refund(
                stripe
                    .v1()
                    .refunds()
                    .create(requests.refund(intent), keyed(intent.getIdempotencyKey())),
                intent.getAmount()),
        Failures::ofRefund,
        Function.identity());
  }

  @Override
  public CompletionStage<Finding> lookUp(LookUpIntent intent) {
    return call(
        "look up " + intent.getPaymentId(),
        () -> found(intent),
        Failures::ofLookUp,
        Finding::unknown);
  }

  @Override
  public CompletionStage<Owner> ownerOf(String intentId) {
    return call(
        "owner of " + intentId,
        () -> IntentReading.owner(intents().retrieve(intentId)),
        Failures::ofOwner,
        Owner::unknown);
  }

  private Finding found(LookUpIntent intent) throws StripeException {
    if (!intent.getIntentId().isEmpty()) {
      var found = intents().retrieve(intent.getIntentId());
      return IntentReading.finding(found, refundsOf(found.getId()), intent.getAmount());
    }
    var found = intents().search(requests.search(intent)).getData();
    if (found.isEmpty()) {
      return Finding.nothing();
    }
    if (found.size() > 1) {
      // One attempt has one key, so this is nothing that may be guessed about.
      return Finding.unknown(GatewayAnswer.unclear("several_payment_intents"));
    }
    var only = found.get(0);
    return IntentReading.finding(only, refundsOf(only.getId()), intent.getAmount());
  }

  private List<Refund> refundsOf(String intentId) throws StripeException {
    StripeCollection<Refund> refunds = stripe.v1().refunds().list(requests.refundsOf(intentId));
    return refunds.getData();
  }

  private PaymentIntentService intents() {
    return stripe.v1().paymentIntents();
  }

  private static RequestOptions keyed(String idempotencyKey) {
    return RequestOptions.builder().setIdempotencyKey(idempotencyKey).build();
  }

  private <T> CompletionStage<T> call(
      String what,
      Call<T> call,
      Function<StripeException, T> ifRefused,
      Function<GatewayAnswer, T> unknown) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return call.answer();
          } catch (StripeException e) {
            Failures.log(what, e);
            return ifRefused.apply(e);
          } catch (RuntimeException e) {
            // An answer the SDK cannot digest: whatever was asked may have been done.
            LOG.error("{} failed in the client", what, e);
            return unknown.apply(GatewayAnswer.unclear("gateway_call_failed"));
          }
        },
        calls);
  }

  @Override
  public void close() {
    calls.shutdownNow();
  }
}
