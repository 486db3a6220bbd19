package io.ikart.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;

/** The contract and the routes list the same things, in both directions. */
class ContractTest {

  private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");
  private static final Pattern IN_PATH = Pattern.compile("\\{([A-Za-z]+)}");

  private static TestEdge edge;

  @BeforeAll
  static void open() {
    edge = new TestEdge();
  }

  @AfterAll
  static void close() {
    edge.close();
  }

  @Test
  void everyRouteIsInTheContractAndEveryOperationHasARoute() {
    var routes = new TreeSet<String>();
    for (var route : edge.routes()) {
      if (route.getHttpMethod().isHttpMethod()) {
        routes.add(route.getHttpMethod().name() + " " + route.getPath());
      }
    }

    assertThat(routes).isEqualTo(operations(paths(edge)));
  }

  @Test
  void everyOperationHasAnIdOfItsOwnAndDeclaresItsPathParameters() {
    var contract = contract(edge);
    var ids = new TreeSet<String>();
    paths(edge)
        .forEach(
            (path, item) -> {
              var declared = new TreeSet<String>();
              parameters(contract, item).forEach(each -> declared.add((String) each.get("name")));
              assertThat(declared).isEqualTo(inPath(path));
              for (var method : methods(item)) {
                assertThat(ids.add((String) at(item, method).get("operationId"))).isTrue();
                assertThat(at(at(item, method), "responses")).isNotEmpty();
              }
            });
  }

  @Test
  void theContractIsServedWithAPageToReadIt() {
    assertThat(edge.get("/docs").body()).contains("swagger-ui-bundle.js");
    assertThat(edge.get("/docs/assets/swagger-ui-bundle.js").statusCode()).isEqualTo(200);
    assertThat(edge.get("/docs/assets/swagger-ui.css").statusCode()).isEqualTo(200);
  }

  @Test
  void everyReferenceLeadsSomewhere() {
    var contract = contract(edge);

    for (var reference : references(contract, new TreeSet<>())) {
      Map<String, Object> node = contract;
      for (var name : reference.substring("#/".length()).split("/", -1)) {
        assertThat(node).as(reference).containsKey(name);
        node = at(node, name);
      }
    }
  }

  private static Set<String> references(Object node, Set<String> found) {
    if (node instanceof Map<?, ?> map) {
      map.forEach(
          (name, value) -> {
            if (name.equals("$ref")) {
              found.add((String) value);
            }
            references(value, found);
          });
    } else if (node instanceof Iterable<?> list) {
      list.forEach(value -> references(value, found));
    }
    return found;
  }

  private static Set<String> operations(Map<String, Map<String, Object>> paths) {
    var operations = new TreeSet<String>();
    paths.forEach(
        (path, item) ->
            methods(item)
                .forEach(method -> operations.add(method.toUpperCase(Locale.ROOT) + " " + path)));
    return operations;
  }

  private static Set<String> methods(Map<String, Object> item) {
    var methods = new TreeSet<>(item.keySet());
    methods.retainAll(METHODS);
    return methods;
  }

  private static Set<String> inPath(String path) {
    var names = new TreeSet<String>();
    IN_PATH.matcher(path).results().forEach(match -> names.add(match.group(1)));
    return names;
  }

  @SuppressWarnings("unchecked")
  private static Iterable<Map<String, Object>> parameters(
      Map<String, Object> contract, Map<String, Object> item) {
    var known = at(at(contract, "components"), "parameters");
    var found = new ArrayList<Map<String, Object>>();
    var listed = (Iterable<Map<String, Object>>) item.getOrDefault("parameters", Set.of());
    for (var each : listed) {
      var name = ((String) each.get("$ref")).replace("#/components/parameters/", "");
      found.add(at(known, name));
    }
    return found;
  }

  /** Of what is there twice readers believe one, and not all the same one: nothing is. */
  private static Map<String, Object> contract(TestEdge edge) {
    var options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    return new Yaml(options).load(edge.get("/openapi.yaml").body());
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Map<String, Object>> paths(TestEdge edge) {
    return (Map<String, Map<String, Object>>) (Map<?, ?>) at(contract(edge), "paths");
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> at(Map<String, Object> node, String name) {
    return (Map<String, Object>) node.get(name);
  }
}
