package io.ikart.edge.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ikart.testing.SelfMade;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import javax.net.ssl.SSLHandshakeException;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The encrypted side of the edge, asked by the JDK's own client. */
class TlsListenerTest {

  @TempDir Path folder;
  private final Server server = new Server();
  private SelfMade made;
  private TlsListener listener;
  private ServerConnector connector;

  @BeforeEach
  void start() throws Exception {
    made = SelfMade.in(folder, "edge", "EC");
    listener = new TlsListener(new PemFiles(made.certificateFile(), made.keyFile()), 0);
    connector = listener.connector(server, new HttpConfiguration(), "127.0.0.1");
    server.addConnector(connector);
    server.setHandler(
        new Handler.Abstract() {
          @Override
          public boolean handle(Request request, Response response, Callback callback) {
            Content.Sink.write(response, true, request.getHttpURI().getScheme(), callback);
            return true;
          }
        });
    server.start();
  }

  @AfterEach
  void stop() throws Exception {
    server.stop();
  }

  @Test
  void speaksHttp2AndTellsBrowsersToComeBackEncrypted() throws Exception {
    var answer = get(Version.HTTP_2, made);

    assertThat(answer.version()).isEqualTo(Version.HTTP_2);
    assertThat(answer.body()).isEqualTo("https");
    assertThat(answer.headers().firstValue("Strict-Transport-Security"))
        .contains("max-age=31536000");
    assertThat(answer.sslSession().orElseThrow().getProtocol()).isEqualTo("TLSv1.3");
  }

  @Test
  void speaksHttp11WithWhoKnowsNothingElse() throws Exception {
    assertThat(get(Version.HTTP_1_1, made).version()).isEqualTo(Version.HTTP_1_1);
  }

  @Test
  void takesANewCertificateWithoutARestart() throws Exception {
    var next = SelfMade.in(folder, "next", "EC");
    assertThatThrownBy(() -> get(Version.HTTP_2, next)).isInstanceOf(SSLHandshakeException.class);
    listener.follow();
    assertThat(get(Version.HTTP_2, made).statusCode()).isEqualTo(200);

    replaceBy(next);
    listener.follow();

    assertThat(get(Version.HTTP_2, next).statusCode()).isEqualTo(200);
    assertThatThrownBy(() -> get(Version.HTTP_2, made)).isInstanceOf(SSLHandshakeException.class);
  }

  @Test
  void keepsTheOldCertificateWhenTheNewOneIsBad() throws Exception {
    Files.writeString(made.certificateFile(), "half a certif");
    Files.setLastModifiedTime(made.certificateFile(), FileTime.fromMillis(1_000));
    Files.setLastModifiedTime(made.keyFile(), FileTime.fromMillis(1_000));

    listener.follow();

    assertThat(get(Version.HTTP_2, made).statusCode()).isEqualTo(200);
  }

  private void replaceBy(SelfMade next) throws IOException {
    Files.copy(next.certificateFile(), made.certificateFile(), StandardCopyOption.REPLACE_EXISTING);
    Files.copy(next.keyFile(), made.keyFile(), StandardCopyOption.REPLACE_EXISTING);
    for (var file : Arrays.asList(made.certificateFile(), made.keyFile())) {
      Files.setLastModifiedTime(file, FileTime.fromMillis(2_000));
    }
  }

  private HttpResponse<String> get(Version version, SelfMade trusted) throws Exception {
    var client = HttpClient.newBuilder().version(version).sslContext(trusted.trusted()).build();
    return client.send(request(), BodyHandlers.ofString());
  }

  private HttpRequest request() {
    return HttpRequest.newBuilder(URI.create("https://localhost:" + connector.getLocalPort() + "/"))
        .build();
  }
}
