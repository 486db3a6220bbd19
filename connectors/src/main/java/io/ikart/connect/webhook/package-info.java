/** Delivers facts to subscribers over HTTP, as Standard Webhooks has it. */
package io.ikart.connect.webhook;
