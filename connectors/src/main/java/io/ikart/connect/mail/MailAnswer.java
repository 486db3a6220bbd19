package io.ikart.connect.mail;

import io.ikart.schemas.notification.MailOutcome;

/**
 * How a mail ended.
 *
 * @param code why it was not sent; empty when it was
 */
record MailAnswer(MailOutcome outcome, String code) {

  static MailAnswer sent() {
    return new MailAnswer(MailOutcome.SENT, "");
  }

  static MailAnswer unwanted() {
    return new MailAnswer(MailOutcome.UNWANTED, "unwanted");
  }

  static MailAnswer refused(String code) {
    return new MailAnswer(MailOutcome.REFUSED, code);
  }

  static MailAnswer later(String code) {
    return new MailAnswer(MailOutcome.DEFERRED, code);
  }

  boolean isClear() {
    return outcome != MailOutcome.DEFERRED;
  }
}
