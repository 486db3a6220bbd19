package io.ikart.edge.auth;

import com.google.crypto.tink.subtle.Ed25519Sign;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What tokens are signed with. The first key signs, every key verifies; each is the seed of an
 * Ed25519 key for access tokens, and of keyed hashes for refresh tokens and for carts' tokens.
 */
public final class TokenKeys {

  private static final Pattern KEYS = Pattern.compile("[0-9a-f]{64}(,[0-9a-f]{64}){0,9}");

  private final List<OctetKeyPair> pairs;
  private final List<KeyedHash> hashes;
  private final List<KeyedHash> cartHashes;

  private TokenKeys(List<OctetKeyPair> pairs, List<KeyedHash> hashes, List<KeyedHash> cartHashes) {
    this.pairs = pairs;
    this.hashes = hashes;
    this.cartHashes = cartHashes;
  }

  /**
   * Reads keys.
   *
   * @param hex 64 hexadecimal digits; after a change, the keys before it behind commas
   * @throws IllegalArgumentException when it is anything else; the message does not show it
   */
  public static TokenKeys of(String hex) {
    if (hex == null || !KEYS.matcher(hex).matches()) {
      throw new IllegalArgumentException(
          "a token key must be 64 lower-case hexadecimal digits, older ones behind commas");
    }
    var seeds = Arrays.stream(hex.split(",", -1)).map(HexFormat.of()::parseHex).toList();
    return new TokenKeys(
        seeds.stream().map(TokenKeys::pair).toList(),
        seeds.stream().map(seed -> KeyedHash.of(seed, "refresh token")).toList(),
        seeds.stream().map(seed -> KeyedHash.of(seed, "cart token")).toList());
  }

  private static OctetKeyPair pair(byte[] seed) {
    try {
      var pair = Ed25519Sign.KeyPair.newKeyPairFromSeed(seed);
      return new OctetKeyPair.Builder(Curve.Ed25519, Base64URL.encode(pair.getPublicKey()))
          .d(Base64URL.encode(pair.getPrivateKey()))
          .keyUse(KeyUse.SIGNATURE)
          .algorithm(JWSAlgorithm.EdDSA)
          .keyIDFromThumbprint()
          .build();
    } catch (GeneralSecurityException | JOSEException e) {
      throw new IllegalStateException("every seed makes a key", e);
    }
  }

  /** Key pairs, the one that signs first. */
  List<OctetKeyPair> pairs() {
    return pairs;
  }

  /** Keyed hashes, the one that is used for new tokens first. */
  List<KeyedHash> hashes() {
    return hashes;
  }

  /** Keyed hashes of carts' tokens, likewise. */
  List<KeyedHash> cartHashes() {
    return cartHashes;
  }

  /** The public keys, as others need them to verify tokens (RFC 7517). */
  public String publicSet() {
    return new JWKSet(List.copyOf(pairs)).toString(true);
  }

  /** Never the keys. */
  @Override
  public String toString() {
    return "TokenKeys";
  }
}
