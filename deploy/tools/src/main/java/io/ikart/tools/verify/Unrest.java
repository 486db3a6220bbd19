package io.ikart.tools.verify;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What may be found while sagas are under way.
 *
 * @param orphans stock held or allocated for an order that may not have it
 * @param unwanted money authorized for an order that ended
 * @param overdue orders past their deadline
 * @param unmatched units that left stock or came back otherwise than orders say
 * @param untold mails that are owed and not asked for, or the other way round
 * @param undelivered facts that subscribers want and do not get, or the other way round
 * @param unopenable what is sealed by a key that is not there, or by one that should not be
 * @param unverified customers who got something and are not known to, or the other way round
 */
record Unrest(
    Set<String> orphans,
    Set<String> unwanted,
    Set<String> overdue,
    Set<String> unmatched,
    Set<String> untold,
    Set<String> undelivered,
    Set<String> unopenable,
    Set<String> unverified) {

  /** Whether nothing was found. */
  boolean isQuiet() {
    return Stream.of(
            orphans, unwanted, overdue, unmatched, untold, undelivered, unopenable, unverified)
        .allMatch(Set::isEmpty);
  }

  /** What is still found later: on a busy shop other sagas are under way by then. */
  Unrest stillIn(Unrest later) {
    return new Unrest(
        both(orphans, later.orphans),
        both(unwanted, later.unwanted),
        both(overdue, later.overdue),
        both(unmatched, later.unmatched),
        both(untold, later.untold),
        both(undelivered, later.undelivered),
        both(unopenable, later.unopenable),
        both(unverified, later.unverified));
  }

  private static Set<String> both(Set<String> one, Set<String> other) {
    var both = new HashSet<>(one);
    both.retainAll(other);
    return both;
  }
}
