package io.ikart.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What an operator sees and does of the connectors, and what the outside world may tell. */
@ExtendWith(RunningShop.class)
class ConnectorsIT {

  private static final Duration CALL = Duration.ofMinutes(2);
  private static final Duration SOON = Duration.ofSeconds(60);

  @Test
  void theListShowsWhatRunsWhereAndARestartIsOneCommand(Launcher launcher) {
    var list = launcher.run(CALL, "connectors").succeeded().output();
    assertThat(list).contains("payment-gateway", "RUNNING", "LAG");

    launcher.run(CALL, "connectors", "restart", "payment-gateway", "--all").succeeded();

    await().atMost(SOON).untilAsserted(() -> launcher.run(CALL, "connectors").succeeded());
    var unknown = launcher.run(CALL, "connectors", "restart", "nothing");
    assertThat(unknown.exitCode()).isEqualTo(1);
    assertThat(unknown.output()).contains("payment-gateway");
  }

  @Test
  void whatNobodyCanReadIsShownAndPaymentsGoOn(Launcher launcher) {
    var junk = "no record of ours " + Instant.now();
    try (var producer =
        new KafkaProducer<>(
            Map.<String, Object>of("bootstrap.servers", launcher.bootstrap()),
            new StringSerializer(),
            new ByteArraySerializer())) {
      producer.send(
          new ProducerRecord<>("payment.intents", "junk", junk.getBytes(StandardCharsets.UTF_8)));
    }

    shows(launcher, junk, "payment-gateway");
    var shop = new Shopping(Edge.ofStaff(launcher)).sells("VASE", 700, 5);
    var orderId = shop.ordered(shop.cartWith("VASE"), "pm_card_visa");
    assertThat(shop.settled(orderId)).isEqualTo("CONFIRMED");
  }

  @Test
  void theGatewayIsBelievedByItsSignatureOnly(Launcher launcher) {
    var messages = new GatewayMessages(launcher);
    var unknown = GatewayMessages.event("evt_unknown", "customer.created", "{\"id\":\"cus_1\"}");

    messages.send(unknown).is(200);
    messages.sendUnsigned(unknown).is(401);
    messages.send(unknown, Instant.now().minusSeconds(600)).is(401);
  }

  @Test
  void aMessageAboutNoOrderOfOursIsTakenAndPutAside(Launcher launcher) {
    var messages = new GatewayMessages(launcher);
    var stranger =
        GatewayMessages.event(
            "evt_stranger",
            "payment_intent.succeeded",
            "{\"object\":\"payment_intent\",\"id\":\"pi_stranger\",\"currency\":\"gbp\"}");
    var dispute =
        GatewayMessages.event(
            "evt_dispute",
            "charge.dispute.created",
            "{\"object\":\"dispute\",\"id\":\"dp_stranger\",\"payment_intent\":\"pi_nobodys\","
                + "\"amount\":100,\"currency\":\"gbp\"}");

    messages.send(stranger).is(200);
    messages.send(dispute).is(200);

    shows(launcher, "evt_stranger");
    shows(launcher, "evt_dispute is about pi_nobodys", "payment-gateway");
  }

  private static void shows(Launcher launcher, String text, String... connector) {
    var command = new String[2 + connector.length];
    command[0] = "connectors";
    command[1] = "dead-letters";
    System.arraycopy(connector, 0, command, 2, connector.length);
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> assertThat(launcher.run(CALL, command).succeeded().output()).contains(text));
  }
}
