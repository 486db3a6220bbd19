package io.ikart.schemas.audit;

import static java.util.Map.entry;

import io.ikart.schemas.credentials.AccountRegistered;
import io.ikart.schemas.credentials.AddressConfirmed;
import io.ikart.schemas.credentials.ChangePassword;
import io.ikart.schemas.credentials.ConfirmAddress;
import io.ikart.schemas.credentials.PasswordChanged;
import io.ikart.schemas.credentials.PasswordReset;
import io.ikart.schemas.credentials.PasswordResetRequested;
import io.ikart.schemas.credentials.RefreshSession;
import io.ikart.schemas.credentials.ResetPassword;
import io.ikart.schemas.credentials.SessionEnded;
import io.ikart.schemas.credentials.SessionStarted;
import io.ikart.schemas.credentials.SignIn;
import io.ikart.schemas.credentials.SignInFailed;
import io.ikart.schemas.order.OrderHeld;
import io.ikart.schemas.order.OrderHoldCleared;
import io.ikart.schemas.order.OrderLinesCancelled;
import io.ikart.schemas.payment.PaymentCaptureFailed;
import io.ikart.schemas.payment.PaymentCaptured;
import io.ikart.schemas.payment.PaymentChargebackReversed;
import io.ikart.schemas.payment.PaymentChargedBack;
import io.ikart.schemas.payment.PaymentRefundFailed;
import io.ikart.schemas.payment.PaymentRefundRequested;
import io.ikart.schemas.payment.PaymentRefunded;
import io.ikart.schemas.payment.PaymentSettled;
import io.ikart.schemas.payment.PaymentVoided;
import io.ikart.schemas.payment.RefundPayment;
import io.ikart.schemas.payment.SettlePayment;
import io.ikart.schemas.returns.ReturnApproved;
import io.ikart.schemas.returns.ReturnDenied;
import io.ikart.schemas.returns.ReturnRefundRequested;
import io.ikart.schemas.shipping.ShippingRatesSet;
import io.ikart.schemas.stock.AdjustStock;
import io.ikart.schemas.stock.StockAdjusted;
import io.ikart.schemas.webhook.WebhookCreated;
import io.ikart.schemas.webhook.WebhookDeleted;
import io.ikart.schemas.webhook.WebhookDisabled;
import io.ikart.schemas.webhook.WebhookEnabled;
import io.ikart.schemas.webhook.WebhookSecretRotated;
import java.util.Map;
import java.util.Optional;

/**
 * What is audited: the one place that says so. The kernel of the applications makes the entry with
 * the event itself, in the same transaction, so nobody who adds a route, a rule or a policy can
 * forget it. A test wants every event of the catalogue either here or among the routine ones.
 *
 * <p>Names of actions are the audit log's words: they are kept for ever and never mean anything
 * else.
 */
public final class Audited {

  /** An operator let a blocked key go on. */
  public static final String KEY_RELEASED = "key.released";

  /** Somebody was shown a secret. */
  public static final String SECRET_READ = "secret.read";

  /** Data left for files. */
  public static final String LAKE_EXPORTED = "lake.exported";

  /** The words that mean the same were changed. */
  public static final String SYNONYMS_SET = "synonyms.set";

  /** A connector was started again. */
  public static final String CONNECTOR_RESTARTED = "connector.restarted";

  /** Events that are audited, and what the audit log calls them. */
  private static final Map<Class<?>, String> EVENTS =
      Map.ofEntries(
          entry(AccountRegistered.class, "account.registered"),
          entry(AddressConfirmed.class, "account.confirmed"),
          entry(PasswordResetRequested.class, "password.reset-asked"),
          entry(PasswordReset.class, "password.reset"),
          entry(PasswordChanged.class, "password.changed"),
          entry(SessionStarted.class, "session.started"),
          entry(SignInFailed.class, "session.failed"),
          entry(SessionEnded.class, "session.ended"),
          entry(PaymentCaptured.class, "payment.captured"),
          entry(PaymentCaptureFailed.class, "payment.capture-failed"),
          entry(PaymentVoided.class, "payment.voided"),
          entry(PaymentSettled.class, "payment.settled"),
          entry(PaymentChargedBack.class, "payment.charged-back"),
          entry(PaymentChargebackReversed.class, "payment.chargeback-reversed"),
          entry(PaymentRefundRequested.class, "refund.asked"),
          entry(PaymentRefunded.class, "refund.made"),
          entry(PaymentRefundFailed.class, "refund.failed"),
          entry(ReturnApproved.class, "return.approved"),
          entry(ReturnDenied.class, "return.denied"),
          entry(ReturnRefundRequested.class, "return.refund-asked"),
          entry(OrderHeld.class, "order.held"),
          entry(OrderHoldCleared.class, "order.hold-cleared"),
          entry(OrderLinesCancelled.class, "order.lines-cancelled"),
          entry(StockAdjusted.class, "stock.adjusted"),
          entry(ShippingRatesSet.class, "rates.set"),
          entry(WebhookCreated.class, "webhook.created"),
          entry(WebhookSecretRotated.class, "webhook.secret-rotated"),
          entry(WebhookEnabled.class, "webhook.enabled"),
          entry(WebhookDisabled.class, "webhook.disabled"),
          entry(WebhookDeleted.class, "webhook.deleted"));

  /** Commands of which also a refusal is audited: an attempt is worth knowing. */
  private static final Map<Class<?>, String> REFUSALS =
      Map.ofEntries(
          entry(SignIn.class, "session.refused"),
          entry(RefreshSession.class, "session.refresh-refused"),
          entry(ConfirmAddress.class, "account.confirm-refused"),
          entry(ResetPassword.class, "password.reset-refused"),
          entry(ChangePassword.class, "password.change-refused"),
          entry(RefundPayment.class, "refund.refused"),
          entry(SettlePayment.class, "payment.settle-refused"),
          entry(AdjustStock.class, "stock.adjust-refused"));

  private Audited() {}

  /** What the audit log calls an event; empty when it is not audited. */
  public static Optional<String> event(Class<?> event) {
    return Optional.ofNullable(EVENTS.get(event));
  }

  /** What the audit log calls the refusal of a command; empty when it is not audited. */
  public static Optional<String> refusal(Class<?> command) {
    return Optional.ofNullable(REFUSALS.get(command));
  }

  /** Every event that is audited, with its name. */
  public static Map<Class<?>, String> events() {
    return EVENTS;
  }

  /** Every command whose refusal is audited, with its name. */
  public static Map<Class<?>, String> refusals() {
    return REFUSALS;
  }
}
