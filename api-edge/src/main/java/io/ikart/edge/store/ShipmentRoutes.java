package io.ikart.edge.store;

import io.ikart.edge.http.RequestIds;
import io.ikart.edge.query.Reads;
import io.ikart.edge.view.Views;
import io.javalin.http.Context;

/** Parcels as shoppers see them. */
public final class ShipmentRoutes {

  private final Reads reads;
  private final Views views;

  public ShipmentRoutes(Reads reads, Views views) {
    this.reads = reads;
    this.views = views;
  }

  public void show(Context ctx) {
    reads.show(ctx, views.shipment(RequestIds.shipment(ctx)));
  }
}
