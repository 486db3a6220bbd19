package io.ikart.edge.account;

import static io.ikart.schemas.topic.CustomerTopics.CUSTOMER_COMMANDS;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.ikart.edge.account.Accounts.Account;
import io.ikart.edge.auth.CartTokens;
import io.ikart.edge.auth.Principal;
import io.ikart.edge.auth.Role;
import io.ikart.edge.command.CommandIds;
import io.ikart.edge.http.Bodies;
import io.ikart.edge.http.Fields;
import io.ikart.edge.http.Formats;
import io.ikart.edge.http.RequestIds;
import io.ikart.edge.problem.Codes;
import io.ikart.edge.problem.Problem;
import io.ikart.edge.seal.Contacts;
import io.ikart.schemas.Ids;
import io.ikart.schemas.credentials.EraseAccount;
import io.ikart.schemas.customer.EraseGuest;
import io.javalin.http.Context;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Forgets who somebody is: their keys are destroyed, their sessions end, their address is free. For
 * whoever is signed in and has the password, for the guest of a cart, and for staff.
 */
public final class ErasureRoutes {

  /**
   * The last record of a destroyed key is compacted away by then: a day until its segment may be
   * compacted, an hour until the next record of it comes for certain, an hour for the broker.
   */
  static final Duration GONE_WITHIN = Duration.ofHours(26);

  private static final Set<Role> STAFF = Set.of(Role.ADMIN);

  private final AccountDesk desk;
  private final Identity identity;
  private final Accounts accounts;
  private final Profiles profiles;
  private final Contacts contacts;

  public ErasureRoutes(
      AccountDesk desk,
      Identity identity,
      Accounts accounts,
      Profiles profiles,
      Contacts contacts) {
    this.desk = desk;
    this.identity = identity;
    this.accounts = accounts;
    this.profiles = profiles;
    this.contacts = contacts;
  }

  public void own(Context ctx) {
    var body = Bodies.document(ctx);
    var fields = Fields.of(body);
    var password = fields.text("password", Formats.TRIED_PASSWORD);
    fields.done();
    identity.limits().count(ctx);
    var who = Principal.of(ctx).signedIn();
    var credentials = who.credentialsId();
    var envelope = desk.envelope(ctx);
    var hidden = identity.secrets().hidden(body);
    desk.handle(
        ctx,
        envelope,
        () ->
            accounts
                .find(credentials)
                .thenCompose(account -> tried(credentials, account, password))
                .thenApply(
                    tried ->
                        envelope.command(
                            CUSTOMER_COMMANDS,
                            credentials,
                            hidden,
                            meta ->
                                new EraseAccount(
                                    meta,
                                    who.sessionId(),
                                    tried.salt(),
                                    tried.matched(),
                                    false,
                                    CommandIds.ulidOf(meta.getCommandId())))),
        (sent, reply) -> {
          if (!((EraseAccount) sent.command()).getMatched()) {
            return CompletableFuture.failedFuture(
                Problem.of(Codes.FORBIDDEN, "The password is another one").asException());
          }
          identity.limits().forgive(ctx);
          identity.revocations().add(who.sessionId());
          return erased(ctx, who.customerId());
        });
  }

  private record Tried(ByteBuffer salt, boolean matched) {}

  private CompletableFuture<Tried> tried(
      String credentials, Optional<Account> account, String password) {
    var known = account.flatMap(Account::password);
    return identity
        .passwords()
        .matches(credentials, password, known)
        .thenApply(matched -> new Tried(Account.saltOf(known), matched));
  }

  /** Staff do it for somebody who has shown by other means who they are. */
  public void byStaff(Context ctx) {
    var customer = RequestIds.customer(ctx);
    var body = Bodies.none(ctx);
    var envelope = desk.envelope(ctx);
    desk.handle(
        ctx,
        envelope,
        () ->
            profiles
                .find(customer, List.of())
                .thenApply(
                    found ->
                        envelope.command(
                            CUSTOMER_COMMANDS,
                            found.root().getCredentialsId(),
                            body,
                            meta ->
                                new EraseAccount(
                                    meta,
                                    "",
                                    ByteBuffer.allocate(0),
                                    true,
                                    true,
                                    CommandIds.ulidOf(meta.getCommandId())))),
        (sent, reply) -> erased(ctx, customer));
  }

  /** What the guest of a cart left there: for whoever has its token, and for staff. */
  public void guest(Context ctx) {
    var cart = RequestIds.cart(ctx);
    var body = Bodies.none(ctx);
    var principal = Principal.of(ctx);
    if (!principal.isGuest() && !principal.isOneOf(STAFF)) {
      throw Problem.invalid(
              CartTokens.HEADER,
              "must be the token of the cart's guest; whoever has an account erases that")
          .asException();
    }
    var guest = CartTokens.guestOf(Ids.partitionKey(cart));
    var envelope = desk.envelope(ctx);
    desk.handle(
        ctx,
        envelope,
        () ->
            CompletableFuture.completedFuture(
                envelope.command(CUSTOMER_COMMANDS, guest, body, EraseGuest::new)),
        (sent, reply) -> {
          contacts.forget(guest);
          return gone(ctx, "cartId", cart);
        });
  }

  private CompletableFuture<Void> erased(Context ctx, String customer) {
    contacts.forget(customer);
    return gone(ctx, "customerId", customer);
  }

  private static CompletableFuture<Void> gone(Context ctx, String name, String whose) {
    AccountDesk.json(
        ctx,
        JsonNodeFactory.instance
            .objectNode()
            .put(name, whose)
            .put("outcome", "erased")
            .put("goneWithin", GONE_WITHIN.toString()));
    return CompletableFuture.completedFuture(null);
  }
}
