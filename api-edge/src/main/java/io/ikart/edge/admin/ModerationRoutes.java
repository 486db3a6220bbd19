package io.ikart.edge.admin;

import static io.ikart.schemas.topic.ReviewTopics.REVIEW_COMMANDS;

import io.ikart.edge.command.Answer;
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
import io.ikart.edge.query.Reads;
import io.ikart.edge.view.Views;
import io.ikart.schemas.Ids;
import io.ikart.schemas.review.ModerateReview;
import io.ikart.schemas.review.ReviewStatus;
import io.javalin.http.Context;

/** Reviews as staff read them, approve them and refuse them. */
public final class ModerationRoutes {

  private final Writes writes;
  private final Reads reads;
  private final Views views;

  public ModerationRoutes(Writes writes, Reads reads, Views views) {
    this.writes = writes;
    this.reads = reads;
    this.views = views;
  }

  /** Those that wait, unless others are asked for. */
  public void list(Context ctx) {
    var productId = RequestIds.product(ctx);
    var given = ctx.queryParam("status");
    if (given != null && !Formats.REVIEW_STATUS.matches(given)) {
      throw Problem.invalid("status", "must be " + Formats.REVIEW_STATUS.expected()).asException();
    }
    var status = given == null ? ReviewStatus.PENDING : ReviewStatus.valueOf(given);
    var after = Cursors.rowOf(ctx.queryParam("cursor"));
    reads.show(ctx, views.reviewsForStaff(productId, status, after, Limits.of(ctx)));
  }

  public void approve(Context ctx) {
    decide(ctx, true, Bodies.none(ctx), "");
  }

  /** The reason is for whoever wrote the review. */
  public void reject(Context ctx) {
    var body = Bodies.document(ctx);
    var fields = Fields.of(body);
    var reason = fields.text("reason", Formats.NOTE);
    fields.done();
    decide(ctx, false, body, reason);
  }

  private void decide(Context ctx, boolean approved, RequestBody body, String reason) {
    var productId = RequestIds.product(ctx);
    var reviewId = RequestIds.review(ctx);
    var status = approved ? ReviewStatus.APPROVED : ReviewStatus.REJECTED;
    writes.handle(
        ctx,
        Write.to(
            REVIEW_COMMANDS,
            Ids.reviews(productId),
            body,
            meta -> new ModerateReview(meta, reviewId, approved, reason),
            Answer.updated(id -> views.decidedReview(productId, status, reviewId))));
  }
}
