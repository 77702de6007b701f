package org.talktodata.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.talktodata.answer.Suggestions;
import org.talktodata.problem.Message;
import org.talktodata.problem.ProblemException;
import org.talktodata.store.Cancellation;
import org.talktodata.store.NoRoomException;
import org.talktodata.store.StoredTable;
import org.talktodata.store.TableChange;
import org.talktodata.store.TableJson;
import org.talktodata.store.TableStore;
import org.talktodata.table.Catalog;
import org.talktodata.table.Column.Role;
import org.talktodata.table.Column.Type;
import org.talktodata.upload.Arrival;
import org.talktodata.upload.Progress;
import org.talktodata.upload.ReadingOptions;

/** The calls about tables. */
final class TableRequests {
  private static final List<String> TABLE = List.of("name", "called", "columns");
  private static final List<String> COLUMN =
      List.of("type", "role", "called", "description", "misfitsToEmpty");

  private final TableStore store;
  private final Quotas quotas;
  private final Uploads uploads;
  private final Replays replays;
  private final Jobs jobs;
  private final Work loads;
  private final Work work;
  private final Settings settings;

  TableRequests(
      TableStore store,
      Uploads uploads,
      Replays replays,
      Jobs jobs,
      Work loads,
      Work work,
      Settings settings) {
    this.store = store;
    this.quotas = new Quotas(store);
    this.uploads = uploads;
    this.replays = replays;
    this.jobs = jobs;
    this.loads = loads;
    this.work = work;
    this.settings = settings;
  }

  /** {@code POST /api/tables}. */
  void create(RoutingContext context) {
    ReadingOptions options = options(context);
    boolean later = prefersAsync(context);
    Quota quota = quotas.of(Guard.token(context), Message.NO_ROOM_FOR_FILE);
    replays
        .once(
            context,
            () ->
                uploads
                    .receive(context.request(), limit(context), quota, loads::isFree)
                    .compose(
                        received ->
                            later
                                ? createLater(context, received, options)
                                : createNow(context, received, options)))
        .onSuccess(
            json -> {
              if (later) {
                accepted(context, json);
              } else {
                created(context, json);
              }
            })
        .onFailure(context::fail);
  }

  /** How many bytes the sender may send, and have unpacked. */
  private long largest(RoutingContext context) {
    return Math.min(limit(context).bytes(), settings.largestUpload());
  }

  private static Limit limit(RoutingContext context) {
    return Limit.of(
        Guard.token(context)
            .map(Token::largestUpload)
            .orElse(OptionalLong.empty())
            .orElse(Long.MAX_VALUE));
  }

  private Future<ObjectNode> createNow(
      RoutingContext context, Uploads.Received received, ReadingOptions options) {
    String name = name(context, received);
    Locale speech = Speech.told(context);
    long largest = largest(context);
    Supplier<Future<ObjectNode>> load =
        () ->
            loads.run(
                context,
                settings.loadLimit(),
                cancellation ->
                    withSuggestions(
                        load(received, name, options, largest, Progress.NONE, cancellation),
                        speech));
    return againIfSlow(received, load).onComplete(done -> forget(received));
  }

  private Future<ObjectNode> createLater(
      RoutingContext context, Uploads.Received received, ReadingOptions options) {
    String name = name(context, received);
    Cancellation cancellation = new Cancellation();
    Locale speech = Speech.of(context);
    long largest = largest(context);
    Jobs.Job job = jobs.start(cancellation);
    Supplier<Future<ObjectNode>> load =
        () ->
            loads.run(
                cancellation,
                settings.loadLimit(),
                c -> withSuggestions(load(received, name, options, largest, job::at, c), speech));
    againIfSlow(received, load)
        .onComplete(done -> forget(received))
        .onSuccess(job::done)
        .onFailure(failure -> job.failed(Problems.of(failure), speech));
    // Whoever sends a body does not listen before its end.
    return received.whole().map(there -> job.json());
  }

  /** Loads what is arriving; once more when all is there, if its end was late. */
  private static Future<ObjectNode> againIfSlow(
      Uploads.Received received, Supplier<Future<ObjectNode>> load) {
    return load.get()
        .recover(
            failure ->
                failure instanceof Arrival.SlowException
                    ? received.whole().compose(there -> load.get())
                    : Future.failedFuture(failure));
  }

  private StoredTable load(
      Uploads.Received received,
      String name,
      ReadingOptions options,
      long largest,
      Progress progress,
      Cancellation cancellation) {
    Quota quota = received.quota();
    try {
      return store.create(
          received.folder(),
          received.arrival(),
          name,
          options,
          quota.owner(),
          largest,
          progress,
          cancellation);
    } catch (NoRoomException e) {
      throw new ProblemException(quota.problem(), e);
    }
  }

  private static void created(RoutingContext context, ObjectNode json) {
    context.response().putHeader("location", "/api/tables/" + json.get("id").textValue());
    Json.send(context, 201, json);
  }

  private static void accepted(RoutingContext context, ObjectNode json) {
    context
        .response()
        .putHeader("location", "/api/jobs/" + json.get("id").textValue())
        .putHeader("preference-applied", "respond-async");
    Json.send(context, 202, json);
  }

