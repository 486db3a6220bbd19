package io.ikart.topologies.catalog;

import io.ikart.schemas.shipping.ShippingRates;
import io.ikart.schemas.shipping.ShippingRatesSet;
import io.ikart.schemas.shipping.ShippingTable;
import io.ikart.topologies.kernel.Policies;
import io.ikart.topologies.kernel.Reaction;
import java.util.List;

/** Publishes what sending costs as a row that every checkout instance reads. */
public final class RatesPolicies {

  public static final Policies<ShippingTable> RATES =
      Policies.of(ShippingTable.class).on(ShippingRatesSet.class, RatesPolicies::publish);

  private RatesPolicies() {}

  private static List<ShippingRates> publish(
      ShippingTable table, ShippingRatesSet event, Reaction reaction) {
    return List.of(
        new ShippingRates(
            event.getCurrency(), event.getMeta().getVersion(), event.getZones(), event.getRates()));
  }
}
