package io.ikart.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A stranger, a storefront or a staff tool: plain HTTP against the edge. */
final class Edge {

  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final String AUTHORIZATION = "Authorization";
  private static final int OK = 200;
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What came back. */
  record Answer(HttpResponse<String> response, JsonNode body) {

    int status() {
      return response.statusCode();
    }

    String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    String text(String field) {
      return body.path(field).asText();
    }

    /** Fails with the whole answer unless the status is the one given. */
    Answer is(int status) {
      if (status() != status) {
        throw new AssertionError(
            "%s %s: %d instead of %d: %s"
                .formatted(
                    response.request().method(),
                    response.request().uri(),
                    status(),
                    status,
                    response.body()));
      }
      return this;
    }
  }

  private static final Duration TOKEN_SHOWN_FOR = Duration.ofMinutes(8);

  private final String url;
  private final Optional<Path> secret;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(TIMEOUT).build();

  private String token = "";
  private long shownUntil = System.nanoTime();

  /** Somebody who shows no token. */
  Edge(String url) {
    this(url, Optional.empty());
  }

  private Edge(String url, Optional<Path> secret) {
    this.url = url;
    this.secret = secret;
  }

  /** Somebody who may do what staff do, and act for customers. */
  static Edge ofStaff(Launcher launcher) {
    return new Edge(launcher.edge(), Optional.of(launcher.home().resolve("tools-secret")));
  }

  Answer get(String path, String... headers) {
    return send("GET", path, null, headers);
  }

  Answer post(String path, String body, String... headers) {
    return send("POST", path, body, headers);
  }

  Answer send(String method, String path, String body, String... headers) {
    var publisher = body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
    var request =
        HttpRequest.newBuilder(URI.create(url + path)).timeout(TIMEOUT).method(method, publisher);
    if (body != null) {
      request.header("Content-Type", "application/json");
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      if (secret.isPresent() && !List.of(headers).contains(AUTHORIZATION)) {
        request.header(AUTHORIZATION, "Bearer " + token(secret.get()));
      }
      var response = http.send(request.build(), BodyHandlers.ofString());
      return new Answer(response, parse(response.body()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** What staff show to be known, for whoever asks by other means. */
  String authorization() {
    try {
      return "Bearer " + token(secret.orElseThrow());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Asked for again before it is over. */
  private synchronized String token(Path file) throws IOException, InterruptedException {
    if (System.nanoTime() - shownUntil >= 0) {
      var form =
          "grant_type=client_credentials&client_id=tools&client_secret="
              + Files.readString(file).strip();
      var request =
          HttpRequest.newBuilder(URI.create(url + "/v1/oauth/token"))
              .timeout(TIMEOUT)
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(BodyPublishers.ofString(form))
              .build();
      var answer = http.send(request, BodyHandlers.ofString());
      if (answer.statusCode() != OK) {
        throw new IOException("no token: " + answer.statusCode() + " " + answer.body());
      }
      token = parse(answer.body()).path("access_token").asText();
      shownUntil = System.nanoTime() + TOKEN_SHOWN_FOR.toNanos();
    }
    return token;
  }

  static JsonNode parse(String body) {
    try {
      return JSON.readTree(body);
    } catch (IOException e) {
      return JSON.missingNode(); // not every answer is JSON; the text is there
    }
  }
}
