package io.ikart.edge.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MachineClientsTest {

  private static final String SECRET = "x".repeat(43);

  /** SHA-256 of it. */
  private static final String HASH =
      "cc0b1c2c66f3bb9fd1a081c626ba1bef62f6f96441a43be15268523776ac26a1";

  /** SHA-256 of "short". */
  private static final String OF_A_SHORT_ONE =
      "f9b0078b5df596d2ea19010c001bbd009e651de2c57e8fb7e355f31eb9d3f739";

  @Test
  void whoeverHasTheSecretIsTheClient() {
    var clients =
        MachineClients.of("reports:analyst:" + HASH + "\nweak:admin:" + OF_A_SHORT_ONE + "\n");

    var reports = clients.prove("reports", SECRET).orElseThrow();
    assertThat(reports.roles()).containsExactly(Role.ANALYST);
    assertThat(reports.subject()).isEqualTo("client_reports");
    assertThat(clients.prove("reports", SECRET + "x")).isEmpty();
    assertThat(clients.prove("others", SECRET)).isEmpty();
    assertThat(clients.prove("", "")).isEmpty();
    assertThat(clients.toString()).contains("reports").doesNotContain(HASH);
  }

  @Test
  void aSecretThatCouldBeGuessedIsNone() {
    assertThat(MachineClients.of("weak:admin:" + OF_A_SHORT_ONE).prove("weak", "short")).isEmpty();
  }

  @Test
  void withoutClientsNobodyIsOne() {
    assertThat(MachineClients.of("").prove("reports", SECRET)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "reports",
        "reports:analyst",
        "reports:analyst:zz",
        "Reports:analyst:#",
        "reports::#",
        "reports:king:#",
        "reports:shopper:#",
        "reports:anybody:#",
        "store:analyst:#",
        "reports:analyst:#,reports:admin:#",
      })
  void whatIsNoClientIsRefusedAndItsHashNotShown(String text) {
    assertThatThrownBy(() -> MachineClients.of(text.replace("#", HASH)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining(HASH);
  }
}
