package io.ikart.edge.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ikart.edge.query.View;
import io.ikart.schemas.query.QueryRequest;
import io.ikart.schemas.query.QueryResponse;
import io.ikart.schemas.shipment.Shipment;

/** A parcel: what is in it, where it stands, what its carrier says. */
record ShipmentView(String id, Views views) implements View {

  @Override
  public String name() {
    return "This shipment";
  }

  @Override
  public String path() {
    return "/v1/store/shipments/" + id;
  }

  @Override
  public QueryRequest question() {
    return Questions.aggregate(Questions.CHECKOUT, id, 0);
  }

  @Override
  public ObjectNode json(QueryResponse answer) {
    var shipment = views.read(answer.getRoot(), Shipment.class);
    var body = Json.object();
    body.put("shipmentId", id);
    body.put("version", answer.getVersion());
    body.put("orderId", shipment.getOrderId());
    body.put("status", shipment.getStatus().name());
    body.put("onHold", shipment.getStopped());
    var lines = body.putArray("lines");
    shipment.getLines().forEach(line -> lines.add(Json.units(line)));
    if (shipment.getWeightG() > 0) {
      body.put("weightG", shipment.getWeightG());
    }
    Json.putText(body, "carrier", shipment.getCarrier());
    Json.putText(body, "service", shipment.getService());
    Json.putText(body, "parcelId", shipment.getParcelId());
    Json.putText(body, "trackingNumber", shipment.getTrackingNumber());
    body.put("booking", shipment.getBookingKey().isEmpty() ? "NONE" : "REQUESTED");
    if (!shipment.getParcelId().isEmpty()) {
      body.put("booking", "BOOKED");
    }
    Json.putText(body, "chosenCarrier", shipment.getChosenCarrier());
    Json.putText(body, "chosenService", shipment.getChosenService());
    var tracking = body.putArray("tracking");
    for (var entry : shipment.getTracking()) {
      tracking
          .addObject()
          .put("status", entry.getStatus().name())
          .put("message", entry.getMessage())
          .put("at", entry.getHappenedAt().toString());
    }
    return body;
  }
}
