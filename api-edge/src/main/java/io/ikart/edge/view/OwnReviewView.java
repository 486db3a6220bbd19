package io.ikart.edge.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ikart.edge.query.View;
import io.ikart.schemas.Ids;
import io.ikart.schemas.query.QueryRequest;
import io.ikart.schemas.query.QueryResponse;
import io.ikart.schemas.review.ReviewParts;
import io.ikart.schemas.review.ReviewStatus;
import io.ikart.schemas.review.Reviewer;

/** Where a customer's review of a product stands; NONE when they have not written any. */
record OwnReviewView(String productId, String customerId, Views views) implements View {

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
    return "/v1/store/account/reviews/" + productId;
  }

  @Override
  public QueryRequest question() {
    return Questions.aggregate(Questions.REVIEW, id(), ReviewParts.beforeAuthor(customerId), 1);
  }

  @Override
  public boolean mayBeEmpty() {
    return true;
  }

  @Override
  public ObjectNode json(QueryResponse answer) {
    var body = Json.object();
    body.put("productId", productId);
    var writer =
        answer.getParts().stream()
            .filter(part -> part.getId().equals(ReviewParts.author(customerId)))
            .map(part -> views.read(part.getValue(), Reviewer.class))
            .findFirst();
    body.put("status", writer.map(Reviewer::getStatus).orElse(ReviewStatus.NONE).name());
    body.put("verified", writer.filter(known -> !known.getOrderId().isEmpty()).isPresent());
    writer.ifPresent(
        known -> {
          Json.putText(body, "reviewId", known.getReviewId());
          Json.putText(body, "reason", known.getReason());
        });
    return body;
  }
}
