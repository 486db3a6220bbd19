package io.ikart.edge;

import static io.javalin.apibuilder.ApiBuilder.delete;
import static io.javalin.apibuilder.ApiBuilder.get;
import static io.javalin.apibuilder.ApiBuilder.patch;
import static io.javalin.apibuilder.ApiBuilder.path;
import static io.javalin.apibuilder.ApiBuilder.post;
import static io.javalin.apibuilder.ApiBuilder.put;

import io.ikart.edge.account.AccountRoutes;
import io.ikart.edge.account.KeyRoutes;
import io.ikart.edge.account.OwnAccountRoutes;
import io.ikart.edge.account.SessionRoutes;
import io.ikart.edge.admin.AuditRoutes;
import io.ikart.edge.admin.BlockedKeyRoutes;
import io.ikart.edge.admin.NotificationRoutes;
import io.ikart.edge.admin.OfferRoutes;
import io.ikart.edge.admin.PaymentRoutes;
import io.ikart.edge.admin.ReviewRoutes;
import io.ikart.edge.admin.ShippingRatesRoutes;
import io.ikart.edge.admin.StockRoutes;
import io.ikart.edge.admin.WebhookRoutes;
import io.ikart.edge.analytics.AnalyticsRoutes;
import io.ikart.edge.auth.Access;
import io.ikart.edge.auth.Origins;
import io.ikart.edge.auth.Role;
import io.ikart.edge.behaviour.EventRoutes;
import io.ikart.edge.http.CardNumberGuard;
import io.ikart.edge.ops.ContractRoutes;
import io.ikart.edge.ops.HealthRoutes;
import io.ikart.edge.ops.MetricsRoutes;
import io.ikart.edge.store.CartRoutes;
import io.ikart.edge.store.PaymentReturnRoutes;
import io.ikart.edge.store.SearchRoutes;
import io.ikart.edge.store.ShippingRoutes;
import io.ikart.edge.store.WatchRoutes;
import io.ikart.edge.webhook.CarrierWebhookRoutes;
import io.ikart.edge.webhook.PaymentWebhookRoutes;
import io.javalin.config.RoutesConfig;
import io.javalin.security.RouteRole;
import java.util.Set;

/**
 * Every route of the edge, on one page. {@code openapi.yaml} has the same list; a test fails when
 * the two disagree.
 *
 * @param access stands before every route
 * @param origins notes where requests come from
 */
