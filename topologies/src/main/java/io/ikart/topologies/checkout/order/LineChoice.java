package io.ikart.topologies.checkout.order;

import static io.ikart.topologies.kernel.Decision.refuse;

import io.ikart.schemas.order.LineProgress;
import io.ikart.schemas.order.LineQuantity;
import io.ikart.topologies.kernel.Decision;
import io.ikart.topologies.kernel.Problem;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** Whether units somebody chose are there to be chosen. */
final class LineChoice {

  private LineChoice() {}

  /**
   * The refusal, with the numbers that explain it; empty when the choice stands.
   *
   * @param free how many units of a line may be chosen
   * @param name what such units are called in the refusal
   */
  static Optional<Decision> objection(
      Progress progress,
      List<LineQuantity> chosen,
      ToLongFunction<LineProgress> free,
      String name) {
    if (chosen.isEmpty()) {
      return Optional.of(refuse(Problem.INVALID_TRANSITION, Map.of(name, "0")));
    }
    var seen = new HashSet<String>();
    for (var one : chosen) {
      var offer = one.getOfferId();
      var line = progress.line(offer);
      if (line.isEmpty()) {
        return Optional.of(refuse(Problem.NOT_FOUND, Map.of("offerId", offer)));
      }
      if (one.getQuantity() < 1 || !seen.add(offer)) {
        return Optional.of(
            refuse(
                Problem.VALIDATION_FAILED,
                Map.of("offerId", offer, "quantity", "once, and 1 or more")));
      }
      long left = free.applyAsLong(line.get());
      if (one.getQuantity() > left) {
        return Optional.of(
            refuse(
                Problem.INVALID_TRANSITION,
                Map.of(
                    "offerId",
                    offer,
                    "requested",
                    Long.toString(one.getQuantity()),
                    name,
                    Long.toString(left))));
      }
    }
    return Optional.empty();
  }
}
