package io.ikart.edge.view;

import io.ikart.edge.query.View;
import io.ikart.schemas.order.Milestone;
import io.ikart.schemas.order.Order;
import io.ikart.schemas.query.QueryResponse;
import io.ikart.schemas.serde.AvroWire;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** Makes the views of things, by id. */
public final class Views {

  private final AvroWire wire;

  public Views(AvroWire wire) {
    this.wire = wire;
  }

  public View cart(String cartId) {
    return new CartView(cartId, this);
  }

  public View order(String orderId) {
    return new OrderView(orderId, this);
  }

  public View orderEvents(String orderId) {
    return new OrderEventsView(orderId, this);
  }

  public View storeProduct(String productId) {
    return new ProductView(productId, "/v1/store/products/", this);
  }

  public View adminProduct(String productId) {
    return new ProductView(productId, "/v1/admin/products/", this);
  }

  public View stock(String sku) {
    return new StockView(sku, this);
  }

  /**
   * A customer's orders, newest first.
   *
   * @param after cursor: the last row already seen; empty to begin
   * @param limit rows at most
   */
  public View customerOrders(String customerId, String after, int limit) {
    return new CustomerOrdersView(customerId, after, limit, this);
  }

  /** Milestones of the order in an answer, oldest first. */
  public List<Milestone> timeline(QueryResponse order) {
    return read(order.getRoot(), Order.class).getTimeline();
  }

  /** The record in the wire format, as the given type. */
  <T extends SpecificRecord> T read(ByteBuffer bytes, Class<T> type) {
    return type.cast(wire.decode(bytes));
  }
}
