package io.ikart.edge.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.edge.http.Callers;
import io.ikart.edge.http.Networks;
import io.ikart.edge.problem.ProblemAnswers;
import io.javalin.Javalin;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class AccessTest {

  @Test
  void aRouteThatNamesNobodyIsClosedToEverybody() throws Exception {
    var everything = Set.of(Role.values());
    var access =
        new Access(
            (header, address) -> new Principal("client_any", everything, "", "", null, address),
            id -> CompletableFuture.completedFuture(""),
            new Callers(Networks.NONE));
    var server =
        Javalin.create(
            config -> {
              config.startup.showJavalinBanner = false;
              ProblemAnswers.register(config.routes);
              config.routes.beforeMatched(access::check);
              config.routes.get("/forgotten", ctx -> ctx.result("secret"));
            });
    server.start("127.0.0.1", 0);
    try {
      var address = URI.create("http://127.0.0.1:" + server.port() + "/forgotten");

      var answer =
          HttpClient.newHttpClient()
              .send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());

      assertThat(answer.statusCode()).isEqualTo(403);
      assertThat(answer.body()).contains("forbidden").doesNotContain("secret");
    } finally {
      server.stop();
    }
  }
}
