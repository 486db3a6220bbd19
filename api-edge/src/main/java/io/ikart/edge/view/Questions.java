package io.ikart.edge.view;

import io.ikart.schemas.Ids;
import io.ikart.schemas.query.QueryKind;
import io.ikart.schemas.query.QueryRequest;

/** Questions after aggregates, by application. */
final class Questions {

  static final String CHECKOUT = "checkout";
  static final String CATALOG = "catalog";
  static final String STOCK = "stock";
  static final String NOTIFICATION = "notification";
  static final String WEBHOOK = "webhook";
  static final String CUSTOMER = "customer";
  static final String REVIEW = "review";
  static final String AUDIT = "audit";
  static final String CUSTOMER_ORDERS = "customer-orders";

  private Questions() {}

  /** The aggregate with at most so many of the parts that come after one. */
  static QueryRequest aggregate(String application, String id, String after, int parts) {
    return QueryRequest.newBuilder(aggregate(application, id, parts)).setAfter(after).build();
  }

  /** The aggregate with at most so many of its parts. */
  static QueryRequest aggregate(String application, String id, int parts) {
    return QueryRequest.newBuilder()
        .setApplication(application)
        .setKind(QueryKind.AGGREGATE)
        .setKey(Ids.partitionKey(id))
        .setId(id)
        .setParts(parts)
        .build();
  }
}
