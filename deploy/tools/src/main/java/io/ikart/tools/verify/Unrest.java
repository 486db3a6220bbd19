package io.ikart.tools.verify;

import java.util.HashSet;
import java.util.Set;

/**
 * What may be found while sagas are under way.
 *
 * @param orphans stock held or allocated for an order that may not have it
 * @param unwanted money authorized for an order that ended
 * @param overdue orders past their deadline
 * @param unmatched units that left stock or came back otherwise than orders say
 */
record Unrest(
    Set<String> orphans, Set<String> unwanted, Set<String> overdue, Set<String> unmatched) {

  /** Whether nothing was found. */
  boolean isQuiet() {
    return orphans.isEmpty() && unwanted.isEmpty() && overdue.isEmpty() && unmatched.isEmpty();
  }

  /** What is still found later: on a busy shop other sagas are under way by then. */
  Unrest stillIn(Unrest later) {
    return new Unrest(
        both(orphans, later.orphans),
        both(unwanted, later.unwanted),
        both(overdue, later.overdue),
        both(unmatched, later.unmatched));
  }

  private static Set<String> both(Set<String> one, Set<String> other) {
    var both = new HashSet<>(one);
    both.retainAll(other);
    return both;
  }
}
