package io.ikart.carrier;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A shipment as the carrier keeps it. Immutable; one line of the journal.
 *
 * @param id the carrier's id, shp_
 * @param reference the shop's own name for it; empty when it gave none
 * @param ounces weight, a decimal
 * @param country where it goes
 * @param createdAt when, RFC 3339
 * @param carrier who takes it; empty until its label is bought
 * @param service how
 * @param cost what the label cost, a decimal
 * @param trackingCode what it is followed by
 * @param steps where it was, oldest first
 * @param told how many of the steps the shop has acknowledged
 */
record Parcel(
    String id,
    String reference,
    String ounces,
    String country,
    String createdAt,
    String carrier,
    String service,
    String cost,
    String trackingCode,
    List<Step> steps,
    int told) {

  /**
   * A step of its journey.
   *
   * @param at when, RFC 3339
   */
  record Step(Place place, String at) {}

  static Parcel created(String id, String reference, String ounces, String country, Instant now) {
    return new Parcel(id, reference, ounces, country, now.toString(), "", "", "", "", List.of(), 0);
  }

  boolean isBought() {
    return !trackingCode.isEmpty();
  }

  Parcel bought(Service by, String price, String code) {
    return new Parcel(
        id, reference, ounces, country, createdAt, by.carrier(), by.name(), price, code, steps, 0);
  }

  Parcel at(Place place, Instant now) {
    var more = new ArrayList<>(steps);
    more.add(new Step(place, now.toString()));
    return with(List.copyOf(more), told);
  }

  Parcel told(int number) {
    return with(steps, Math.max(told, number));
  }

  private Parcel with(List<Step> journey, int acknowledged) {
    return new Parcel(
        id,
        reference,
        ounces,
        country,
        createdAt,
        carrier,
        service,
        cost,
        trackingCode,
        journey,
        acknowledged);
  }

  /** Where it is now; only of a parcel whose label is bought. */
  Place place() {
    return steps.get(steps.size() - 1).place();
  }
}
