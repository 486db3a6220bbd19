package io.ikart.edge.search;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ikart.edge.problem.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.http.HttpHost;
import org.apache.http.util.EntityUtils;
import org.elasticsearch.client.Request;
import org.elasticsearch.client.Response;
import org.elasticsearch.client.ResponseException;
import org.elasticsearch.client.ResponseListener;
import org.elasticsearch.client.RestClient;

/**
 * Elasticsearch, asked without blocking. Whatever keeps it from answering is a problem {@code
 * unavailable} with Retry-After. Thread safe.
 */
public final class SearchEngine implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int CONNECT_TIMEOUT_MS = 500;
  private static final int ANSWER_TIMEOUT_MS = 5_000;
  private static final int RETRY_SECONDS = 5;
  private static final int NOT_FOUND = 404;

  private final RestClient client;

  /**
   * Connects lazily.
   *
   * @param url of Elasticsearch; several, separated by commas, are nodes of one cluster
   */
  public SearchEngine(String url) {
    var hosts = Arrays.stream(url.split(",", -1)).map(String::strip).map(HttpHost::create);
    client =
        RestClient.builder(hosts.toArray(HttpHost[]::new))
            .setRequestConfigCallback(
                request ->
                    request
                        .setConnectTimeout(CONNECT_TIMEOUT_MS)
                        .setSocketTimeout(ANSWER_TIMEOUT_MS))
            .build();
  }

  /** The answer; fails with {@link SearchContextGone} when a point in time is over. */
  CompletableFuture<JsonNode> ask(String method, String path, Map<String, ?> body) {
    var request = new Request(method, path);
    if (!body.isEmpty()) {
      request.setJsonEntity(text(body));
    }
    var answer = new CompletableFuture<JsonNode>();
    client.performRequestAsync(request, listener(answer));
    return answer;
  }

  private static ResponseListener listener(CompletableFuture<JsonNode> answer) {
    return new ResponseListener() {
      @Override
      public void onSuccess(Response response) {
        try {
          answer.complete(JSON.readTree(EntityUtils.toByteArray(response.getEntity())));
        } catch (IOException e) {
          answer.completeExceptionally(unavailable());
        }
      }

      @Override
      public void onFailure(Exception failure) {
        answer.completeExceptionally(meaningOf(failure));
      }
    };
  }

  private static RuntimeException meaningOf(Exception failure) {
    if (failure instanceof ResponseException refused
        && refused.getResponse().getStatusLine().getStatusCode() == NOT_FOUND
        && refused.getMessage().contains("search_context_missing_exception")) {
      return new SearchContextGone();
    }
    return unavailable();
  }

  private static RuntimeException unavailable() {
    return Problem.unavailable("The search does not answer now", RETRY_SECONDS).asException();
  }

  private static String text(Map<String, ?> body) {
    try {
      return JSON.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    try {
      client.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
