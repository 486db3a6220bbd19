package io.ikart.connect.carrier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ikart.schemas.Ids;
import io.ikart.schemas.common.Money;
import io.ikart.schemas.notification.Contact;
import io.ikart.schemas.shipment.BookParcelIntent;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Optional;

/** A shipment in EasyPost's words: written and read. Amounts never pass through a double. */
final class EasyPostShipment {

  private static final BigDecimal GRAMS_PER_OUNCE = new BigDecimal("28.349523125");
  private static final BigDecimal LEAST_OUNCES = new BigDecimal("0.1");

  private EasyPostShipment() {}

  /** What is asked for. Its reference finds it again, whatever became of the answer. */
  static JsonNode request(BookParcelIntent intent, Contact to, String sender) {
    var shipment = JsonNodeFactory.instance.objectNode();
    shipment.put("reference", intent.getIdempotencyKey());
    shipment.set("to_address", address(to));
    shipment.putObject("from_address").put("id", sender);
    shipment.putObject("parcel").put("weight", ounces(intent.getWeightG()));
    return JsonNodeFactory.instance.objectNode().set("shipment", shipment);
  }

  private static ObjectNode address(Contact to) {
    var address = to.getAddress();
    return JsonNodeFactory.instance
        .objectNode()
        .put("name", to.getName().isBlank() ? to.getEmail() : to.getName())
        .put("street1", address.getLine1())
        .put("street2", address.getLine2())
        .put("city", address.getCity())
        .put("state", address.getRegion())
        .put("zip", address.getPostcode())
        .put("country", address.getCountry())
        .put("email", to.getEmail());
  }

  /** The API weighs in ounces with one decimal. */
  private static BigDecimal ounces(int grams) {
    return new BigDecimal(grams).divide(GRAMS_PER_OUNCE, 1, RoundingMode.HALF_UP).max(LEAST_OUNCES);
  }

  static String id(JsonNode shipment) {
    return shipment.path("id").asText();
  }

  /** The id of the rate of a carrier's service, if the parcel can be sent by it. */
  static Optional<String> rateOf(JsonNode shipment, String carrier, String service) {
    for (var rate : shipment.path("rates")) {
      if (rate.path("carrier").asText().equalsIgnoreCase(carrier)
          && rate.path("service").asText().equalsIgnoreCase(service)) {
        return Optional.of(rate.path("id").asText());
      }
    }
    return Optional.empty();
  }

  /** The parcel, when its label is paid for. */
  static Optional<BookedParcel> bought(JsonNode shipment) {
    var rate = shipment.path("selected_rate");
    var number = shipment.path("tracking_code").asText("");
    if (!rate.isObject() || number.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new BookedParcel(
            rate.path("carrier").asText(),
            rate.path("service").asText(),
            id(shipment),
            number,
            money(rate.path("rate").asText(), rate.path("currency").asText())));
  }

  private static Money money(String amount, String currency) {
    int digits = Currency.getInstance(currency).getDefaultFractionDigits();
    var minor = new BigDecimal(amount).movePointRight(digits).setScale(0, RoundingMode.HALF_EVEN);
    return new Money(minor.longValueExact(), currency);
  }

  /** The shop's shipment, from the reference it gave. */
  static Optional<String> shipmentOf(JsonNode shipment) {
    var reference = shipment.path("reference").asText("");
    var id = reference.substring(0, Math.max(0, reference.indexOf(':')));
    return Optional.of(id).filter(named -> Ids.isOfOrder(named, "ship_"));
  }
}
