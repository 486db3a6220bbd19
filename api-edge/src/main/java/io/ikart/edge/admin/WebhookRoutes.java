package io.ikart.edge.admin;

import static io.ikart.schemas.topic.WebhookTopics.WEBHOOK_COMMANDS;

import io.ikart.edge.audit.AuditTrail;
import io.ikart.edge.command.Answer;
import io.ikart.edge.command.CommandIds;
import io.ikart.edge.command.Write;
import io.ikart.edge.command.Writes;
import io.ikart.edge.http.Bodies;
import io.ikart.edge.http.Cursors;
import io.ikart.edge.http.Fields;
import io.ikart.edge.http.Formats;
import io.ikart.edge.http.Limits;
import io.ikart.edge.http.RequestBody;
import io.ikart.edge.http.RequestIds;
import io.ikart.edge.problem.Problem;
import io.ikart.edge.problem.ProblemAnswers;
import io.ikart.edge.query.Queries;
import io.ikart.edge.query.Reads;
import io.ikart.edge.seal.WebhookSecrets;
import io.ikart.edge.view.Views;
import io.ikart.schemas.Ids;
import io.ikart.schemas.audit.Audited;
import io.ikart.schemas.common.CommandMeta;
import io.ikart.schemas.query.QueryResponse;
import io.ikart.schemas.webhook.CreateWebhook;
import io.ikart.schemas.webhook.DeleteWebhook;
import io.ikart.schemas.webhook.DisableWebhook;
import io.ikart.schemas.webhook.EnableWebhook;
import io.ikart.schemas.webhook.RedeliverFact;
import io.ikart.schemas.webhook.RotateWebhookSecret;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;

/** Webhook subscriptions and the log of their deliveries. */
public final class WebhookRoutes {

  private static final int RETRY_SECONDS = 1;
  private static final int MOST_TYPES = 50;
  private static final long LONGEST_OVERLAP_HOURS = 168;
  private static final long USUAL_OVERLAP_HOURS = 24;

  private final Writes writes;
  private final Reads reads;
  private final Queries queries;
  private final Views views;
  private final WebhookSecrets secrets;
  private final AuditTrail trail;

  public WebhookRoutes(
      Writes writes,
      Reads reads,
      Queries queries,
      Views views,
      WebhookSecrets secrets,
      AuditTrail trail) {
    this.writes = writes;
    this.reads = reads;
    this.queries = queries;
    this.views = views;
    this.secrets = secrets;
    this.trail = trail;
  }

  public void create(Context ctx) {
    var body = Bodies.document(ctx);
    var fields = Fields.of(body);
    var url = fields.text("url", Formats.WEBHOOK_URL);
    var types = fields.texts("types", Formats.FACT_TYPE, MOST_TYPES);
    var description = fields.text("description", Formats.OPTIONAL_NOTE, "");
    fields.done();
    writes.handle(
        ctx,
        Write.creating(
            WEBHOOK_COMMANDS,
            commandId -> Ids.webhook(CommandIds.ulidOf(commandId)),
            body,
            meta ->
                new CreateWebhook(
                    meta, url, types, description, secrets.make(meta.getAggregateId())),
            Answer.created(views::webhook)));
  }

  /** Every subscription, as any one instance knows them. */
  public void list(Context ctx) {
    ctx.future(
        () ->
            queries
                .askAll(views.webhooksQuestion())
                .thenAccept(answers -> answerList(ctx, answers.values())));
  }

  private void answerList(Context ctx, Collection<Optional<QueryResponse>> answers) {
    answers.stream()
        .flatMap(Optional::stream)
        .filter(Reads::isThere)
        .findFirst()
        .ifPresentOrElse(
            known -> ctx.contentType("application/json").result(views.webhooks(known).toString()),
            () ->
                ProblemAnswers.answer(
                    ctx, Problem.unavailable("No instance answers now", RETRY_SECONDS)));
  }

  public void show(Context ctx) {
    reads.show(ctx, views.webhook(RequestIds.webhook(ctx)));
  }

  public void secret(Context ctx) {
    Bodies.none(ctx);
    var id = RequestIds.webhook(ctx);
    reads.showAfter(
        ctx, () -> trail.note(ctx, Audited.SECRET_READ, id), views.webhookSecret(id, secrets));
  }

  public void rotate(Context ctx) {
    var body = Bodies.document(ctx);
    long hours = body.isEmpty() ? USUAL_OVERLAP_HOURS : overlapIn(body);
    change(
        ctx,
        body,
        meta ->
            new RotateWebhookSecret(
                meta, secrets.make(meta.getAggregateId()), Duration.ofHours(hours).toMillis()));
  }

  private static long overlapIn(RequestBody body) {
    var fields = Fields.of(body);
    long hours = fields.whole("overlapHours", 0, LONGEST_OVERLAP_HOURS, USUAL_OVERLAP_HOURS);
    fields.done();
    return hours;
  }

  public void enable(Context ctx) {
    change(ctx, Bodies.none(ctx), EnableWebhook::new);
  }

  public void disable(Context ctx) {
    var body = Bodies.document(ctx);
    var fields = Fields.of(body);
    var reason = fields.text("reason", Formats.NOTE);
    fields.done();
    change(ctx, body, meta -> new DisableWebhook(meta, reason));
  }

  public void delete(Context ctx) {
    change(ctx, Bodies.none(ctx), DeleteWebhook::new);
  }

  public void deliveries(Context ctx) {
    var after = Cursors.rowOf(ctx.queryParam("cursor"));
    reads.show(ctx, views.deliveries(RequestIds.webhook(ctx), after, Limits.of(ctx)));
  }

  public void redeliver(Context ctx) {
    var deliveryId = RequestIds.delivery(ctx);
    change(ctx, Bodies.none(ctx), meta -> new RedeliverFact(meta, deliveryId));
  }

  private void change(
      Context ctx, RequestBody body, Function<CommandMeta, SpecificRecord> command) {
    var id = RequestIds.webhook(ctx);
    writes.handle(
        ctx, Write.to(WEBHOOK_COMMANDS, id, body, command, Answer.updated(views::webhook)));
  }
}
