package io.ikart.connect.webhook;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/**
 * Resolves names and refuses addresses that are not on the public internet. It stands where the
 * client connects, so that what was checked is what is connected to, whatever a name server answers
 * the next time.
 */
final class PublicAddresses implements DnsResolver {

  /** What was resolved may not be connected to. */
  static final class ForbiddenAddressException extends UnknownHostException {
    private static final long serialVersionUID = 1;

    ForbiddenAddressException(String host) {
      super(host + " is not on the public internet");
    }
  }

  /** A range of addresses by its first bits. */
  private record Range(byte[] first, int bits) {

    static Range of(int bits, int... first) {
      var bytes = new byte[first.length];
      for (int i = 0; i < first.length; i++) {
        bytes[i] = (byte) first[i];
      }
      return new Range(bytes, bits);
    }

    boolean contains(byte[] address) {
      for (int bit = 0; bit < bits; bit++) {
        int mask = 0x80 >> (bit % Byte.SIZE);
        int place = bit / Byte.SIZE;
        if ((address[place] & mask) != (first[place] & mask)) {
          return false;
        }
      }
      return true;
    }
  }

  /** IANA's special-purpose ranges that {@link InetAddress} has no question for. */
  private static final List<Range> SPECIAL_V4 =
      List.of(
          Range.of(8, 0), // this network
          Range.of(10, 100, 64), // shared by carriers
          Range.of(24, 192, 0, 0), // protocol assignments
          Range.of(24, 192, 0, 2), // documentation
          Range.of(24, 192, 88, 99), // relays to version 6
          Range.of(15, 198, 18), // benchmarks
          Range.of(24, 198, 51, 100), // documentation
          Range.of(24, 203, 0, 113), // documentation
          Range.of(4, 240)); // reserved, broadcast

  private static final List<Range> SPECIAL_V6 =
      List.of(
          Range.of(96, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0), // holds an address of version 4
          Range.of(96, 0, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0), // translated to version 4
          Range.of(48, 0, 0x64, 0xff, 0x9b, 0, 1), // translated locally
          Range.of(64, 1, 0, 0, 0, 0, 0, 0, 0), // discarded
          Range.of(23, 0x20, 1, 0), // protocol assignments, Teredo
          Range.of(32, 0x20, 1, 0x0d, 0xb8), // documentation
          Range.of(16, 0x20, 2), // tunnels of version 4
          Range.of(7, 0xfc)); // local networks

  private final boolean everything;
  private final DnsResolver names;

  PublicAddresses(boolean everything) {
    this(everything, SystemDefaultDnsResolver.INSTANCE);
  }

  /**
   * @param everything whether any address may be connected to
   */
  PublicAddresses(boolean everything, DnsResolver names) {
    this.everything = everything;
    this.names = names;
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    var found = names.resolve(host);
    if (everything) {
      return found;
    }
    var permitted =
        Arrays.stream(found).filter(PublicAddresses::isPublic).toArray(InetAddress[]::new);
    if (permitted.length == 0) {
      throw new ForbiddenAddressException(host);
    }
    return permitted;
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }

  /** Whether an address belongs to the public internet. */
  static boolean isPublic(InetAddress address) {
    if (address.isLoopbackAddress()
        || address.isAnyLocalAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()) {
      return false;
    }
    var special = address instanceof Inet6Address ? SPECIAL_V6 : SPECIAL_V4;
    return special.stream().noneMatch(range -> range.contains(address.getAddress()));
  }
}
