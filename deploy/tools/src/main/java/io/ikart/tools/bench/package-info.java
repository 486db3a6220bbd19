/**
 * Measures a running shop: the saga alone, the journey over HTTP, and what an order costs in
 * records.
 */
package io.ikart.tools.bench;
