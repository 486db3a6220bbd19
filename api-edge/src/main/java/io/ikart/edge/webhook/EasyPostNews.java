package io.ikart.edge.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import io.ikart.edge.http.StrictJson;
import io.ikart.edge.problem.Problem;
import io.ikart.schemas.common.CommandMeta;
import io.ikart.schemas.shipment.LocateTrackingIntent;
import io.ikart.schemas.shipment.TrackingReceived;
import io.ikart.schemas.shipment.TrackingStatus;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

/**
 * A message of EasyPost's, as far as the shop reads it.
 *
 * @param id EasyPost's id of the message; the same when it is sent again
 * @param type what happened, in EasyPost's words
 * @param tracker the tracker it happened to, as it was then
 */
record EasyPostNews(String id, String type, JsonNode tracker) {

  static final String PROVIDER = "easypost";

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_]{1,255}");
  private static final Pattern TYPE = Pattern.compile("[a-z0-9_.]{1,100}");
  private static final Pattern NUMBER = Pattern.compile("[A-Za-z0-9-]{1,64}");
  private static final int LONGEST_MESSAGE = 200;

  /**
   * Reads a message whose signature is good.
   *
   * @throws io.ikart.edge.problem.ProblemException when it is none
   */
  static EasyPostNews of(byte[] body) {
    var json = StrictJson.object(body);
    var id = json.path("id").asText();
    var type = json.path("description").asText();
    var result = json.path("result");
    if (!ID.matcher(id).matches() || !TYPE.matcher(type).matches() || !result.isObject()) {
      throw Problem.invalid("", "must be an event with id, description and result").asException();
    }
    return new EasyPostNews(id, type, result);
  }

  /** Whether it says where a parcel is. */
  boolean isOfParcel() {
    return type.startsWith("tracker.") && NUMBER.matcher(text("tracking_code")).matches();
  }

  /** EasyPost's id of the parcel; empty when its label was bought elsewhere. */
  String parcelId() {
    var id = text("shipment_id");
    return ID.matcher(id).matches() ? id : "";
  }

  /** The question which shipment it is about. */
  LocateTrackingIntent question(CommandMeta meta) {
    return new LocateTrackingIntent(
        meta,
        parcelId(),
        new TrackingReceived(
            meta, id, text("tracking_code"), status(), message(), happenedAt(meta.getIssuedAt())));
  }

  private TrackingStatus status() {
    return switch (text("status")) {
      case "pre_transit" -> TrackingStatus.PRE_TRANSIT;
      case "in_transit", "available_for_pickup" -> TrackingStatus.IN_TRANSIT;
      case "out_for_delivery" -> TrackingStatus.OUT_FOR_DELIVERY;
      case "delivered" -> TrackingStatus.DELIVERED;
      case "return_to_sender" -> TrackingStatus.RETURN_TO_SENDER;
      case "failure", "cancelled", "error" -> TrackingStatus.FAILURE;
      default -> TrackingStatus.UNKNOWN;
    };
  }

  private JsonNode newest() {
    var details = tracker.path("tracking_details");
    return details.path(details.size() - 1);
  }

  private String message() {
    var message = newest().path("message").asText("").replaceAll("\\p{Cntrl}", " ");
    return message.substring(0, Math.min(LONGEST_MESSAGE, message.length()));
  }

  /** To the moment it was taken when the carrier gives no time that can be read. */
  private Instant happenedAt(Instant now) {
    var at = newest().path("datetime").asText(text("updated_at"));
    try {
      return Instant.parse(at).truncatedTo(ChronoUnit.MILLIS);
    } catch (DateTimeException e) {
      return now;
    }
  }

  private String text(String field) {
    return StripeEvent.text(tracker.path(field));
  }
}
