package io.ikart.edge.account;

import static io.ikart.schemas.topic.CustomerTopics.CUSTOMER_COMMANDS;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.ikart.edge.account.Accounts.Account;
import io.ikart.edge.auth.AccessTokens;
import io.ikart.edge.auth.RefreshTokens.Place;
import io.ikart.edge.auth.SignedIn;
import io.ikart.edge.command.CommandIds;
import io.ikart.edge.http.Bodies;
import io.ikart.edge.http.Fields;
import io.ikart.edge.http.Formats;
import io.ikart.schemas.common.CommandMeta;
import io.ikart.schemas.credentials.RefreshSession;
import io.ikart.schemas.credentials.SignIn;
import io.javalin.http.Context;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.avro.specific.SpecificRecord;

/** Signing in, and staying so. Every refusal is the same, and takes as long. */
public final class SessionRoutes {

  private static final int OK = 200;
  private static final int CREATED = 201;

  private final AccountDesk desk;
  private final Identity identity;
  private final Accounts accounts;

  public SessionRoutes(AccountDesk desk, Identity identity, Accounts accounts) {
    this.desk = desk;
    this.identity = identity;
    this.accounts = accounts;
  }

  /**
   * Each time it succeeds another session begins: its id, which tokens name, is never used again.
   */
  public void signIn(Context ctx) {
    var body = Bodies.document(ctx);
    var fields = Fields.of(body);
    var email = fields.text("email", Formats.EMAIL);
    var password = fields.text("password", Formats.TRIED_PASSWORD);
    fields.done();
    identity.limits().count(ctx);
    var envelope = desk.envelope(ctx).once();
    var hidden = identity.secrets().hidden(body);
    var credentials = identity.secrets().credentialsOf(email);
    var session = CommandIds.ulidOf(envelope.commandId(credentials));
    desk.handle(
        ctx,
        envelope,
        () ->
            tried(credentials, password)
                .thenApply(
                    tried ->
                        envelope.command(
                            CUSTOMER_COMMANDS, credentials, hidden, meta -> tried.with(meta))),
        (sent, reply) ->
            ((SignIn) sent.command()).getMatched()
                ? accounts
                    .after(reply, credentials)
                    .thenAccept(
                        account ->
                            answer(ctx, CREATED, account, new Place(credentials, session, 1)))
                : CompletableFuture.failedFuture(AccountDesk.refused().asException()));
  }

  /** A password that was compared, with what is known of the account. */
  private record Tried(Optional<Account> account, boolean matched) {

    SpecificRecord with(CommandMeta meta) {
      var ulid = CommandIds.ulidOf(meta.getCommandId());
      var salt = Account.saltOf(account.flatMap(Account::password));
      return new SignIn(meta, ulid, salt, matched, ulid);
    }
  }

  private CompletableFuture<Tried> tried(String credentials, String password) {
    return accounts
        .find(credentials)
        .thenCompose(
            account ->
                identity
                    .passwords()
                    .matches(credentials, password, account.flatMap(Account::password))
                    .thenApply(matched -> new Tried(account, matched)));
  }

  public void refresh(Context ctx) {
    var body = Bodies.document(ctx);
    var fields = Fields.of(body);
    var token = fields.text("refreshToken", Formats.REFRESH_TOKEN);
    fields.done();
    identity.limits().count(ctx);
    var given =
        identity.refresh().read(token).orElseThrow(() -> AccountDesk.refused().asException());
    var next = new Place(given.credentialsId(), given.sessionId(), given.generation() + 1);
    var envelope = desk.envelope(ctx);
    desk.handle(
        ctx,
        envelope,
        () ->
            CompletableFuture.completedFuture(
                envelope.command(
                    CUSTOMER_COMMANDS,
                    given.credentialsId(),
                    identity.secrets().hidden(body),
                    meta -> new RefreshSession(meta, given.sessionId(), given.generation()))),
        (sent, reply) ->
            accounts
                .after(reply, given.credentialsId())
                .thenAccept(account -> answer(ctx, OK, account, next)));
  }

  /** Tokens for a session that goes on and stands at this place; nothing otherwise. */
  private void answer(Context ctx, int status, Optional<Account> found, Place place) {
    var account =
        found
            .filter(
                known ->
                    known
                        .session(place.sessionId())
                        .filter(session -> session.getGeneration() == place.generation())
                        .isPresent())
            .orElseThrow(() -> AccountDesk.refused().asException());
    identity.limits().forgive(ctx);
    var who =
        new SignedIn(account.root().getCustomerId(), place.credentialsId(), place.sessionId());
    var tokenId = place.sessionId() + "-" + place.generation();
    var body = JsonNodeFactory.instance.objectNode();
    body.put("customerId", who.customerId());
    body.put("sessionId", who.sessionId());
    body.put("tokenType", "Bearer");
    body.put("accessToken", identity.access().issue(who, account.roles(), tokenId));
    body.put("expiresIn", AccessTokens.LIFE.toSeconds());
    body.put("refreshToken", identity.refresh().of(place));
    ctx.status(status).contentType("application/json").result(body.toString());
  }
}
