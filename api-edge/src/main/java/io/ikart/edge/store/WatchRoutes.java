package io.ikart.edge.store;

import static io.ikart.schemas.topic.StockTopics.STOCK_COMMANDS;

import io.ikart.edge.auth.Principal;
import io.ikart.edge.command.Answer;
import io.ikart.edge.command.CommandIds;
import io.ikart.edge.command.Write;
import io.ikart.edge.command.Writes;
import io.ikart.edge.http.Bodies;
import io.ikart.edge.http.ContactFields;
import io.ikart.edge.http.Fields;
import io.ikart.edge.http.RequestBody;
import io.ikart.edge.http.RequestIds;
import io.ikart.edge.query.Reads;
import io.ikart.edge.seal.Contacts;
import io.ikart.edge.view.Views;
import io.ikart.schemas.Ids;
import io.ikart.schemas.common.Sealed;
import io.ikart.schemas.watch.WatchStock;
import io.javalin.http.Context;
import java.util.UUID;

/** Shoppers who want to be told when something is in stock again. */
public final class WatchRoutes {

  private final Writes writes;
  private final Reads reads;
  private final Views views;
  private final Contacts contacts;

  public WatchRoutes(Writes writes, Reads reads, Views views, Contacts contacts) {
    this.writes = writes;
    this.reads = reads;
    this.views = views;
    this.contacts = contacts;
  }

  public void show(Context ctx) {
    reads.show(ctx, views.watch(Ids.watch(RequestIds.sku(ctx))));
  }

  public void watch(Context ctx) {
    var sku = RequestIds.sku(ctx);
    var body = Bodies.document(ctx);
    var fields = Fields.of(body);
    var contact = ContactFields.of(fields);
    if (contact.isEmpty()) {
      fields.wrong("contact", "is required: an object");
    }
    fields.done();
    writes.handle(
        ctx,
        false,
        () ->
            contacts
                .seal(personOf(Principal.of(ctx)), contact.get())
                .thenApply(hidden -> watching(sku, body, hidden)));
  }

  private Write watching(String sku, RequestBody body, Sealed contact) {
    return Write.to(
        STOCK_COMMANDS,
        Ids.watch(sku),
        body,
        meta -> new WatchStock(meta, sku, CommandIds.ulidOf(meta.getCommandId()), contact),
        Answer.updated(views::watch));
  }

  /** Who does not say who they are has a key of their own for this one wish. */
  private static String personOf(Principal principal) {
    var one = UUID.randomUUID();
    return principal.customer().isEmpty()
        ? "guest_" + Ids.ulid(one.getMostSignificantBits(), one.getLeastSignificantBits())
        : principal.customer();
  }
}
