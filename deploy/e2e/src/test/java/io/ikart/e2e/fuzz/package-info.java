/**
 * Makes requests out of the contract and chance: what it allows, what is just within and just
 * beyond its bounds, and what it does not allow at all. The number of a request and the seed give
 * the same request again.
 */
package io.ikart.e2e.fuzz;
