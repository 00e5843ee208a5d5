// What a frontend does with orders. It runs unchanged against "kiro-mcp mock"
// and against the server: node orders.js http://127.0.0.1:4010
import { Client } from "./contract/client.js";
import type { Answer } from "./contract/runtime.js";
import type * as types from "./contract/types.js";

declare const process: { argv: string[]; exitCode?: number };
declare const console: { log(...said: unknown[]): void };

const baseUrl = process.argv[2] ?? "http://127.0.0.1:8000";
const client = new Client({ baseUrl, credentials: { bearerAuth: () => "a-token-for-tests" } });
const stranger = new Client({ baseUrl });

/** Narrows an answer to the one that was expected. */
function expect<A extends Answer<number, unknown>, S extends A["status"]>(answer: A, status: S): Extract<A, { status: S }> {
  if (answer.status !== status) {
    throw new Error(`expected ${status}, got ${answer.status}: ${JSON.stringify(answer.body)}`);
  }
  return answer as Extract<A, { status: S }>;
}

function same(what: string, got: unknown, want: unknown): void {
  if (JSON.stringify(got) !== JSON.stringify(want)) {
    throw new Error(`${what} is ${JSON.stringify(got)}, not ${JSON.stringify(want)}`);
  }
}

const address: types.Address = { street: "12 Harbour Road", city: "Bergen", postal_code: "5003", country: "NO" };
const items: types.OrderItem[] = [{ sku: "LAMP-0042", quantity: 2, unit_price_cents: 1999 }];

async function isUp(): Promise<void> {
  same("health", expect(await stranger.getHealth(), 200).body, { status: "ok" });
}

async function createsAndReads(): Promise<string> {
  const created = expect(await client.createOrder({ body: { items, shipping_address: address, note: "ring twice" } }), 201);
  const { id, status, total_cents } = created.body;
  same("status", status, "pending");
  if (!(total_cents >= 0)) throw new Error(`the order costs ${total_cents}`);
  if (!created.headers.get("Location")?.endsWith(`/orders/${id}`)) throw new Error("Location leads elsewhere");

  const read = expect(await client.getOrder({ path: { order_id: id } }), 200);
  same("the order", read.body.items, items);
  same("its address", read.body.shipping_address, address);
  same("its note", read.body.note, "ring twice");
  same("its cancellation", read.body.cancelled_at, null);
  return id;
}

async function lists(id: string): Promise<void> {
  const all = expect(await client.listOrders({ query: { limit: 100 } }), 200);
  if (!all.body.some((order) => order.id === id)) throw new Error("the new order is not in the list");
  same("one order", expect(await client.listOrders({ query: { limit: 1 } }), 200).body.length, 1);
  const pending = expect(await client.listOrders({ query: { status: "pending" } }), 200);
  same("what is not pending", pending.body.filter((order) => order.status !== "pending"), []);
}

async function changes(id: string): Promise<void> {
  const moved = { ...address, street: "1 Quay" };
  const changed = expect(await client.updateOrder({ path: { order_id: id }, body: { shipping_address: moved } }), 200);
  same("the new address", changed.body.shipping_address, moved);
  same("the order", expect(await client.getOrder({ path: { order_id: id } }), 200).body.shipping_address, moved);
  same("the cancelled order", expect(await client.cancelOrder({ path: { order_id: id } }), 200).body.id, id);
}

async function deletes(id: string): Promise<void> {
  expect(await client.deleteOrder({ path: { order_id: id } }), 204);
  expect(await client.getOrder({ path: { order_id: id } }), 404);
  expect(await client.deleteOrder({ path: { order_id: id } }), 404);
}

async function isRefused(): Promise<void> {
  const empty = expect(await client.createOrder({ body: { items: [], shipping_address: address } }), 400);
  if (empty.body.message === "") throw new Error("the refusal says nothing");
  expect(await client.listOrders({ query: { limit: 0 } }), 400);
  expect(await client.getOrder({ path: { order_id: "no uuid" } }), 400);
  expect(await stranger.listOrders(), 401);
  expect(await client.getOrder({ path: { order_id: "11111111-1111-4111-8111-111111111111" } }), 404);
}

try {
  await isUp();
  const id = await createsAndReads();
  await lists(id);
  await changes(id);
  await deletes(id);
  await isRefused();
  console.log("all is well");
} catch (error) {
  console.log(String(error));
  process.exitCode = 1;
}
