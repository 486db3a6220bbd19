package io.ikart.edge.problem;

/**
 * One thing wrong with a request.
 *
 * @param line line of a bulk body, from 1; 0 when the body is one document
 * @param field JSON path of the field, name of the header or of the parameter; empty for the whole
 * @param message what is expected there, for people
 */
public record FieldError(int line, String field, String message) {

  /** Something wrong with a field of a body that is one document, a header or a parameter. */
  public static FieldError of(String field, String message) {
    return new FieldError(0, field, message);
  }

  /** The same mistake, on a line of a bulk body. */
  public FieldError onLine(int number) {
    return new FieldError(number, field, message);
  }
}
