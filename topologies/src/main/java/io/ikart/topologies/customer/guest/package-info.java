/** Guests, as far as they are forgotten. */
package io.ikart.topologies.customer.guest;
