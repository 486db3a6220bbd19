package io.ikart.edge.webhook;

import io.ikart.edge.command.CommandIds;
import io.ikart.edge.command.CommandSender;
import io.ikart.edge.command.OutgoingCommand;
import io.ikart.edge.http.Bodies;
import io.ikart.edge.http.RequestBody;
import io.ikart.edge.http.TraceContext;
import io.ikart.edge.problem.Codes;
import io.ikart.edge.problem.Problem;
import io.ikart.edge.webhook.WebhookMeters.Outcome;
import io.ikart.schemas.common.CommandMeta;
import io.ikart.schemas.topic.ShipmentTopics;
import io.javalin.http.Context;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * What carriers tell the shop by themselves. A message names the carrier's parcel, so it becomes a
 * question to the carrier's plugin whose parcel that is; the answer is a command on the order's
 * key. It is answered 200 when it is durable in the log, or when the shop has no use for it.
 */
public final class CarrierWebhookRoutes {

  private static final String ROUTE = "POST /v1/webhooks/carriers/{provider}";
  private static final String ACTOR = "carrier";
  private static final int RETRY_SECONDS = 5;

  private final EasyPostSignature signature;
  private final Storing storing;
  private final WebhookMeters meters;
  private final InstantSource clock;

  /**
   * @param secrets what the carrier signs with, every one that is valid now; when there is none,
   *     messages are turned away until there is
   * @param executor runs what follows an acknowledgement
   */
  public CarrierWebhookRoutes(
      List<String> secrets,
      CommandSender sender,
      WebhookMeters meters,
      InstantSource clock,
      Executor executor) {
    this.signature = new EasyPostSignature(secrets);
    this.storing = new Storing(sender, executor);
    this.meters = meters;
    this.clock = clock;
  }

  /** {@code POST /v1/webhooks/carriers/{provider}}. */
  public void receive(Context ctx) {
    if (!ctx.pathParam("provider").equals(EasyPostNews.PROVIDER)) {
      throw Problem.notFound("A carrier of this name").asException();
    }
    var news = EasyPostNews.of(signed(ctx).bytes());
    if (!news.isOfParcel() || news.parcelId().isEmpty()) {
      meters.count(news.type(), Outcome.IGNORED);
      Storing.received(ctx);
      return;
    }
    var question = news.question(meta(news));
    var trace = TraceContext.of(ctx).traceParent();
    storing.store(
        ctx,
        new OutgoingCommand(ShipmentTopics.SHIPMENT_INTENTS, question, trace),
        stored -> meters.count(news.type(), stored ? Outcome.LOOKED_UP : Outcome.NOT_STORED));
  }

  private RequestBody signed(Context ctx) {
    if (!signature.canBeChecked()) {
      throw Problem.unavailable("Messages of this carrier cannot be checked yet", RETRY_SECONDS)
          .asException();
    }
    var body = Bodies.document(ctx);
    if (!signature.isGood(ctx.header(EasyPostSignature.HEADER), body.bytes())) {
      meters.refused();
      throw Problem.of(Codes.UNAUTHENTICATED, "The signature is missing or wrong").asException();
    }
    return body;
  }

  /** The same message gives the same command id, however often it comes. */
  private CommandMeta meta(EasyPostNews news) {
    var id = CommandIds.of(EasyPostNews.PROVIDER, ROUTE, "", news.id());
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return new CommandMeta(news.parcelId(), id, id, ACTOR, now, now, 0L, "");
  }
}
