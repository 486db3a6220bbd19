package io.ikart.edge.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ikart.edge.problem.Problem;
import io.ikart.schemas.CardNumbers;
import io.javalin.http.Context;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Refuses requests that hold a card number, wherever it stands: this shop is given tokens and must
 * never see, keep or log the number itself. What is said never repeats it.
 */
public final class CardNumberGuard {

  /** What is wrong with a field that holds one. */
  static final String REFUSAL = "must hold no card number, only the gateway's token for it";

  /**
   * Headers whose form is fixed by a standard or by us, of which digits are a part that may by
   * chance look like a card number.
   */
  private static final Set<String> OF_FIXED_FORM =
      Set.of(
          "authorization",
          "content-length",
          "if-match",
          "if-none-match",
          "ikart-cart-token",
          "last-event-id",
          "stripe-signature",
          "traceparent",
          "tracestate");

  private CardNumberGuard() {}

  /**
   * Looks at path, query and headers; the fields of a body are looked at when they are read.
   *
   * @throws io.ikart.edge.problem.ProblemException naming the place
   */
  public static void check(Context ctx) {
    require(decoded(ctx.path()), "path");
    ctx.queryParamMap()
        .forEach(
            (name, values) -> {
              require(name, "query");
              values.forEach(value -> require(value, name));
            });
    for (var name : Collections.list(ctx.req().getHeaderNames())) {
      if (!OF_FIXED_FORM.contains(name.toLowerCase(Locale.ROOT))) {
        Collections.list(ctx.req().getHeaders(name)).forEach(value -> require(value, name));
      }
    }
  }

  private static String decoded(String path) {
    try {
      return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return path; // no encoding, so nothing is hidden by it
    }
  }

  private static void require(String text, String place) {
    if (CardNumbers.areIn(text)) {
      throw Problem.invalid(CardNumbers.hiddenIn(place), REFUSAL).asException();
    }
  }

  /** Names every field of a body that holds one. */
  static void check(ObjectNode body, String path, Consumer<String> onCardNumber) {
    body.properties()
        .forEach(
            field -> {
              var place = path + CardNumbers.hiddenIn(field.getKey());
              if (CardNumbers.areIn(field.getKey())) {
                onCardNumber.accept(place);
              }
              checkValue(field.getValue(), place, onCardNumber);
            });
  }

  private static void checkValue(JsonNode value, String place, Consumer<String> onCardNumber) {
    if (value instanceof ObjectNode object) {
      check(object, place + ".", onCardNumber);
    } else if (value.isArray()) {
      for (int i = 0; i < value.size(); i++) {
        checkValue(value.get(i), place + "[" + i + "]", onCardNumber);
      }
    } else if (value.isValueNode() && CardNumbers.areIn(value.asText())) {
      onCardNumber.accept(place);
    }
  }
}
