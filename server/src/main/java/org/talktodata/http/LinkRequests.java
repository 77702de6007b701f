package org.talktodata.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.talktodata.answer.ChartStore;
import org.talktodata.answer.SignedLinks;
import org.talktodata.problem.Message;

/** The calls that share a chart. */
final class LinkRequests {
  private static final int USUAL_DAYS = 30;
  private static final int MOST_DAYS = 3_650;

  private final ChartStore charts;
  private final SignedLinks links;
  private final StaticFiles files;

  LinkRequests(ChartStore charts, SignedLinks links, StaticFiles files) {
    this.charts = charts;
    this.links = links;
    this.files = files;
  }

  /** {@code POST /api/charts/:id/links}. */
  void create(RoutingContext context) {
    String id = context.pathParam("id");
    Instant until =
        Clock.systemUTC()
            .instant()
            .plus(Duration.ofDays(days(context)))
            .truncatedTo(ChronoUnit.SECONDS);
    charts.keepUntil(id, until);
    String query = "?" + links.sign(id, until);
    Json.send(
        context,
        201,
        JsonNodeFactory.instance
            .objectNode()
            .put("frame", "/embed/" + id + query)
            .put("chart", "/api/charts/" + id + query)
            .put("picture", "/api/charts/" + id + "/image.svg" + query)
            .put("expires", until.toString()));
  }

  /** {@code DELETE /api/charts/:id/links}: ends all links to the chart. */
  void revoke(RoutingContext context) {
    String id = context.pathParam("id");
    charts.get(id);
    links.revoke(id);
    context.response().setStatusCode(204).end();
  }

  private static int days(RoutingContext context) {
    if (context.body().length() <= 0) {
      return USUAL_DAYS;
    }
    JsonNode json = Json.body(context);
    Json.requireOnly(json, "", List.of("days"));
    JsonNode days = json.path("days");
    if (days.isMissingNode()) {
      return USUAL_DAYS;
    }
    if (!days.isInt() || days.intValue() < 1 || days.intValue() > MOST_DAYS) {
      throw Json.invalid("/days", Message.BAD_DAYS, MOST_DAYS);
    }
    return days.intValue();
  }

  /** {@code GET /embed/:id}: the page for a frame. */
  void frame(RoutingContext context) {
    files.send(context, "embed.html");
  }
}
