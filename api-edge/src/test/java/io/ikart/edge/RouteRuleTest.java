package io.ikart.edge;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.javalin.Javalin;
import org.junit.jupiter.api.Test;

class RouteRuleTest {

  @Test
  void anEdgeWithARouteThatNamesNobodyDoesNotStart() {
    assertThatThrownBy(
            () ->
                Javalin.create(
                    config -> {
                      config.events.handlerAdded(EdgeServer::requireRule);
                      config.routes.get("/v1/forgotten", ctx -> ctx.result("secret"));
                    }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("GET /v1/forgotten");
  }
}
