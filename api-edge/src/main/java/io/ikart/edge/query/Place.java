package io.ikart.edge.query;

import java.util.Optional;

/** Something the API has an address for. */
public interface Place {

  /** Its id, with its prefix. */
  String id();

  /** Where it is shown. */
  String path();

  /** Where its progress can be followed, if anywhere. */
  default Optional<String> eventsPath() {
    return Optional.empty();
  }
}
