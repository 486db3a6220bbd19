package io.ikart.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** The metrics an instance of the topologies shows, in Prometheus' text format. */
final class InstanceMetrics {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final URI address;
  private final HttpClient http = HttpClient.newHttpClient();

  /**
   * @param instance address of its query server
   */
  InstanceMetrics(String instance) {
    this.address = URI.create(instance + "/metrics");
  }

  /** Sum of a metric over all its labels, now; 0 when it is not there. */
  double sum(String name) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(address).timeout(PATIENCE).build();
    return sumOf(name, http.send(request, BodyHandlers.ofString()).body());
  }

  /** Sum of a metric over all its labels in a page of metrics. */
  static double sumOf(String name, String page) {
    return page.lines()
        .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }
}
