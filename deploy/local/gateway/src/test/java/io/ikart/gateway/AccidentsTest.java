package io.ikart.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.connect.Tries;
import io.ikart.connect.payment.Finding;
import io.ikart.connect.payment.GatewayAnswer;
import io.ikart.connect.payment.StripeGateway;
import io.ikart.schemas.common.CommandMeta;
import io.ikart.schemas.common.Money;
import io.ikart.schemas.payment.AuthorizeIntent;
import io.ikart.schemas.payment.GatewayIntentStatus;
import io.ikart.schemas.payment.GatewayOutcome;
import io.ikart.schemas.payment.LookUpIntent;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A gateway that loses answers, fails, limits and declines: nobody pays twice, nothing is lost. */
@Timeout(60)
class AccidentsTest {

  private static final int PAYMENTS = 300;
  private static final String ULID = "01J0000000000000000000000A";

  @TempDir private Path home;
  private final Tries tries = new Tries(3, Duration.ofMillis(2), ForkJoinPool.commonPool());

  @Test
  void theShopsAnswersAndTheGatewaysBooksAgree() throws Exception {
    try (var server = SimulatorServer.start(Settings.in(home));
        var gateway =
            new StripeGateway(
                "http://127.0.0.1:" + server.port(), Settings.KEY, Duration.ofSeconds(5), "")) {
      server.gateway().setSwitches(switches("15"));
      var answers = new ArrayList<CompletableFuture<GatewayAnswer>>();
      for (int number = 0; number < PAYMENTS; number++) {
        answers.add(asked(gateway, authorize(number)).toCompletableFuture());
      }
      for (var answer : answers) {
        answer.get(40, TimeUnit.SECONDS);
      }
      server.gateway().setSwitches(switches("0"));

      for (int number = 0; number < PAYMENTS; number++) {
        var found = gateway.lookUp(lookUp(number)).toCompletableFuture().get(10, TimeUnit.SECONDS);
        assertAgree(answers.get(number).get(), found);
      }
      var report = server.gateway().report();
      assertThat(report.intents().maxChargesPerKey()).isEqualTo(1);
      assertThat(report.intents().maxAuthorizedPerPayment()).isEqualTo(1);
      assertThat(outcomes(answers)).contains(GatewayOutcome.values());
    }
  }

  private static void assertAgree(GatewayAnswer said, Finding found) {
    switch (said.outcome()) {
      case SUCCEEDED -> {
        assertThat(found.status()).isEqualTo(GatewayIntentStatus.AUTHORIZED);
        assertThat(found.gatewayId()).isEqualTo(said.gatewayId());
      }
      case DECLINED -> assertThat(found.status()).isEqualTo(GatewayIntentStatus.DECLINED);
      case UNKNOWN ->
          // Only the books can tell, and they do.
          assertThat(found.status())
              .isIn(
                  GatewayIntentStatus.AUTHORIZED,
                  GatewayIntentStatus.DECLINED,
                  GatewayIntentStatus.NOT_FOUND);
    }
  }

  private static List<GatewayOutcome> outcomes(List<CompletableFuture<GatewayAnswer>> answers) {
    return answers.stream().map(answer -> answer.join().outcome()).distinct().toList();
  }

  private CompletionStage<GatewayAnswer> asked(StripeGateway gateway, AuthorizeIntent intent) {
    return tries.ask(() -> gateway.authorize(intent), answer -> !answer.worthAnotherTry());
  }

  private static Request switches(String percent) {
    var form =
        Map.of(
            "lost_percent", percent,
            "error_percent", percent,
            "stored_error_percent", percent,
            "rate_limit_percent", percent,
            "decline_percent", percent,
            "seed", "4");
    return new Request("POST", "/simulator/switches", "", "", form);
  }

  private static AuthorizeIntent authorize(int number) {
    var id = payment(number);
    return new AuthorizeIntent(
        meta(id), id, 1, new Money(19_99L, "GBP"), "pm_card_visa", id + ":authorize:1");
  }

  private static LookUpIntent lookUp(int number) {
    var id = payment(number);
    return new LookUpIntent(meta(id), id, 1, "", new Money(19_99L, "GBP"));
  }

  private static String payment(int number) {
    return "pay_" + ULID + "-" + (number + 1);
  }

  private static CommandMeta meta(String id) {
    var now = Instant.now(Clock.systemUTC());
    return new CommandMeta(id, "c1", "c0", "checkout", now, now, 0L, "");
  }
}
