package io.ikart.connect.carrier;

/**
 * Whose parcel it is.
 *
 * @param shipmentId the shop's shipment; empty when it is none of the shop's, or nobody can tell
 * @param code why it is empty
 * @param worthAnotherTry whether the carrier may say so soon
 */
public record ParcelOwner(String shipmentId, String code, boolean worthAnotherTry) {

  static ParcelOwner of(String shipmentId) {
    return new ParcelOwner(shipmentId, "", false);
  }

  static ParcelOwner nobody() {
    return new ParcelOwner("", "no parcel of this shop", false);
  }

  /** The carrier did not say. */
  static ParcelOwner unknown(CarrierAnswer answer) {
    return new ParcelOwner("", answer.code(), answer.worthAnotherTry());
  }
}
