package io.ikart.bench.baseline.monolith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.ikart.bench.baseline.postgres.Refused;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.ThreadLocalRandom;

/** The requests of a shopper's journey, the same as the shop's own edge takes. */
record CartRoutes(CartDesk desk) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int CUSTOMERS = 100_000;

  void register(RoutesConfig routes) {
    routes.get("/health/ready", context -> context.result("ready"));
    routes.post("/v1/store/carts", this::create);
    routes.post("/v1/store/carts/{cart}/lines", this::add);
    routes.post("/v1/store/carts/{cart}/checkout", this::checkOut);
    routes.exception(Refused.class, CartRoutes::refuse);
  }

  private void create(Context context) throws SQLException, IOException {
    JSON.readTree(context.bodyAsBytes());
    long cartId = desk.create(ThreadLocalRandom.current().nextInt(CUSTOMERS));
    answer(context, HttpStatus.CREATED, cartId);
  }

  private void add(Context context) throws SQLException, IOException, Refused {
    JsonNode body = JSON.readTree(context.bodyAsBytes());
    long cartId = cartOf(context);
    desk.add(cartId, body.path("offerId").asText(), body.path("quantity").asLong());
    answer(context, HttpStatus.OK, cartId);
  }

  private void checkOut(Context context) throws SQLException, IOException, Refused {
    JsonNode body = JSON.readTree(context.bodyAsBytes());
    var key = context.header("Idempotency-Key");
    if (key == null) {
      throw new Refused("KEY_MISSING");
    }
    long orderId = desk.checkOut(cartOf(context), key, body.path("paymentToken").asText());
    answer(context, HttpStatus.CREATED, orderId);
  }

  private static long cartOf(Context context) {
    return context.pathParamAsClass("cart", Long.class).get();
  }

  private static void answer(Context context, HttpStatus status, long id) {
    context
        .status(status)
        .contentType("application/json")
        .result(JsonNodeFactory.instance.objectNode().put("id", Long.toString(id)).toString());
  }

  private static void refuse(Refused no, Context context) {
    context
        .status(HttpStatus.CONFLICT)
        .contentType("application/problem+json")
        .result(JsonNodeFactory.instance.objectNode().put("code", no.code()).toString());
  }
}
