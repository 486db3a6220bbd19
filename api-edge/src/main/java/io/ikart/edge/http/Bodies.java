package io.ikart.edge.http;

import io.ikart.edge.problem.Codes;
import io.ikart.edge.problem.Problem;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Set;

/** Reads request bodies, never more of them than the limit. */
public final class Bodies {

  /** Bytes of one document. */
  public static final int DOCUMENT_LIMIT = 256 * 1024;

  /** Bytes of a bulk body. */
  public static final int BULK_LIMIT = 32 * 1024 * 1024;

  /** Bytes of a beacon: what browsers let a page send while it is being left. */
  public static final int BEACON_LIMIT = 64 * 1024;

  /** Bytes of a form. */
  private static final int FORM_LIMIT = 4 * 1024;

  private static final String FORM = "application/x-www-form-urlencoded";
  private static final int DRAIN_LIMIT = 8 * 1024 * 1024;
  private static final int DRAIN_STEP = 16 * 1024;

  private static final Set<String> LINES =
      Set.of("application/x-ndjson", "application/ndjson", "application/jsonl");

  private Bodies() {}

  /**
   * The bytes of a JSON document; empty when there are none.
   *
   * @throws io.ikart.edge.problem.ProblemException when it is too large or of another media type
   */
  public static RequestBody document(Context ctx) {
    requireJson(ctx, false);
    return read(ctx, DOCUMENT_LIMIT);
  }

  /**
   * The bytes of a body with one JSON document a line.
   *
   * @throws io.ikart.edge.problem.ProblemException when it is too large or of another media type
   */
  public static RequestBody lines(Context ctx) {
    requireJson(ctx, true);
    return read(ctx, BULK_LIMIT);
  }

  /**
   * The bytes of a JSON document as a beacon sends it: a page that is being left may only send
   * plain text without asking first, so that is taken for JSON too.
   *
   * @throws io.ikart.edge.problem.ProblemException when it is too large or of another media type
   */
  public static RequestBody beacon(Context ctx) {
    var given = ctx.contentType();
    if (given == null || !given.toLowerCase(Locale.ROOT).startsWith("text/plain")) {
      requireJson(ctx, false);
    }
    return read(ctx, BEACON_LIMIT);
  }

  /**
   * The bytes of a form.
   *
   * @throws io.ikart.edge.problem.ProblemException when it is too large or of another media type
   */
  static RequestBody form(Context ctx) {
    var given = ctx.contentType();
    if (given == null || !FORM.equals(mediaType(given))) {
      throw Problem.of(Codes.UNSUPPORTED_MEDIA_TYPE, "The body must be " + FORM).asException();
    }
    return read(ctx, FORM_LIMIT);
  }

  /**
   * The body of a request that has none.
   *
   * @throws io.ikart.edge.problem.ProblemException when it has one all the same
   */
  public static RequestBody none(Context ctx) {
    var body = document(ctx);
    if (!body.isEmpty()) {
      throw Problem.invalid("", "this request has no body").asException();
    }
    return body;
  }

  private static RequestBody read(Context ctx, int limit) {
    try {
      var body = ctx.req().getInputStream();
      boolean tooLarge = ctx.req().getContentLengthLong() > limit;
      var bytes = tooLarge ? new byte[0] : body.readNBytes(limit + 1);
      if (tooLarge || bytes.length > limit) {
        drain(body);
        throw tooLarge(limit);
      }
      return new RequestBody(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("the caller went away before the body had come", e);
    }
  }

  /** A caller that is still sending would not see the answer: most get to send all of it. */
  private static void drain(InputStream body) throws IOException {
    var buffer = new byte[DRAIN_STEP];
    int drained = 0;
    for (int read = 0; read >= 0 && drained < DRAIN_LIMIT; drained += read) {
      read = body.read(buffer);
    }
  }

  private static RuntimeException tooLarge(int limit) {
    return Problem.of(Codes.PAYLOAD_TOO_LARGE, "The body is larger than " + limit + " bytes")
        .asException();
  }

  private static String mediaType(String given) {
    return given.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }

  /** A missing media type is taken for JSON; a wrong one is not. */
  private static void requireJson(Context ctx, boolean lines) {
    var given = ctx.contentType();
    if (given == null || given.isBlank()) {
      return;
    }
    var type = mediaType(given);
    boolean json = type.equals("application/json") || type.endsWith("+json");
    if (!json && !(lines && LINES.contains(type))) {
      var wanted = lines ? "application/x-ndjson" : "application/json";
      throw Problem.of(Codes.UNSUPPORTED_MEDIA_TYPE, "The body must be " + wanted).asException();
    }
  }
}
