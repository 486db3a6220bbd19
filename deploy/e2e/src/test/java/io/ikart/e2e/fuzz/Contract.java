package io.ikart.e2e.fuzz;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;

/** The contract as far as requests can be made of it. */
public final class Contract {

  private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
  private static final int MOST_ALIASES = 1_000;

  private final Map<String, Object> document;

  /**
   * A parameter of an operation.
   *
   * @param in path, query or header
   */
  public record Parameter(String name, String in, boolean required, Map<String, Object> schema) {}

  /**
   * One thing that can be asked for.
   *
   * @param bodies schemas of its body by media type; none when it takes none
   */
  public record Operation(
      String method, String path, List<Parameter> parameters, Map<String, Object> bodies) {

    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  private Contract(Map<String, Object> document) {
    this.document = document;
  }

  /** Reads an OpenAPI document. */
  public static Contract of(String yaml) {
    var options = new LoaderOptions();
    options.setMaxAliasesForCollections(MOST_ALIASES);
    return new Contract(new Yaml(options).load(yaml));
  }

  /** Every operation, in the order of the document. */
  public List<Operation> operations() {
    var found = new ArrayList<Operation>();
    map(document.get("paths"))
        .forEach(
            (path, item) ->
                map(item)
                    .forEach(
                        (method, operation) -> {
                          if (METHODS.contains(method)) {
                            found.add(operation(path, map(item), method, map(operation)));
                          }
                        }));
    return found;
  }

  private Operation operation(
      String path, Map<String, Object> item, String method, Map<String, Object> operation) {
    var parameters = new ArrayList<Parameter>();
    for (var owner : List.of(item, operation)) {
      for (var each : list(owner.get("parameters"))) {
        parameters.add(parameter(resolved(map(each))));
      }
    }
    var bodies = new LinkedHashMap<String, Object>();
    if (operation.get("requestBody") != null) {
      map(resolved(map(operation.get("requestBody"))).get("content"))
          .forEach((type, content) -> bodies.put(type, map(content).get("schema")));
    }
    return new Operation(method.toUpperCase(Locale.ROOT), path, parameters, bodies);
  }

  private static Parameter parameter(Map<String, Object> parameter) {
    return new Parameter(
        (String) parameter.get("name"),
        (String) parameter.get("in"),
        Boolean.TRUE.equals(parameter.get("required")),
        map(parameter.get("schema")));
  }

  /** What a node says, or what it refers to. */
  Map<String, Object> resolved(Map<String, Object> node) {
    var reference = (String) node.get("$ref");
    if (reference == null) {
      return node;
    }
    Map<String, Object> found = document;
    for (var name : reference.substring("#/".length()).split("/", -1)) {
      found = map(found.get(name));
    }
    return resolved(found);
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> map(Object node) {
    return node == null ? Map.of() : (Map<String, Object>) node;
  }

  @SuppressWarnings("unchecked")
  static List<Object> list(Object node) {
    return node == null ? List.of() : (List<Object>) node;
  }
}
