/** Authorizes and voids payments at a gateway: {@code payment.intents} in, results out. */
package io.ikart.connect.payment;
