/** Carts that were left with something in them. */
package io.ikart.analytics.behaviour.carts;
