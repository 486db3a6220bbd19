/**
 * Measures a running shop: the saga alone, the journey over HTTP, what an order costs in records,
 * bytes and CPU, and all of it side by side with other ways to do the same work.
 */
package io.ikart.bench;
