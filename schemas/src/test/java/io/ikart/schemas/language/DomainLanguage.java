package io.ikart.schemas.language;

import io.ikart.schemas.audit.Audits;
import io.ikart.schemas.behaviour.Behaviour;
import io.ikart.schemas.cart.Carts;
import io.ikart.schemas.catalog.Catalog;
import io.ikart.schemas.common.Common;
import io.ikart.schemas.credentials.Accounts;
import io.ikart.schemas.customer.Customers;
import io.ikart.schemas.notification.Notifications;
import io.ikart.schemas.order.Orders;
import io.ikart.schemas.payment.Payments;
import io.ikart.schemas.query.Query;
import io.ikart.schemas.returns.Returns;
import io.ikart.schemas.review.Reviews;
import io.ikart.schemas.sales.Sales;
import io.ikart.schemas.search.Searching;
import io.ikart.schemas.shipment.Shipments;
import io.ikart.schemas.stock.Stock;
import io.ikart.schemas.webhook.Webhooks;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Protocol;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;

/** Every type that is written in the IDL files, in a topic or not. */
final class DomainLanguage {

  private static final List<Protocol> FILES =
      List.of(
          Common.PROTOCOL,
          Catalog.PROTOCOL,
          Stock.PROTOCOL,
          Carts.PROTOCOL,
          Orders.PROTOCOL,
          Payments.PROTOCOL,
          Shipments.PROTOCOL,
          Returns.PROTOCOL,
          Notifications.PROTOCOL,
          Webhooks.PROTOCOL,
          Accounts.PROTOCOL,
          Customers.PROTOCOL,
          Reviews.PROTOCOL,
          Audits.PROTOCOL,
          Searching.PROTOCOL,
          Sales.PROTOCOL,
          Behaviour.PROTOCOL,
          Query.PROTOCOL);

  private DomainLanguage() {}

  static Stream<Schema> types() {
    return FILES.stream()
        .flatMap(file -> file.getTypes().stream())
        .map(type -> SpecificData.get().getSchema(SpecificData.get().getClass(type)))
        .distinct();
  }

  static Stream<Schema> records() {
    return types().filter(type -> type.getType() == Schema.Type.RECORD);
  }

  /** Whether the record's first field is an envelope of this type. */
  static boolean isEnveloped(Schema type, Schema envelope) {
    return !type.getFields().isEmpty() && type.getFields().get(0).schema().equals(envelope);
  }
}
