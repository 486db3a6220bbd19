package io.ikart.edge.auth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Tokens of guests: each names a cart and is authenticated by a key, and opens that cart and what
 * comes of it to whoever has it. Nothing of it need be kept. Thread safe.
 */
public final class CartTokens {

  /** Header a token is shown in, and given in when a guest opens a cart. */
  public static final String HEADER = "Ikart-Cart-Token";

  private static final int ULID = 26;
  private static final Pattern FORM =
      Pattern.compile("[0-7][0-9A-HJKMNP-TV-Z]{25}[A-Za-z0-9_-]{43}");

  private final TokenKeys keys;

  public CartTokens(TokenKeys keys) {
    this.keys = keys;
  }

  /** The token of a cart, by its ULID. */
  public String of(String cart) {
    return made(cart, keys.cartHashes().get(0));
  }

  /** The ULID of the cart a token names; empty when this shop did not make it. */
  public Optional<String> read(String token) {
    if (!FORM.matcher(token).matches()) {
      return Optional.empty();
    }
    var cart = token.substring(0, ULID);
    var given = bytes(token);
    boolean isOurs =
        keys.cartHashes().stream()
            .anyMatch(key -> MessageDigest.isEqual(bytes(made(cart, key)), given));
    return isOurs ? Optional.of(cart) : Optional.empty();
  }

  /** The guest whom a cart is of, by its ULID. */
  public static String guestOf(String cart) {
    return "guest_" + cart;
  }

  private static String made(String cart, KeyedHash key) {
    return cart + Base64.getUrlEncoder().withoutPadding().encodeToString(key.of(bytes(cart)));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
