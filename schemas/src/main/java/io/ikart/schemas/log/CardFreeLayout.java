package io.ikart.schemas.log;

import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;
import io.ikart.schemas.CardNumbers;

/**
 * A logback pattern layout whose lines, exceptions included, never hold a card number. For programs
 * that log with logback, which bring it themselves.
 */
public final class CardFreeLayout extends PatternLayout {

  @Override
  public String doLayout(ILoggingEvent event) {
    return CardNumbers.hiddenIn(super.doLayout(event));
  }
}
