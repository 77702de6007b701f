package org.talktodata.mcp;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.jackson2.JacksonMcpJsonMapper;
import io.modelcontextprotocol.json.schema.JsonSchemaValidator.ValidationResponse;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpStatelessSyncServer;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.talktodata.answer.Application;
import org.talktodata.problem.ProblemException;
import org.talktodata.result.Cancellation;

/** The server side of the Model Context Protocol. Safe for use by many threads. */
public final class Assistants implements AutoCloseable {
  private static final String ORIGIN = "origin";
  private static final String CANCELLATION = "cancellation";

  private final McpJsonMapper mapper = new JacksonMcpJsonMapper(new ObjectMapper());
  private final DirectTransport transport = new DirectTransport(mapper);
  private final McpStatelessSyncServer server;

  /** With the tables and the model of an application. */
  public Assistants(Application application, String version) {
    Tools tools = new Tools(application);
    server =
        McpServer.sync(transport)
            .serverInfo("talk-to-data", version)
            .instructions(
                "Answers questions about tables with charts. List the tables, then ask in English or"
                    + " Chinese.")
            .capabilities(McpSchema.ServerCapabilities.builder().tools(false).build())
            .jsonMapper(mapper)
            .jsonSchemaValidator((schema, content) -> ValidationResponse.asValid(null))
            .immediateExecution(true)
            .toolCall(
                tool("list_tables", "The tables that can be asked about.", Tools.NOTHING),
                told((call, context) -> tools.list()))
            .toolCall(
                tool(
                    "describe_table",
                    "The columns of a table: types, ranges and sample values.",
                    Tools.TABLE),
                told((call, context) -> tools.describe(call)))
            .toolCall(
                tool(
                    "ask",
                    "Answers one question about tables: title, rows, SQL and the address of the"
                        + " chart. A question that the tables cannot answer is refused with the"
                        + " reason.",
                    Tools.QUESTION),
                told(
                    (call, context) ->
                        tools.ask(
                            call,
                            (String) context.get(ORIGIN),
                            (Cancellation) context.get(CANCELLATION))))
            .build();
  }

  private McpSchema.Tool tool(String name, String description, String schema) {
    return McpSchema.Tool.builder()
        .name(name)
        .description(description)
        .inputSchema(mapper, schema)
        .annotations(new McpSchema.ToolAnnotations(null, true, false, true, false, null))
        .build();
  }

  /** A tool's answer as text; what cannot be done is told to the assistant as such. */
  private static BiFunction<McpTransportContext, CallToolRequest, CallToolResult> told(
      BiFunction<Map<String, Object>, McpTransportContext, ObjectNode> tool) {
    return (context, call) -> {
      try {
        String text = tool.apply(call.arguments(), context).toString();
        return CallToolResult.builder().addTextContent(text).isError(false).build();
      } catch (ProblemException e) {
        return CallToolResult.builder()
            .addTextContent(e.problem().code() + ": " + e.problem().detail())
            .isError(true)
            .build();
      }
    };
  }

  /**
   * Handles one message.
   *
   * @param origin the address by which the caller reaches this server
   * @return the answer as JSON; empty for what wants none
   * @throws IOException if it is no message of the protocol
   */
  public Optional<String> handle(String message, String origin, Cancellation cancellation)
      throws IOException {
    return transport.handle(message, Map.of(ORIGIN, origin, CANCELLATION, cancellation));
  }

  @Override
  public void close() {
    server.close();
  }
}
