package io.ikart.edge.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.edge.TestEdge;
import io.ikart.edge.TestIdentity;
import org.junit.jupiter.api.Test;

/** How often one address may try. */
class AddressLimitsTest {

  private static final String REFRESH = "/v1/store/sessions/refresh";
  private static final String GUESS = "{\"refreshToken\": \"" + "A".repeat(126) + "\"}";

  @Test
  void whoGuessesTooOftenMustWaitAndIsToldHowLong() {
    try (var edge = new TestEdge()) {
      for (int tried = 0; tried < TestIdentity.TRIES; tried++) {
        assertThat(edge.post(REFRESH, GUESS).statusCode()).isEqualTo(401);
      }

      var answer = edge.post(REFRESH, GUESS);

      assertThat(answer.statusCode()).isEqualTo(429);
      assertThat(TestEdge.json(answer).path("code").textValue()).isEqualTo("rate_limited");
      assertThat(Integer.parseInt(answer.headers().firstValue("Retry-After").orElseThrow()))
          .isBetween(1, 10);
      assertThat(edge.post("/v1/store/sessions", "{}").statusCode()).isEqualTo(400);
      assertThat(edge.get("/openapi.yaml").statusCode()).isEqualTo(200);
    }
  }
}
