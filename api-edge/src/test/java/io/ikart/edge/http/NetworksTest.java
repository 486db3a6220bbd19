package io.ikart.edge.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworksTest {

  private static Networks of(String texts) {
    return Networks.of(Arrays.asList(texts.split(",")));
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, 10.255.1.2, true",
    "10.0.0.0/8, 11.0.0.1, false",
    "192.168.1.128/25, 192.168.1.200, true",
    "192.168.1.128/25, 192.168.1.100, false",
    "192.168.1.64/26, 192.168.1.127, true",
    "192.168.1.64/26, 192.168.1.192, false",
    "127.0.0.1, 127.0.0.1, true",
    "127.0.0.1, 127.0.0.2, false",
    "0.0.0.0/0, 8.8.8.8, true",
    "0.0.0.0/0, 2001:db8::1, false",
    "2001:db8::/32, 2001:db8:7::1, true",
    "2001:db8::/32, 2001:db9::1, false",
    "::1, 0:0:0:0:0:0:0:1, true",
    "10.0.0.0/8, ::ffff:10.1.1.1, true",
  })
  void anAddressIsInANetworkWhenItsFirstBitsAre(String network, String address, boolean isIn) {
    assertThat(of(network).contains(address)).isEqualTo(isIn);
    assertThat(of("1.2.3.4," + network).contains(address)).isEqualTo(isIn);
  }

  @Test
  void nobodyIsInNone() {
    assertThat(Networks.NONE.contains("127.0.0.1")).isFalse();
    assertThat(Networks.NONE.isEmpty()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "localhost", "proxy.example", "1.2.3.4/33", "::/129", "1.2.3.4/-1", "7"})
  void whatIsNoNetworkIsRefusedAndNoNameLookedUp(String text) {
    assertThatThrownBy(() -> of(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void addressesOfOneNetworkOfVersionSixCountAsOne() {
    assertThat(Networks.counted("2001:db8:0:1::1")).isEqualTo(Networks.counted("2001:db8:0:1::2"));
    assertThat(Networks.counted("2001:db8:0:1::1"))
        .isNotEqualTo(Networks.counted("2001:db8:0:2::1"));
    assertThat(Networks.counted("10.0.0.1")).isEqualTo("10.0.0.1");
  }
}
