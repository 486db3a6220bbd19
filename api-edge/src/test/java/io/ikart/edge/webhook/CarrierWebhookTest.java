package io.ikart.edge.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.edge.TestEdge;
import io.ikart.schemas.shipment.LocateTrackingIntent;
import io.ikart.schemas.shipment.TrackingStatus;
import io.ikart.schemas.topic.ShipmentTopics;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages signed as the carrier signs them. */
class CarrierWebhookTest {

  private static final String PATH = "/v1/webhooks/carriers/easypost";
  private static final String NEWS =
      """
      {"id": "evt_1", "object": "Event", "description": "tracker.updated", "result": {
       "object": "Tracker", "tracking_code": "SIM1", "status": "out_for_delivery",
       "shipment_id": "shp_1", "tracking_details": [
        {"message": "Label created.", "datetime": "2026-11-22T10:00:00Z"},
        {"message": "Out for delivery.", "datetime": "2026-11-22T12:00:00Z"}]}}
      """;

  private static TestEdge edge;

  @BeforeAll
  static void open() {
    edge = new TestEdge();
  }

  @AfterAll
  static void close() {
    edge.close();
  }

  @BeforeEach
  void forget() {
    edge.log.reset();
  }

  private static HttpResponse<String> send(String body) {
    return send(body, sign(body, TestEdge.WEBHOOK_SECRETS.get(1)));
  }

  private static HttpResponse<String> send(String body, String signature) {
    return edge.post(PATH, body, "X-Hmac-Signature", signature);
  }

  private static String sign(String body, String secret) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      var hash = mac.doFinal(body.getBytes(StandardCharsets.UTF_8));
      return "hmac-sha256-hex=" + HexFormat.of().formatHex(hash);
    } catch (java.security.GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static LocateTrackingIntent last() {
    return (LocateTrackingIntent) edge.log.last().command();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void aSignedMessageBecomesAQuestionWhoseParcelItIs(int secret) {
    var answer = send(NEWS, sign(NEWS, TestEdge.WEBHOOK_SECRETS.get(secret)));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(edge.log.last().topic()).isEqualTo(ShipmentTopics.SHIPMENT_INTENTS);
    assertThat(last().getParcelId()).isEqualTo("shp_1");
    var news = last().getNews();
    assertThat(news.getEventId()).isEqualTo("evt_1");
    assertThat(news.getTrackingNumber()).isEqualTo("SIM1");
    assertThat(news.getStatus()).isEqualTo(TrackingStatus.OUT_FOR_DELIVERY);
    assertThat(news.getMessage()).isEqualTo("Out for delivery.");
    assertThat(news.getHappenedAt()).isEqualTo(Instant.parse("2026-11-22T12:00:00Z"));
  }

  @Test
  void theSameMessageAgainIsTheSameCommandOnTheSameKey() {
    send(NEWS);
    var first = last().getMeta();
    send(NEWS);

    assertThat(last().getMeta().getCommandId()).isEqualTo(first.getCommandId());
    assertThat(ShipmentTopics.SHIPMENT_INTENTS.keyOf(last())).isEqualTo("shp_1");
  }

  @ParameterizedTest
  @CsvSource({
    "pre_transit, PRE_TRANSIT",
    "in_transit, IN_TRANSIT",
    "available_for_pickup, IN_TRANSIT",
    "delivered, DELIVERED",
    "return_to_sender, RETURN_TO_SENDER",
    "failure, FAILURE",
    "cancelled, FAILURE",
    "beamed_up, UNKNOWN"
  })
  void everyWordOfTheCarriersHasAMeaning(String word, TrackingStatus status) {
    send(NEWS.replace("out_for_delivery", word));

    assertThat(last().getNews().getStatus()).isEqualTo(status);
  }

  @Test
  void aMessageThatIsNotSignedAsItIsIsRefused() {
    var signature = sign(NEWS, TestEdge.WEBHOOK_SECRETS.get(0));

    refused(edge.post(PATH, NEWS));
    refused(send(NEWS + " ", signature));
    refused(send(NEWS, sign(NEWS, "somebody-elses-secret")));
    refused(send(NEWS, signature.replace("hmac-sha256-hex=", "")));
  }

  private static void refused(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(edge.log.sent()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"tracker.updated\" > \"batch.created\"", "\"shp_1\" > null"})
  void whatIsAboutNoParcelOfOursIsTakenAndIgnored(String change) {
    var parts = change.split(" > ", 2);

    var answer = send(NEWS.replace(parts[0], parts[1]));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(edge.log.sent()).isEmpty();
  }

  @Test
  void whatIsNoMessageIsRefused() {
    assertThat(send("{\"id\": \"evt_1\"}").statusCode()).isEqualTo(400);
    var other = edge.post("/v1/webhooks/carriers/pigeon", NEWS, "X-Hmac-Signature", "x");
    assertThat(other.statusCode()).isEqualTo(404);
  }

  @Test
  void whatIsNotDurableIsToBeSentAgain() {
    edge.log.losesTouch();

    assertThat(send(NEWS).statusCode()).isEqualTo(503);
  }
}
