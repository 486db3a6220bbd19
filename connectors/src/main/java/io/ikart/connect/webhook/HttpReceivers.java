package io.ikart.connect.webhook;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts over HTTP. Follows no redirect, keeps no cookie, repeats nothing, reads nothing of an
 * answer but its status, and cuts an attempt off when its time is over. Thread safe.
 */
final class HttpReceivers implements Receivers {

  private static final Logger LOG = LoggerFactory.getLogger(HttpReceivers.class);

  private final CloseableHttpClient http;
  private final Duration timeout;
  private final ScheduledExecutorService timer;

  /**
   * @param timeout longest time of an attempt, from the name's resolution to the answer's status
   * @param everywhere whether private addresses may be connected to
   */
  HttpReceivers(Duration timeout, boolean everywhere, int connections) {
    this.timeout = timeout;
    var limit = Timeout.of(timeout);
    var manager =
        PoolingHttpClientConnectionManagerBuilder.create()
            .setDnsResolver(new PublicAddresses(everywhere))
            .setMaxConnTotal(connections)
            .setMaxConnPerRoute(connections)
            .setDefaultConnectionConfig(
                ConnectionConfig.custom().setConnectTimeout(limit).setSocketTimeout(limit).build())
            .build();
    this.http =
        HttpClients.custom()
            .setConnectionManager(manager)
            .setDefaultRequestConfig(
                RequestConfig.custom()
                    .setConnectionRequestTimeout(limit)
                    .setResponseTimeout(limit)
                    .build())
            .setUserAgent("iKart-Webhooks")
            .disableRedirectHandling()
            .disableCookieManagement()
            .disableAutomaticRetries()
            .disableAuthCaching()
            .build();
    this.timer =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              var thread = new Thread(work, "ikart-webhook-timer");
              thread.setDaemon(true);
              return thread;
            });
  }

  @Override
  public Receipt post(String url, SignedMessage message) {
    HttpPost request;
    try {
      request = new HttpPost(url);
    } catch (IllegalArgumentException e) {
      return Receipt.failed("address_invalid");
    }
    request.setHeader("webhook-id", message.id());
    request.setHeader("webhook-timestamp", Long.toString(message.timestamp()));
    request.setHeader("webhook-signature", message.signatures());
    request.setEntity(
        new StringEntity(
            message.body(), ContentType.APPLICATION_JSON.withCharset(StandardCharsets.UTF_8)));
    // A receiver that sends a byte now and then would keep an attempt alive for ever.
    var end = timer.schedule(request::cancel, timeout.toMillis(), TimeUnit.MILLISECONDS);
    try {
      return send(request);
    } finally {
      end.cancel(false);
    }
  }

  @SuppressWarnings("deprecation") // the other way reads the whole answer, however long it is
  private Receipt send(HttpPost request) {
    try (var answer = http.execute(request)) {
      return Receipt.answered(answer.getCode());
    } catch (PublicAddresses.ForbiddenAddressException e) {
      LOG.warn("A subscriber's address is not on the public internet: {}", e.getMessage());
      return Receipt.forbidden();
    } catch (UnknownHostException e) {
      return Receipt.failed("unknown_host");
    } catch (SocketTimeoutException e) {
      return Receipt.failed("timeout");
    } catch (SSLException e) {
      return Receipt.failed("tls_failed");
    } catch (IOException e) {
      return Receipt.failed(request.isCancelled() ? "timeout" : "connection_failed");
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
    http.close(CloseMode.IMMEDIATE);
  }
}
