package io.ikart.edge.tls;

import java.io.IOException;
import java.nio.file.attribute.FileTime;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.alpn.server.ALPNServerConnectionFactory;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.http2.HTTP2Cipher;
import org.eclipse.jetty.http2.server.HTTP2ServerConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens with TLS 1.2 or 1.3: HTTP/2 with clients that know it, else HTTP/1.1. Every answer tells
 * browsers to come back encrypted. A certificate that takes the old one's place is used for new
 * connections without a restart.
 */
public final class TlsListener {

  private static final Logger LOG = LoggerFactory.getLogger(TlsListener.class);
  private static final long STRICT_DAYS = 365;

  private final PemFiles files;
  private final int port;
  private final SslContextFactory.Server context = new SslContextFactory.Server();
  private final String secret = UUID.randomUUID().toString();
  private FileTime read;

  /**
   * Reads certificate and key.
   *
   * @param port 0 for any free one
   * @throws IllegalArgumentException when they cannot be used
   */
  public TlsListener(PemFiles files, int port) {
    this.files = files;
    this.port = port;
    this.read = changed();
    context.setKeyStorePassword(secret);
    context.setKeyStore(files.read(secret.toCharArray()));
    context.setIncludeProtocols("TLSv1.3", "TLSv1.2");
    context.setCipherComparator(HTTP2Cipher.COMPARATOR);
  }

  /** The connector, to be added to a server. */
  public ServerConnector connector(Server server, HttpConfiguration plain, String bind) {
    var strict = new SecureRequestCustomizer();
    strict.setStsMaxAge(STRICT_DAYS, TimeUnit.DAYS);
    var http = new HttpConfiguration(plain);
    http.addCustomizer(strict);
    var negotiation = new ALPNServerConnectionFactory();
    negotiation.setDefaultProtocol(HttpVersion.HTTP_1_1.asString());
    var connector =
        new ServerConnector(
            server,
            new SslConnectionFactory(context, negotiation.getProtocol()),
            negotiation,
            new HTTP2ServerConnectionFactory(http),
            new HttpConnectionFactory(http));
    connector.setName("tls");
    connector.setHost(bind);
    connector.setPort(port);
    return connector;
  }

  /** Takes a new certificate when the files have changed; goes on with the old one if it is bad. */
  public synchronized void follow() {
    try {
      var now = changed();
      if (!now.equals(read)) {
        var store = files.read(secret.toCharArray());
        context.reload(same -> same.setKeyStore(store));
        read = now;
        LOG.info("{} is used from now on", files.certificate());
      }
    } catch (Exception e) {
      LOG.error("{} cannot be used; the one before stays", files.certificate(), e);
    }
  }

  /** Without the key. */
  @Override
  public String toString() {
    return "TLS on port " + port + " with " + files.certificate();
  }

  private FileTime changed() {
    try {
      return files.changed();
    } catch (IOException e) {
      throw new IllegalArgumentException("cannot be read: " + e.getMessage(), e);
    }
  }
}
