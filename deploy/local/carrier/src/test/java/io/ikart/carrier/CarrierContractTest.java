package io.ikart.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ikart.connect.Tries;
import io.ikart.connect.carrier.Carrier;
import io.ikart.connect.carrier.CarrierAnswer;
import io.ikart.connect.carrier.EasyPostCarrier;
import io.ikart.schemas.Ids;
import io.ikart.schemas.common.CommandMeta;
import io.ikart.schemas.common.Money;
import io.ikart.schemas.notification.Contact;
import io.ikart.schemas.notification.PostalAddress;
import io.ikart.schemas.shipment.BookParcelIntent;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the shop relies on, over HTTP; every carrier it can use must pass this. */
@Timeout(60)
class CarrierContractTest {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final String PARCEL = Ids.shipment(Ids.order(Ids.cart(Ids.ulid(3, 3)), 1), 1);
  private static final Duration PATIENCE = Duration.ofMillis(500);

  @TempDir private Path home;
  private SimulatorServer server;
  private Carrier carrier;
  private final Tries tries = new Tries(20, Duration.ofMillis(1), Runnable::run);

  @BeforeEach
  void start() throws IOException {
    server = SimulatorServer.start(Settings.in(home));
    carrier = new EasyPostCarrier(url(), Settings.KEY, "adr_1", PATIENCE);
  }

  @AfterEach
  void stop() {
    carrier.close();
    server.close();
  }

  private String url() {
    return "http://127.0.0.1:" + server.port();
  }

  private static BookParcelIntent intent(int number, String carrier, String service, int weightG) {
    return BookParcelIntent.newBuilder()
        .setMeta(new CommandMeta(PARCEL, "c1", "c1", "checkout", NOON, NOON, 0L, ""))
        .setShipmentId(PARCEL)
        .setCarrier(carrier)
        .setService(service)
        .setWeightG(weightG)
        .setIdempotencyKey(PARCEL + ":book:" + number)
        .build();
  }

  private static Contact ada(String line1) {
    var address = new PostalAddress(line1, "", "Bath", "", "BA1 1AA", "GB");
    return new Contact("ada@example.org", "Ada", "en", List.of(), address);
  }

  private CarrierAnswer book(BookParcelIntent intent) throws Exception {
    return settled(carrier.book(intent, ada("1 Hill")));
  }

  private static <T> T settled(CompletionStage<T> stage) throws Exception {
    return stage.toCompletableFuture().get(20, TimeUnit.SECONDS);
  }

  private JsonNode call(String method, String path, String body) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(url() + path))
            .method(method, BodyPublishers.ofString(body))
            .build();
    var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(200);
    return new ObjectMapper().readTree(answer.body());
  }

  @Test
  void aParcelIsBookedWithTheServiceAskedForAndItsCostIsExact() throws Exception {
    var parcel = book(intent(1, "post", "express", 1_200)).parcel().orElseThrow();

    assertThat(parcel.carrier()).isEqualTo("post");
    assertThat(parcel.service()).isEqualTo("express");
    assertThat(parcel.cost()).isEqualTo(new Money(680L + 2 * 110L, "GBP"));
    assertThat(parcel.trackingNumber()).isNotBlank();
    assertThat(settled(carrier.ownerOf(parcel.parcelId())).shipmentId()).isEqualTo(PARCEL);
  }

  @Test
  void theSameBookingAgainIsTheSameParcelAndAnotherIsAnother() throws Exception {
    var first = book(intent(1, "post", "standard", 500)).parcel().orElseThrow();

    assertThat(book(intent(1, "post", "standard", 500)).parcel()).contains(first);
    var second = book(intent(2, "post", "standard", 500)).parcel().orElseThrow();
    assertThat(second.parcelId()).isNotEqualTo(first.parcelId());
    assertThat(call("GET", "/books", "").path("bought").asInt()).isEqualTo(2);
  }

  @Test
  void whateverAnswersAreLostOrLateALabelIsPaidForOnce() throws Exception {
    call(
        "POST",
        "/simulator/switches",
        "lost_percent=10&late_percent=5&error_percent=10&rate_limit_percent=5&seed=7");

    for (int number = 1; number <= 20; number++) {
      var intent = intent(number, "swift", "nextday", 700);
      var answer =
          settled(
              tries.ask(
                  () -> carrier.book(intent, ada("1 Hill")), each -> !each.worthAnotherTry()));
      assertThat(answer.parcel()).as("booking %d: %s", number, answer.code()).isPresent();
    }

    var books = call("GET", "/books", "");
    assertThat(books.path("bought").asInt()).isEqualTo(20);
    assertThat(books.path("maxBoughtPerReference").asInt()).isEqualTo(1);
  }

  @Test
  void aPlainNoIsOne() throws Exception {
    var unknown = book(intent(1, "post", "by-balloon", 500));
    assertThat(unknown.isClear()).isTrue();
    assertThat(unknown.code()).isEqualTo("no_such_service");
    assertThat(book(intent(2, "post", "standard", 40_000)).code()).isEqualTo("no_such_service");

    var nowhere = settled(carrier.book(intent(3, "post", "standard", 500), ada("")));
    assertThat(nowhere.isClear()).isTrue();
    assertThat(nowhere.code()).isEqualTo("address.parameters.invalid");
  }

  @Test
  void aWrongKeyIsOurMistakeAndNoRefusal() throws Exception {
    try (var stranger = new EasyPostCarrier(url(), "wrong", "adr_1", PATIENCE)) {
      var answer = settled(stranger.book(intent(1, "post", "standard", 500), ada("1 Hill")));

      assertThat(answer.isClear()).isFalse();
      assertThat(answer.worthAnotherTry()).isFalse();
      assertThat(answer.code()).isEqualTo("carrier_rejected_request");
    }
  }

  @Test
  void nobodyThereIsSilenceWorthAnotherTry() throws Exception {
    server.close();

    var answer = book(intent(1, "post", "standard", 500));

    assertThat(answer.worthAnotherTry()).isTrue();
    assertThat(answer.code()).isEqualTo("carrier_unreachable");
  }

  @Test
  void aParcelOfNobodysIsNobodys() throws Exception {
    var owner = settled(carrier.ownerOf("shp_unknown"));

    assertThat(owner.shipmentId()).isEmpty();
    assertThat(owner.worthAnotherTry()).isFalse();
  }

  @Test
  void aKilledCarrierRemembersWhatItSold() throws Exception {
    var before = book(intent(1, "post", "standard", 500)).parcel().orElseThrow();
    carrier.close();
    server.close();
    start();

    assertThat(book(intent(1, "post", "standard", 500)).parcel()).contains(before);
  }
}
