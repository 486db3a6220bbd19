package io.ikart.schemas.shipping;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * What sending costs, looked up in a table of rates. Pure: the edge shows it, checkout decides by
 * it.
 */
public final class Quotes {

  private static final String EVERYWHERE_ELSE = "*";

  private Quotes() {}

  /**
   * The rate of each service for a cart: of the rates for its country's zone that carry its weight,
   * the one for the lightest carts. In the order the services stand in the table.
   */
  public static List<ShippingRate> of(
      List<ShippingZone> zones, List<ShippingRate> rates, String country, long weightG) {
    var zone = zoneOf(zones, country);
    var best = new LinkedHashMap<String, ShippingRate>();
    for (var rate : rates) {
      if (rate.getZone().equals(zone.orElse(null)) && rate.getMaxWeightG() >= weightG) {
        best.merge(rate.getService(), rate, Quotes::tighter);
      }
    }
    return List.copyOf(best.values());
  }

  /** The rate of one service; empty when the cart cannot be sent by it. */
  public static Optional<ShippingRate> of(
      ShippingRates table, String country, long weightG, String service) {
    return of(table.getZones(), table.getRates(), country, weightG).stream()
        .filter(rate -> rate.getService().equals(service))
        .findFirst();
  }

  private static ShippingRate tighter(ShippingRate one, ShippingRate other) {
    return other.getMaxWeightG() < one.getMaxWeightG() ? other : one;
  }

  private static Optional<String> zoneOf(List<ShippingZone> zones, String country) {
    return named(zones, country).or(() -> named(zones, EVERYWHERE_ELSE));
  }

  private static Optional<String> named(List<ShippingZone> zones, String country) {
    return zones.stream()
        .filter(zone -> zone.getCountries().contains(country))
        .map(ShippingZone::getZone)
        .findFirst();
  }
}
