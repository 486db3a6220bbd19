package io.ikart.edge.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ikart.edge.problem.Codes;
import io.ikart.edge.problem.FieldError;
import io.ikart.edge.problem.Problem;
import io.ikart.edge.problem.ProblemException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** Bulk bodies: one JSON object a line, all of them right or none taken. */
public final class Ndjson {

  /** Lines of a body at most, blank ones apart. */
  public static final int MOST_LINES = 5_000;

  private static final int MOST_ERRORS = 100;

  private Ndjson() {}

  /**
   * One line of a bulk body.
   *
   * @param number its place in the body, from 1
   * @param body the line as it came, without its end
   * @param value what it was read as
   */
  public record Line<T>(int number, RequestBody body, T value) {

    /** The same line, read as something else. */
    public <R> Line<R> as(R other) {
      return new Line<>(number, body, other);
    }
  }

  /**
   * Reads every line before anything is done with one.
   *
   * @param reader reads the fields of one line; must not call {@link Fields#done()}
   * @throws ProblemException naming the lines that are wrong (at most 100 mistakes), or when there
   *     are no lines or too many
   */
  public static <T> List<Line<T>> read(RequestBody request, Function<Fields, T> reader) {
    var body = request.bytes();
    var lines = new ArrayList<Line<T>>();
    var errors = new ArrayList<FieldError>();
    int number = 0;
    for (int start = 0; start < body.length && errors.size() < MOST_ERRORS; ) {
      int end = endOfLine(body, start);
      number++;
      if (!isBlank(body, start, end)) {
        read(body, start, end, number, reader, lines, errors);
      }
      if (lines.size() > MOST_LINES) {
        throw Problem.of(Codes.PAYLOAD_TOO_LARGE, "More than " + MOST_LINES + " lines")
            .asException();
      }
      start = end + 1;
    }
    if (!errors.isEmpty()) {
      throw Problem.invalid(errors.subList(0, Math.min(MOST_ERRORS, errors.size()))).asException();
    }
    if (lines.isEmpty()) {
      throw Problem.invalid("", "at least one line is required").asException();
    }
    return lines;
  }

  private static <T> void read(
      byte[] body,
      int start,
      int end,
      int number,
      Function<Fields, T> reader,
      List<Line<T>> lines,
      List<FieldError> errors) {
    if (end - start > Bodies.DOCUMENT_LIMIT) {
      errors.add(new FieldError(number, "", "longer than " + Bodies.DOCUMENT_LIMIT + " bytes"));
      return;
    }
    try {
      ObjectNode object = StrictJson.object(body, start, end - start);
      var fields = Fields.of(object);
      var value = reader.apply(fields);
      fields.mistakes().forEach(mistake -> errors.add(mistake.onLine(number)));
      lines.add(new Line<>(number, new RequestBody(Arrays.copyOfRange(body, start, end)), value));
    } catch (ProblemException e) {
      e.problem().errors().forEach(mistake -> errors.add(mistake.onLine(number)));
    }
  }

  private static int endOfLine(byte[] body, int start) {
    int end = start;
    while (end < body.length && body[end] != '\n') {
      end++;
    }
    return end;
  }

  private static boolean isBlank(byte[] body, int start, int end) {
    for (int i = start; i < end; i++) {
      if (body[i] != ' ' && body[i] != '\t' && body[i] != '\r') {
        return false;
      }
    }
    return true;
  }
}
