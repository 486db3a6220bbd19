package io.ikart.edge.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/** A set of network addresses. Thread safe. */
public final class Networks {

  /** No address. */
  public static final Networks NONE = new Networks(List.of());

  private static final Pattern ADDRESS = Pattern.compile("[0-9a-fA-F.:]{2,45}");
  private static final int NETWORK_BYTES = 8;

  private final List<Network> networks;

  private Networks(List<Network> networks) {
    this.networks = networks;
  }

  /** All addresses whose first bits are these. */
  private record Network(byte[] address, int bits) {

    boolean contains(byte[] other) {
      if (other.length != address.length) {
        return false;
      }
      int whole = bits / Byte.SIZE;
      if (!Arrays.equals(address, 0, whole, other, 0, whole)) {
        return false;
      }
      int left = Byte.SIZE - bits % Byte.SIZE;
      return left == Byte.SIZE || (address[whole] ^ other[whole]) >> left == 0;
    }
  }

  /**
   * Reads addresses and networks, for example {@code 10.0.0.0/8, 2001:db8::1}.
   *
   * @throws IllegalArgumentException naming the first that is none
   */
  public static Networks of(List<String> texts) {
    return new Networks(texts.stream().map(Networks::network).toList());
  }

  private static Network network(String text) {
    var parts = text.split("/", 2);
    if (!isAddress(parts[0])) {
      throw new IllegalArgumentException(text + " is no address or network");
    }
    var address = bytes(parts[0]);
    int most = address.length * Byte.SIZE;
    if (parts.length == 1) {
      return new Network(address, most);
    }
    if (!parts[1].matches("\\d{1,3}") || Integer.parseInt(parts[1]) > most) {
      throw new IllegalArgumentException(text + " is no network");
    }
    return new Network(address, Integer.parseInt(parts[1]));
  }

  /** Whether there is none at all. */
  public boolean isEmpty() {
    return networks.isEmpty();
  }

  /** Whether an address is one of them. */
  public boolean contains(String address) {
    if (networks.isEmpty()) {
      return false;
    }
    var bytes = bytes(address);
    return networks.stream().anyMatch(network -> network.contains(bytes));
  }

  /** Whether a text is an address: no name is ever looked up. */
  static boolean isAddress(String text) {
    boolean isName = text.indexOf('.') < 0 && text.indexOf(':') < 0;
    if (isName || !ADDRESS.matcher(text).matches()) {
      return false;
    }
    try {
      return InetAddress.getByName(text) != null;
    } catch (UnknownHostException e) {
      return false;
    }
  }

  /** Whoever has one address of version 6 has all of its network: they count as one. */
  public static String counted(String address) {
    return address.indexOf(':') < 0
        ? address
        : HexFormat.of().formatHex(Arrays.copyOf(bytes(address), NETWORK_BYTES));
  }

  private static byte[] bytes(String address) {
    try {
      return InetAddress.getByName(address).getAddress();
    } catch (UnknownHostException e) {
      throw new IllegalStateException("the server was called from no address: " + address, e);
    }
  }

  @Override
  public String toString() {
    return networks.size() + " networks";
  }
}
