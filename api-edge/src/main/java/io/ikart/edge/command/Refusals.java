package io.ikart.edge.command;

import io.ikart.edge.http.Conditions;
import io.ikart.edge.problem.Codes;
import io.ikart.edge.problem.FieldError;
import io.ikart.edge.problem.Problem;
import io.ikart.schemas.common.Reply;
import java.util.Map;

/** Reads a refused command's reply as a problem. */
final class Refusals {

  private static final int RETRY_SECONDS = 30;

  private static final Map<String, String> SENTENCES =
      Map.ofEntries(
          Map.entry("not_found", "It does not exist"),
          Map.entry(Codes.UNAUTHENTICATED, "What was shown does not count"),
          Map.entry(Codes.VALIDATION_FAILED, "The request cannot be carried out as it is"),
          Map.entry("version_mismatch", "It has changed since you read it"),
          Map.entry("invalid_transition", "This is not possible in its current state"),
          Map.entry("out_of_stock", "There is not enough of it"),
          Map.entry("price_changed", "A price has risen since it was quoted"),
          Map.entry("product_unavailable", "It cannot be bought now"),
          Map.entry("shipping_unavailable", "It cannot be sent this way now"),
          Map.entry("payment_declined", "The payment was declined"),
          Map.entry(
              Codes.IDEMPOTENCY_KEY_REUSED, "This Idempotency-Key came with another body before"),
          Map.entry("limit_exceeded", "It would exceed a limit"),
          Map.entry(
              Codes.UNAVAILABLE, "This cannot be changed until an operator has looked at it"));

  private Refusals() {}

  /** The problem, with the entity tag of the current state when there is one. */
  static Problem problemOf(Reply reply, String aggregateId) {
    var code = codeOf(reply);
    var sentence = SENTENCES.getOrDefault(code, "The command was refused");
    var problem = Problem.of(code, sentence).withDetails(reply.getDetails());
    if (code.equals(Codes.VALIDATION_FAILED)) {
      problem =
          problem.withErrors(
              reply.getDetails().entrySet().stream()
                  .map(detail -> FieldError.of(detail.getKey(), detail.getValue()))
                  .toList());
    }
    if (code.equals(Codes.UNAVAILABLE)) {
      problem = problem.withHeader("Retry-After", Integer.toString(RETRY_SECONDS));
    }
    if (code.equals(Codes.UNAUTHENTICATED)) {
      return problem; // says nothing of what is there
    }
    for (var touched : reply.getTouched()) {
      if (touched.getAggregateId().equals(aggregateId)) {
        problem = problem.withHeader("ETag", Conditions.quoted(touched.getEtag()));
      }
    }
    return problem;
  }

  /** A key that waits for an operator and a command that broke are both "not now" to a caller. */
  static String codeOf(Reply reply) {
    var code = reply.getCode();
    return code.isEmpty() || code.equals("blocked") || code.equals(Codes.INTERNAL_ERROR)
        ? Codes.UNAVAILABLE
        : code;
  }
}
