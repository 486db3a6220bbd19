package io.ikart.tools.verify;

import static io.ikart.tools.verify.Events.NOON;
import static io.ikart.tools.verify.Events.ORDER;
import static io.ikart.tools.verify.Events.meta;
import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.schemas.Ids;
import io.ikart.schemas.common.CommandMeta;
import io.ikart.schemas.common.Sealed;
import io.ikart.schemas.credentials.PasswordResetRequested;
import io.ikart.schemas.credentials.RequestPasswordReset;
import io.ikart.schemas.notification.Fact;
import io.ikart.schemas.notification.MailIntent;
import io.ikart.schemas.notification.NotificationDeferred;
import io.ikart.schemas.notification.NotificationDropped;
import io.ikart.schemas.notification.NotificationRequested;
import io.ikart.schemas.order.OrderConfirmed;
import io.ikart.schemas.order.OrderPlaced;
import io.ikart.schemas.order.OrderStatus;
import io.ikart.schemas.stock.StockReceived;
import io.ikart.schemas.watch.StockWatchersTold;
import io.ikart.schemas.webhook.DeliveryAttempted;
import io.ikart.schemas.webhook.DisabledBy;
import io.ikart.schemas.webhook.WebhookCreated;
import io.ikart.schemas.webhook.WebhookDisabled;
import io.ikart.tools.log.LogRecord;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the laws about mails and webhooks catch, and what they let pass. */
class ToldLawsTest {

  private static final String NTF = Ids.notifications(ORDER);
  private static final String HOOK = Ids.webhook(Ids.ulid(3, 1));
  private static final String CONFIRMED = ORDER + "@3";
  private static final Sealed ADA = new Sealed("ada.1", ByteBuffer.wrap(new byte[] {1}));
  private static final Instant TEN_PAST = NOON.plus(Duration.ofMinutes(10));
  private static final Instant ONE = NOON.plus(Duration.ofHours(1));

  private final MailLaw mails = new MailLaw();
  private final DeliveryLaw deliveries = new DeliveryLaw(ONE);

  @Test
  void whoLeftAnAddressIsToldAndTheMailIsHandedOver() {
    mails.accept(placed(ADA));
    mails.accept(confirmed(TEN_PAST));
    assertThat(mails.untold(ONE)).singleElement().asString().contains("no order-confirmed");

    mails.accept(requested(CONFIRMED, "order-confirmed"));
    assertThat(mails.untold(ONE)).singleElement().asString().contains("handed to nobody");

    mails.accept(intent(CONFIRMED));
    assertThat(mails.untold(ONE)).isEmpty();
    assertThat(violations(mails.checks())).isEmpty();
  }

  @Test
  void nothingIsAskedForOrHandedOverTwice() {
    mails.accept(placed(ADA));
    mails.accept(confirmed(TEN_PAST));
    mails.accept(requested(CONFIRMED, "order-confirmed"));
    mails.accept(requested(CONFIRMED, "order-confirmed"));
    mails.accept(intent(CONFIRMED));
    mails.accept(intent(CONFIRMED));

    assertThat(violations(mails.checks())).hasSize(2);
  }

  @Test
  void nobodyElseIsToldAndNothingElse() {
    mails.accept(placed(null));
    mails.accept(confirmed(TEN_PAST));
    assertThat(mails.untold(ONE)).isEmpty();

    mails.accept(requested(CONFIRMED, "order-confirmed"));
    mails.accept(intent(CONFIRMED));
    assertThat(mails.untold(ONE)).singleElement().asString().contains("nothing asks for it");
  }

  @Test
  void whatHappenedLongAgoIsNoNews() {
    mails.accept(placed(ADA));
    mails.accept(confirmed(TEN_PAST));

    assertThat(mails.untold(TEN_PAST.plus(Told.NEWS))).isEmpty();
  }

  @Test
  void withoutAKeyThereIsNothingToHandOver() {
    mails.accept(placed(ADA));
    mails.accept(confirmed(TEN_PAST));
    mails.accept(requested(CONFIRMED, "order-confirmed"));
    mails.accept(
        Events.record(
            new NotificationDeferred(
                meta(NTF, 3, TEN_PAST), CONFIRMED, 1, "key_missing", TEN_PAST)));

    assertThat(mails.untold(ONE)).isEmpty();
  }

  @Test
  void whoeverIsForgottenNeedNotBeWrittenToWhetherOrNotItWasHandedOver() {
    mails.accept(placed(ADA));
    mails.accept(confirmed(TEN_PAST));
    mails.accept(requested(CONFIRMED, "order-confirmed"));
    assertThat(mails.untold(ONE)).isNotEmpty();
    mails.accept(
        Events.record(new NotificationDropped(meta(NTF, 3, TEN_PAST), CONFIRMED, 1, "erased")));

    assertThat(mails.untold(ONE)).isEmpty();
    mails.accept(intent(CONFIRMED));
    assertThat(mails.untold(ONE)).isEmpty();
  }

