package io.ikart.carrier;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;

/** What the carrier says, in EasyPost's words. */
final class Wire {

  private Wire() {}

  static ObjectNode shipment(Parcel parcel) {
    var node = object("Shipment", parcel.id());
    node.put("reference", parcel.reference());
    node.put("created_at", parcel.createdAt());
    node.putObject("parcel").put("weight", new BigDecimal(parcel.ounces()));
    node.putObject("to_address").put("country", parcel.country());
    node.set("rates", rates(parcel));
    if (parcel.isBought()) {
      node.put("tracking_code", parcel.trackingCode());
      node.set(
          "selected_rate", rate(parcel.id(), parcel.carrier(), parcel.service(), parcel.cost()));
      node.set("tracker", tracker(parcel, parcel.steps().size()));
    } else {
      node.putNull("tracking_code").putNull("selected_rate").putNull("tracker");
    }
    return node;
  }

  private static ArrayNode rates(Parcel parcel) {
    var rates = JsonNodeFactory.instance.arrayNode();
    var ounces = new BigDecimal(parcel.ounces());
    for (var service : Service.forOunces(ounces)) {
      var price = service.price(ounces).toPlainString();
      rates.add(
          rate(parcel.id(), service.carrier(), service.name(), price)
              .put("delivery_days", service.days()));
    }
    return rates;
  }

  private static ObjectNode rate(String parcelId, String carrier, String service, String price) {
    return object("Rate", rateId(parcelId, carrier, service))
        .put("shipment_id", parcelId)
        .put("carrier", carrier)
        .put("service", service)
        .put("rate", price)
        .put("currency", Service.CURRENCY);
  }

  /** The id of a parcel's rate: the same every time it is shown. */
  static String rateId(String parcelId, String carrier, String service) {
    return "rate_" + parcelId.substring(parcelId.indexOf('_') + 1) + "_" + carrier + "_" + service;
  }

  /** The tracker as it was after so many steps. */
  static ObjectNode tracker(Parcel parcel, int steps) {
    var now = parcel.steps().get(steps - 1);
    var node = object("Tracker", "trk_" + parcel.trackingCode());
    node.put("tracking_code", parcel.trackingCode());
    node.put("status", now.place().word());
    node.put("carrier", parcel.carrier());
    node.put("shipment_id", parcel.id());
    node.put("updated_at", now.at());
    var details = node.putArray("tracking_details");
    for (var step : parcel.steps().subList(0, steps)) {
      details
          .addObject()
          .put("object", "TrackingDetail")
          .put("status", step.place().word())
          .put("message", step.place().message())
          .put("datetime", step.at());
    }
    return node;
  }

  /** News of a parcel's n-th step, from 1. The same step always has the same id. */
  static ObjectNode news(Parcel parcel, int step) {
    var node = object("Event", "evt_" + parcel.trackingCode() + "_" + step);
    node.put("mode", "test");
    node.put("description", step == 1 ? "tracker.created" : "tracker.updated");
    node.put("created_at", parcel.steps().get(step - 1).at());
    node.set("result", tracker(parcel, step));
    return node;
  }

  /** The books: every parcel that is paid for, and the most that any reference was paid for. */
  static ObjectNode books(Collection<Parcel> parcels) {
    var node = JsonNodeFactory.instance.objectNode();
    var list = node.putArray("parcels");
    var bought = new HashMap<String, Integer>();
    for (var parcel : parcels) {
      if (parcel.isBought()) {
        bought.merge(parcel.reference(), 1, Integer::sum);
        list.addObject()
            .put("id", parcel.id())
            .put("reference", parcel.reference())
            .put("carrier", parcel.carrier())
            .put("service", parcel.service())
            .put("cost", parcel.cost())
            .put("trackingCode", parcel.trackingCode())
            .put("status", parcel.place().word());
      }
    }
    node.put("created", parcels.size());
    node.put("bought", list.size());
    node.put(
        "maxBoughtPerReference",
        bought.values().stream().mapToInt(Integer::intValue).max().orElse(0));
    return node;
  }

  private static ObjectNode object(String type, String id) {
    return JsonNodeFactory.instance.objectNode().put("id", id).put("object", type);
  }
}
