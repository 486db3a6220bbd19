package io.ikart.connect.carrier;

import io.ikart.schemas.common.Money;

/**
 * A parcel a carrier will take.
 *
 * @param carrier who takes it
 * @param service how
 * @param parcelId the carrier's id of it
 * @param trackingNumber the number it is followed by
 * @param cost what the shop pays for it
 */
public record BookedParcel(
    String carrier, String service, String parcelId, String trackingNumber, Money cost) {}
