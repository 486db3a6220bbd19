package io.ikart.tools.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.schemas.common.CommandMeta;
import io.ikart.schemas.common.DeadLetter;
import io.ikart.schemas.payment.VoidIntent;
import io.ikart.schemas.serde.AvroWire;
import io.ikart.schemas.serde.LocalSchemas;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ShownLetterTest {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private final AvroWire wire = new AvroWire(new LocalSchemas());

  @Test
  void aRecordOfTheShopIsShownByItsFields() {
    var meta = new CommandMeta("pay_1", "c", "c", "checkout", NOON, NOON, 0L, "");
    var shown = letter(wire.encode(new VoidIntent(meta, "pay_1", 1, "pi_7", "k")), 2);

    assertThat(shown.place()).isEqualTo("payment.intents-2@5");
    assertThat(shown.value()).startsWith("VoidIntent {").contains("pi_7");
  }

  @Test
  void textIsShownAsTextAndTheRestAsBytes() {
    assertThat(text("{\"id\":\"evt_1\"}").value()).isEqualTo("{\"id\":\"evt_1\"}");
    assertThat(letter(new byte[] {1, 2, (byte) 0xff}, 0).value()).isEqualTo("0x0102ff");
    assertThat(letter(new byte[300], 0).value()).endsWith("(300 bytes)");
  }

  @Test
  void whatCameOverHttpIsNamedByItsRoute() {
    assertThat(letter(new byte[] {1}, -1).place()).isEqualTo("payment.intents");
  }

  @Test
  void aCardNumberIsHidden() {
    assertThat(text("paid with 4242 4242 4242 4242").value()).doesNotContain("4242");
  }

  private ShownLetter text(String value) {
    return letter(value.getBytes(StandardCharsets.UTF_8), 0);
  }

  private ShownLetter letter(byte[] value, int partition) {
    return new ShownLetter(
        new DeadLetter(
            "connectors", "payment.intents", partition, 5L, "k", ByteBuffer.wrap(value), "r", NOON),
        wire);
  }
}
