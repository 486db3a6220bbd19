package io.ikart.edge.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ikart.edge.query.View;
import io.ikart.schemas.Ids;
import io.ikart.schemas.query.QueryRequest;
import io.ikart.schemas.query.QueryResponse;
import io.ikart.schemas.review.ProductReview;
import io.ikart.schemas.review.ReviewParts;
import io.ikart.schemas.review.ReviewStatus;

/** A review staff have decided about; of one that was taken back since there is only the id. */
record DecidedReviewView(String productId, ReviewStatus status, String reviewId, Views views)
    implements View {

  @Override
  public String id() {
    return Ids.reviews(productId);
  }

  @Override
  public String name() {
    return "This review";
  }

  @Override
  public String path() {
    return "/v1/admin/products/" + productId + "/reviews?status=" + status;
  }

  @Override
  public QueryRequest question() {
    var before = ReviewParts.beforeReview(status, reviewId);
    return Questions.aggregate(Questions.REVIEW, id(), before, 1);
  }

  @Override
  public ObjectNode json(QueryResponse answer) {
    var body = Json.object();
    body.put("productId", productId);
    body.put("reviewId", reviewId);
    answer.getParts().stream()
        .filter(part -> part.getId().equals(ReviewParts.review(status, reviewId)))
        .map(part -> views.read(part.getValue(), ProductReview.class))
        .forEach(review -> addDecision(body, review));
    return body;
  }

  static void addDecision(ObjectNode body, ProductReview review) {
    body.put("status", review.getStatus().name());
    body.put("customerId", review.getCustomerId());
    Json.putText(body, "reason", review.getReason());
    Json.putInstant(body, "moderatedAt", review.getModeratedAt());
  }
}
