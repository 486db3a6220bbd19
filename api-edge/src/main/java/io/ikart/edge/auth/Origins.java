package io.ikart.edge.auth;

import io.javalin.http.Context;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Where requests come from, as the audit log may keep it for ever: a keyed hash of the network
 * address. Nobody without the key can tell the address, and whoever suspects one can ask for it.
 */
public final class Origins {

  private static final String ATTRIBUTE = "ikart.origin";
  private static final int SHOWN_BYTES = 8;

  private final KeyedHash hash;

  public Origins(KeyedHash hash) {
    this.hash = hash;
  }

  /** Notes the origin of a request that passed {@link Access}, for whatever is done with it. */
  public void note(Context ctx) {
    ctx.attribute(ATTRIBUTE, hashOf(Principal.of(ctx).address()));
  }

  /** The origin of a request; empty when it was not noted. */
  public static String of(Context ctx) {
    String noted = ctx.attribute(ATTRIBUTE);
    return noted == null ? "" : noted;
  }

  /**
   * The hash of an address, however it is written: 16 hexadecimal digits.
   *
   * @param address an IP address; nothing is looked up
   */
  public String hashOf(String address) {
    return HexFormat.of()
        .formatHex(hash.of(normal(address).getBytes(StandardCharsets.US_ASCII)), 0, SHOWN_BYTES);
  }

  /** Version 6 may be written in many ways; a colon keeps names from being looked up. */
  private static String normal(String address) {
    if (address.indexOf(':') < 0) {
      return address;
    }
    try {
      return InetAddress.getByName(address).getHostAddress();
    } catch (UnknownHostException e) {
      return address; // no address at all: its hash matches nothing
    }
  }
}
