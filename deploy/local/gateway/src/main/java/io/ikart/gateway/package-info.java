/**
 * A payment gateway for local runs and tests: authorize, void and query with manual capture, errors
 * on demand, and a memory of idempotency keys that survives a kill.
 */
package io.ikart.gateway;
