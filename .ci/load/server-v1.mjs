// The empty server of the benchmark on the TypeScript SDK's first line.
import { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import { StdioServerTransport } from "@modelcontextprotocol/sdk/server/stdio.js";

const server = new McpServer({ name: "empty", version: "1" });
server.registerTool("empty", {}, () => ({ content: [{ type: "text", text: "ok" }] }));
await server.connect(new StdioServerTransport());
