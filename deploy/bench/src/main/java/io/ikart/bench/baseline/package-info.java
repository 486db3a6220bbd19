/**
 * What the shop is measured against: the usual ways to build the same thing, and the limits of what
 * it is built on.
 */
package io.ikart.bench.baseline;
