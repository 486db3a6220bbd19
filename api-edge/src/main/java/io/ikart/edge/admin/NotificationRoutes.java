package io.ikart.edge.admin;

import io.ikart.edge.http.RequestIds;
import io.ikart.edge.query.Reads;
import io.ikart.edge.view.Views;
import io.javalin.http.Context;

/** What a shopper was told of an order. */
public final class NotificationRoutes {

  private final Reads reads;
  private final Views views;

  public NotificationRoutes(Reads reads, Views views) {
    this.reads = reads;
    this.views = views;
  }

  public void list(Context ctx) {
    reads.show(ctx, views.notifications(RequestIds.order(ctx)));
  }
}
