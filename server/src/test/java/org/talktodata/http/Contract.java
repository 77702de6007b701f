package org.talktodata.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.NonValidationKeyword;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.talktodata.chartquery.JsonText;

/**
 * Holds what the server answers against its OpenAPI document, and remembers what was answered. The
 * document counts as complete: a status, a type or a property that it does not name is a fault.
 */
final class Contract {
  private static final String ADDRESS = "http://localhost/api/";

  /** JSON Schema as OpenAPI 3.1 has it; what is around the schemas says nothing about JSON. */
  private static final JsonMetaSchema DIALECT =
      JsonMetaSchema.builder(JsonMetaSchema.getV202012())
          .unknownKeywordFactory((name, context) -> new NonValidationKeyword(name))
          .build();

  private static final SchemaValidatorsConfig STRICT =
      SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

  private final JsonNode document = read("/openapi.json");
  private final List<Operation> operations = new ArrayList<>();
  private final Set<String> seen = new TreeSet<>();
  private final JsonSchemaFactory schemas;

  Contract() {
    document
        .get("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        method ->
                            operations.add(
                                Operation.of(method.getKey(), path.getKey(), method.getValue()))));
    JsonNode closed = document.deepCopy();
    close(closed.at("/components/schemas"));
    close(closed.get("paths"));
    schemas =
        JsonSchemaFactory.builder(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012))
            .metaSchema(DIALECT)
            .schemaLoaders(
                loaders ->
                    loaders.schemas(
                        Map.of(
                            ADDRESS + "openapi.json",
                            closed.toString(),
                            ADDRESS + "schemas/chart-query.json",
                            read("/schemas/chart-query.json").toString())))
            .build();
  }

  private static JsonNode read(String resource) {
    try (InputStream in = Contract.class.getResourceAsStream(resource)) {
      return JsonText.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lets no object have other properties than its schema names. */
  private static void close(JsonNode node) {
    if (node.path("properties").isObject() && !node.has("additionalProperties")) {
      ((ObjectNode) node).put("additionalProperties", false);
    }
    node.forEach(Contract::close);
  }

  /** One call of the document, with the paths that lead to it. */
  private record Operation(String method, String template, Pattern path, JsonNode json) {
    static Operation of(String method, String template, JsonNode json) {
      String pattern = Pattern.quote(template).replaceAll("\\{[a-z]+\\}", "\\\\E[^/]+\\\\Q");
      return new Operation(method, template, Pattern.compile(pattern), json);
    }

    boolean is(HttpRequest request) {
      return method.equals(request.method().toLowerCase(Locale.ROOT))
          && path.matcher(request.uri().getRawPath()).matches();
    }

    /** Whether another path that fits, too, is meant less literally. */
    int variables() {
      return template.length() - template.replace("{", "").length();
    }

    @Override
    public String toString() {
      return method + " " + template;
    }
  }

  /** Fails if the answer is not what the document promises. */
  void check(HttpRequest request, HttpResponse<?> response, String body) {
    if (!request.uri().getPath().startsWith("/api/")) {
      return;
    }
    Optional<Operation> operation =
        operations.stream()
            .filter(candidate -> candidate.is(request))
            .min(Comparator.comparingInt(Operation::variables));
    String what = request.method() + " " + request.uri() + " → " + response.statusCode();
    if (operation.isEmpty()) {
      assertTrue(response.statusCode() >= 400, () -> what + " is not in the document");
      checkBody(what, "/components/responses/Problem", response, body);
      return;
    }
    String responses =
        "/paths/"
            + escaped(operation.get().template())
            + "/"
            + operation.get().method()
            + "/responses/";
    String status = Integer.toString(response.statusCode());
    if (operation.get().json().get("responses").has(status)) {
      String type = checkBody(what, responses + status, response, body);
      seen.add((operation.get() + " " + status + " " + type).strip());
      return;
    }
    assertTrue(response.statusCode() >= 400, () -> what + " is no status of " + operation.get());
    checkBody(what, "/components/responses/Problem", response, body);
  }

  /** Checks the body against one of the response's types; returns that type, "" if it has none. */
  private String checkBody(String what, String pointer, HttpResponse<?> response, String body) {
    JsonNode content = document.at(pointer).path("content");
    if (content.isEmpty()) {
      assertEquals("", body, what + " has a body");
      return "";
    }
    String type = response.headers().firstValue("content-type").orElse("").split(";")[0].strip();
    assertTrue(content.has(type), () -> what + " comes as \"" + type + "\", not as " + content);
    if (type.endsWith("json")) {
      checkJson(what, pointer + "/content/" + escaped(type) + "/schema", body);
    }
    return type;
  }

  private void checkJson(String what, String pointer, String body) {
    JsonSchema schema =
        schemas.getSchema(SchemaLocation.of(ADDRESS + "openapi.json#" + pointer), STRICT);
    assertEquals(Set.of(), schema.validate(JsonText.parse(body)), what + " is not as " + pointer);
  }

  private static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }

  /** Every answer that the document names, without those for faults: method, path, status, type. */
  Set<String> promised() {
    Set<String> all = new TreeSet<>();
    for (Operation operation : operations) {
      operation
          .json()
          .get("responses")
          .properties()
          .forEach(
              response -> {
                if (response.getKey().equals("default")) {
                  return;
                }
                String answer = operation + " " + response.getKey();
                JsonNode content = response.getValue().path("content");
                if (content.isEmpty()) {
                  all.add(answer);
                }
                content.fieldNames().forEachRemaining(type -> all.add(answer + " " + type));
              });
    }
    return all;
  }

  /** Those of them that were received and checked. */
  Set<String> seen() {
    return seen;
  }
}
