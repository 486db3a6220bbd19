package io.ikart.connect.payment;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.StripeException;
import com.stripe.net.HttpClient;
import com.stripe.net.HttpHeaders;
import com.stripe.net.StripeRequest;
import com.stripe.net.StripeResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Carries the requests of Stripe's SDK over the JDK's client: HTTP/1.1, connections kept, and one
 * deadline from connecting to the last byte, which the SDK's own transport does not have. Sends
 * nothing about this machine. Thread safe.
 *
 * <p>What is no answer of the gateway at all (an error page of something in between) gets the shape
 * of one, because the SDK can read no other; its status stays.
 */
final class DeadlineTransport extends HttpClient {

  private static final int OK = 200;
  private static final int NO_MORE_OK = 300;
  private static final String ERROR = "{\"error\":{\"type\":\"api_error\"}}";

  private final Duration timeout;
  private final java.net.http.HttpClient http;

  /**
   * @param timeout how long one request may take
   */
  DeadlineTransport(Duration timeout) {
    super();
    this.timeout = timeout;
    this.http =
        java.net.http.HttpClient.newBuilder()
            .version(java.net.http.HttpClient.Version.HTTP_1_1)
            .build();
  }

  /** The gateway answered with what is no JSON object. */
  static final class UnreadableAnswerException extends IOException {
    private static final long serialVersionUID = 1L;

    UnreadableAnswerException(int status) {
      super("answered " + status + " with no JSON object");
    }
  }

  @Override
  public StripeResponse request(StripeRequest request) throws StripeException {
    var call = http.sendAsync(translated(request), BodyHandlers.ofString());
    try {
      return translated(call.get(timeout.toNanos(), TimeUnit.NANOSECONDS));
    } catch (TimeoutException e) {
      throw notAnswered(call, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw notAnswered(call, e);
    } catch (ExecutionException e) {
      throw notAnswered(call, e.getCause());
    } catch (UnreadableAnswerException e) {
      throw notAnswered(call, e);
    }
  }

  private static ApiConnectionException notAnswered(Future<?> call, Throwable cause) {
    call.cancel(true);
    return new ApiConnectionException("no answer: " + cause, cause);
  }

  private static HttpRequest translated(StripeRequest request) {
    var to = HttpRequest.newBuilder(URI.create(request.url().toString()));
    request.headers().map().forEach((name, values) -> to.header(name, String.join(",", values)));
    var content = request.content();
    if (content == null) {
      return to.method(request.method().name(), BodyPublishers.noBody()).build();
    }
    return to.header("Content-Type", content.contentType())
        .method(request.method().name(), BodyPublishers.ofByteArray(content.byteArrayContent()))
        .build();
  }

  private static StripeResponse translated(HttpResponse<String> answer)
      throws UnreadableAnswerException {
    int status = answer.statusCode();
    var body = parsed(answer.body());
    boolean good = status >= OK && status < NO_MORE_OK;
    if (good && !body.isJsonObject()) {
      throw new UnreadableAnswerException(status);
    }
    boolean readable =
        good
            || (body.isJsonObject()
                && body.getAsJsonObject().has("error")
                && body.getAsJsonObject().get("error").isJsonObject());
    return new StripeResponse(
        status, HttpHeaders.of(answer.headers().map()), readable ? answer.body() : ERROR);
  }

  private static JsonElement parsed(String body) {
    try {
      return JsonParser.parseString(body);
    } catch (JsonParseException e) {
      // Whoever answered was not the gateway: nothing is to be read from it.
      return com.google.gson.JsonNull.INSTANCE;
    }
  }
}
