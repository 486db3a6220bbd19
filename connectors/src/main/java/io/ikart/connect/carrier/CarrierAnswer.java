package io.ikart.connect.carrier;

import java.util.Optional;

/**
 * What one try to book a parcel came to.
 *
 * @param parcel the parcel, when it is booked
 * @param code why it is not; empty when it is
 * @param isClear whether the carrier has decided; otherwise the same booking may be asked again
 * @param worthAnotherTry whether it may decide soon; only when it has not
 */
public record CarrierAnswer(
    Optional<BookedParcel> parcel, String code, boolean isClear, boolean worthAnotherTry) {

  /** The carrier will take it. */
  static CarrierAnswer booked(BookedParcel parcel) {
    return new CarrierAnswer(Optional.of(parcel), "", true, false);
  }

  /** The carrier will not take it: somebody must change something, or choose another. */
  static CarrierAnswer refused(String code) {
    return new CarrierAnswer(Optional.empty(), code, true, false);
  }

  /** No clear answer, but there may be one soon. */
  static CarrierAnswer tryAgain(String code) {
    return new CarrierAnswer(Optional.empty(), code, false, true);
  }

  /** No clear answer, and asking again at once would not help. */
  static CarrierAnswer unclear(String code) {
    return new CarrierAnswer(Optional.empty(), code, false, false);
  }
}
