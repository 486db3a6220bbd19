package io.ikart.gateway;

import java.time.Duration;

/**
 * An answer of the gateway and how long it takes.
 *
 * @param status HTTP status
 * @param body JSON
 * @param replayed whether this is the stored answer to an earlier request with the same key
 * @param after time from the request to the answer
 */
record Answer(int status, String body, boolean replayed, Duration after) {}
