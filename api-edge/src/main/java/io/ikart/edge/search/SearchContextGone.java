package io.ikart.edge.search;

/** The point in time a cursor belongs to was given up. */
final class SearchContextGone extends RuntimeException {

  private static final long serialVersionUID = 1L;

  SearchContextGone() {
    super("the point in time is over", null, false, false);
  }
}
