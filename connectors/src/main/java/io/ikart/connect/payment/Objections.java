package io.ikart.connect.payment;

import io.ikart.schemas.Ids;
import io.ikart.schemas.common.Money;
import io.ikart.schemas.payment.AuthorizeIntent;
import io.ikart.schemas.payment.CaptureIntent;
import io.ikart.schemas.payment.LocateGatewayEventIntent;
import io.ikart.schemas.payment.LookUpIntent;
import io.ikart.schemas.payment.RefundIntent;
import io.ikart.schemas.payment.VoidIntent;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;

/** Says which intents no gateway could ever be asked for; an empty text is no objection. */
final class Objections {

  private static final Pattern SENDABLE_KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");

  /** What a gateway's id looks like that can stand in a path. */
  private static final Pattern GATEWAY_ID = Pattern.compile("[A-Za-z0-9_]{1,255}");

  private Objections() {}

  static String to(SpecificRecord intent) {
    if (intent instanceof AuthorizeIntent authorize) {
      return first(payment(authorize.getPaymentId()), key(authorize.getIdempotencyKey()));
    }
    if (intent instanceof VoidIntent giveBack) {
      return first(
          gatewayId(giveBack.getIntentId()),
          payment(giveBack.getPaymentId()),
          key(giveBack.getIdempotencyKey()));
    }
    if (intent instanceof CaptureIntent capture) {
      return first(
          gatewayId(capture.getIntentId()),
          payment(capture.getPaymentId()),
          key(capture.getIdempotencyKey()),
          amount(capture.getAmount()));
    }
    if (intent instanceof RefundIntent refund) {
      return first(
          gatewayId(refund.getIntentId()),
          payment(refund.getPaymentId()),
          key(refund.getIdempotencyKey()),
          amount(refund.getAmount()));
    }
    if (intent instanceof LookUpIntent lookUp) {
      return first(
          lookUp.getIntentId().isEmpty() ? "" : gatewayId(lookUp.getIntentId()),
          payment(lookUp.getPaymentId()));
    }
    if (intent instanceof LocateGatewayEventIntent locate) {
      return gatewayId(locate.getEvent().getIntentId());
    }
    return "no payment intent: " + intent.getSchema().getFullName();
  }

  private static String first(String... objections) {
    return Stream.of(objections).filter(text -> !text.isEmpty()).findFirst().orElse("");
  }

  private static String payment(String id) {
    return Ids.isValid(id, "pay_", true) ? "" : "not a payment id: " + id;
  }

  private static String key(String key) {
    return SENDABLE_KEY.matcher(key).matches() ? "" : "an idempotency key nobody can send";
  }

  private static String gatewayId(String id) {
    return GATEWAY_ID.matcher(id).matches() ? "" : "not a gateway's intent id: " + id;
  }

  private static String amount(Money amount) {
    return amount.getAmount() > 0 ? "" : "an amount of " + amount.getAmount();
  }
}
