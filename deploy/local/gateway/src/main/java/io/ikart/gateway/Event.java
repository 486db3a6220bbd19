package io.ikart.gateway;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Something that happened, for those who listen.
 *
 * @param id the gateway's id, {@code evt_...}
 * @param type for example {@code payment_intent.succeeded}
 * @param created when, in seconds since the epoch
 * @param apiVersion version of the API the object is written in
 * @param requestKey idempotency key of the request that caused it; empty when none did
 * @param object what it happened to, as it was then
 */
record Event(
    String id, String type, long created, String apiVersion, String requestKey, JsonNode object) {}
