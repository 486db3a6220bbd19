package io.ikart.edge.problem;

import io.ikart.edge.http.TraceContext;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** What the web server itself refuses (headers too large, malformed requests) as problems too. */
public final class ProblemPages extends ErrorHandler {

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    int status = response.getStatus();
    var problem = problemOf(status);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, ProblemJson.CONTENT_TYPE);
    response.getHeaders().put("X-Content-Type-Options", "nosniff");
    problem.headers().forEach((name, value) -> response.getHeaders().put(name, value));
    var body = ProblemJson.bytes(problem, TraceContext.fresh().traceId());
    response.write(true, ByteBuffer.wrap(body), callback);
    return true;
  }

  private static Problem problemOf(int status) {
    var usual =
        switch (status) {
          case 404 -> Problem.notFound("This path");
          case 413 -> Problem.of(Codes.PAYLOAD_TOO_LARGE, "The body is too large");
          case 414 -> Problem.of(Codes.VALIDATION_FAILED, "The address is too long");
          case 431 -> Problem.of(Codes.VALIDATION_FAILED, "The headers are too large");
          case 503 -> Problem.unavailable("The edge cannot take the request now", 1);
          default ->
              status < 500
                  ? Problem.of(Codes.VALIDATION_FAILED, "The request is malformed")
                  : Problem.of(Codes.INTERNAL_ERROR, "The request could not be handled");
        };
    return new Problem(
        status, usual.code(), usual.detail(), usual.errors(), usual.details(), usual.headers());
  }
}
