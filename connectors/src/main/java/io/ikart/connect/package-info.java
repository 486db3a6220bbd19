/**
 * What every plugin that acts on the outside world shares: intents come in, an {@link
 * io.ikart.connect.Effect} is performed for each, its result is durable before the intent's offset
 * moves. A new plugin writes an effect, a task and a connector of a few lines each.
 */
package io.ikart.connect;
