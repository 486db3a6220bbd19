package io.ikart.topologies.catalog;

import io.ikart.schemas.shipping.SetShippingRates;
import io.ikart.schemas.shipping.ShippingRatesSet;
import io.ikart.schemas.shipping.ShippingTable;
import io.ikart.topologies.kernel.Decider;

/** What sending costs in one currency. */
public final class RatesDecider {

  public static final Decider<ShippingTable> RATES =
      Decider.of("shipping-rates", ShippingTable.class, "rates_")
          .on(SetShippingRates.class, RatesRules::set)
          .when(ShippingRatesSet.class, RatesFold::set);

  private RatesDecider() {}
}
