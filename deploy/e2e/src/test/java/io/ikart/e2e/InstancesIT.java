package io.ikart.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ikart.schemas.query.ApplicationRoutes;
import io.ikart.schemas.query.QueryCodec;
import io.ikart.schemas.query.Routes;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two instances share the work, and every read finds the one that has the key. */
@ExtendWith(RunningShop.class)
class InstancesIT {

  private static final int CARTS = 24;

  @Test
  void cartsOfBothInstancesAreReadThroughOneEdge(Launcher launcher) throws Exception {
    var shop = new Shopping(Edge.ofStaff(launcher));
    var routes = routes(launcher, 1);
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(owners(launcher, 1)).hasSize(2));
    assertThat(routes.getApplications())
        .extracting(ApplicationRoutes::getApplication)
        .containsExactlyInAnyOrder(
            "catalog",
            "stock",
            "checkout",
            "notification",
            "webhook",
            "customer",
            "review",
            "audit",
            "customer-orders");

    var carts = IntStream.range(0, CARTS).mapToObj(cart -> shop.cart()).toList();

    carts.forEach(
        cart ->
            assertThat(shop.edge().get("/v1/store/carts/" + cart).is(200).text("cartId"))
                .isEqualTo(cart));
  }

  /** Addresses that own a partition of checkout, by the table of one instance. */
  private static Set<String> owners(Launcher launcher, int instance) throws Exception {
    var owners = new TreeSet<String>();
    for (var application : routes(launcher, instance).getApplications()) {
      if (application.getApplication().equals("checkout")) {
        application.getPartitions().forEach(partition -> owners.add(partition.getOwner()));
      }
    }
    return owners;
  }

  private static Routes routes(Launcher launcher, int instance) throws Exception {
    var secret = Files.readString(launcher.home().resolve("secret")).strip();
    var request =
        HttpRequest.newBuilder(URI.create("http://" + launcher.queryServer(instance) + "/routes"))
            .header("Authorization", "Bearer " + secret)
            .build();
    var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray());
    return QueryCodec.decode(answer.body(), Routes.class);
  }
}
