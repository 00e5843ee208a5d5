// The empty server of the benchmark on the TypeScript SDK's second line.
import { McpServer } from "@modelcontextprotocol/server";
import { StdioServerTransport } from "@modelcontextprotocol/server/stdio";

const server = new McpServer({ name: "empty", version: "1" });
server.registerTool("empty", {}, () => ({ content: [{ type: "text", text: "ok" }] }));
await server.connect(new StdioServerTransport());
