package io.ikart.edge.webhook;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.ikart.edge.command.CommandIds;
import io.ikart.edge.command.OutgoingCommand;
import io.ikart.edge.http.TraceContext;
import io.ikart.edge.webhook.WebhookMeters.Outcome;
import io.ikart.schemas.common.CommandMeta;
import io.ikart.schemas.common.DeadLetter;
import io.ikart.schemas.payment.GatewayEventKind;
import io.ikart.schemas.payment.LocateGatewayEventIntent;
import io.ikart.schemas.topic.CheckoutTopics;
import io.ikart.schemas.topic.OperationsTopics;
import io.ikart.schemas.topic.PaymentTopics;
import io.javalin.http.Context;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** Decides where a gateway's message goes in the log. */
final class GatewayMessages {

  private static final String ROUTE = "POST /v1/webhooks/payments/{provider}";
  private static final String ACTOR = "gateway";
  private static final String APPLICATION = "edge";
  private static final int NO_PARTITION = -1;
  private static final long NO_OFFSET = -1;

  private final InstantSource clock;

  GatewayMessages(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * A message on its way.
   *
   * @param command what is appended to the log
   * @param outcome what becomes of it by that
   */
  record Message(OutgoingCommand command, Outcome outcome) {}

  /**
   * The message as a command on the key of the payment that its metadata names. Disputes and
   * refunds made at the gateway's own desk carry none: the connector asks which payment theirs is.
   * What is about nothing of ours goes to the dead letters.
   */
  Message of(StripeEvent event, GatewayEventKind kind, Context ctx) {
    var trace = TraceContext.of(ctx).traceParent();
    var paymentId = event.paymentId();
    if (paymentId.isPresent()) {
      var command = StripeReading.command(event, kind, meta(event, paymentId.get()));
      return new Message(
          new OutgoingCommand(CheckoutTopics.CHECKOUT_COMMANDS, command, trace), Outcome.TAKEN);
    }
    if (event.intentId().isEmpty() || event.type().startsWith("payment_intent.")) {
      return new Message(
          new OutgoingCommand(OperationsTopics.DEAD_LETTERS, deadLetter(event), trace),
          Outcome.UNMATCHED);
    }
    var meta = meta(event, event.intentId());
    var question = new LocateGatewayEventIntent(meta, StripeReading.command(event, kind, meta));
    return new Message(
        new OutgoingCommand(PaymentTopics.PAYMENT_INTENTS, question, trace), Outcome.LOOKED_UP);
  }

  /** The same message gives the same command id, however often it comes. */
  private CommandMeta meta(StripeEvent event, String aggregateId) {
    var id = CommandIds.of(StripeReading.PROVIDER, ROUTE, "", event.id());
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return new CommandMeta(aggregateId, id, id, ACTOR, now, now, 0L, "");
  }

  /** Only what finds it again at the gateway: the rest may be about a person. */
  private DeadLetter deadLetter(StripeEvent event) {
    var found =
        JsonNodeFactory.instance
            .objectNode()
            .put("id", event.id())
            .put("type", event.type())
            .put("created", event.happenedAt().getEpochSecond())
            .put("object", event.text("id"));
    return new DeadLetter(
        APPLICATION,
        ROUTE,
        NO_PARTITION,
        NO_OFFSET,
        event.id(),
        ByteBuffer.wrap(found.toString().getBytes(StandardCharsets.UTF_8)),
        "its metadata names no payment of this shop",
        clock.instant().truncatedTo(ChronoUnit.MILLIS));
  }
}
