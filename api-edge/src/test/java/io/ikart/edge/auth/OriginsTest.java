package io.ikart.edge.auth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OriginsTest {

  private final Origins origins = new Origins(KeyedHash.of(new byte[32], "network address"));

  @Test
  void oneAddressHasOneHashHoweverItIsWritten() {
    assertThat(origins.hashOf("203.0.113.5")).hasSize(16).isEqualTo(origins.hashOf("203.0.113.5"));
    assertThat(origins.hashOf("2001:db8::1")).isEqualTo(origins.hashOf("2001:0DB8:0:0:0:0:0:1"));
    assertThat(origins.hashOf("203.0.113.5")).isNotEqualTo(origins.hashOf("203.0.113.6"));
  }

  @Test
  void anotherKeyGivesAnother() {
    var other = new Origins(KeyedHash.of(new byte[32], "another use"));

    assertThat(other.hashOf("203.0.113.5")).isNotEqualTo(origins.hashOf("203.0.113.5"));
  }

  @Test
  void whatIsNoAddressIsNotLookedUp() {
    assertThat(origins.hashOf("::nonsense::")).hasSize(16);
  }
}
