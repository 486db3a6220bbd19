package io.ikart.edge.problem;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a client is told when it does not get what it asked for (RFC 9457). Never names topics,
 * classes or machines.
 *
 * @param status HTTP status
 * @param code stable code, see {@link Codes}
 * @param detail one sentence for people
 * @param errors what is wrong field by field; empty when no field is to blame
 * @param details numbers and names that explain the code, by name
 * @param headers response headers that belong to the problem, for example Retry-After in seconds
 */
public record Problem(
    int status,
    String code,
    String detail,
    List<FieldError> errors,
    Map<String, String> details,
    Map<String, String> headers) {

  /** A problem with the usual status of its code. */
  public static Problem of(String code, String detail) {
    return new Problem(Codes.statusOf(code), code, detail, List.of(), Map.of(), Map.of());
  }

  /** The request breaks the contract. */
  public static Problem invalid(List<FieldError> errors) {
    var first = errors.get(0);
    var where = first.field().isEmpty() ? "" : first.field() + ": ";
    return of(Codes.VALIDATION_FAILED, where + first.message()).withErrors(errors);
  }

  /** The request breaks the contract in one place. */
  public static Problem invalid(String field, String message) {
    return invalid(List.of(FieldError.of(field, message)));
  }

  /** Nothing has this id, or the id cannot be one. */
  public static Problem notFound(String what) {
    return of(Codes.NOT_FOUND, what + " does not exist");
  }

  /** Try again after so many seconds. */
  public static Problem unavailable(String detail, int retryAfterSeconds) {
    return of(Codes.UNAVAILABLE, detail)
        .withHeader("Retry-After", Integer.toString(retryAfterSeconds));
  }

  public Problem withErrors(List<FieldError> named) {
    return new Problem(status, code, detail, List.copyOf(named), details, headers);
  }

  public Problem withDetails(Map<String, String> explained) {
    return new Problem(status, code, detail, errors, explained, headers);
  }

  public Problem withHeader(String name, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Problem(status, code, detail, errors, details, more);
  }

  /** As an exception, to leave a handler with. */
  public ProblemException asException() {
    return new ProblemException(this);
  }
}
