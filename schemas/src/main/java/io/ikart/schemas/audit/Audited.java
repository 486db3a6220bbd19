package io.ikart.schemas.audit;

import static java.util.Map.entry;

import io.ikart.schemas.credentials.AccountErased;
import io.ikart.schemas.credentials.AccountRegistered;
import io.ikart.schemas.credentials.AddressConfirmed;
import io.ikart.schemas.credentials.ChangePassword;
import io.ikart.schemas.credentials.ChangeRoles;
import io.ikart.schemas.credentials.ConfirmAddress;
import io.ikart.schemas.credentials.EraseAccount;
import io.ikart.schemas.credentials.PasswordChanged;
import io.ikart.schemas.credentials.PasswordReset;
import io.ikart.schemas.credentials.PasswordResetRequested;
import io.ikart.schemas.credentials.RefreshSession;
import io.ikart.schemas.credentials.ResetPassword;
import io.ikart.schemas.credentials.RolesChanged;
import io.ikart.schemas.credentials.SessionEnded;
import io.ikart.schemas.credentials.SessionStarted;
import io.ikart.schemas.credentials.SignIn;
import io.ikart.schemas.credentials.SignInFailed;
import io.ikart.schemas.customer.CustomerErased;
import io.ikart.schemas.customer.CustomerKeysSwept;
import io.ikart.schemas.customer.GuestErased;
import io.ikart.schemas.customer.GuestKeysSwept;
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
import io.ikart.schemas.review.ReviewApproved;
import io.ikart.schemas.review.ReviewRejected;
import io.ikart.schemas.shipping.ShippingRatesSet;
import io.ikart.schemas.stock.AdjustStock;
import io.ikart.schemas.stock.StockAdjusted;
import io.ikart.schemas.webhook.RedeliverFact;
import io.ikart.schemas.webhook.WebhookCreated;
import io.ikart.schemas.webhook.WebhookDeleted;
import io.ikart.schemas.webhook.WebhookDisabled;
import io.ikart.schemas.webhook.WebhookEnabled;
import io.ikart.schemas.webhook.WebhookSecretRotated;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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

  /** A program was given a token. */
  public static final String CLIENT_SIGNED_IN = "client.signed-in";

  /** A program was given none. */
  public static final String CLIENT_REFUSED = "client.refused";

  /** Everything of a person was handed out to them. */
  public static final String DATA_EXPORTED = "data.exported";

  /** Data left for files. */
  public static final String LAKE_EXPORTED = "lake.exported";

  /** The words that mean the same were changed. */
  public static final String SYNONYMS_SET = "synonyms.set";

  /** A connector was started again. */
  public static final String CONNECTOR_RESTARTED = "connector.restarted";

  /** Trade of another shop was replayed as orders of this one. */
  public static final String HISTORY_REPLAYED = "history.replayed";

  /** The search index was made anew of the log. */
  public static final String INDEX_REBUILT = "index.rebuilt";

  /** A job was started by hand. */
  public static final String JOB_STARTED = "job.started";

  /** A job was ended by hand, with a savepoint. */
  public static final String JOB_STOPPED = "job.stopped";

  /** What a job knew was thrown away: it reads the log from its beginning again. */
  public static final String JOB_FORGOTTEN = "job.forgotten";

  /** Every person's key was encrypted by the newest master key. */
  public static final String KEYS_REWRAPPED = "keys.rewrapped";

  /** What operators do past the edge, and note themselves. */
  public static final Set<String> BY_HAND =
      Set.of(
          LAKE_EXPORTED,
          SYNONYMS_SET,
          CONNECTOR_RESTARTED,
          HISTORY_REPLAYED,
          INDEX_REBUILT,
          JOB_STARTED,
          JOB_STOPPED,
          JOB_FORGOTTEN,
          KEYS_REWRAPPED);

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
          entry(RolesChanged.class, "role.changed"),
          entry(AccountErased.class, "erasure.account"),
          entry(CustomerErased.class, "erasure.person"),
          entry(CustomerKeysSwept.class, "erasure.keys-swept"),
          entry(GuestErased.class, "erasure.guest"),
          entry(GuestKeysSwept.class, "erasure.guest-keys-swept"),
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
          entry(ReviewApproved.class, "review.approved"),
          entry(ReviewRejected.class, "review.rejected"),
          entry(ShippingRatesSet.class, "rates.set"),
          entry(WebhookCreated.class, "webhook.created"),
          entry(WebhookSecretRotated.class, "webhook.secret-rotated"),
          entry(WebhookEnabled.class, "webhook.enabled"),
          entry(WebhookDisabled.class, "webhook.disabled"),
          entry(WebhookDeleted.class, "webhook.deleted"));

  /** Commands that are audited when they are accepted: what follows from them is routine. */
  private static final Map<Class<?>, String> COMMANDS =
      Map.of(RedeliverFact.class, "delivery.repeated");

  /** Commands of which also a refusal is audited: an attempt is worth knowing. */
  private static final Map<Class<?>, String> REFUSALS =
      Map.ofEntries(
          entry(SignIn.class, "session.refused"),
          entry(RefreshSession.class, "session.refresh-refused"),
          entry(ConfirmAddress.class, "account.confirm-refused"),
          entry(ResetPassword.class, "password.reset-refused"),
          entry(ChangePassword.class, "password.change-refused"),
          entry(ChangeRoles.class, "role.change-refused"),
          entry(EraseAccount.class, "erasure.refused"),
          entry(RefundPayment.class, "refund.refused"),
          entry(SettlePayment.class, "payment.settle-refused"),
          entry(AdjustStock.class, "stock.adjust-refused"));

  private Audited() {}

  /** What the audit log calls an event; empty when it is not audited. */
  public static Optional<String> event(Class<?> event) {
    return Optional.ofNullable(EVENTS.get(event));
  }

  /** What the audit log calls a command that is accepted; empty when its events say enough. */
  public static Optional<String> command(Class<?> command) {
    return Optional.ofNullable(COMMANDS.get(command));
  }

  /** What the audit log calls the refusal of a command; empty when it is not audited. */
  public static Optional<String> refusal(Class<?> command) {
    return Optional.ofNullable(REFUSALS.get(command));
  }

  /** Every event that is audited, with its name. */
  public static Map<Class<?>, String> events() {
    return EVENTS;
  }

  /** Every command that is audited when it is accepted, with its name. */
  public static Map<Class<?>, String> commands() {
    return COMMANDS;
  }

  /** Every command whose refusal is audited, with its name. */
  public static Map<Class<?>, String> refusals() {
    return REFUSALS;
  }
}
