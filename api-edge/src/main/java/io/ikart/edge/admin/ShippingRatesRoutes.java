package io.ikart.edge.admin;

import static io.ikart.schemas.topic.CatalogTopics.CATALOG_COMMANDS;

import io.ikart.edge.command.Answer;
import io.ikart.edge.command.Write;
import io.ikart.edge.command.Writes;
import io.ikart.edge.http.Bodies;
import io.ikart.edge.http.Fields;
import io.ikart.edge.http.Formats;
import io.ikart.edge.http.RequestIds;
import io.ikart.edge.query.Reads;
import io.ikart.edge.view.Views;
import io.ikart.schemas.Ids;
import io.ikart.schemas.shipping.SetShippingRates;
import io.ikart.schemas.shipping.ShippingRate;
import io.ikart.schemas.shipping.ShippingZone;
import io.javalin.http.Context;
import java.util.List;

/** What sending costs, as staff keep it: one table for each currency. */
public final class ShippingRatesRoutes {

  private static final int MOST_ZONES = 100;
  private static final int MOST_COUNTRIES = 250;
  private static final int MOST_RATES = 1_000;
  private static final long HEAVIEST_G = 1_000_000_000L;

  private final Writes writes;
  private final Reads reads;
  private final Views views;

  public ShippingRatesRoutes(Writes writes, Reads reads, Views views) {
    this.writes = writes;
    this.reads = reads;
    this.views = views;
  }

  public void show(Context ctx) {
    reads.show(ctx, views.shippingRates(Ids.shippingRates(RequestIds.currency(ctx))));
  }

  /** Creates or replaces the table. */
  public void set(Context ctx) {
    var currency = RequestIds.currency(ctx);
    var body = Bodies.document(ctx);
    var fields = Fields.of(body);
    var zones =
        fields.objects("zones", 0, MOST_ZONES).stream().map(ShippingRatesRoutes::zone).toList();
    var rates =
        fields.objects("rates", 0, MOST_RATES).stream().map(ShippingRatesRoutes::rate).toList();
    fields.done();
    writes.handle(
        ctx,
        Write.to(
            CATALOG_COMMANDS,
            Ids.shippingRates(currency),
            body,
            meta -> new SetShippingRates(meta, currency, zones, rates),
            Answer.updated(views::shippingRates)));
  }

  private static ShippingZone zone(Fields item) {
    List<String> countries = item.texts("countries", Formats.ZONE_COUNTRY, 1, MOST_COUNTRIES);
    return new ShippingZone(item.text("zone", Formats.CARRIER), countries);
  }

  private static ShippingRate rate(Fields item) {
    return new ShippingRate(
        item.text("zone", Formats.CARRIER),
        item.text("service", Formats.CARRIER),
        item.text("title", Formats.TITLE),
        item.text("carrier", Formats.CARRIER, ""),
        item.text("carrierService", Formats.CARRIER, ""),
        item.whole("maxWeightG", 0, HEAVIEST_G),
        item.money("price", 0));
  }
}
