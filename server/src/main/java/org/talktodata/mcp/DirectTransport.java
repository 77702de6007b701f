package org.talktodata.mcp;

import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.server.McpStatelessServerHandler;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpStatelessServerTransport;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import reactor.core.publisher.Mono;

/**
 * The streamable HTTP transport without sessions, for any HTTP server: each message is handed over
 * as text, and its answer handed back. Callers block until then.
 */
final class DirectTransport implements McpStatelessServerTransport {
  private final McpJsonMapper mapper;
  private McpStatelessServerHandler handler;

  DirectTransport(McpJsonMapper mapper) {
    this.mapper = mapper;
  }

  @Override
  public void setMcpHandler(McpStatelessServerHandler mcpHandler) {
    this.handler = mcpHandler;
  }

  @Override
  public Mono<Void> closeGracefully() {
    return Mono.empty();
  }

  /**
   * Handles one message.
   *
   * @param context what tools may know of the request
   * @return the answer as JSON; empty for what wants none
   * @throws IOException if it is no message of the protocol
   */
  Optional<String> handle(String message, Map<String, Object> context) throws IOException {
    McpTransportContext transport = McpTransportContext.create(context);
    McpSchema.JSONRPCMessage read;
    try {
      read = McpSchema.deserializeJsonRpcMessage(mapper, message);
    } catch (IllegalArgumentException e) {
      throw new IOException("no JSON-RPC message", e);
    }
    if (read instanceof McpSchema.JSONRPCRequest request) {
      return Optional.of(
          mapper.writeValueAsString(handler.handleRequest(transport, request).block()));
    }
    if (read instanceof McpSchema.JSONRPCNotification notification) {
      handler.handleNotification(transport, notification).block();
    }
    return Optional.empty();
  }
}
