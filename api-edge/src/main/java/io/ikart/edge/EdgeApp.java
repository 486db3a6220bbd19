package io.ikart.edge;

import static io.ikart.edge.auth.Owned.CART;
import static io.ikart.edge.auth.Owned.CUSTOMER;
import static io.ikart.edge.auth.Owned.ORDER;
import static io.ikart.edge.auth.Owned.RETURN;
import static io.ikart.edge.auth.Owned.SHIPMENT;
import static io.ikart.edge.auth.Pace.CHECKOUT;
import static io.ikart.edge.auth.Pace.UNLIMITED;
import static io.ikart.edge.auth.Role.ADMIN;
import static io.ikart.edge.auth.Role.ANALYST;
import static io.ikart.edge.auth.Role.ANYBODY;
import static io.ikart.edge.auth.Role.OPERATOR;
import static io.ikart.edge.auth.Role.SIGNED_IN;
import static io.ikart.edge.auth.Role.SUPPORT;
import static io.ikart.edge.auth.Role.WAREHOUSE;
import static io.javalin.apibuilder.ApiBuilder.delete;
import static io.javalin.apibuilder.ApiBuilder.get;
import static io.javalin.apibuilder.ApiBuilder.patch;
import static io.javalin.apibuilder.ApiBuilder.path;
import static io.javalin.apibuilder.ApiBuilder.post;
import static io.javalin.apibuilder.ApiBuilder.put;

import io.ikart.edge.account.AccountRoutes;
import io.ikart.edge.account.ClientTokenRoutes;
import io.ikart.edge.account.ErasureRoutes;
import io.ikart.edge.account.ExportRoutes;
import io.ikart.edge.account.KeyRoutes;
import io.ikart.edge.account.OwnAccountRoutes;
import io.ikart.edge.account.ProfileRoutes;
import io.ikart.edge.account.RoleRoutes;
import io.ikart.edge.account.SessionRoutes;
import io.ikart.edge.admin.AuditRoutes;
import io.ikart.edge.admin.BlockedKeyRoutes;
import io.ikart.edge.admin.ModerationRoutes;
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
import io.ikart.edge.behaviour.EventRoutes;
import io.ikart.edge.http.CardNumberGuard;
import io.ikart.edge.ops.ContractRoutes;
import io.ikart.edge.ops.HealthRoutes;
import io.ikart.edge.ops.MetricsRoutes;
import io.ikart.edge.protect.Protection;
import io.ikart.edge.store.CartRoutes;
import io.ikart.edge.store.PaymentReturnRoutes;
import io.ikart.edge.store.ProductReviewRoutes;
import io.ikart.edge.store.SearchRoutes;
import io.ikart.edge.store.ShippingRoutes;
import io.ikart.edge.store.WatchRoutes;
import io.ikart.edge.webhook.CarrierWebhookRoutes;
import io.ikart.edge.webhook.PaymentWebhookRoutes;
import io.javalin.config.RoutesConfig;

/**
 * Every route of the edge, on one page, each with who may use it: the owner of what its path names,
 * or somebody with one of the roles. {@code openapi.yaml} has the same list; a test fails when the
 * two disagree. A route that names nobody does not start.
 *
 * @param protection stands around every route
 * @param access stands before every route
 * @param origins notes where requests come from
 */
