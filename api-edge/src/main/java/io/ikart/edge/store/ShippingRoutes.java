package io.ikart.edge.store;

import static io.ikart.schemas.topic.CheckoutTopics.CHECKOUT_COMMANDS;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ikart.edge.command.Answer;
import io.ikart.edge.command.Write;
import io.ikart.edge.command.Writes;
import io.ikart.edge.http.Bodies;
import io.ikart.edge.http.Fields;
import io.ikart.edge.http.Formats;
import io.ikart.edge.http.RequestIds;
import io.ikart.edge.problem.Problem;
import io.ikart.edge.problem.ProblemAnswers;
import io.ikart.edge.query.Queries;
import io.ikart.edge.query.Reads;
import io.ikart.edge.view.Views;
import io.ikart.schemas.Ids;
import io.ikart.schemas.cart.Cart;
import io.ikart.schemas.cart.ChooseShipping;
import io.ikart.schemas.shipping.Quotes;
import io.javalin.http.Context;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** How a cart can be sent and what that costs; and the shopper's choice. */
public final class ShippingRoutes {

  private final Writes writes;
  private final Queries queries;
  private final Views views;

  public ShippingRoutes(Writes writes, Queries queries, Views views) {
    this.writes = writes;
    this.queries = queries;
    this.views = views;
  }

  /** The rate of every service for what is in the cart now. */
  public void quote(Context ctx) {
    var view = views.cart(RequestIds.cart(ctx));
    var country = ctx.queryParam("country");
    if (!Formats.COUNTRY.matches(country)) {
      throw Problem.invalid("country", "must be " + Formats.COUNTRY.expected()).asException();
    }
    var question = Reads.insistingOn(ctx, view.question());
    ctx.future(
        () ->
            queries
                .ask(question, Queries.From.OWNER_OR_STANDBY)
                .thenCompose(answer -> quotes(views.cartIn(Reads.required(answer, view)), country))
                .handle((body, failure) -> answer(ctx, body, failure)));
  }

  /** A currency without a table of rates has none to offer. */
  private CompletableFuture<ObjectNode> quotes(Cart cart, String country) {
    var table = views.shippingRates(Ids.shippingRates(cart.getCurrency()));
    return queries
        .ask(table.question(), Queries.From.OWNER_OR_STANDBY)
        .thenApply(
            answer -> {
              if (!Reads.isThere(answer)) {
                return views.quotes(cart, country, List.of());
              }
              var rates = views.shippingTableIn(answer);
              return views.quotes(
                  cart,
                  country,
                  Quotes.of(rates.getZones(), rates.getRates(), country, cart.getWeightG()));
            });
  }

  private static Void answer(Context ctx, ObjectNode body, Throwable failure) {
    if (failure != null) {
      ProblemAnswers.answer(ctx, Reads.problemOf(failure, ctx));
      return null;
    }
    ctx.contentType("application/json").result(body.toString());
    return null;
  }

  public void choose(Context ctx) {
    var cartId = RequestIds.cart(ctx);
    var body = Bodies.document(ctx);
    var fields = Fields.of(body);
    var country = fields.text("country", Formats.COUNTRY);
    var service = fields.text("service", Formats.CARRIER);
    fields.done();
    writes.handle(
        ctx,
        Write.to(
            CHECKOUT_COMMANDS,
            cartId,
            body,
            meta -> new ChooseShipping(meta, country, service),
            Answer.updated(views::cart)));
  }
}
