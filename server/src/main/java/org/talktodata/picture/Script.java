package org.talktodata.picture;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;

/**
 * A bundled script, run without a browser and without access to anything. It is loaded when it is
 * called first, which takes a second or two.
 */
final class Script implements AutoCloseable {
  /** ECharts asks for a timer, which a still picture never waits for. */
  private static final String NO_TIMERS =
      "globalThis.setTimeout ??= () => 0; globalThis.clearTimeout ??= () => {};";

  private final String resource;
  private final String global;
  private Context context;
  private Value functions;

  /**
   * @param resource where the script is on the class path
   * @param global the name of the object that it defines
   */
  Script(String resource, String global) {
    this.resource = resource;
    this.global = global;
  }

  /** Calls one of its functions, which returns text. */
  synchronized String call(String function, Object... arguments) {
    load();
    try {
      return functions.getMember(function).execute(arguments).asString();
    } catch (PolyglotException e) {
      throw new IllegalStateException("The script %s failed".formatted(resource), e);
    }
  }

  private void load() {
    if (context != null) {
      return;
    }
    Context loading =
        Context.newBuilder("js").option("engine.WarnInterpreterOnly", "false").build();
    loading.eval("js", NO_TIMERS);
    loading.eval(Source.newBuilder("js", source(), resource).buildLiteral());
    functions = loading.getBindings("js").getMember(global);
    context = loading;
  }

  private String source() {
    try (InputStream in = Script.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("The page's script %s is missing".formatted(resource));
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public synchronized void close() {
    if (context != null) {
      context.close();
    }
  }
}
