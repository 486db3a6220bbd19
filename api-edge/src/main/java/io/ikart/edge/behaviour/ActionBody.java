package io.ikart.edge.behaviour;

import io.ikart.edge.http.Fields;
import io.ikart.edge.http.Formats;
import io.ikart.schemas.behaviour.ShopperAction;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads a batch of actions. Without consent nothing that could name the shopper is taken over: no
 * visitor, no cart.
 */
final class ActionBody {

  private static final int MOST = 100;
  private static final int MOST_RESULTS = 1_000_000;
  private static final int LAST_POSITION = 10_000;
  private static final Duration OLDEST = Duration.ofDays(1);
  private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);
  private static final Set<String> KINDS =
      Set.of("PAGE_VIEW", "PRODUCT_VIEW", "ADD_TO_CART", "SEARCH", "SEARCH_CLICK");
  private static final Set<String> OF_A_PRODUCT =
      Set.of("PRODUCT_VIEW", "ADD_TO_CART", "SEARCH_CLICK");

  private ActionBody() {}

  /**
   * The actions.
   *
   * @param now when the edge took them; an action that claims to be younger, or older than a day,
   *     is of now
   * @throws io.ikart.edge.problem.ProblemException with every mistake, when there are any
   */
  static List<ShopperAction> read(Fields fields, Instant now) {
    boolean consent = fields.flag("consent", false);
    var visitorId = fields.text("visitorId", Formats.VISITOR_ID, "");
    var actions = new ArrayList<ShopperAction>();
    for (var item : fields.objects("events", 1, MOST)) {
      actions.add(action(item, consent, visitorId, now));
    }
    if (consent && visitorId.isEmpty()) {
      fields.wrong("visitorId", "is required with consent");
    }
    fields.done();
    return actions;
  }

  /** The same actions without anything that could name who did them. */
  static List<ShopperAction> ofNobody(List<ShopperAction> actions) {
    return actions.stream()
        .map(
            action ->
                ShopperAction.newBuilder(action)
                    .setConsent(false)
                    .setVisitorId("")
                    .setCartId("")
                    .build())
        .toList();
  }

  private static ShopperAction action(Fields item, boolean consent, String visitorId, Instant now) {
    var kind = item.text("kind", Formats.ACTION_KIND);
    var productId = item.text("productId", Formats.PRODUCT_ID, "");
    var query = item.text("query", Formats.OPTIONAL_NOTE, "");
    var cartId = item.text("cartId", Formats.CART_ID, "");
    if (!KINDS.contains(kind)) {
      item.wrong("kind", "must be one of " + KINDS.stream().sorted().toList());
    }
    if (OF_A_PRODUCT.contains(kind) && productId.isEmpty()) {
      item.wrong("productId", "is required for " + kind);
    }
    if (kind.startsWith("SEARCH") && query.isBlank()) {
      item.wrong("query", "is required for " + kind);
    }
    return ShopperAction.newBuilder()
        .setActionId(item.text("eventId", Formats.ACTION_ID))
        .setVisitorId(consent ? visitorId : "")
        .setKind(kind)
        .setOccurredAt(at(item, now))
        .setReceivedAt(now)
        .setConsent(consent)
        .setPage(item.text("page", Formats.OPTIONAL_NOTE, ""))
        .setProductId(productId)
        .setCartId(consent ? cartId : "")
        .setQuery(query)
        .setResults((int) item.whole("results", 0, MOST_RESULTS, -1))
        .setPosition((int) item.whole("position", 1, LAST_POSITION, 0))
        .build();
  }

  private static Instant at(Fields item, Instant now) {
    var given = item.text("occurredAt", Formats.INSTANT, "");
    if (given.isEmpty()) {
      return now;
    }
    try {
      var at = Instant.parse(given);
      boolean credible = at.isAfter(now.minus(OLDEST)) && at.isBefore(now.plus(CLOCK_SKEW));
      return credible ? at : now;
    } catch (DateTimeException e) {
      item.wrong("occurredAt", "must be " + Formats.INSTANT.expected());
      return now;
    }
  }
}
