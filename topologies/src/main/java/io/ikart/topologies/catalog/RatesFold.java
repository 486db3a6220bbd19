package io.ikart.topologies.catalog;

import io.ikart.schemas.shipping.ShippingRatesSet;
import io.ikart.schemas.shipping.ShippingTable;
import io.ikart.topologies.kernel.EditableParts;

/** What the facts make of a table of rates. */
final class RatesFold {

  private RatesFold() {}

  static ShippingTable set(ShippingTable table, ShippingRatesSet event, EditableParts parts) {
    return new ShippingTable(event.getCurrency(), event.getZones(), event.getRates());
  }
}