  @Test
  void whoWaitedForWhatIsThereAgainIsTold() {
    var wish = Ids.ulid(9, 1);
    mails.accept(
        Events.record(
            new StockWatchersTold(meta(Ids.watch("tea"), 2, TEN_PAST), "tea", List.of(wish))));

    assertThat(mails.untold(ONE))
        .singleElement()
        .asString()
        .startsWith(Ids.watchNotification(wish))
        .contains("no back-in-stock");
  }

  @Test
  void theOwnerOfAnAccountGetsTheMailThatItsCommandNamed() {
    var mailId = Ids.ulid(7, 1);
    var hash = ByteBuffer.wrap(new byte[] {2});
    var event = new PasswordResetRequested(meta("acc_ada", 2, TEN_PAST), hash, ONE);
    var asked = event.getMeta().getCommandId();
    var command = new CommandMeta("acc_ada", asked, asked, "ada", TEN_PAST, TEN_PAST, 0L, "");
    mails.accept(Events.record(event));
    mails.acceptCommand(new RequestPasswordReset(command, hash, ADA, mailId));

    assertThat(mails.untold(ONE))
        .containsExactly(Ids.mail(mailId) + "/" + mailId + ": no account-reset though it happened");
  }

  @Test
  void aSubscriberGetsEveryFactItWantsOnce() {
    deliveries.accept(subscribed("stock.back_in_stock"));
    deliveries.accept(confirmed(TEN_PAST));
    deliveries.accept(received(7, true));
    deliveries.accept(received(8, false));
    assertThat(deliveries.undelivered())
        .containsExactly(HOOK + "/tea@7: stock.back_in_stock is not delivered");

    deliveries.accept(delivered("tea@7", 1));
    deliveries.accept(delivered("tea@7", 2));
    assertThat(deliveries.undelivered()).isEmpty();
    assertThat(violations(deliveries.checks())).isEmpty();

    deliveries.accept(delivered("tea@7", 1));
    assertThat(violations(deliveries.checks())).hasSize(1);
  }

  @Test
  void whoIsDisabledNeedNotGetItAndWhatDidNotHappenIsNotDelivered() {
    deliveries.accept(subscribed());
    deliveries.accept(received(7, true));
    deliveries.accept(
        Events.record(new WebhookDisabled(meta(HOOK, 2, TEN_PAST), DisabledBy.STAFF, "quiet")));
    assertThat(deliveries.undelivered()).isEmpty();

    deliveries.accept(delivered("tea@9", 1));
    assertThat(deliveries.undelivered()).singleElement().asString().contains("did not happen");
  }

  private static LogRecord placed(Sealed contact) {
    var placed = (OrderPlaced) Events.placed(ORDER).value();
    return Events.record(OrderPlaced.newBuilder(placed).setContact(contact).build());
  }

  private static LogRecord confirmed(Instant at) {
    return Events.record(
        new OrderConfirmed(
            meta(ORDER, 3, at), Events.summary(ORDER, OrderStatus.CONFIRMED), Ids.payment(ORDER)));
  }

  private static LogRecord requested(String factId, String template) {
    return Events.record(
        new NotificationRequested(
            meta(NTF, 2, TEN_PAST), factId, template, fact(factId), TEN_PAST));
  }

  private static LogRecord intent(String factId) {
    var to = new CommandMeta(NTF, "c", "c", "notification", TEN_PAST, TEN_PAST, 0L, "");
    var intent =
        new MailIntent(
            to,
            factId,
            1,
            "order-confirmed",
            ADA,
            ByteBuffer.wrap(new byte[] {2}),
            fact(factId),
            List.of(),
            null);
    return new LogRecord("mail.intents", 0, 0, NTF, intent, 0, false);
  }

  private static LogRecord received(long version, boolean backInStock) {
    return Events.record(
        new StockReceived(
            meta("tea", version, TEN_PAST), "main", 5L, "delivery", false, backInStock));
  }

  private static LogRecord subscribed(String... types) {
    return Events.record(
        new WebhookCreated(meta(HOOK, 1, NOON), "https://hooks.example", List.of(types), "", ADA));
  }

  private static LogRecord delivered(String factId, int attempt) {
    return Events.record(
        new DeliveryAttempted(
            meta(HOOK, 2, TEN_PAST), "d." + factId, fact(factId), attempt, false, ONE));
  }

  private static Fact fact(String factId) {
    return Fact.newBuilder()
        .setFactId(factId)
        .setType("any")
        .setAggregateId(factId.substring(0, factId.indexOf('@')))
        .setSequence(1)
        .setAt(TEN_PAST)
        .build();
  }

  private static List<String> violations(List<Check> checks) {
    return checks.stream().flatMap(check -> check.violations().stream()).toList();
  }
}
