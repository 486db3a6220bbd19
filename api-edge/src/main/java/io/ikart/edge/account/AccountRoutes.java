package io.ikart.edge.account;

import static io.ikart.schemas.topic.CustomerTopics.CUSTOMER_COMMANDS;

import io.ikart.edge.command.CommandIds;
import io.ikart.edge.command.Envelope;
import io.ikart.edge.command.OutgoingCommand;
import io.ikart.edge.http.Bodies;
import io.ikart.edge.http.Fields;
import io.ikart.edge.http.Formats;
import io.ikart.edge.http.RequestBody;
import io.ikart.edge.seal.Contacts;
import io.ikart.schemas.Ids;
import io.ikart.schemas.common.CommandMeta;
import io.ikart.schemas.credentials.ConfirmAddress;
import io.ikart.schemas.credentials.PasswordHash;
import io.ikart.schemas.credentials.RegisterAccount;
import io.ikart.schemas.credentials.RequestPasswordReset;
import io.ikart.schemas.credentials.ResetPassword;
import io.ikart.schemas.notification.Contact;
import io.ikart.schemas.seal.Sealing;
import io.javalin.http.Context;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;

/**
 * How an account comes to be and gets another password, for whoever is not signed in. Asking is
 * answered 202 whatever there is: only the mail says.
 */
public final class AccountRoutes {

  private static final String OTHERWISE = "en";

  private final AccountDesk desk;
  private final Identity identity;
  private final Contacts contacts;
  private final Sealing sealing;

  public AccountRoutes(AccountDesk desk, Identity identity, Contacts contacts, Sealing sealing) {
    this.desk = desk;
    this.identity = identity;
    this.contacts = contacts;
    this.sealing = sealing;
  }

  public void register(Context ctx) {
    var body = Bodies.document(ctx);
    var fields = Fields.of(body);
    var contact =
        new Contact(
            fields.text("email", Formats.EMAIL),
            fields.text("name", Formats.PERSON_NAME, ""),
            fields.text("locale", Formats.LOCALE, OTHERWISE),
            List.of(),
            null);
    fields.done();
    identity.limits().count(ctx);
    var envelope = desk.envelope(ctx);
    var token = MailedToken.make(identity.secrets().credentialsOf(contact.getEmail()));
    var ulid = CommandIds.ulidOf(envelope.commandId(token.credentialsId()));
    var customerId = Ids.customer(ulid);
    desk.drop(
        ctx,
        envelope,
        () ->
            contacts
                .seal(customerId, contact)
                .thenApply(
                    hidden ->
                        command(
                            envelope,
                            token,
                            body,
                            meta ->
                                new RegisterAccount(
                                    meta,
                                    customerId,
                                    hidden,
                                    token.hash(),
                                    token.sealed(sealing),
                                    ulid))));
  }

  public void confirm(Context ctx) {
    choose(ctx, (meta, token, password) -> new ConfirmAddress(meta, token.hash(), password));
  }

  public void forgotten(Context ctx) {
    var body = Bodies.document(ctx);
    var fields = Fields.of(body);
    var email = fields.text("email", Formats.EMAIL);
    fields.done();
    identity.limits().count(ctx);
    var envelope = desk.envelope(ctx);
    var token = MailedToken.make(identity.secrets().credentialsOf(email));
    desk.drop(
        ctx,
        envelope,
        () ->
            CompletableFuture.completedFuture(
                command(
                    envelope,
                    token,
                    body,
                    meta ->
                        new RequestPasswordReset(
                            meta, token.hash(), token.sealed(sealing), mailOf(meta)))));
  }

  public void reset(Context ctx) {
    choose(
        ctx,
        (meta, token, password) -> new ResetPassword(meta, token.hash(), password, mailOf(meta)));
  }

  /** A password chosen by whoever has a mailed token. */
  @FunctionalInterface
  private interface Choice {
    SpecificRecord command(CommandMeta meta, MailedToken token, PasswordHash password);
  }

  private void choose(Context ctx, Choice choice) {
    var body = Bodies.document(ctx);
    var fields = Fields.of(body);
    var shown = fields.text("token", Formats.MAILED_TOKEN);
    var password = fields.text("password", Formats.NEW_PASSWORD);
    fields.done();
    identity.limits().count(ctx);
    var token = MailedToken.of(shown);
    var envelope = desk.envelope(ctx);
    desk.handle(
        ctx,
        envelope,
        () ->
            identity
                .passwords()
                .hash(token.credentialsId(), password)
                .thenApply(
                    hash ->
                        command(envelope, token, body, meta -> choice.command(meta, token, hash))),
        (sent, reply) -> {
          identity.limits().forgive(ctx);
          return AccountDesk.done(ctx);
        });
  }

  private OutgoingCommand command(
      Envelope envelope,
      MailedToken token,
      RequestBody body,
      Function<CommandMeta, SpecificRecord> command) {
    return envelope.command(
        CUSTOMER_COMMANDS, token.credentialsId(), identity.secrets().hidden(body), command);
  }

  private static String mailOf(CommandMeta meta) {
    return CommandIds.ulidOf(meta.getCommandId());
  }
}
