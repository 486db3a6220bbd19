package io.ikart.edge.account;

import static io.ikart.schemas.topic.CustomerTopics.CUSTOMER_COMMANDS;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ikart.edge.account.Accounts.Account;
import io.ikart.edge.auth.Principal;
import io.ikart.edge.auth.SignedIn;
import io.ikart.edge.command.CommandIds;
import io.ikart.edge.command.OutgoingCommand;
import io.ikart.edge.http.Bodies;
import io.ikart.edge.http.Fields;
import io.ikart.edge.http.Formats;
import io.ikart.edge.http.RequestIds;
import io.ikart.edge.problem.Codes;
import io.ikart.edge.problem.Problem;
import io.ikart.edge.query.Reads;
import io.ikart.edge.view.Views;
import io.ikart.schemas.common.CommandMeta;
import io.ikart.schemas.common.Reply;
import io.ikart.schemas.credentials.ChangePassword;
import io.ikart.schemas.credentials.EndOtherSessions;
import io.ikart.schemas.credentials.EndSession;
import io.ikart.schemas.credentials.Session;
import io.ikart.schemas.credentials.SessionEnd;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;

/** What whoever is signed in sees and changes of their own account. */
public final class OwnAccountRoutes {

  private final AccountDesk desk;
  private final Identity identity;
  private final Accounts accounts;
  private final Reads reads;
  private final Views views;

  public OwnAccountRoutes(
      AccountDesk desk, Identity identity, Accounts accounts, Reads reads, Views views) {
    this.desk = desk;
    this.identity = identity;
    this.accounts = accounts;
    this.reads = reads;
    this.views = views;
  }

  public void show(Context ctx) {
    reads.show(ctx, views.customer(who(ctx).customerId()));
  }

  public void sessions(Context ctx) {
    var who = who(ctx);
    desk.show(
        ctx,
        () ->
            accounts
                .find(who.credentialsId())
                .thenAccept(
                    account ->
                        ctx.contentType("application/json")
                            .result(
                                listed(
                                        account.map(Account::sessions).orElse(List.of()),
                                        who.sessionId())
                                    .toString())));
  }

  static ObjectNode listed(List<Session> sessions, String current) {
    var body = JsonNodeFactory.instance.objectNode();
    var listed = body.putArray("sessions");
    for (var session : sessions) {
      listed
          .addObject()
          .put("sessionId", session.getSessionId())
          .put("current", session.getSessionId().equals(current))
          .put("startedAt", session.getStartedAt().toString())
          .put("refreshedAt", session.getRefreshedAt().toString())
          .put("refreshBy", session.getRefreshBy().toString())
          .put("endsAt", session.getEndsAt().toString());
    }
    return body;
  }

  public void signOut(Context ctx) {
    var session = who(ctx).sessionId();
    change(
        ctx,
        meta -> new EndSession(meta, session, SessionEnd.SIGNED_OUT),
        (sent, reply) -> {
          identity.revocations().add(session);
          return AccountDesk.done(ctx);
        });
  }

  public void end(Context ctx) {
    var session = RequestIds.session(ctx);
    change(
        ctx,
        meta -> new EndSession(meta, session, SessionEnd.REVOKED),
        (sent, reply) -> AccountDesk.done(ctx));
  }

  public void endOthers(Context ctx) {
    var session = who(ctx).sessionId();
    change(
        ctx, meta -> new EndOtherSessions(meta, session), (sent, reply) -> AccountDesk.done(ctx));
  }

  private void change(
      Context ctx,
      Function<CommandMeta, SpecificRecord> command,
      BiFunction<OutgoingCommand, Reply, CompletableFuture<Void>> answer) {
    var body = Bodies.none(ctx);
    var envelope = desk.envelope(ctx);
    var credentials = who(ctx).credentialsId();
    desk.handle(
        ctx,
        envelope,
        () ->
            CompletableFuture.completedFuture(
                envelope.command(CUSTOMER_COMMANDS, credentials, body, command)),
        answer);
  }

  public void changePassword(Context ctx) {
    var body = Bodies.document(ctx);
    var fields = Fields.of(body);
    var current = fields.text("current", Formats.TRIED_PASSWORD);
    var next = fields.text("next", Formats.NEW_PASSWORD);
    fields.done();
    identity.limits().count(ctx);
    var who = who(ctx);
    var envelope = desk.envelope(ctx);
    var hidden = identity.secrets().hidden(body);
    desk.handle(
        ctx,
        envelope,
        () ->
            accounts
                .find(who.credentialsId())
                .thenCompose(account -> changing(who, account, current, next))
                .thenApply(
                    made -> envelope.command(CUSTOMER_COMMANDS, who.credentialsId(), hidden, made)),
        (sent, reply) -> changed(ctx, (ChangePassword) sent.command()));
  }

  private CompletableFuture<Function<CommandMeta, SpecificRecord>> changing(
      SignedIn who, Optional<Account> account, String current, String next) {
    var known = account.flatMap(Account::password);
    var passwords = identity.passwords();
    return passwords
        .matches(who.credentialsId(), current, known)
        .thenCompose(
            matched ->
                passwords
                    .hash(who.credentialsId(), next)
                    .thenApply(
                        hash ->
                            meta ->
                                new ChangePassword(
                                    meta,
                                    who.sessionId(),
                                    Account.saltOf(known),
                                    matched,
                                    hash,
                                    CommandIds.ulidOf(meta.getCommandId()))));
  }

  private CompletableFuture<Void> changed(Context ctx, ChangePassword command) {
    if (!command.getMatched()) {
      return CompletableFuture.failedFuture(
          Problem.of(Codes.FORBIDDEN, "The current password is another one").asException());
    }
    identity.limits().forgive(ctx);
    return AccountDesk.done(ctx);
  }

  private static SignedIn who(Context ctx) {
    return Principal.of(ctx).signedIn();
  }
}
