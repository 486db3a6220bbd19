package io.ikart.edge.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ikart.edge.query.View;
import io.ikart.schemas.Ids;
import io.ikart.schemas.query.QueryRequest;
import io.ikart.schemas.query.QueryResponse;
import io.ikart.schemas.shipping.ShippingRate;
import io.ikart.schemas.shipping.ShippingTable;

/** What sending costs in one currency, as staff keep it. */
record ShippingRatesView(String id, Views views) implements View {

  @Override
  public String name() {
    return "This table of rates";
  }

  @Override
  public String path() {
    return "/v1/admin/shipping-rates/" + id.substring(Ids.shippingRates("").length());
  }

  @Override
  public QueryRequest question() {
    return Questions.aggregate(Questions.CATALOG, id, 0);
  }

  @Override
  public ObjectNode json(QueryResponse answer) {
    var table = views.read(answer.getRoot(), ShippingTable.class);
    var body = Json.object();
    body.put("currency", table.getCurrency());
    body.put("version", answer.getVersion());
    var zones = body.putArray("zones");
    for (var zone : table.getZones()) {
      var countries = zones.addObject().put("zone", zone.getZone()).putArray("countries");
      zone.getCountries().forEach(countries::add);
    }
    var rates = body.putArray("rates");
    table.getRates().forEach(rate -> rates.add(json(rate)));
    return body;
  }

  private static ObjectNode json(ShippingRate rate) {
    var node = Json.object();
    node.put("zone", rate.getZone());
    node.put("service", rate.getService());
    node.put("title", rate.getTitle());
    node.put("carrier", rate.getCarrier());
    node.put("carrierService", rate.getCarrierService());
    node.put("maxWeightG", rate.getMaxWeightG());
    node.set("price", Json.money(rate.getPrice()));
    return node;
  }
}
