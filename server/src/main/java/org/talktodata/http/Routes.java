package org.talktodata.http;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.List;
import java.util.Locale;

/** Every call of the server, on one page. */
final class Routes {
  private static final int LARGEST_JSON = 2 << 20;
  private static final List<Integer> REFUSALS =
      List.of(400, 401, 403, 404, 405, 406, 413, 414, 415, 431, 500);

  private final Router router;
  private final Handler<RoutingContext> body = BodyHandler.create(false).setBodyLimit(LARGEST_JSON);

  private Routes(Vertx vertx) {
    this.router = Router.router(vertx);
  }

  static Router of(
      Vertx vertx,
      Guard guard,
      Metrics metrics,
      TableRequests tables,
      RelationRequests relations,
      Jobs jobs,
      ChartRequests charts,
      LinkRequests links,
      BoardRequests boards,
      AboutRequests about,
      AssistantRequests assistants,
      StaticFiles files) {
    Routes routes = new Routes(vertx);
    Router router = routes.router;
    REFUSALS.forEach(status -> router.errorHandler(status, c -> fail(c, status)));
    router.route().handler(metrics::watch);
    router.route().handler(guard::protect);
    router.route().handler(guard::admit);

    router.post("/api/tables").handler(tables::create);
    router.get("/api/tables").handler(tables::list);
    router.get("/api/tables/:id").handler(tables::get);
    routes.withBody(HttpMethod.PATCH, "/api/tables/:id", tables::change);
    router.delete("/api/tables/:id").handler(tables::delete);

    router.get("/api/relations").handler(relations::list);
    routes.withBody(HttpMethod.POST, "/api/relations", relations::create);
    router.delete("/api/relations/:id").handler(relations::delete);

    router.get("/api/jobs/:id").handler(jobs::get);
    router.delete("/api/jobs/:id").handler(jobs::delete);
    router.get("/api/jobs/:id/events").handler(jobs::events);

    routes.withBody(HttpMethod.POST, "/api/charts", charts::create);
    router.get("/api/charts/:id").handler(charts::get);
    router.get("/api/charts/:id/data").handler(charts::data);
    router.get("/api/charts/:id/data.:format").handler(charts::data);
    router.get("/api/charts/:id/option").handler(charts::option);
    router.get("/api/charts/:id/image.svg").handler(charts::image);
    router.get("/api/charts/:id/image.png").handler(charts::image);
    router.get("/api/charts/:id/image.pdf").handler(charts::image);
    routes.withBody(HttpMethod.POST, "/api/charts/:id/links", links::create);
    router.delete("/api/charts/:id/links").handler(links::revoke);
    router.get("/embed/:id").handler(links::frame);
    router.get("/api/chart.svg").handler(charts::imageOfQuestion);
    router.get("/api/chart.png").handler(charts::imageOfQuestion);
    router.get("/api/chart.pdf").handler(charts::imageOfQuestion);

    routes.withBody(HttpMethod.POST, "/api/boards", boards::create);
    router.get("/api/boards").handler(boards::list);
    router.get("/api/boards/:id").handler(boards::get);
    routes.withBody(HttpMethod.PATCH, "/api/boards/:id", boards::change);
    router.delete("/api/boards/:id").handler(boards::delete);

    routes.withBody(HttpMethod.POST, "/mcp", assistants::post);
    router.get("/mcp").handler(assistants::get);

    router.get("/api/suggest").handler(about::suggest);
    router.get("/api/health").handler(about::health);
    router.get("/api/metrics").handler(metrics::tell);
    router.get("/api/openapi.json").handler(about::openapi);
    router.get("/api/schemas/chart-query.json").handler(about::chartQuerySchema);

    router.get().handler(files::serve);
    return router;
  }

  private void withBody(HttpMethod method, String path, Handler<RoutingContext> handler) {
    router.route(method, path).handler(Routes::readAsJson);
    router.route(method, path).handler(body).handler(handler);
  }

  /**
   * A body is JSON whatever its type says: curl calls everything a form, which would be taken apart
   * as one, in small pieces only.
   */
  private static void readAsJson(RoutingContext context) {
    String type = context.request().getHeader("content-type");
    if (type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/")) {
      Problems.ofStatus(context, 415);
      return;
    }
    context.request().headers().set("content-type", "application/json");
    context.next();
  }

  private static void fail(RoutingContext context, int status) {
    if (context.failure() != null && status == 500) {
      Problems.send(context, context.failure());
    } else {
      Problems.ofStatus(context, status);
    }
  }
}
