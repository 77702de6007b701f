package org.talktodata.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.talktodata.problem.Problem;

/** The document says what the server does: the same calls, the same codes. */
class OpenApiTest {
  private static final Pattern ROUTE =
      Pattern.compile("router\\.(get|post|patch|delete)\\(\"(/api/[^\"]+)\"");
  private static final Pattern BODY_ROUTE =
      Pattern.compile("withBody\\(HttpMethod\\.([A-Z]+), \"(/api/[^\"]+)\"");

  @TempDir Path data;

  @Test
  void listsExactlyTheRoutesAndCodes() throws Exception {
    try (RunningServer server = RunningServer.start(data, null)) {
      JsonNode document = RunningServer.json(server.get("/api/openapi.json"));
      assertEquals(routes(), documented(document));
      Set<String> codes = new TreeSet<>();
      document
          .at("/components/schemas/Problem/properties/code/enum")
          .forEach(code -> codes.add(code.textValue()));
      Set<String> known = new TreeSet<>();
      Arrays.stream(Problem.Code.values()).map(Enum::name).forEach(known::add);
      assertEquals(known, codes);
      assertTrue(server.get("/api/schemas/chart-query.json").body().contains("\"ChartQuery\""));
    }
  }

  private static Set<String> documented(JsonNode document) {
    Set<String> calls = new TreeSet<>();
    JsonNode paths = document.get("paths");
    paths
        .fieldNames()
        .forEachRemaining(
            path ->
                paths
                    .get(path)
                    .fieldNames()
                    .forEachRemaining(method -> calls.add(method + " " + path)));
    return calls;
  }

  private static Set<String> routes() throws Exception {
    String source = Files.readString(Path.of("src/main/java/org/talktodata/http/Routes.java"));
    Set<String> calls = new TreeSet<>();
    for (Pattern pattern : new Pattern[] {ROUTE, BODY_ROUTE}) {
      Matcher matcher = pattern.matcher(source);
      while (matcher.find()) {
        String path = matcher.group(2).replaceAll(":([a-z]+)", "{$1}");
        calls.add(matcher.group(1).toLowerCase(java.util.Locale.ROOT) + " " + path);
      }
    }
    return calls;
  }
}
