package io.ikart.edge.store;

import static io.ikart.schemas.topic.CheckoutTopics.CHECKOUT_COMMANDS;

import io.ikart.edge.auth.CartTokens;
import io.ikart.edge.auth.Principal;
import io.ikart.edge.command.Answer;
import io.ikart.edge.command.CommandIds;
import io.ikart.edge.command.Write;
import io.ikart.edge.command.Writes;
import io.ikart.edge.http.Bodies;
import io.ikart.edge.http.ContactFields;
import io.ikart.edge.http.Fields;
import io.ikart.edge.http.Formats;
import io.ikart.edge.http.IdempotencyKey;
import io.ikart.edge.http.PaymentTokens;
import io.ikart.edge.http.RequestBody;
import io.ikart.edge.http.RequestIds;
import io.ikart.edge.problem.Problem;
import io.ikart.edge.query.Reads;
import io.ikart.edge.seal.Contacts;
import io.ikart.edge.seal.SavedContacts;
import io.ikart.edge.view.Owners;
import io.ikart.edge.view.Views;
import io.ikart.schemas.Ids;
import io.ikart.schemas.cart.AddCartLine;
import io.ikart.schemas.cart.ChangeCartLine;
import io.ikart.schemas.cart.CheckOut;
import io.ikart.schemas.cart.CreateCart;
import io.ikart.schemas.cart.MergeCart;
import io.ikart.schemas.cart.RemoveCartLine;
import io.ikart.schemas.common.CommandMeta;
import io.ikart.schemas.common.Sealed;
import io.javalin.http.Context;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;

/** Carts: open, fill, show, check out. */
public final class CartRoutes {

  private static final String DEFAULT_PRICE_LIST = "default";
  private static final long MOST_UNITS = 100_000;
  private static final String CUSTOMER = "cust_";

  /** Whoever guesses a stranger's key would get the stranger's answer, and with it the token. */
  private static final int SHORTEST_KEY = 16;

  private final Writes writes;
  private final Reads reads;
  private final Views views;
  private final Contacts contacts;
  private final CartTokens tokens;
  private final Owners owners;
  private final SavedContacts saved;

  public CartRoutes(
      Writes writes,
      Reads reads,
      Views views,
      Contacts contacts,
      SavedContacts saved,
      CartTokens tokens,
      Owners owners) {
    this.contacts = contacts;
    this.tokens = tokens;
    this.owners = owners;
    this.saved = saved;
    this.writes = writes;
    this.reads = reads;
    this.views = views;
  }

  public void create(Context ctx) {
    var body = Bodies.document(ctx);
    var fields = Fields.of(body);
    var currency = fields.text("currency", Formats.CURRENCY);
    var priceList = fields.text("priceList", Formats.PRICE_LIST, DEFAULT_PRICE_LIST);
    fields.done();
    var principal = Principal.of(ctx);
    requireUnguessableKey(ctx, principal);
    writes.handle(
        ctx,
        Write.creating(
                CHECKOUT_COMMANDS,
                commandId -> Ids.cart(CommandIds.ulidOf(commandId)),
                body,
                meta ->
                    new CreateCart(
                        meta, personOf(principal, meta.getAggregateId()), currency, priceList),
                Answer.created(views::cart))
            .naming(cartId -> opening(ctx, principal, cartId)));
  }

  private static void requireUnguessableKey(Context ctx, Principal principal) {
    var key = ctx.header(IdempotencyKey.HEADER);
    if (principal.isAnonymous() && key != null && key.length() < SHORTEST_KEY) {
      throw Problem.invalid(
              IdempotencyKey.HEADER,
              "must be random, of at least " + SHORTEST_KEY + " characters, for a guest's cart")
          .asException();
    }
  }

  /** A guest gets a token for the cart; a customer's carts are known by the customer. */
  private void opening(Context ctx, Principal principal, String cartId) {
    var owner = personOf(principal, cartId);
    owners.opening(cartId, owner);
    if (!owner.startsWith(CUSTOMER)) {
      ctx.header(CartTokens.HEADER, tokens.of(Ids.partitionKey(cartId)));
    }
  }

