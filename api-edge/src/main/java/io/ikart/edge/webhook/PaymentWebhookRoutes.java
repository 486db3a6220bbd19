package io.ikart.edge.webhook;

import io.ikart.edge.command.CommandSender;
import io.ikart.edge.http.Bodies;
import io.ikart.edge.http.RequestBody;
import io.ikart.edge.problem.Codes;
import io.ikart.edge.problem.Problem;
import io.ikart.edge.webhook.WebhookMeters.Outcome;
import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * What payment gateways tell the shop by themselves. A message is answered 200 when it is durable
 * in the log, or when the shop has no use for it; in every other case the gateway sends it again.
 * One that comes twice gives the same command twice, which is handled once.
 */
public final class PaymentWebhookRoutes {

  private static final int RETRY_SECONDS = 5;

  private final StripeSignature signature;
  private final GatewayMessages messages;
  private final Storing storing;
  private final WebhookMeters meters;

  /**
   * @param secrets what the gateway signs with, every one that is valid now; when there is none,
   *     messages are turned away until there is
   * @param executor runs what follows an acknowledgement
   */
  public PaymentWebhookRoutes(
      List<String> secrets,
      CommandSender sender,
      WebhookMeters meters,
      InstantSource clock,
      Executor executor) {
    this.signature = new StripeSignature(secrets, clock);
    this.messages = new GatewayMessages(clock);
    this.storing = new Storing(sender, executor);
    this.meters = meters;
  }

  /** {@code POST /v1/webhooks/payments/{provider}}. */
  public void receive(Context ctx) {
    if (!ctx.pathParam("provider").equals(StripeReading.PROVIDER)) {
      throw Problem.notFound("A gateway of this name").asException();
    }
    var event = StripeEvent.of(signed(ctx).bytes());
    var kind = StripeReading.kindOf(event);
    if (kind.isEmpty()) {
      meters.count(event.type(), Outcome.IGNORED);
      Storing.received(ctx);
      return;
    }
    var message = messages.of(event, kind.get(), ctx);
    storing.store(
        ctx,
        message.command(),
        stored -> meters.count(event.type(), stored ? message.outcome() : Outcome.NOT_STORED));
  }

  private RequestBody signed(Context ctx) {
    if (!signature.canBeChecked()) {
      throw Problem.unavailable("Messages of this gateway cannot be checked yet", RETRY_SECONDS)
          .asException();
    }
    var body = Bodies.document(ctx);
    if (!signature.isGood(ctx.header(StripeSignature.HEADER), body.bytes())) {
      meters.refused();
      throw Problem.of(
              Codes.UNAUTHENTICATED, "The signature is missing, wrong or older than five minutes")
          .asException();
    }
    return body;
  }
}
