package org.talktodata.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.talktodata.chartquery.JsonText;
import org.talktodata.problem.Message;
import org.talktodata.problem.Problem;
import org.talktodata.problem.ProblemException;

/** JSON in requests and responses. */
final class Json {
  private Json() {}

  /** Answers with a JSON document. */
  static void send(RoutingContext context, int status, JsonNode json) {
    if (context.response().ended() || context.response().closed()) {
      return;
    }
    Buffer content = Buffer.buffer(json.toString().getBytes(StandardCharsets.UTF_8));
    context
        .response()
        .setStatusCode(status)
        .putHeader("content-type", "application/json; charset=utf-8");
    if (status == 200 && context.request().method() == HttpMethod.GET) {
      Tags.send(context, content);
      return;
    }
    context.response().putHeader("cache-control", "no-store").end(content);
  }

  /**
   * The body of a request, which must be a JSON object.
   *
   * @throws ProblemException MALFORMED_JSON, INVALID_REQUEST
   */
  static JsonNode body(RoutingContext context) {
    Buffer body = context.body().buffer();
    JsonNode json =
        JsonText.parse(body == null ? "" : new String(body.getBytes(), StandardCharsets.UTF_8));
    if (!json.isObject()) {
      throw invalid("", Message.BODY_NO_OBJECT);
    }
    return json;
  }

  static ProblemException invalid(String pointer, Message message, Object... arguments) {
    return new ProblemException(Problem.of(message, arguments).at(pointer));
  }

  /** Refuses properties that nobody reads, so that a slip of the pen does not go unnoticed. */
  static void requireOnly(JsonNode json, String pointer, List<String> known) {
    json.fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                throw invalid(
                    pointer + "/" + name, Message.UNKNOWN_PROPERTY, name, String.join(", ", known));
              }
            });
  }

  /** A text, or nothing if it is absent or null. */
  static Optional<String> text(JsonNode json, String pointer, String property) {
    JsonNode value = json.get(property);
    if (value == null || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isTextual()) {
      throw invalid(pointer + "/" + property, Message.WANT_TEXT);
    }
    return Optional.of(value.textValue());
  }

  /** A list of texts, or nothing if it is absent. */
  static Optional<List<String>> texts(JsonNode json, String pointer, String property) {
    JsonNode value = json.get(property);
    if (value == null || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isArray()) {
      throw invalid(pointer + "/" + property, Message.WANT_TEXTS);
    }
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < value.size(); i++) {
      if (!value.get(i).isTextual()) {
        throw invalid(pointer + "/" + property + "/" + i, Message.WANT_TEXT);
      }
      texts.add(value.get(i).textValue());
    }
    return Optional.of(texts);
  }

  /** A truth value, false if it is absent. */
  static boolean flag(JsonNode json, String pointer, String property) {
    JsonNode value = json.get(property);
    if (value == null || value.isNull()) {
      return false;
    }
    if (!value.isBoolean()) {
      throw invalid(pointer + "/" + property, Message.WANT_FLAG);
    }
    return value.booleanValue();
  }
}
