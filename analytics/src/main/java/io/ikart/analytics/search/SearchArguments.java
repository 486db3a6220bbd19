package io.ikart.analytics.search;

/**
 * Which instance of the job this is.
 *
 * @param name of the job: begins its consumer groups, and is the application of its dead letters
 * @param uidPrefix of its operators
 * @param generation of the index it writes, from 1; a reindex runs the next one beside it
 */
record SearchArguments(String name, String uidPrefix, int generation) {

  private static final int FIRST = 1;

  /**
   * Reads {@code NAME UID-PREFIX [GENERATION]}.
   *
   * @throws IllegalArgumentException when they are not that
   */
  static SearchArguments from(String... arguments) {
    if (arguments.length < 2 || arguments.length > 3) {
      throw new IllegalArgumentException("arguments: NAME UID-PREFIX [GENERATION]");
    }
    if (arguments.length == 2) {
      return new SearchArguments(arguments[0], arguments[1], FIRST);
    }
    if (!arguments[2].matches("[1-9][0-9]{0,5}")) {
      throw new IllegalArgumentException("generation " + arguments[2] + " is no number from 1");
    }
    return new SearchArguments(arguments[0], arguments[1], Integer.parseInt(arguments[2]));
  }
}
