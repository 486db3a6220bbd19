package io.ikart.edge.store;

import io.ikart.edge.http.RequestIds;
import io.ikart.edge.query.Reads;
import io.ikart.edge.view.Views;
import io.javalin.http.Context;

/** Products as shoppers see them, with what customers say of them. */
public final class ProductRoutes {

  private final Reads reads;
  private final Views views;

  public ProductRoutes(Reads reads, Views views) {
    this.reads = reads;
    this.views = views;
  }

  public void show(Context ctx) {
    var productId = RequestIds.product(ctx);
    reads.show(ctx, views.storeProduct(productId), views.rating(productId));
  }
}
