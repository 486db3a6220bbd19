package io.ikart.edge.store;

import static io.ikart.schemas.topic.ReviewTopics.REVIEW_COMMANDS;

import io.ikart.edge.auth.Principal;
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
import io.ikart.edge.query.Queries;
import io.ikart.edge.query.Reads;
import io.ikart.edge.view.Views;
import io.ikart.schemas.Ids;
import io.ikart.schemas.common.CommandMeta;
import io.ikart.schemas.review.Ratings;
import io.ikart.schemas.review.SubmitReview;
import io.ikart.schemas.review.WithdrawReview;
import io.javalin.http.Context;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;

/** Reviews of a product: read by everybody, written by whoever is signed in. */
public final class ProductReviewRoutes {

  private final Writes writes;
  private final Reads reads;
  private final Queries queries;
  private final Views views;

  public ProductReviewRoutes(Writes writes, Reads reads, Queries queries, Views views) {
    this.writes = writes;
    this.reads = reads;
    this.queries = queries;
    this.views = views;
  }

  public void list(Context ctx) {
    var after = Cursors.rowOf(ctx.queryParam("cursor"));
    reads.show(ctx, views.reviews(RequestIds.product(ctx), after, Limits.of(ctx)));
  }

  /** Who writes is who is signed in, whatever the request says. */
  public void submit(Context ctx) {
    var productId = RequestIds.product(ctx);
    var body = Bodies.document(ctx);
    var fields = Fields.of(body);
    int score = (int) fields.whole("score", 1, Ratings.MOST_STARS);
    var title = fields.text("title", Formats.TITLE);
    var text = fields.text("body", Formats.DESCRIPTION, "");
    fields.done();
    var customer = customer(ctx);
    var write =
        change(
            productId,
            customer,
            body,
            meta ->
                new SubmitReview(
                    meta,
                    productId,
                    CommandIds.ulidOf(meta.getCommandId()),
                    customer,
                    score,
                    title,
                    text));
    var product = views.storeProduct(productId);
    writes.handle(
        ctx,
        false,
        () ->
            queries
                .ask(product.question(), Queries.From.OWNER_OR_STANDBY)
                .thenApply(found -> Reads.required(found, product))
                .thenApply(exists -> write));
  }

  public void own(Context ctx) {
    reads.show(ctx, views.ownReview(RequestIds.product(ctx), customer(ctx)));
  }

  public void withdraw(Context ctx) {
    var productId = RequestIds.product(ctx);
    var body = Bodies.none(ctx);
    var customer = customer(ctx);
    writes.handle(
        ctx, change(productId, customer, body, meta -> new WithdrawReview(meta, customer)));
  }

  private Write change(
      String productId,
      String customer,
      RequestBody body,
      Function<CommandMeta, SpecificRecord> command) {
    return Write.to(
        REVIEW_COMMANDS,
        Ids.reviews(productId),
        body,
        command,
        Answer.updated(id -> views.ownReview(productId, customer)));
  }

  private static String customer(Context ctx) {
    return Principal.of(ctx).signedIn().customerId();
  }
}