  private void forget(Uploads.Received received) {
    received.quota().release();
    later(() -> store.forget(received.folder()));
  }

  /** Deleting a large file may take a moment, so not on the event loop. */
  private void later(Runnable deletion) {
    work.run(
        new Cancellation(),
        settings.timeLimit(),
        c -> {
          deletion.run();
          return null;
        });
  }

  private static boolean prefersAsync(RoutingContext context) {
    return context.request().headers().getAll("prefer").stream()
        .anyMatch(prefer -> prefer.toLowerCase(Locale.ROOT).contains("respond-async"));
  }

  private static String name(RoutingContext context, Uploads.Received received) {
    return Parameters.text(context, "name").or(received::fileName).orElse("table");
  }

  private static ReadingOptions options(RoutingContext context) {
    Optional<String> delimiter =
        Optional.ofNullable(context.request().getParam("delimiter"))
            .map(text -> text.equals("tab") || text.equals("\\t") ? "\t" : text);
    if (delimiter.filter(text -> text.isEmpty() || text.length() > 4).isPresent()) {
      throw Json.invalid("", Message.BAD_DELIMITER);
    }
    Optional<Boolean> header =
        Parameters.text(context, "header")
            .map(
                text ->
                    switch (text) {
                      case "true" -> true;
                      case "false" -> false;
                      default -> throw Json.invalid("", Message.BAD_HEADER);
                    });
    return new ReadingOptions(
        delimiter, header, Parameters.text(context, "encoding"), Parameters.text(context, "sheet"));
  }

  private static ObjectNode withSuggestions(StoredTable stored, Locale speech) {
    ObjectNode json = TableJson.write(stored, speech);
    ArrayNode suggestions = json.putArray("suggestions");
    Suggestions.worthAsking(Catalog.of(stored.table()), Optional.empty()).forEach(suggestions::add);
    return json;
  }

  /** {@code GET /api/tables}. */
  void list(RoutingContext context) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode tables = json.putArray("tables");
    Locale speech = Speech.told(context);
    store.list().forEach(stored -> tables.add(TableJson.write(stored, speech)));
    Json.send(context, 200, json);
  }

  /** {@code GET /api/tables/:id}. */
  void get(RoutingContext context) {
    Json.send(
        context, 200, withSuggestions(store.get(context.pathParam("id")), Speech.told(context)));
  }

  /** {@code PATCH /api/tables/:id}. */
  void change(RoutingContext context) {
    String id = context.pathParam("id");
    TableChange change = change(Json.body(context));
    Locale speech = Speech.told(context);
    work.run(context, settings.loadLimit(), c -> TableJson.write(change(id, change), speech))
        .onSuccess(json -> Json.send(context, 200, json))
        .onFailure(context::fail);
  }

  /** Whoever changes a table, it counts for the token that loaded it. */
  private StoredTable change(String id, TableChange change) {
    Optional<Token> owner = store.get(id).owner().flatMap(settings.tokens()::named);
    Quota quota = quotas.of(owner, Message.NO_ROOM_FOR_TYPE);
    try {
      return store.change(id, change, quota.owner().most());
    } catch (NoRoomException e) {
      throw new ProblemException(quota.problem(), e);
    }
  }

  /** {@code DELETE /api/tables/:id}. */
  void delete(RoutingContext context) {
    String id = context.pathParam("id");
    work.silently(context, settings.timeLimit(), () -> store.delete(id));
  }

  private static TableChange change(JsonNode json) {
    Json.requireOnly(json, "", TABLE);
    Map<String, TableChange.ColumnChange> columns = new HashMap<>();
    JsonNode wanted = json.get("columns");
    if (wanted != null) {
      if (!wanted.isObject()) {
        throw Json.invalid("/columns", Message.WANT_COLUMN_CHANGES);
      }
      wanted
          .fieldNames()
          .forEachRemaining(
              name -> columns.put(name, column(wanted.get(name), "/columns/" + name)));
    }
    return new TableChange(Json.text(json, "", "name"), Json.texts(json, "", "called"), columns);
  }

  private static TableChange.ColumnChange column(JsonNode json, String pointer) {
    if (!json.isObject()) {
      throw Json.invalid(pointer, Message.WANT_CHANGES);
    }
    Json.requireOnly(json, pointer, COLUMN);
    return new TableChange.ColumnChange(
        Json.text(json, pointer, "type").map(word -> word(Type.class, word, pointer + "/type")),
        Json.text(json, pointer, "role").map(word -> word(Role.class, word, pointer + "/role")),
        Json.texts(json, pointer, "called"),
        Json.text(json, pointer, "description"),
        Json.flag(json, pointer, "misfitsToEmpty"));
  }

  private static <E extends Enum<E>> E word(Class<E> type, String word, String pointer) {
    try {
      return Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw Json.invalid(
          pointer,
          Message.UNKNOWN_WORD,
          word,
          String.join(
              ", ",
              java.util.Arrays.stream(type.getEnumConstants())
                  .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                  .toList()));
    }
  }
}
