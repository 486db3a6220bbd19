package io.ikart.edge.ops;

import io.ikart.edge.auth.Role;
import io.javalin.http.Context;
import io.javalin.http.staticfiles.Location;
import io.javalin.http.staticfiles.StaticFileConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;
import java.util.Set;

/** The API's contract, and a page to read and try it. */
public final class ContractRoutes {

  private static final String VIEWER = "/META-INF/maven/org.webjars/swagger-ui/pom.properties";

  /** The viewer brings its own scripts and styles, and asks this edge alone. */
  private static final String OF_THE_PAGE =
      "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline';"
          + " img-src 'self' data:; frame-ancestors 'none'";

  private final byte[] contract = resource("/openapi.yaml");
  private final byte[] page = resource("/docs.html");

  public void contract(Context ctx) {
    ctx.contentType("application/yaml").result(contract);
  }

  public void page(Context ctx) {
    ctx.header("Content-Security-Policy", OF_THE_PAGE);
    ctx.contentType("text/html; charset=utf-8").result(page);
  }

  /** Serves the viewer's scripts from its jar. */
  public static void viewer(StaticFileConfig files) {
    files.hostedPath = "/docs/assets";
    files.directory = "/META-INF/resources/webjars/swagger-ui/" + viewerVersion();
    files.location = Location.CLASSPATH;
    files.roles = Set.of(Role.ANYBODY);
  }

  private static String viewerVersion() {
    try (var stream = ContractRoutes.class.getResourceAsStream(VIEWER)) {
      var properties = new Properties();
      properties.load(stream);
      return properties.getProperty("version");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] resource(String name) {
    try (var stream = ContractRoutes.class.getResourceAsStream(name)) {
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
