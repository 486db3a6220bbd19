package io.ikart.topologies.catalog;

import static io.ikart.topologies.kernel.Decision.accept;
import static io.ikart.topologies.kernel.Decision.nothingNew;
import static io.ikart.topologies.kernel.Decision.refuse;

import io.ikart.schemas.shipping.SetShippingRates;
import io.ikart.schemas.shipping.ShippingRate;
import io.ikart.schemas.shipping.ShippingRatesSet;
import io.ikart.schemas.shipping.ShippingTable;
import io.ikart.schemas.shipping.ShippingZone;
import io.ikart.topologies.kernel.Context;
import io.ikart.topologies.kernel.Decision;
import io.ikart.topologies.kernel.Problem;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What may stand in a table of rates: every cart finds at most one price for each service. */
final class RatesRules {

  static final int MAX_ZONES = 100;
  static final int MAX_RATES = 1_000;
  private static final long MAX_MINOR_UNITS = 1_000_000_000L;

  private RatesRules() {}

  static Decision set(ShippingTable table, SetShippingRates command, Context context) {
    var wrong = problems(command);
    if (!wrong.isEmpty()) {
      return refuse(Problem.VALIDATION_FAILED, wrong);
    }
    boolean isSame =
        table != null
            && table.getZones().equals(command.getZones())
            && table.getRates().equals(command.getRates());
    return isSame
        ? nothingNew()
        : accept(
            new ShippingRatesSet(
                context.meta(), command.getCurrency(), command.getZones(), command.getRates()));
  }

  private static Map<String, String> problems(SetShippingRates command) {
    if (command.getZones().size() > MAX_ZONES) {
      return Map.of("zones", "must be at most " + MAX_ZONES);
    }
    if (command.getRates().size() > MAX_RATES) {
      return Map.of("rates", "must be at most " + MAX_RATES);
    }
    var wrong = zoneProblems(command.getZones());
    var zones = command.getZones().stream().map(ShippingZone::getZone).collect(Collectors.toSet());
    return wrong.isEmpty() ? rateProblems(command, zones) : wrong;
  }

  private static Map<String, String> zoneProblems(List<ShippingZone> zones) {
    var names = new HashSet<String>();
    var countries = new HashSet<String>();
    for (int i = 0; i < zones.size(); i++) {
      var zone = zones.get(i);
      if (!names.add(zone.getZone())) {
        return Map.of("zones[" + i + "].zone", "stands twice");
      }
      for (var country : zone.getCountries()) {
        if (!countries.add(country)) {
          return Map.of("zones[" + i + "].countries", country + " stands twice");
        }
      }
    }
    return Map.of();
  }

  private static Map<String, String> rateProblems(SetShippingRates command, Set<String> zones) {
    var places = new HashSet<List<Object>>();
    for (int i = 0; i < command.getRates().size(); i++) {
      var rate = command.getRates().get(i);
      var field = "rates[" + i + "]";
      if (!zones.contains(rate.getZone())) {
        return Map.of(field + ".zone", "is no zone of this table");
      }
      if (!rate.getPrice().getCurrency().equals(command.getCurrency())) {
        return Map.of(field + ".price.currency", "must be " + command.getCurrency());
      }
      long amount = rate.getPrice().getAmount();
      if (amount < 0 || amount > MAX_MINOR_UNITS) {
        return Map.of(field + ".price.amount", "must be 0 to " + MAX_MINOR_UNITS);
      }
      if (rate.getMaxWeightG() < 0) {
        return Map.of(field + ".maxWeightG", "must be 0 or more");
      }
      if (!places.add(placeOf(rate))) {
        return Map.of(field + ".maxWeightG", "stands twice for this zone and service");
      }
    }
    return Map.of();
  }

  private static List<Object> placeOf(ShippingRate rate) {
    return List.of(rate.getZone(), rate.getService(), rate.getMaxWeightG());
  }
}
