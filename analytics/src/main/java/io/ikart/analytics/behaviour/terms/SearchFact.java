package io.ikart.analytics.behaviour.terms;

/**
 * A search, or a click on one of its results.
 *
 * @param term lower case, blanks run together
 * @param atMs when, milliseconds of the epoch
 * @param results results the search had; -1 when not known, or for a click
 * @param position place that was clicked, from 1; 0 for a search
 */
public record SearchFact(String term, long atMs, int results, int position) {

  boolean isClick() {
    return position > 0;
  }
}
