package io.ikart.edge.query;

import io.ikart.schemas.query.InternalSecrets;
import io.ikart.schemas.query.QueryCodec;
import io.ikart.schemas.query.QueryRequest;
import io.ikart.schemas.query.QueryResponse;
import io.ikart.schemas.query.Routes;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.apache.avro.specific.SpecificRecord;

/** The query protocol over HTTP/1.1 with connections kept open, the shared secret as bearer. */
public final class HttpQueryTransport implements QueryTransport {

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);
  private static final int OK = 200;

  private final HttpClient client;
  private final String authorization;
  private final ConcurrentHashMap<String, URI> targets = new ConcurrentHashMap<>();

  /**
   * @param secret shared with the query servers; of several the first
   * @param executor runs the client and whatever depends on an answer
   */
  public HttpQueryTransport(String secret, Executor executor) {
    this.authorization = InternalSecrets.of(secret).authorization();
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .executor(executor)
            .build();
  }

  @Override
  public CompletableFuture<QueryResponse> ask(
      String address, QueryRequest question, Duration patience) {
    var request =
        request(address, "/query", patience)
            .header(QueryCodec.DEADLINE_HEADER, Long.toString(patience.toMillis()))
            .header("Content-Type", QueryCodec.CONTENT_TYPE)
            .POST(BodyPublishers.ofByteArray(QueryCodec.encode(question)))
            .build();
    return send(request, QueryResponse.class);
  }

  @Override
  public CompletableFuture<Routes> routes(String address, Duration patience) {
    return send(request(address, "/routes", patience).GET().build(), Routes.class);
  }

  private HttpRequest.Builder request(String address, String path, Duration patience) {
    var uri = targets.computeIfAbsent(address + path, target -> URI.create("http://" + target));
    return HttpRequest.newBuilder(uri).timeout(patience).header("Authorization", authorization);
  }

  private <T extends SpecificRecord> CompletableFuture<T> send(HttpRequest request, Class<T> type) {
    return client
        .sendAsync(request, BodyHandlers.ofByteArray())
        .thenApply(response -> decoded(response, type));
  }

  private static <T extends SpecificRecord> T decoded(
      HttpResponse<byte[]> response, Class<T> type) {
    if (response.statusCode() != OK) {
      throw new CompletionException(
          new IOException(
              "%s answered %d".formatted(response.uri().getAuthority(), response.statusCode())));
    }
    return QueryCodec.decode(response.body(), type);
  }
}
