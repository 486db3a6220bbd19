/** Sends mails to shoppers: {@code mail.intents} in, an SMTP server, {@code mail.results} out. */
package io.ikart.connect.mail;