record EdgeApp(
    Protection protection,
    Access access,
    AccountRoutes accounts,
    SessionRoutes sessions,
    OwnAccountRoutes own,
    ProfileRoutes profile,
    ExportRoutes export,
    ErasureRoutes erasure,
    KeyRoutes keys,
    ClientTokenRoutes clients,
    RoleRoutes roles,
    CartRoutes carts,
    io.ikart.edge.store.OrderRoutes orders,
    io.ikart.edge.store.ProductRoutes products,
    PaymentReturnRoutes paymentReturn,
    SearchRoutes search,
    ShippingRoutes shipping,
    WatchRoutes watches,
    ProductReviewRoutes productReviews,
    io.ikart.edge.store.ShipmentRoutes parcels,
    io.ikart.edge.store.ReturnRoutes returns,
    io.ikart.edge.admin.ProductRoutes catalog,
    StockRoutes stock,
    io.ikart.edge.admin.OrderRoutes orderDesk,
    PaymentRoutes payments,
    ReviewRoutes reviews,
    ModerationRoutes moderation,
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

  void register(RoutesConfig routes) {
    protection.register(routes, access::check);
    routes.beforeMatched(origins::note);
    routes.before(CardNumberGuard::check);
    routes.apiBuilder(
        () -> {
          path("/v1/store", this::store);
          path("/v1/store/account", this::account);
          path("/v1/admin", this::admin);
          path("/v1/analytics", this::figures);
          post("/v1/webhooks/payments/{provider}", paymentWebhooks::receive, ANYBODY, UNLIMITED);
          post("/v1/webhooks/carriers/{provider}", carrierWebhooks::receive, ANYBODY, UNLIMITED);
          post("/v1/oauth/token", clients::issue, ANYBODY);
          get("/.well-known/jwks.json", keys::show, ANYBODY);
          get("/health/live", health::live, ANYBODY, UNLIMITED);
          get("/health/ready", health::ready, ANYBODY, UNLIMITED);
          get("/metrics", metrics::scrape, ANYBODY, UNLIMITED);
          get("/openapi.yaml", contract::contract, ANYBODY);
          get("/docs", contract::page, ANYBODY);
          post("/v1/store/products/{productId}/reviews", productReviews::submit, SIGNED_IN);
        });
  }

  private void figures() {
    get("/sales", analytics::sales, ANALYST, ADMIN);
    get("/top", analytics::top, ANALYST, ADMIN);
    get("/funnel", analytics::funnel, ANALYST, ADMIN);
    get("/live", analytics::live, ANALYST, ADMIN);
  }

  private void account() {
    get(own::show, SIGNED_IN);
    post("/password", own::changePassword, SIGNED_IN);
    post("/sign-out", own::signOut, SIGNED_IN);
    get("/sessions", own::sessions, SIGNED_IN);
    delete("/sessions", own::endOthers, SIGNED_IN);
    delete("/sessions/{sessionId}", own::end, SIGNED_IN);
    get("/addresses", profile::addresses, SIGNED_IN);
    put("/addresses/{addressId}", profile::saveAddress, SIGNED_IN);
    delete("/addresses/{addressId}", profile::removeAddress, SIGNED_IN);
    put("/preferences", profile::setPreferences, SIGNED_IN);
    get("/consents", profile::consents, SIGNED_IN);
    put("/consents/{purpose}", profile::decideConsent, SIGNED_IN);
    get("/export", export::export, SIGNED_IN);
    post("/carts/{cartId}/merge", carts::merge, CART);
    post("/erasure", erasure::own, SIGNED_IN);
    get("/reviews/{productId}", productReviews::own, SIGNED_IN);
    delete("/reviews/{productId}", productReviews::withdraw, SIGNED_IN);
  }

  private void store() {
    post("/accounts", accounts::register, ANYBODY);
    post("/accounts/confirm", accounts::confirm, ANYBODY);
    post("/accounts/forgotten", accounts::forgotten, ANYBODY);
    post("/accounts/reset", accounts::reset, ANYBODY);
    post("/sessions", sessions::signIn, ANYBODY);
    post("/sessions/refresh", sessions::refresh, ANYBODY);
    post("/events", events::take, ANYBODY);
    get("/products/{productId}", products::show, ANYBODY);
    get("/products/{productId}/related", search::related, ANYBODY);
    get("/search", search::find, ANYBODY);
    get("/suggest", search::suggest, ANYBODY);
    post("/carts", carts::create, ANYBODY);
    get("/products/{productId}/reviews", productReviews::list, ANYBODY);
    path(
        "/carts/{cartId}",
        () -> {
          get(carts::show, CART, SUPPORT, ADMIN);
          post("/lines", carts::addLine, CART, SUPPORT, ADMIN);
          patch("/lines/{offerId}", carts::changeLine, CART, SUPPORT, ADMIN);
          delete("/lines/{offerId}", carts::removeLine, CART, SUPPORT, ADMIN);
          get("/shipping-rates", shipping::quote, CART, SUPPORT, ADMIN);
          put("/shipping", shipping::choose, CART, SUPPORT, ADMIN);
          post("/erasure", erasure::guest, CART, ADMIN);
          post("/checkout", carts::checkOut, CART, SUPPORT, ADMIN, CHECKOUT);
        });
    get("/stock/{sku}/watch", watches::show, ANYBODY);
    post("/stock/{sku}/watch", watches::watch, ANYBODY);
    get("/payments/return", paymentReturn::comeBack, ANYBODY);
    get("/shipments/{shipmentId}", parcels::show, SHIPMENT, SUPPORT, WAREHOUSE, ADMIN);
    get("/returns/{returnId}", returns::show, RETURN, SUPPORT, WAREHOUSE, ADMIN);
    post("/returns/{returnId}/cancel", returns::cancel, RETURN, SUPPORT, ADMIN);
    get("/orders", orders::list, CUSTOMER, SUPPORT, ADMIN);
    path(
        "/orders/{orderId}",
        () -> {
          get(orders::show, ORDER, SUPPORT, WAREHOUSE, ADMIN);
          get("/events", orders::events, ORDER, SUPPORT, WAREHOUSE, ADMIN);
          post("/payment", orders::pay, ORDER, SUPPORT, ADMIN, CHECKOUT);
          post("/cancel", orders::cancel, ORDER, SUPPORT, ADMIN);
          post("/returns", returns::request, ORDER, SUPPORT, ADMIN);
        });
  }

  private void admin() {
    get("/products/{productId}", catalog::show, ADMIN);
    put("/products/{productId}", catalog::upsert, ADMIN);
    post("/products/bulk", catalog::upsertMany, ADMIN);
    post("/stock/bulk", stock::receiveMany, WAREHOUSE, ADMIN);
    get("/stock/{sku}", stock::show, WAREHOUSE, ADMIN);
    post("/stock/{sku}/receive", stock::receive, WAREHOUSE, ADMIN);
    post("/stock/{sku}/adjust", stock::adjust, WAREHOUSE, ADMIN);
    post("/orders/{orderId}/hold", orderDesk::hold, SUPPORT, ADMIN);
    post("/orders/{orderId}/release", orderDesk::release, SUPPORT, ADMIN);
    get("/orders/{orderId}/notifications", notifications::list, SUPPORT, ADMIN);
    path("/webhooks", this::webhookTree);
    get("/orders/{orderId}/payment", payments::show, SUPPORT, ADMIN);
    post("/orders/{orderId}/payment/settle", payments::settle, SUPPORT, ADMIN);
    post("/orders/{orderId}/refunds", payments::refund, SUPPORT, ADMIN);
    get("/payments/review", reviews::payments, SUPPORT, ADMIN);
    get("/shipping-rates/{currency}", shippingRates::show, ADMIN);
    put("/shipping-rates/{currency}", shippingRates::set, ADMIN);
    post("/orders/{orderId}/cancel-lines", orderDesk::cancelLines, SUPPORT, ADMIN);
    post("/orders/{orderId}/shipments", packing::plan, WAREHOUSE, SUPPORT, ADMIN);
    get("/reviews", reviews::products, SUPPORT, ADMIN);
    get("/products/{productId}/reviews", moderation::list, SUPPORT, ADMIN);
    post("/products/{productId}/reviews/{reviewId}/approve", moderation::approve, SUPPORT, ADMIN);
    post("/products/{productId}/reviews/{reviewId}/reject", moderation::reject, SUPPORT, ADMIN);
    path(
        "/shipments/{shipmentId}",
        () -> {
          post("/pack", packing::pack, WAREHOUSE, SUPPORT, ADMIN);
          post("/book", packing::book, WAREHOUSE, SUPPORT, ADMIN);
          post("/ship", packing::ship, WAREHOUSE, SUPPORT, ADMIN);
          post("/deliver", packing::deliver, WAREHOUSE, SUPPORT, ADMIN);
          post("/cancel", packing::cancel, WAREHOUSE, SUPPORT, ADMIN);
        });
    path(
        "/returns/{returnId}",
        () -> {
          post("/approve", returnDesk::approve, SUPPORT, ADMIN);
          post("/deny", returnDesk::deny, SUPPORT, ADMIN);
          post("/receive", returnDesk::receive, WAREHOUSE, SUPPORT, ADMIN);
          post("/refund", returnDesk::refund, SUPPORT, ADMIN);
        });
    get("/audit", audit::list, ADMIN);
    put("/accounts/roles", roles::change, ADMIN);
    get("/blocked-keys", blockedKeys::list, OPERATOR);
    post("/blocked-keys/release", blockedKeys::release, OPERATOR);
    post("/offers/ready", offers::ready, OPERATOR, ADMIN);
    post("/customers/{customerId}/erasure", erasure::byStaff, ADMIN);
  }

  private void webhookTree() {
    get(webhooks::list, ADMIN);
    post(webhooks::create, ADMIN);
    path(
        "/{webhookId}",
        () -> {
          get(webhooks::show, ADMIN);
          delete(webhooks::delete, ADMIN);
          get("/secret", webhooks::secret, ADMIN);
          post("/secret/rotate", webhooks::rotate, ADMIN);
          post("/enable", webhooks::enable, ADMIN);
          post("/disable", webhooks::disable, ADMIN);
          get("/deliveries", webhooks::deliveries, ADMIN);
          post("/deliveries/{deliveryId}/redeliver", webhooks::redeliver, ADMIN);
        });
  }
}
