package io.ikart.edge.account;

import static io.ikart.schemas.topic.CustomerTopics.CUSTOMER_COMMANDS;

import io.ikart.edge.auth.Principal;
import io.ikart.edge.command.Answer;
import io.ikart.edge.command.Write;
import io.ikart.edge.command.Writes;
import io.ikart.edge.http.Bodies;
import io.ikart.edge.http.ContactFields;
import io.ikart.edge.http.Fields;
import io.ikart.edge.http.Formats;
import io.ikart.edge.http.RequestBody;
import io.ikart.edge.http.RequestIds;
import io.ikart.edge.query.AtLeast;
import io.ikart.edge.seal.Contacts;
import io.ikart.edge.seal.People;
import io.ikart.edge.view.Views;
import io.ikart.schemas.common.CommandMeta;
import io.ikart.schemas.customer.DecideConsent;
import io.ikart.schemas.customer.RemoveAddress;
import io.ikart.schemas.customer.SaveAddress;
import io.ikart.schemas.customer.SavedAddress;
import io.ikart.schemas.customer.SetPreferences;
import io.ikart.schemas.notification.PostalAddress;
import io.ikart.schemas.seal.SealedFields;
import io.javalin.http.Context;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;

/** What whoever is signed in says of themselves: addresses, preferences, consents. */
public final class ProfileRoutes {

  private static final int MOST_UNWANTED = 20;

  private final Writes writes;
  private final Views views;
  private final AccountDesk desk;
  private final Profiles profiles;
  private final Contacts contacts;
  private final People people;

  public ProfileRoutes(
      Writes writes,
      Views views,
      AccountDesk desk,
      Profiles profiles,
      Contacts contacts,
      People people) {
    this.writes = writes;
    this.views = views;
    this.desk = desk;
    this.profiles = profiles;
    this.contacts = contacts;
    this.people = people;
  }

  public void addresses(Context ctx) {
    var customer = who(ctx);
    var atLeast = AtLeast.of(ctx);
    desk.show(
        ctx,
        () ->
            profiles
                .find(customer, atLeast)
                .thenCombine(people.opener(customer), ProfileJson::addresses)
                .thenAccept(body -> AccountDesk.json(ctx, body)));
  }

  public void saveAddress(Context ctx) {
    var addressId = RequestIds.address(ctx);
    var body = Bodies.document(ctx);
    var fields = Fields.of(body);
    var plain =
        new SavedAddress(
            fields.text("name", Formats.PERSON_NAME, ""),
            fields.text("phone", Formats.PHONE, ""),
            postal(fields));
    boolean isDefault = fields.flag("default", false);
    fields.done();
    var customer = who(ctx);
    writes.handle(
        ctx,
        false,
        () ->
            contacts
                .seal(customer, SealedFields.ADDRESS, plain)
                .thenApply(
                    hidden ->
                        change(
                            customer,
                            body,
                            meta -> new SaveAddress(meta, addressId, hidden, isDefault))));
  }

  private static PostalAddress postal(Fields fields) {
    var address = fields.object("address");
    if (address.isEmpty()) {
      fields.wrong("address", "is required: an object");
    }
    return address.map(ContactFields::address).orElse(null);
  }

  public void removeAddress(Context ctx) {
    var addressId = RequestIds.address(ctx);
    var body = Bodies.none(ctx);
    writes.handle(ctx, change(who(ctx), body, meta -> new RemoveAddress(meta, addressId)));
  }

  public void setPreferences(Context ctx) {
    var body = Bodies.document(ctx);
    var fields = Fields.of(body);
    var locale = fields.text("locale", Formats.LOCALE);
    var unwanted = fields.texts("unwanted", Formats.FACT_TYPE, MOST_UNWANTED);
    fields.done();
    writes.handle(ctx, change(who(ctx), body, meta -> new SetPreferences(meta, locale, unwanted)));
  }

  /** How each consent stands, and everything that was ever decided. */
  public void consents(Context ctx) {
    var customer = who(ctx);
    var atLeast = AtLeast.of(ctx);
    desk.show(
        ctx,
        () ->
            profiles
                .find(customer, atLeast)
                .thenAccept(found -> AccountDesk.json(ctx, ProfileJson.consents(found))));
  }

  public void decideConsent(Context ctx) {
    var purpose = RequestIds.purpose(ctx);
    var body = Bodies.document(ctx);
    var fields = Fields.of(body);
    boolean given = fields.requiredFlag("given");
    var textVersion = fields.text("textVersion", Formats.TEXT_VERSION);
    fields.done();
    writes.handle(
        ctx, change(who(ctx), body, meta -> new DecideConsent(meta, purpose, given, textVersion)));
  }

  private Write change(
      String customer, RequestBody body, Function<CommandMeta, SpecificRecord> command) {
    return Write.to(CUSTOMER_COMMANDS, customer, body, command, Answer.updated(views::customer));
  }

  private static String who(Context ctx) {
    return Principal.of(ctx).signedIn().customerId();
  }
}
