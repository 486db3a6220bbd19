package io.ikart.edge.webhook;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.ikart.edge.command.CommandSender;
import io.ikart.edge.http.Bodies;
import io.ikart.edge.http.RequestBody;
import io.ikart.edge.problem.Codes;
import io.ikart.edge.problem.Problem;
import io.ikart.edge.problem.ProblemAnswers;
import io.ikart.edge.webhook.WebhookMeters.Outcome;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * What payment gateways tell the shop by themselves. A message is answered 200 when it is durable
 * in the log, or when the shop has no use for it; in every other case the gateway sends it again.
 * One that comes twice gives the same command twice, which is handled once.
 */
public final class PaymentWebhookRoutes {

  private static final Duration DURABLE_WITHIN = Duration.ofSeconds(10);
  private static final int RETRY_SECONDS = 5;

  private final StripeSignature signature;
  private final GatewayMessages messages;
  private final CommandSender sender;
  private final WebhookMeters meters;
  private final Executor executor;

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
    this.sender = sender;
    this.meters = meters;
    this.executor = executor;
  }

  /** {@code POST /v1/webhooks/payments/{provider}}. */
  public void receive(Context ctx) {
    if (!ctx.pathParam("provider").equals(StripeReading.PROVIDER)) {
      throw Problem.notFound("A gateway of this name").asException();
    }
    var event = StripeEvent.of(signed(ctx).bytes());
    var kind = StripeReading.kindOf(event);
    if (kind.isEmpty()) {
      meters.count(event, Outcome.IGNORED);
      answer(ctx);
      return;
    }
    var message = messages.of(event, kind.get(), ctx);
    ctx.future(
        () ->
            sender
                .tell(message.command())
                .copy()
                .orTimeout(DURABLE_WITHIN.toMillis(), TimeUnit.MILLISECONDS)
                .handleAsync(
                    (durable, failure) -> {
                      if (failure == null) {
                        meters.count(event, message.outcome());
                        answer(ctx);
                      } else {
                        meters.count(event, Outcome.NOT_STORED);
                        ProblemAnswers.answer(ctx, notStored());
                      }
                      return CompletableFuture.completedFuture(null);
                    },
                    executor));
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

  private static Problem notStored() {
    return Problem.unavailable("It is not known whether the message was stored", RETRY_SECONDS);
  }

  private static void answer(Context ctx) {
    ctx.status(200)
        .contentType("application/json")
        .result(JsonNodeFactory.instance.objectNode().put("received", true).toString());
  }
}
