package io.ikart.edge.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import io.ikart.edge.http.StrictJson;
import io.ikart.edge.problem.Problem;
import io.ikart.schemas.Ids;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A message of the gateway, as far as the shop reads it.
 *
 * @param id the gateway's id of the message; the same when it is sent again
 * @param type what happened, in the gateway's words
 * @param happenedAt when, to the second
 * @param object the thing it happened to, as it was then
 */
record StripeEvent(String id, String type, Instant happenedAt, JsonNode object) {

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_]{1,255}");
  private static final Pattern ATTEMPT = Pattern.compile("[1-9][0-9]{0,2}");
  private static final Pattern TYPE = Pattern.compile("[a-z0-9_.]{1,100}");
  private static final long LATEST_SECOND = 253_402_300_799L;

  /**
   * Reads a message whose signature is good.
   *
   * @throws io.ikart.edge.problem.ProblemException when it is none
   */
  static StripeEvent of(byte[] body) {
    var json = StrictJson.object(body);
    var id = json.path("id").asText();
    var type = json.path("type").asText();
    long created = json.path("created").asLong(-1);
    var object = json.path("data").path("object");
    boolean sound =
        ID.matcher(id).matches()
            && TYPE.matcher(type).matches()
            && created >= 0
            && created <= LATEST_SECOND
            && object.isObject();
    if (!sound) {
      throw Problem.invalid("", "must be an event with id, type, created and data.object")
          .asException();
    }
    return new StripeEvent(id, type, Instant.ofEpochSecond(created), object);
  }

  /** The payment it is about, from the metadata the shop gave the gateway. */
  Optional<String> paymentId() {
    return Optional.of(metadata("payment_id")).filter(id -> Ids.isValid(id, "pay_", true));
  }

  /** The attempt it is about, from the same; 0 when it names none. */
  int attempt() {
    var attempt = metadata("attempt");
    return ATTEMPT.matcher(attempt).matches() ? Integer.parseInt(attempt) : 0;
  }

  String metadata(String name) {
    return text(object.path("metadata").path(name));
  }

  /** The gateway's id of the payment intent; empty when it is about none. */
  String intentId() {
    var isIntent = text(object.path("object")).equals("payment_intent");
    var named = object.path("payment_intent");
    var id = isIntent ? object.path("id") : named.isObject() ? named.path("id") : named;
    return Optional.of(text(id)).filter(given -> ID.matcher(given).matches()).orElse("");
  }

  /** The text of a field of the object; empty when it is not there. */
  String text(String field) {
    return text(object.path(field));
  }

  /** The text of a node; empty when it is no text. */
  static String text(JsonNode node) {
    return node.isTextual() ? node.textValue() : "";
  }
}
