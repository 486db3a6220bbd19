package io.ikart.carrier;

import java.util.Locale;
import java.util.Optional;

/** Where a parcel is, in the order of an ordinary journey; then the journeys that go wrong. */
enum Place {
  PRE_TRANSIT("Label created."),
  IN_TRANSIT("On its way."),
  OUT_FOR_DELIVERY("Out for delivery."),
  DELIVERED("Delivered."),
  RETURN_TO_SENDER("On its way back."),
  FAILURE("Lost.");

  private final String message;

  Place(String message) {
    this.message = message;
  }

  String message() {
    return message;
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The next place of an ordinary journey; none when the journey is over. */
  Optional<Place> next() {
    return compareTo(DELIVERED) < 0 ? Optional.of(values()[ordinal() + 1]) : Optional.empty();
  }

  /**
   * The place with this word.
   *
   * @throws Refusal when there is none
   */
  static Place of(String word) {
    for (var place : values()) {
      if (place.word().equals(word)) {
        return place;
      }
    }
    throw Refusal.invalid("TRACKER.STATUS.INVALID", "No such status: " + word);
  }
}
