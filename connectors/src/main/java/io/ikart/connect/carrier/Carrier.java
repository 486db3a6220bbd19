package io.ikart.connect.carrier;

import io.ikart.schemas.notification.Contact;
import io.ikart.schemas.shipment.BookParcelIntent;
import java.util.concurrent.CompletionStage;

/**
 * Somebody who takes parcels, one try at a time; or a service that speaks for many such. No stage
 * ever fails: whatever happens on the way is an answer, if need be one that says that nobody can
 * tell. The same intent again never pays for a second label.
 */
public interface Carrier extends AutoCloseable {

  /**
   * Books a parcel with the carrier and service that the intent names.
   *
   * @param to whom it goes to; has an address
   */
  CompletionStage<CarrierAnswer> book(BookParcelIntent intent, Contact to);

  /** Asks which shipment of the shop a parcel is; changes nothing. */
  CompletionStage<ParcelOwner> ownerOf(String parcelId);

  /** Ends; calls under way may be cut off. */
  @Override
  void close();
}
