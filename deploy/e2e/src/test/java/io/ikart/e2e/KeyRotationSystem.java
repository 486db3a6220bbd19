package io.ikart.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** The keys of a shop are changed as SECURITY.md has it, with an order that is under way. */
@TestInstance(Lifecycle.PER_CLASS)
class KeyRotationSystem {

  private static final Duration UP_WITHIN = Duration.ofMinutes(6);
  private static final Duration CALL = Duration.ofMinutes(3);
  private static final Duration TOLD_WITHIN = Duration.ofMinutes(2);
  private static final String CART_TOKEN = "Ikart-Cart-Token";
  private static final String CONTACT =
      "{\"email\": \"ada@example.org\", \"name\": \"Ada\", \"locale\": \"en\"}";

  /** In the order of starting. */
  private static final List<String> HOLDERS = List.of("topologies-1", "connect", "edge");

  /** Files of the keys, each with what the new one is made of. */
  private static final Map<String, String> NEW =
      Map.of("token-keys", "a".repeat(64), "master-key", "b".repeat(64), "secret", "c".repeat(64));

  private final Launcher launcher = new Launcher("keys", 1).with("IKART_START_TIMEOUT_S", "300");
  private final Map<String, String> old = new HashMap<>();
  private MailFolder mails;

  @BeforeAll
  void start() throws IOException {
    launcher.run(CALL, "reset", "--yes");
    var up = launcher.run(UP_WITHIN, "up");
    if (up.exitCode() != 0) {
      launcher.run(CALL, "down");
    }
    up.succeeded();
    mails = new MailFolder(launcher.home().resolve("mail"));
    for (var name : NEW.keySet()) {
      old.put(name, Files.readString(launcher.home().resolve(name)).strip());
    }
  }

  @AfterAll
  void stop() {
    launcher.run(CALL, "down").succeeded();
  }

  @Test
  void anOrderFromBeforeIsToldOfByKeysOfAfterwards() throws IOException {
    var shop = staff().sells("TEA", 450, 100);
    var guest = guest();
    var order = shop.checkOutTelling(shop.cartWith("TEA"), CONTACT).is(201).text("orderId");
    assertThat(shop.settled(order)).isEqualTo("CONFIRMED");
    await().atMost(TOLD_WITHIN).until(() -> mails.about(order).size() == 1);

    for (var name : NEW.keySet()) {
      holdersAreTold(name, NEW.get(name) + "," + old.get(name));
    }
    startsAgain();

    assertThat(published()).isEqualTo(2);
    assertThat(guest.status(launcher)).as("the token of before").isEqualTo(200);
    var later = guest();
    assertThat(launcher.run(CALL, "rewrap").succeeded().output())
        .contains("1 keys are encrypted by the newest master key; 1 rows were written");

    for (var name : NEW.keySet()) {
      holdersAreTold(name, NEW.get(name));
    }
    startsAgain();

    assertThat(published()).isEqualTo(1);
    assertThat(guest.status(launcher)).as("the token of before").isEqualTo(401);
    assertThat(later.status(launcher)).isEqualTo(200);
    staff().edge().post("/v1/store/orders/" + order + "/cancel", "{}").is(200);
    await().atMost(TOLD_WITHIN).until(() -> mails.about(order).size() == 2);
    launcher.run(CALL, "verify").succeeded();
  }

  /** A cart, and what opens it. */
  private record Guest(String cart, String token) {

    int status(Launcher launcher) {
      return new Edge(launcher.edge()).get("/v1/store/carts/" + cart, CART_TOKEN, token).status();
    }
  }

  private Guest guest() {
    var answer =
        new Edge(launcher.edge()).post("/v1/store/carts", "{\"currency\": \"GBP\"}").is(201);
    return new Guest(answer.text("cartId"), answer.header(CART_TOKEN));
  }

  private Shopping staff() {
    return new Shopping(Edge.ofStaff(launcher));
  }

  private int published() {
    return new Edge(launcher.edge())
        .get("/.well-known/jwks.json")
        .is(200)
        .body()
        .path("keys")
        .size();
  }

  private void holdersAreTold(String name, String keys) throws IOException {
    var file = launcher.home().resolve(name);
    Files.writeString(file, keys);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  private void startsAgain() {
    for (var process : List.of("edge", "connect", "topologies-1")) {
      launcher.run(CALL, "stop", process).succeeded();
    }
    for (var process : HOLDERS) {
      launcher.run(UP_WITHIN, "start", process).succeeded();
    }
  }
}
