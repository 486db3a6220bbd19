package io.ikart.gateway;

/**
 * What a test needs to prove that nobody was charged twice.
 *
 * @param authorized intents authorized now
 * @param voided intents voided
 * @param declined intents declined
 * @param distinctKeys idempotency keys that led to an authorization, voided later or not
 * @param maxChargesPerKey most authorizations any one key led to; more than 1 is a double charge
 * @param maxAuthorizedPerPayment most intents authorized at the same time for one payment id
 */
record Counts(
    long authorized,
    long voided,
    long declined,
    long distinctKeys,
    long maxChargesPerKey,
    long maxAuthorizedPerPayment) {}
