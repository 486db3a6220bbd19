/**
 * A carrier for local runs: sells labels, follows parcels and tells the shop where they are, in
 * EasyPost's words.
 */
package io.ikart.carrier;