  public void show(Context ctx) {
    reads.show(ctx, views.cart(RequestIds.cart(ctx)));
  }

  public void addLine(Context ctx) {
    var cartId = RequestIds.cart(ctx);
    var body = Bodies.document(ctx);
    var fields = Fields.of(body);
    var offerId = fields.text("offerId", Formats.OFFER_ID);
    long quantity = fields.whole("quantity", 1, MOST_UNITS);
    fields.done();
    change(ctx, cartId, body, meta -> new AddCartLine(meta, offerId, quantity));
  }

  public void changeLine(Context ctx) {
    var cartId = RequestIds.cart(ctx);
    var offerId = RequestIds.offer(ctx);
    var body = Bodies.document(ctx);
    var fields = Fields.of(body);
    long quantity = fields.whole("quantity", 1, MOST_UNITS);
    fields.done();
    change(ctx, cartId, body, meta -> new ChangeCartLine(meta, offerId, quantity));
  }

  public void removeLine(Context ctx) {
    var cartId = RequestIds.cart(ctx);
    var offerId = RequestIds.offer(ctx);
    var body = Bodies.document(ctx);
    if (!body.isEmpty()) {
      throw Problem.invalid("", "this request has no body").asException();
    }
    change(ctx, cartId, body, meta -> new RemoveCartLine(meta, offerId));
  }

  /** For whoever is signed in: what they put into a cart as a guest goes into theirs. */
  public void merge(Context ctx) {
    var cartId = RequestIds.cart(ctx);
    var body = Bodies.document(ctx);
    var fields = Fields.of(body);
    var into = fields.text("into", Formats.CART_ID);
    fields.done();
    var principal = Principal.of(ctx);
    if (!principal.isSignedIn()) {
      throw Problem.invalid("Authorization", "must be the token of whoever takes the cart over")
          .asException();
    }
    var customer = principal.signedIn().customerId();
    change(ctx, cartId, body, meta -> new MergeCart(meta, into, customer));
  }

  public void checkOut(Context ctx) {
    var cartId = RequestIds.cart(ctx);
    var body = Bodies.document(ctx);
    var fields = Fields.of(body);
    var paymentToken = PaymentTokens.of(fields);
    var contact = ContactFields.of(fields);
    var addressId = fields.text("addressId", Formats.ADDRESS_ID, "");
    var country = fields.text("country", Formats.COUNTRY, "");
    var principal = Principal.of(ctx);
    if (!addressId.isEmpty() && (contact.isPresent() || !principal.isSignedIn())) {
      fields.wrong("addressId", "is for whoever is signed in, and instead of a contact");
    }
    fields.done();
    if (contact.isEmpty() && addressId.isEmpty()) {
      writes.handle(ctx, checkingOut(cartId, body, paymentToken, null, country));
      return;
    }
    var person = personOf(principal, cartId);
    writes.handle(
        ctx,
        true,
        () ->
            contact
                .map(CompletableFuture::completedFuture)
                .orElseGet(() -> saved.of(person, addressId))
                .thenCompose(found -> contacts.seal(person, found))
                .thenApply(hidden -> checkingOut(cartId, body, paymentToken, hidden, country)));
  }

  private Write checkingOut(
      String cartId, RequestBody body, String paymentToken, Sealed contact, String country) {
    return Write.to(
            CHECKOUT_COMMANDS,
            cartId,
            body,
            meta -> new CheckOut(meta, paymentToken, contact, country),
            Answer.createdOther("order_", views::order, views::cart))
        .requiringKey();
  }

  private void change(
      Context ctx, String cartId, RequestBody body, Function<CommandMeta, SpecificRecord> command) {
    writes.handle(
        ctx, Write.to(CHECKOUT_COMMANDS, cartId, body, command, Answer.updated(views::cart)));
  }

  /** Whoever has no account is a guest of this one cart. */
  private static String personOf(Principal principal, String cartId) {
    var customer = principal.customer();
    return customer.startsWith(CUSTOMER) ? customer : CartTokens.guestOf(Ids.partitionKey(cartId));
  }
}
