/**
 * Checks the invariants of a live shop by its log: everything is read from the beginning, folded,
 * and compared with what the shop serves.
 */
package io.ikart.tools.verify;
