package io.ikart.edge.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ikart.edge.query.Addition;
import io.ikart.schemas.Ids;
import io.ikart.schemas.query.QueryRequest;
import io.ikart.schemas.query.QueryResponse;

/** What approved reviews say of a product. */
record RatingAddition(String productId, Views views) implements Addition {

  @Override
  public QueryRequest question() {
    return Questions.aggregate(Questions.REVIEW, Ids.reviews(productId), 0);
  }

  @Override
  public void addTo(ObjectNode body, QueryResponse answer) {
    body.set("rating", ReviewsView.rating(answer, views));
  }
}
