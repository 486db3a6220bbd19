package io.ikart.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ikart.schemas.cart.AddCartLine;
import io.ikart.schemas.cart.CartExpired;
import io.ikart.schemas.common.CommandMeta;
import io.ikart.schemas.common.EventMeta;
import io.ikart.schemas.common.Money;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class EnvelopesTest {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final Instant TEN_PAST = NOON.plusSeconds(600);
  private static final CommandMeta ASKED =
      new CommandMeta("cart_1", "c1", "c1", "cust_1", NOON, NOON, 0L, "");
  private static final EventMeta HAPPENED =
      new EventMeta("cart_1", 1L, "c1", "c1", "cust_1", NOON, NOON);

  @Test
  void aCommandIsToldFromAnEventByItsFirstField() {
    var command = new AddCartLine(ASKED, "offer", 1L);
    var event = new CartExpired(HAPPENED);

    assertThat(Envelopes.isCommand(command)).isTrue();
    assertThat(Envelopes.isEvent(command)).isFalse();
    assertThat(Envelopes.isCommand(event)).isFalse();
    assertThat(Envelopes.isEvent(event)).isTrue();
    assertThat(Envelopes.isEvent(new Money(1L, "GBP"))).isFalse();
  }

  @Test
  void theEnvelopeIsReadAndStamped() {
    var command = new AddCartLine(ASKED, "offer", 1L);
    var event = new CartExpired(HAPPENED);
    var later = new EventMeta("cart_1", 2L, "c2", "c1", "cust_1", TEN_PAST, TEN_PAST);

    Envelopes.stamp(event, later);

    assertThat(Envelopes.ofCommand(command)).isEqualTo(ASKED);
    assertThat(Envelopes.ofEvent(event)).isEqualTo(later);
  }

  @Test
  void theWrongEnvelopeIsAMistakeOfTheProgram() {
    assertThatThrownBy(() -> Envelopes.ofEvent(new AddCartLine(ASKED, "offer", 1L)))
        .isInstanceOf(ClassCastException.class);
  }
}
