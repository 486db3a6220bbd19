package io.ikart.edge.account;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ikart.edge.account.Accounts.Account;
import io.ikart.edge.account.Profiles.Profile;
import io.ikart.edge.audit.AuditTrail;
import io.ikart.edge.auth.Principal;
import io.ikart.edge.auth.SignedIn;
import io.ikart.edge.http.Bodies;
import io.ikart.edge.query.Queries;
import io.ikart.edge.query.Reads;
import io.ikart.edge.query.View;
import io.ikart.edge.seal.People;
import io.ikart.edge.seal.People.Opener;
import io.ikart.edge.view.Views;
import io.ikart.schemas.audit.Audited;
import io.ikart.schemas.notification.Contact;
import io.ikart.schemas.query.QueryResponse;
import io.ikart.schemas.seal.SealedFields;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Everything the shop has of whoever is signed in, opened, as one document: what they said of
 * themselves, where they are signed in, and their orders with what they were told. Orders are
 * fetched one after the other, so that an export costs no more at once than a visit. Nothing is
 * handed out that is not noted in the audit log before.
 */
public final class ExportRoutes {

  /** Orders in one export, the newest first; of one with more it says so. */
  static final int MOST_ORDERS = 1_000;

  private static final int PAGE = 100;

  private final AccountDesk desk;
  private final Accounts accounts;
  private final Profiles profiles;
  private final People people;
  private final Queries queries;
  private final Views views;
  private final AuditTrail trail;

  public ExportRoutes(
      AccountDesk desk,
      Accounts accounts,
      Profiles profiles,
      People people,
      Queries queries,
      Views views,
      AuditTrail trail) {
    this.desk = desk;
    this.accounts = accounts;
    this.profiles = profiles;
    this.people = people;
    this.queries = queries;
    this.views = views;
    this.trail = trail;
  }

  public void export(Context ctx) {
    Bodies.none(ctx);
    var who = Principal.of(ctx).signedIn();
    ctx.header("Content-Disposition", "attachment; filename=\"my-data.json\"");
    desk.show(
        ctx,
        () ->
            trail
                .note(ctx, Audited.DATA_EXPORTED, who.customerId())
                .thenCompose(noted -> people.opener(who.customerId()))
                .thenCompose(opener -> everything(who, opener))
                .thenAccept(body -> AccountDesk.json(ctx, body)));
  }

  private CompletableFuture<ObjectNode> everything(SignedIn who, Opener opener) {
    var body = JsonNodeFactory.instance.objectNode();
    return profiles
        .find(who.customerId(), List.of())
        .thenAccept(profile -> describe(body, profile, opener))
        .thenCompose(done -> accounts.find(who.credentialsId()))
        .thenAccept(account -> list(body, account, who))
        .thenCompose(done -> orderIds(who.customerId(), "", new ArrayList<>()))
        .thenCompose(
            ids -> {
              boolean tooMany = ids.size() > MOST_ORDERS;
              body.put("moreOrders", tooMany);
              var wanted = tooMany ? ids.subList(0, MOST_ORDERS) : ids;
              return orders(wanted, 0, body.putArray("orders"), opener);
            })
        .thenApply(done -> body);
  }

  private static void describe(ObjectNode body, Profile profile, Opener opener) {
    var root = profile.root();
    var account = body.putObject("account");
    account.put("customerId", root.getCustomerId());
    account.put("openedAt", root.getOpenedAt().toString());
    opener
        .open(root.getContact(), SealedFields.CONTACT, Contact.class)
        .ifPresent(contact -> account.set("contact", ProfileJson.contact(contact)));
    var preferences = body.putObject("preferences");
    preferences.put("locale", root.getLocale());
    root.getUnwanted().forEach(preferences.putArray("unwanted")::add);
    body.set("addresses", ProfileJson.addresses(profile, opener).get("addresses"));
    body.setAll(ProfileJson.consents(profile));
  }

  private static void list(ObjectNode body, Optional<Account> account, SignedIn who) {
    var sessions = account.map(Account::sessions).orElse(List.of());
    body.setAll(OwnAccountRoutes.listed(sessions, who.sessionId()));
  }

  private CompletableFuture<List<String>> orderIds(
      String customer, String after, List<String> found) {
    return asked(views.customerOrders(customer, after, PAGE))
        .thenCompose(
            page -> {
              var rows = page.getParts();
              views.orderIdsIn(page).forEach(found::add);
              return page.getMore() && !rows.isEmpty() && found.size() <= MOST_ORDERS
                  ? orderIds(customer, rows.get(rows.size() - 1).getId(), found)
                  : CompletableFuture.completedFuture(found);
            });
  }

  private CompletableFuture<Void> orders(
      List<String> ids, int next, ArrayNode listed, Opener opener) {
    return next == ids.size()
        ? CompletableFuture.completedFuture(null)
        : order(ids.get(next), opener)
            .thenAccept(listed::add)
            .thenCompose(done -> orders(ids, next + 1, listed, opener));
  }

  private CompletableFuture<ObjectNode> order(String id, Opener opener) {
    var order = views.order(id);
    var told = views.notifications(id);
    return asked(order)
        .thenCombine(
            asked(told),
            (state, mails) -> {
              var node = order.json(state);
              views
                  .contactIn(state)
                  .flatMap(hidden -> opener.open(hidden, SealedFields.CONTACT, Contact.class))
                  .ifPresent(contact -> node.set("contact", ProfileJson.contact(contact)));
              node.set("notifications", told.json(mails).get("notifications"));
              return node;
            });
  }

  private CompletableFuture<QueryResponse> asked(View view) {
    return queries
        .ask(view.question(), Queries.From.OWNER_OR_STANDBY)
        .thenApply(answer -> Reads.required(answer, view));
  }
}
