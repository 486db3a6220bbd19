package io.ikart.schemas.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import org.junit.jupiter.api.Test;

class CardFreeLayoutTest {

  private static final String NUMBER = "4242 4242 4242 4242";

  private final LoggerContext context = new LoggerContext();
  private final CardFreeLayout layout = new CardFreeLayout();

  CardFreeLayoutTest() {
    layout.setContext(context);
    layout.setPattern("%level %msg%n");
    layout.start();
  }

  @Test
  void neitherMessageNorExceptionShowsACardNumber() {
    var failure = new IllegalStateException("declined: 4242424242424242");

    var line = logged("paid with {}", failure, NUMBER);

    assertThat(line)
        .startsWith("INFO paid with [card number]")
        .contains("IllegalStateException: declined: [card number]")
        .doesNotContain(NUMBER, "4242424242424242");
  }

  @Test
  void everythingElseIsLoggedAsItIs() {
    assertThat(logged("order {} of {}", null, "order_1", 1_732_570_000_001L))
        .isEqualTo("INFO order order_1 of 1732570000001" + System.lineSeparator());
  }

  private String logged(String message, Throwable failure, Object... values) {
    var event =
        new LoggingEvent(
            getClass().getName(), context.getLogger("test"), Level.INFO, message, failure, values);
    return layout.doLayout(event);
  }
}