record EdgeApp(
    Access access,
    AccountRoutes accounts,
    SessionRoutes sessions,
    OwnAccountRoutes own,
    KeyRoutes keys,
    CartRoutes carts,
    io.ikart.edge.store.OrderRoutes orders,
    io.ikart.edge.store.ProductRoutes products,
    PaymentReturnRoutes paymentReturn,
    SearchRoutes search,
    ShippingRoutes shipping,
    WatchRoutes watches,
    io.ikart.edge.store.ShipmentRoutes parcels,
    io.ikart.edge.store.ReturnRoutes returns,
    io.ikart.edge.admin.ProductRoutes catalog,
    StockRoutes stock,
    io.ikart.edge.admin.OrderRoutes orderDesk,
    PaymentRoutes payments,
    ReviewRoutes reviews,
    ShippingRatesRoutes shippingRates,
    io.ikart.edge.admin.ShipmentRoutes packing,
    io.ikart.edge.admin.ReturnRoutes returnDesk,
    BlockedKeyRoutes blockedKeys,
    OfferRoutes offers,
    PaymentWebhookRoutes paymentWebhooks,
    CarrierWebhookRoutes carrierWebhooks,
    NotificationRoutes notifications,
    WebhookRoutes webhooks,
    AuditRoutes audit,
    Origins origins,
    EventRoutes events,
    AnalyticsRoutes analytics,
    HealthRoutes health,
    MetricsRoutes metrics,
    ContractRoutes contract) {

  private static final Set<RouteRole> SHOPPERS = Set.of(Role.SHOPPER);
  private static final Set<RouteRole> SIGNED_IN = Set.of(Role.SIGNED_IN);
  private static final Set<RouteRole> STAFF = Set.of(Role.STAFF);
  private static final Set<RouteRole> ANALYSTS = Set.of(Role.ANALYST);

  void register(RoutesConfig routes) {
    routes.before(CardNumberGuard::check);
    routes.beforeMatched(access::check);
    routes.beforeMatched(origins::note);
    routes.apiBuilder(
        () -> {
          path("/v1/store", SHOPPERS, this::store);
          path("/v1/store/account", SIGNED_IN, this::account);
          path("/v1/admin", STAFF, this::admin);
          path("/v1/analytics", ANALYSTS, this::figures);
          post("/v1/webhooks/payments/{provider}", paymentWebhooks::receive);
          post("/v1/webhooks/carriers/{provider}", carrierWebhooks::receive);
          get("/.well-known/jwks.json", keys::show);
          get("/health/live", health::live);
          get("/health/ready", health::ready);
          get("/metrics", metrics::scrape);
          get("/openapi.yaml", contract::contract);
          get("/docs", contract::page);
        });
  }

  private void figures() {
    get("/sales", analytics::sales);
    get("/top", analytics::top);
    get("/funnel", analytics::funnel);
    get("/live", analytics::live);
  }

  private void account() {
    get(own::show);
    post("/password", own::changePassword);
    post("/sign-out", own::signOut);
    get("/sessions", own::sessions);
    delete("/sessions", own::endOthers);
    delete("/sessions/{sessionId}", own::end);
  }

  private void store() {
    post("/accounts", accounts::register);
    post("/accounts/confirm", accounts::confirm);
    post("/accounts/forgotten", accounts::forgotten);
    post("/accounts/reset", accounts::reset);
    post("/sessions", sessions::signIn);
    post("/sessions/refresh", sessions::refresh);
    post("/events", events::take);
    get("/products/{productId}", products::show);
    get("/products/{productId}/related", search::related);
    get("/search", search::find);
    get("/suggest", search::suggest);
    post("/carts", carts::create);
    path(
        "/carts/{cartId}",
        () -> {
          get(carts::show);
          post("/lines", carts::addLine);
          patch("/lines/{offerId}", carts::changeLine);
          delete("/lines/{offerId}", carts::removeLine);
          get("/shipping-rates", shipping::quote);
          put("/shipping", shipping::choose);
          post("/checkout", carts::checkOut);
        });
    get("/stock/{sku}/watch", watches::show);
    post("/stock/{sku}/watch", watches::watch);
    get("/payments/return", paymentReturn::comeBack);
    get("/shipments/{shipmentId}", parcels::show);
    get("/returns/{returnId}", returns::show);
    post("/returns/{returnId}/cancel", returns::cancel);
    get("/orders", orders::list);
    path(
        "/orders/{orderId}",
        () -> {
          get(orders::show);
          get("/events", orders::events);
          post("/payment", orders::pay);
          post("/cancel", orders::cancel);
          post("/returns", returns::request);
        });
  }

  private void admin() {
    get("/products/{productId}", catalog::show);
    put("/products/{productId}", catalog::upsert);
    post("/products/bulk", catalog::upsertMany);
    post("/stock/bulk", stock::receiveMany);
    get("/stock/{sku}", stock::show);
    post("/stock/{sku}/receive", stock::receive);
    post("/stock/{sku}/adjust", stock::adjust);
    post("/orders/{orderId}/hold", orderDesk::hold);
    post("/orders/{orderId}/release", orderDesk::release);
    get("/orders/{orderId}/notifications", notifications::list);
    path("/webhooks", this::webhookTree);
    get("/audit", audit::list);
    get("/orders/{orderId}/payment", payments::show);
    post("/orders/{orderId}/payment/settle", payments::settle);
    post("/orders/{orderId}/refunds", payments::refund);
    get("/payments/review", reviews::payments);
    get("/shipping-rates/{currency}", shippingRates::show);
    put("/shipping-rates/{currency}", shippingRates::set);
    post("/orders/{orderId}/cancel-lines", orderDesk::cancelLines);
    post("/orders/{orderId}/shipments", packing::plan);
    path(
        "/shipments/{shipmentId}",
        () -> {
          post("/pack", packing::pack);
          post("/book", packing::book);
          post("/ship", packing::ship);
          post("/deliver", packing::deliver);
          post("/cancel", packing::cancel);
        });
    path(
        "/returns/{returnId}",
        () -> {
          post("/approve", returnDesk::approve);
          post("/deny", returnDesk::deny);
          post("/receive", returnDesk::receive);
          post("/refund", returnDesk::refund);
        });
    get("/blocked-keys", blockedKeys::list);
    post("/blocked-keys/release", blockedKeys::release);
    post("/offers/ready", offers::ready);
  }

  private void webhookTree() {
    get(webhooks::list);
    post(webhooks::create);
    path(
        "/{webhookId}",
        () -> {
          get(webhooks::show);
          delete(webhooks::delete);
          get("/secret", webhooks::secret);
          post("/secret/rotate", webhooks::rotate);
          post("/enable", webhooks::enable);
          post("/disable", webhooks::disable);
          get("/deliveries", webhooks::deliveries);
          post("/deliveries/{deliveryId}/redeliver", webhooks::redeliver);
        });
  }
}
