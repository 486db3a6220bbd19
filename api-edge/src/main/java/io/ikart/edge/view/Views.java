package io.ikart.edge.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ikart.edge.query.Addition;
import io.ikart.edge.query.View;
import io.ikart.edge.seal.WebhookSecrets;
import io.ikart.schemas.audit.AuditFilter;
import io.ikart.schemas.cart.Cart;
import io.ikart.schemas.common.Sealed;
import io.ikart.schemas.order.CustomerOrder;
import io.ikart.schemas.order.Milestone;
import io.ikart.schemas.order.Order;
import io.ikart.schemas.order.OrderLines;
import io.ikart.schemas.query.QueryKind;
import io.ikart.schemas.query.QueryRequest;
import io.ikart.schemas.query.QueryResponse;
import io.ikart.schemas.review.ReviewStatus;
import io.ikart.schemas.serde.AvroWire;
import io.ikart.schemas.shipping.ShippingRate;
import io.ikart.schemas.shipping.ShippingTable;
import io.ikart.schemas.webhook.WebhookSubscription;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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

  public View payment(String paymentId) {
    return new PaymentView(paymentId, this);
  }

  public View shipment(String shipmentId) {
    return new ShipmentView(shipmentId, this);
  }

  public View returned(String returnId) {
    return new ReturnView(returnId, this);
  }

  public View storeProduct(String productId) {
    return new ProductView(productId, "/v1/store/products/", this);
  }

  public View adminProduct(String productId) {
    return new ProductView(productId, "/v1/admin/products/", this);
  }

  /** What reviews say of a product. */
  public Addition rating(String productId) {
    return new RatingAddition(productId, this);
  }

  public View stock(String sku) {
    return new StockView(sku, this);
  }

  /** What sending costs, as staff keep it. */
  public View shippingRates(String ratesId) {
    return new ShippingRatesView(ratesId, this);
  }

  /** The question whose a cart is; its answer holds the cart. */
  QueryRequest ownerQuestion(String cartId) {
    return Questions.aggregate(Questions.CHECKOUT, cartId, 0);
  }

  /** The cart in an answer to its question. */
  public Cart cartIn(QueryResponse answer) {
    return read(answer.getRoot(), Cart.class);
  }

  /** The table of rates in an answer to its question. */
  public ShippingTable shippingTableIn(QueryResponse answer) {
    return read(answer.getRoot(), ShippingTable.class);
  }

  /** What a shopper may choose from. */
  public ObjectNode quotes(Cart cart, String country, List<ShippingRate> rates) {
    var body = Json.object();
    body.put("cartId", cart.getCartId());
    body.put("country", country);
    body.put("weightG", cart.getWeightG());
    var listed = body.putArray("rates");
    for (var rate : rates) {
      var node = listed.addObject();
      node.put("service", rate.getService());
      node.put("title", rate.getTitle());
      node.set("price", Json.money(rate.getPrice()));
    }
    return body;
  }

  /** How many wait for a SKU. */
  public View watch(String watchId) {
    return new WatchView(watchId, this);
  }

  /**
   * A page of the audit log, the newest entries first.
   *
   * @param after cursor: the last row already seen; empty to begin
   * @param limit rows at most
   */
  public View audit(AuditFilter filter, String after, int limit) {
    return new AuditView(filter, after, limit, this);
  }

  /** What the shopper was told of an order. */
  public View notifications(String orderId) {
    return new NotificationsView(orderId, this);
  }

  public View webhook(String webhookId) {
    return new WebhookView(webhookId, this);
  }

  /** A customer, as they see themselves. */
  public View customer(String customerId) {
    return new CustomerView(customerId, this);
  }

  /**
   * What is shown of a product's reviews, newest first, with its rating.
   *
   * @param after cursor: the last one already seen; empty to begin
   * @param limit reviews at most
   */
  public View reviews(String productId, String after, int limit) {
    return new ReviewsView(productId, ReviewStatus.APPROVED, after, limit, false, this);
  }

  /** A product's reviews of one status, as staff see them. */
  public View reviewsForStaff(String productId, ReviewStatus status, String after, int limit) {
    return new ReviewsView(productId, status, after, limit, true, this);
  }

  /** A review as staff have left it. */
  public View decidedReview(String productId, ReviewStatus status, String reviewId) {
    return new DecidedReviewView(productId, status, reviewId, this);
  }

  /** Where a customer's own review of a product stands. */
  public View ownReview(String productId, String customerId) {
    return new OwnReviewView(productId, customerId, this);
  }

  /** The secret of a subscription, opened. */
  public View webhookSecret(String webhookId, WebhookSecrets secrets) {
    return new WebhookSecretView(webhookId, this, secrets);
  }

  /**
   * A subscription's deliveries, newest facts first.
   *
   * @param after cursor: the last row already seen; empty to begin
   * @param limit rows at most
   */
  public View deliveries(String webhookId, String after, int limit) {
    return new DeliveriesView(webhookId, after, limit, this);
  }

  /** The question after all subscriptions, which every instance can answer. */
  public QueryRequest webhooksQuestion() {
    return QueryRequest.newBuilder()
        .setApplication(Questions.WEBHOOK)
        .setKind(QueryKind.WEBHOOKS)
        .setKey("")
        .setId("")
        .build();
  }

  /** The subscriptions in an answer to that question; those that have ended are left out. */
  public ObjectNode webhooks(QueryResponse answer) {
    var body = Json.object();
    var listed = body.putArray("webhooks");
    answer.getParts().stream()
        .map(part -> read(part.getValue(), WebhookSubscription.class))
        .filter(row -> !row.getDeleted())
        .forEach(row -> listed.add(WebhookView.json(row)));
    return body;
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

  /** Ids of the orders in an answer to the question after a customer's orders. */
  public List<String> orderIdsIn(QueryResponse answer) {
    return answer.getParts().stream()
        .map(row -> read(row.getValue(), CustomerOrder.class).getSummary().getOrderId())
        .toList();
  }

  /** Whom to tell of the order in an answer, sealed; empty when nobody. */
  public Optional<Sealed> contactIn(QueryResponse order) {
    return order.getParts().stream()
        .map(part -> wire.decode(part.getValue()))
        .filter(OrderLines.class::isInstance)
        .map(lines -> ((OrderLines) lines).getContact())
        .filter(Objects::nonNull)
        .findFirst();
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
