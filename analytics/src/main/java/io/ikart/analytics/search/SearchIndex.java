package io.ikart.analytics.search;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.json.jackson.JacksonJsonpMapper;
import co.elastic.clients.transport.ElasticsearchTransport;
import co.elastic.clients.transport.rest_client.RestClientTransport;
import java.io.IOException;
import java.io.Serializable;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletionException;
import org.apache.http.HttpHost;
import org.elasticsearch.client.RestClient;

/**
 * The index of one generation, behind the alias that the edge searches.
 *
 * @param url of Elasticsearch
 * @param generation from 1
 */
record SearchIndex(String url, int generation) implements Serializable {

  /** What the edge searches. */
  static final String ALIAS = "products";

  private static final String OTHERWISE = "http://127.0.0.1:9200";
  private static final String DEFINITION = "/search/index.json";
  private static final int CONNECT_TIMEOUT_MS = 5_000;
  private static final int ANSWER_TIMEOUT_MS = 30_000;

  /**
   * @param url null or empty for the local node's usual address
   */
  static SearchIndex at(String url, int generation) {
    return new SearchIndex(url == null || url.isBlank() ? OTHERWISE : url, generation);
  }

  /** Name of the index. */
  String name() {
    return ALIAS + "-" + generation;
  }

  /** Opens a client; close its transport. */
  ElasticsearchTransport open() {
    var rest =
        RestClient.builder(HttpHost.create(url))
            .setRequestConfigCallback(
                request ->
                    request
                        .setConnectTimeout(CONNECT_TIMEOUT_MS)
                        .setSocketTimeout(ANSWER_TIMEOUT_MS))
            .build();
    return new RestClientTransport(rest, new JacksonJsonpMapper());
  }

  /**
   * Creates the index when it is not there. The first generation is put behind the alias at once;
   * of a later one that is the reindex's business, when it has caught up.
   */
  void create(ElasticsearchAsyncClient client) {
    if (client.indices().exists(question -> question.index(name())).join().value()) {
      return;
    }
    try {
      var definition = new StringReader(definition());
      client
          .indices()
          .create(
              request -> {
                request.index(name()).withJson(definition);
                return generation == 1 ? request.aliases(ALIAS, alias -> alias) : request;
              })
          .join();
    } catch (CompletionException e) {
      if (!existsAlready(e.getCause())) {
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Settings and mappings; the set of synonyms has the name of the index. */
  private String definition() throws IOException {
    try (var file = SearchIndex.class.getResourceAsStream(DEFINITION)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8).replace("${index}", name());
    }
  }

  /** Another writer of the same job was quicker. */
  private static boolean existsAlready(Throwable cause) {
    return cause instanceof ElasticsearchException refused
        && "resource_already_exists_exception".equals(refused.error().type());
  }
}
