package io.ikart.tools.verify;

import io.ikart.schemas.query.InternalSecrets;
import io.ikart.schemas.query.PartitionRoute;
import io.ikart.schemas.query.QueryCodec;
import io.ikart.schemas.query.QueryRequest;
import io.ikart.schemas.query.QueryResponse;
import io.ikart.schemas.query.Routes;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.utils.Utils;

/** Asks the query servers for state in the wire format, each key at its owner. */
final class QueryClient {

  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final int OK = 200;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(TIMEOUT).build();
  private final List<String> seeds;
  private final String authorization;
  private Map<String, List<PartitionRoute>> routes = Map.of();

  /**
   * @param seeds addresses of query servers to learn the routes from
   * @param secret shared with the query servers; of several the first
   */
  QueryClient(List<String> seeds, String secret) {
    this.seeds = seeds;
    this.authorization = InternalSecrets.of(secret).authorization();
  }

  /** Learns who owns what. */
  void learnRoutes() throws IOException, InterruptedException {
    var learned = new HashMap<String, List<PartitionRoute>>();
    for (var seed : seeds) {
      var body = call(HttpRequest.newBuilder(URI.create(seed + "/routes")).GET());
      for (var application : QueryCodec.decode(body, Routes.class).getApplications()) {
        learned.putIfAbsent(application.getApplication(), application.getPartitions());
      }
    }
    routes = learned;
  }

  /**
   * Asks the owner of a key.
   *
   * @throws IOException when nobody owns it now or the owner does not answer
   */
  QueryResponse ask(QueryRequest question) throws IOException, InterruptedException {
    var body = BodyPublishers.ofByteArray(QueryCodec.encode(question));
    var address = URI.create("http://" + ownerOf(question) + "/query");
    var answer = call(HttpRequest.newBuilder(address).POST(body));
    return QueryCodec.decode(answer, QueryResponse.class);
  }

  private String ownerOf(QueryRequest question) throws IOException {
    var partitions = routes.getOrDefault(question.getApplication(), List.of());
    if (partitions.isEmpty()) {
      throw new IOException("no query server serves " + question.getApplication());
    }
    var key = question.getKey().getBytes(StandardCharsets.UTF_8);
    int partition = Utils.toPositive(Utils.murmur2(key)) % partitions.size();
    return partitions.stream()
        .filter(route -> route.getPartition() == partition && !route.getOwner().isEmpty())
        .map(PartitionRoute::getOwner)
        .findFirst()
        .orElseThrow(
            () ->
                new IOException(
                    "nobody owns %s-%d now".formatted(question.getApplication(), partition)));
  }

  private byte[] call(HttpRequest.Builder request) throws IOException, InterruptedException {
    request
        .timeout(TIMEOUT)
        .header("Authorization", authorization)
        .header("Content-Type", QueryCodec.CONTENT_TYPE);
    var answer = http.send(request.build(), BodyHandlers.ofByteArray());
    if (answer.statusCode() != OK) {
      throw new IOException(
          "query server: %d %s"
              .formatted(answer.statusCode(), new String(answer.body(), StandardCharsets.UTF_8)));
    }
    return answer.body();
  }
}
