package io.ikart.edge;

import io.ikart.edge.account.AccountContacts;
import io.ikart.edge.account.AccountDesk;
import io.ikart.edge.account.AccountRoutes;
import io.ikart.edge.account.Accounts;
import io.ikart.edge.account.ClientTokenRoutes;
import io.ikart.edge.account.ErasureRoutes;
import io.ikart.edge.account.ExportRoutes;
import io.ikart.edge.account.Identity;
import io.ikart.edge.account.KeyRoutes;
import io.ikart.edge.account.OwnAccountRoutes;
import io.ikart.edge.account.ProfileRoutes;
import io.ikart.edge.account.Profiles;
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
import io.ikart.edge.audit.AuditTrail;
import io.ikart.edge.auth.Access;
import io.ikart.edge.auth.AccessToken;
import io.ikart.edge.auth.CartTokens;
import io.ikart.edge.auth.Origins;
import io.ikart.edge.auth.TokenAuthenticator;
import io.ikart.edge.auth.VerifiedTokens;
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
import io.ikart.edge.protect.Protection;
import io.ikart.edge.query.Queries;
import io.ikart.edge.query.Reads;
import io.ikart.edge.seal.Contacts;
import io.ikart.edge.seal.KeyLog;
import io.ikart.edge.seal.People;
import io.ikart.edge.seal.WebhookSecrets;
import io.ikart.edge.search.ProductSearch;
import io.ikart.edge.store.CartRoutes;
import io.ikart.edge.store.PaymentReturnRoutes;
import io.ikart.edge.store.ProductReviewRoutes;
import io.ikart.edge.store.SearchRoutes;
import io.ikart.edge.store.ShippingRoutes;
import io.ikart.edge.store.WatchRoutes;
import io.ikart.edge.view.Owners;
import io.ikart.edge.view.Views;
import io.ikart.edge.webhook.CarrierWebhookRoutes;
import io.ikart.edge.webhook.PaymentWebhookRoutes;
import io.ikart.schemas.seal.Sealing;
import io.ikart.schemas.serde.AvroWire;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
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
    Protection protection,
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
    var secrets = identity.secrets();
    var writes =
        new Writes(
            commands, new AcceptedAnswers(queries), secrets::hidden, budget, clock, executor);
    var contacts = new Contacts(sealing, keys, wire, clock);
    var people = new People(sealing, contacts, queries, wire);
    var profiles = new Profiles(queries, wire);
    var bulk = new BulkWrites(commands, secrets::hidden, clock, executor);
    var desk = new AccountDesk(commands, budget, clock, executor);
    var accounts = new Accounts(queries, wire);
    var owners = new Owners(queries, views);
    var cartTokens = new CartTokens(identity.keys());
    var origins = new Origins(secrets.origins());
    var trail = new AuditTrail(commands, clock);
    return new EdgeApp(
        protection,
        access(cartTokens, owners, clock),
        new AccountRoutes(desk, identity, contacts, sealing),
        new SessionRoutes(desk, identity, accounts),
        new OwnAccountRoutes(desk, identity, accounts, reads, views),
        new ProfileRoutes(writes, views, desk, profiles, contacts, people),
        new ExportRoutes(desk, accounts, profiles, people, queries, views, trail),
        new ErasureRoutes(desk, identity, accounts, profiles, contacts),
        new KeyRoutes(identity.keys()),
        new ClientTokenRoutes(identity, trail),
        new RoleRoutes(writes, identity),
        new CartRoutes(
            writes,
            reads,
            views,
            contacts,
            new AccountContacts(profiles, people),
            cartTokens,
            owners),
        new io.ikart.edge.store.OrderRoutes(writes, reads, views, progress),
        new io.ikart.edge.store.ProductRoutes(reads, views),
        new PaymentReturnRoutes(),
        new SearchRoutes(search),
        new ShippingRoutes(writes, queries, views),
        new WatchRoutes(writes, reads, views, contacts),
        new ProductReviewRoutes(writes, reads, queries, views),
        new io.ikart.edge.store.ShipmentRoutes(reads, views),
        new io.ikart.edge.store.ReturnRoutes(writes, reads, views),
        new io.ikart.edge.admin.ProductRoutes(writes, bulk, reads, views),
        new StockRoutes(writes, bulk, reads, views),
        new io.ikart.edge.admin.OrderRoutes(writes, views),
        new PaymentRoutes(writes, reads, views),
        new ReviewRoutes(queries, wire),
        new ModerationRoutes(writes, reads, views),
        new ShippingRatesRoutes(writes, reads, views),
        new io.ikart.edge.admin.ShipmentRoutes(writes, views),
        new io.ikart.edge.admin.ReturnRoutes(writes, views),
        new BlockedKeyRoutes(writes, queries, wire),
        new OfferRoutes(queries),
        paymentWebhooks,
        carrierWebhooks,
        new NotificationRoutes(reads, views),
        new WebhookRoutes(writes, reads, queries, views, new WebhookSecrets(sealing), trail),
        new AuditRoutes(reads, views, origins),
        origins,
        new EventRoutes(actions, profiles::allowsBehaviour, clock),
        analytics,
        health,
        new MetricsRoutes(meters),
        new ContractRoutes());
  }

  private Optional<AccessToken> tokenIn(String token) {
    return identity
        .access()
        .read(token)
        .or(() -> identity.external().flatMap(elsewhere -> elsewhere.read(token)));
  }

  private Access access(CartTokens carts, Owners owners, InstantSource clock) {
    var tokens = new VerifiedTokens(this::tokenIn, clock);
    var authenticator =
        new TokenAuthenticator(tokens, identity.revocations(), carts, protection.staff());
    return new Access(authenticator, owners, protection.callers());
  }
}
