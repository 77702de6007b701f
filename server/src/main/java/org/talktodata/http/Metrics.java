package org.talktodata.http;

import io.vertx.ext.web.RoutingContext;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.talktodata.question.QuestionReader;
import org.talktodata.question.Workload;
import org.talktodata.store.TableStore;

/** Counts requests and tells what they came to, in the text format of Prometheus. */
final class Metrics {
  private static final double[] BOUNDS = {0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 60};

  private static final Pattern API =
      Pattern.compile(
          "/api/(tables|charts|jobs|suggest|health|metrics|chart\\.svg|chart\\.png|chart\\.pdf)(/[^/]+)?"
              + "(/(?:data|data\\.(?:csv|json|arrow)|option|image\\.(?:svg|png|pdf)|links|events))?");

  private final TableStore store;
  private final Optional<QuestionReader> reader;
  private final Map<String, LongAdder> requests = new ConcurrentSkipListMap<>();
  private final Map<String, Durations> durations = new ConcurrentSkipListMap<>();

  Metrics(TableStore store, Optional<QuestionReader> reader) {
    this.store = store;
    this.reader = reader;
  }

  private static final class Durations {
    private final LongAdder[] upTo = new LongAdder[BOUNDS.length];
    private final LongAdder all = new LongAdder();
    private final LongAdder nanoseconds = new LongAdder();

    Durations() {
      for (int i = 0; i < upTo.length; i++) {
        upTo[i] = new LongAdder();
      }
    }

    void add(long duration) {
      for (int i = 0; i < BOUNDS.length; i++) {
        if (duration <= BOUNDS[i] * 1e9) {
          upTo[i].increment();
        }
      }
      all.increment();
      nanoseconds.add(duration);
    }
  }

  /** Watches a request until its answer is out. */
  void watch(RoutingContext context) {
    long start = System.nanoTime();
    context.addEndHandler(done -> count(context, System.nanoTime() - start));
    context.next();
  }

  private void count(RoutingContext context, long duration) {
    String route = route(context.request().path());
    String labels = "method=\"%s\",route=\"%s\"".formatted(context.request().method(), route);
    String withStatus = "%s,status=\"%d\"".formatted(labels, context.response().getStatusCode());
    requests.computeIfAbsent(withStatus, key -> new LongAdder()).increment();
    durations.computeIfAbsent(labels, key -> new Durations()).add(duration);
  }

  /** The path with ids left out; paths that nobody serves, of which there is no end, are one. */
  private static String route(String path) {
    Matcher api = API.matcher(path);
    if (!api.matches()) {
      return path.equals("/") || path.startsWith("/embed") ? "page" : "other";
    }
    String rest = api.group(3) == null ? "" : api.group(3);
    return "/api/" + api.group(1) + (api.group(2) == null ? "" : "/:id") + rest;
  }

  /** {@code GET /api/metrics}. */
  void tell(RoutingContext context) {
    StringBuilder text = new StringBuilder();
    text.append("# TYPE talk_requests_total counter\n");
    requests.forEach((labels, count) -> line(text, "talk_requests_total", labels, count.sum()));
    text.append("# TYPE talk_request_seconds histogram\n");
    durations.forEach((labels, histogram) -> histogram(text, labels, histogram));
    Workload workload = reader.map(QuestionReader::workload).orElse(Workload.NONE);
    counter(text, "talk_model_sentences_total", workload.sentences());
    counter(text, "talk_model_batches_total", workload.batches());
    counter(text, "talk_model_multiplications_total", workload.multiplications());
    gauge(text, "talk_tables", store.list().size());
    gauge(text, "talk_rows", store.list().stream().mapToLong(t -> t.table().rows()).sum());
    Runtime runtime = Runtime.getRuntime();
    gauge(text, "jvm_memory_used_bytes", runtime.totalMemory() - runtime.freeMemory());
    gauge(text, "jvm_memory_max_bytes", runtime.maxMemory());
    gauge(text, "jvm_threads", ManagementFactory.getThreadMXBean().getThreadCount());
    gauge(
        text, "process_uptime_seconds", ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0);
    context
        .response()
        .putHeader("content-type", "text/plain; version=0.0.4; charset=utf-8")
        .putHeader("cache-control", "no-store")
        .end(text.toString());
  }

  private static void histogram(StringBuilder text, String labels, Durations durations) {
    for (int i = 0; i < BOUNDS.length; i++) {
      line(
          text,
          "talk_request_seconds_bucket",
          "%s,le=\"%s\"".formatted(labels, BOUNDS[i]),
          durations.upTo[i].sum());
    }
    line(text, "talk_request_seconds_bucket", labels + ",le=\"+Inf\"", durations.all.sum());
    line(text, "talk_request_seconds_sum", labels, durations.nanoseconds.sum() / 1e9);
    line(text, "talk_request_seconds_count", labels, durations.all.sum());
  }

  private static void gauge(StringBuilder text, String name, double value) {
    alone(text, name, "gauge", value);
  }

  private static void counter(StringBuilder text, String name, double value) {
    alone(text, name, "counter", value);
  }

  private static void alone(StringBuilder text, String name, String type, double value) {
    text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    text.append(String.format(Locale.ROOT, "%s %s%n", name, plain(value)));
  }

  private static void line(StringBuilder text, String name, String labels, double value) {
    text.append(String.format(Locale.ROOT, "%s{%s} %s%n", name, labels, plain(value)));
  }

  private static String plain(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }
}
