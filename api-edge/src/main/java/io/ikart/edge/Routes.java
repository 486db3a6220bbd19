package io.ikart.edge;

import io.ikart.edge.account.AccountDesk;
import io.ikart.edge.account.AccountRoutes;
import io.ikart.edge.account.Accounts;
import io.ikart.edge.account.Identity;
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
import io.ikart.edge.audit.AuditTrail;
import io.ikart.edge.auth.Access;
import io.ikart.edge.auth.OpenAuthenticator;
import io.ikart.edge.auth.Origins;
import io.ikart.edge.auth.TokenAuthenticator;
import io.ikart.edge.behaviour.ActionLog;
import io.ikart.edge.behaviour.EventRoutes;
import io.ikart.edge.command.AcceptedAnswers;
import io.ikart.edge.command.BulkWrites;
import io.ikart.edge.command.Commands;
import io.ikart.edge.command.Writes;
import io.ikart.edge.ops.ContractRoutes;
import io.ikart.edge.ops.HealthRoutes;
import io.ikart.edge.ops.MetricsRoutes;
import io.ikart.edge.progress.ProgressStreams;
import io.ikart.edge.query.Queries;
import io.ikart.edge.query.Reads;
import io.ikart.edge.seal.Contacts;
import io.ikart.edge.seal.KeyLog;
import io.ikart.edge.seal.WebhookSecrets;
import io.ikart.edge.search.ProductSearch;
import io.ikart.edge.store.CartRoutes;
import io.ikart.edge.store.PaymentReturnRoutes;
import io.ikart.edge.store.SearchRoutes;
import io.ikart.edge.store.ShippingRoutes;
import io.ikart.edge.store.WatchRoutes;
import io.ikart.edge.view.Views;
import io.ikart.edge.webhook.CarrierWebhookRoutes;
import io.ikart.edge.webhook.PaymentWebhookRoutes;
import io.ikart.schemas.seal.Sealing;
import io.ikart.schemas.serde.AvroWire;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executor;

/** Puts the routes together from what they need of the outside. */
record Routes(
    Commands commands,
    Queries queries,
    ProductSearch search,
    AvroWire wire,
    ProgressStreams progress,
    PaymentWebhookRoutes paymentWebhooks,
    CarrierWebhookRoutes carrierWebhooks,
    Identity identity,
    Sealing sealing,
    KeyLog keys,
    ActionLog actions,
    AnalyticsRoutes analytics,
    HealthRoutes health,
    PrometheusMeterRegistry meters,
    Executor executor) {

  private static final Duration WAIT_BUDGET = Duration.ofSeconds(5);

  EdgeApp app() {
    return app(WAIT_BUDGET);
  }

  /**
   * @param budget how long a write waits for its outcome unless the caller prefers otherwise
   */
  EdgeApp app(Duration budget) {
    var clock = InstantSource.system();
    var views = new Views(wire);
    var reads = new Reads(queries);
    var writes = new Writes(commands, new AcceptedAnswers(queries), budget, clock, executor);
    var contacts = new Contacts(sealing, keys, wire, clock);
    var bulk = new BulkWrites(commands, clock, executor);
    var desk = new AccountDesk(commands, budget, clock, executor);
    var accounts = new Accounts(queries, wire);
    var origins = new Origins(identity.secrets().origins());
    return new EdgeApp(
        new Access(
            new TokenAuthenticator(
                identity.access(), identity.revocations(), new OpenAuthenticator())),
        new AccountRoutes(desk, identity, contacts, sealing),
        new SessionRoutes(desk, identity, accounts),
        new OwnAccountRoutes(desk, identity, accounts, reads, views),
        new KeyRoutes(identity.keys()),
        new CartRoutes(writes, reads, views, contacts),
        new io.ikart.edge.store.OrderRoutes(writes, reads, views, progress),
        new io.ikart.edge.store.ProductRoutes(reads, views),
        new PaymentReturnRoutes(),
        new SearchRoutes(search),
        new ShippingRoutes(writes, queries, views),
        new WatchRoutes(writes, reads, views, contacts),
        new io.ikart.edge.store.ShipmentRoutes(reads, views),
        new io.ikart.edge.store.ReturnRoutes(writes, reads, views),
        new io.ikart.edge.admin.ProductRoutes(writes, bulk, reads, views),
        new StockRoutes(writes, bulk, reads, views),
        new io.ikart.edge.admin.OrderRoutes(writes, views),
        new PaymentRoutes(writes, reads, views),
        new ReviewRoutes(queries, wire),
        new ShippingRatesRoutes(writes, reads, views),
        new io.ikart.edge.admin.ShipmentRoutes(writes, views),
        new io.ikart.edge.admin.ReturnRoutes(writes, views),
        new BlockedKeyRoutes(writes, queries, wire),
        new OfferRoutes(queries),
        paymentWebhooks,
        carrierWebhooks,
        new NotificationRoutes(reads, views),
        new WebhookRoutes(
            writes,
            reads,
            queries,
            views,
            new WebhookSecrets(sealing),
            new AuditTrail(commands, clock)),
        new AuditRoutes(reads, views, origins),
        origins,
        new EventRoutes(actions, clock),
        analytics,
        health,
        new MetricsRoutes(meters),
        new ContractRoutes());
  }
}
