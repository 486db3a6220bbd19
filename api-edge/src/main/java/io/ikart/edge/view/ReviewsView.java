package io.ikart.edge.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ikart.edge.http.Cursors;
import io.ikart.edge.query.View;
import io.ikart.schemas.Ids;
import io.ikart.schemas.query.QueryPart;
import io.ikart.schemas.query.QueryRequest;
import io.ikart.schemas.query.QueryResponse;
import io.ikart.schemas.query.QueryStatus;
import io.ikart.schemas.review.ProductReview;
import io.ikart.schemas.review.ProductReviews;
import io.ikart.schemas.review.Rating;
import io.ikart.schemas.review.Ratings;
import io.ikart.schemas.review.ReviewParts;
import io.ikart.schemas.review.ReviewStatus;
import java.math.BigDecimal;
import java.util.List;

/**
 * One page of a product's reviews of one status, newest first, with its rating.
 *
 * @param forStaff whether it says who wrote them and what staff decided
 */
record ReviewsView(
    String productId, ReviewStatus status, String after, int limit, boolean forStaff, Views views)
    implements View {

  private static final int HUNDREDTHS = 2;

  @Override
  public String id() {
    return Ids.reviews(productId);
  }

  @Override
  public String name() {
    return "This product";
  }

  @Override
  public String path() {
    return forStaff
        ? "/v1/admin/products/" + productId + "/reviews?status=" + status
        : "/v1/store/products/" + productId + "/reviews";
  }

  @Override
  public QueryRequest question() {
    var from = after.isEmpty() ? ReviewParts.of(status) : after;
    return Questions.aggregate(Questions.REVIEW, id(), from, limit);
  }

  /** Nobody has written of most products. */
  @Override
  public boolean mayBeEmpty() {
    return true;
  }

  @Override
  public ObjectNode json(QueryResponse answer) {
    var body = Json.object();
    body.put("productId", productId);
    body.put("version", answer.getVersion());
    body.set("rating", rating(answer, views));
    var listed = body.putArray("reviews");
    var page = page(answer);
    page.forEach(part -> listed.add(json(views.read(part.getValue(), ProductReview.class))));
    boolean goesOn = answer.getMore() && page.size() == answer.getParts().size();
    if (goesOn && !page.isEmpty()) {
      body.put("next", Cursors.of(page.get(page.size() - 1).getId()));
    }
    return body;
  }

  /** Behind the last review of a status other parts follow. */
  private List<QueryPart> page(QueryResponse answer) {
    return answer.getParts().stream()
        .filter(part -> part.getId().startsWith(ReviewParts.of(status)))
        .toList();
  }

  /** The rating in an answer about the reviews of a product; nobody has rated what has none. */
  static ObjectNode rating(QueryResponse answer, Views views) {
    return rating(
        answer.getStatus() == QueryStatus.OK
            ? views.read(answer.getRoot(), ProductReviews.class).getRating()
            : Ratings.none());
  }

  private static ObjectNode rating(Rating rating) {
    var node = Json.object();
    node.put("count", Ratings.count(rating));
    if (Ratings.count(rating) > 0) {
      node.put("average", BigDecimal.valueOf(Ratings.averageHundredths(rating), HUNDREDTHS));
    }
    var stars = node.putArray("byStars");
    for (long count : Ratings.byStars(rating)) {
      stars.add(count);
    }
    return node;
  }

  private ObjectNode json(ProductReview review) {
    var node = Json.object();
    node.put("reviewId", review.getReviewId());
    node.put("score", review.getScore());
    node.put("title", review.getTitle());
    node.put("body", review.getBody());
    node.put("verified", review.getVerified());
    node.put("submittedAt", review.getSubmittedAt().toString());
    if (forStaff) {
      DecidedReviewView.addDecision(node, review);
    }
    return node;
  }
}
