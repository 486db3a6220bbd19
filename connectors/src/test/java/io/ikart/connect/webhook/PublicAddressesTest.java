package io.ikart.connect.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ikart.connect.webhook.PublicAddresses.ForbiddenAddressException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.255.255.254",
        "10.1.2.3",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "169.254.169.254",
        "0.0.0.0",
        "0.1.2.3",
        "100.64.0.1",
        "100.127.255.255",
        "192.0.0.8",
        "198.18.0.1",
        "198.19.255.255",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "203.0.113.9",
        "::1",
        "::",
        "fe80::1",
        "fec0::1",
        "fc00::1",
        "fd12:3456::1",
        "ff02::1",
        "::ffff:10.0.0.1",
        "::127.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "2001:db8::1",
        "2001:0:1::1"
      })
  void isNotPublic(String address) throws Exception {
    assertThat(PublicAddresses.isPublic(InetAddress.getByName(address))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "8.8.8.8",
        "1.1.1.1",
        "100.63.255.255",
        "100.128.0.1",
        "172.15.0.1",
        "172.32.0.1",
        "192.167.1.1",
        "198.17.0.1",
        "198.20.0.1",
        "223.255.255.255",
        "2606:4700::1111",
        "2a00:1450:4001::1"
      })
  void isPublic(String address) throws Exception {
    assertThat(PublicAddresses.isPublic(InetAddress.getByName(address))).isTrue();
  }

  @Test
  void aNameThatLeadsInsideIsRefusedAndAMixedOneLeadsOutsideOnly() throws Exception {
    var inside = InetAddress.getByName("10.0.0.1");
    var outside = InetAddress.getByName("8.8.8.8");

    assertThatThrownBy(() -> new PublicAddresses(false, answering(inside)).resolve("evil.example"))
        .isInstanceOf(ForbiddenAddressException.class)
        .hasMessageContaining("evil.example");
    assertThat(new PublicAddresses(false, answering(inside, outside)).resolve("mixed.example"))
        .containsExactly(outside);
    assertThat(new PublicAddresses(true, answering(inside)).resolve("ours.example"))
        .containsExactly(inside);
  }

  private static DnsResolver answering(InetAddress... addresses) {
    return new DnsResolver() {
      @Override
      public InetAddress[] resolve(String host) {
        return addresses;
      }

      @Override
      public String resolveCanonicalHostname(String host) throws UnknownHostException {
        throw new UnknownHostException(host);
      }
    };
  }
}
