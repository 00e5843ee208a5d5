// How the client of this folder speaks HTTP. It needs nothing but fetch, which
// browsers and Node 20 have.

/** A credential, or a function that gets one when a request is made. */
export type Secret = string | (() => string | Promise<string>);

/** User name and password of HTTP Basic. */
export interface Login {
  username: string;
  password: string;
}

/** What every client can be told. */
export interface Connection {
  /** Where the API is, such as https://api.example.com/v1. */
  baseUrl?: string;
  /** Sent with every request. */
  headers?: HeadersInit | (() => HeadersInit | Promise<HeadersInit>);
  /** In place of the global fetch: for tests, retries, logging. */
  fetch?: typeof fetch;
}

/** What every call can be told, beside its own input. */
export interface CallOptions {
  /** Aborts the request. */
  signal?: AbortSignal;
  /** Passed on to fetch; its headers are sent too. */
  init?: Omit<RequestInit, "method" | "body" | "signal">;
}

/** An answer that the contract declares. Its status says what its body is. */
export interface Answer<S extends number, B = undefined, T extends string = string> {
  readonly status: S;
  readonly body: B;
  /** The media type of the contract that the answer has; empty without a body. */
  readonly contentType: T;
  readonly headers: Headers;
}

export type Status1XX = 100 | 101 | 102 | 103 | 104;
export type Status2XX = 200 | 201 | 202 | 203 | 204 | 205 | 206 | 207 | 208 | 226;
export type Status3XX = 300 | 301 | 302 | 303 | 304 | 305 | 307 | 308;
export type Status4XX =
  | 400 | 401 | 402 | 403 | 404 | 405 | 406 | 407 | 408 | 409 | 410 | 411 | 412 | 413 | 414 | 415
  | 416 | 417 | 418 | 421 | 422 | 423 | 424 | 425 | 426 | 428 | 429 | 431 | 451;
export type Status5XX = 500 | 501 | 502 | 503 | 504 | 505 | 506 | 507 | 508 | 510 | 511;
export type Status = Status1XX | Status2XX | Status3XX | Status4XX | Status5XX;

/** An answer that the contract does not declare. Its body was not read. */
export class UndeclaredAnswer extends Error {
  override readonly name = "UndeclaredAnswer";
  readonly response: Response;

  constructor(operation: Operation, response: Response, why: string) {
    super(`${operation.method} ${operation.path} answered ${response.status}: ${why}`);
    this.response = response;
  }
}

/** How a parameter is written; form with explode in a query, simple elsewhere, where nothing is said. */
export interface Style {
  style?: string;
  explode?: boolean;
  /** The value is a text of this media type. */
  contentType?: string;
}

/** A way to show who is calling. */
export type Scheme =
  | { kind: "bearer" }
  | { kind: "basic" }
  | { kind: "key"; in: "header" | "query" | "cookie"; name: string };

/** An operation of the contract, as far as a request needs to know it. */
export interface Operation {
  method: string;
  path: string;
  /** Media types of the body; the first is meant where the input names none. */
  body?: readonly string[];
  /** How fields of a form are written that are no plain values. */
  fields?: { readonly [name: string]: Style };
  /** By place and name: "query:filter". */
  styles?: { readonly [parameter: string]: Style };
  /** Any one of these suffices: all of its schemes together. */
  security?: readonly (readonly string[])[];
  /** Media types of the bodies by status: 200, "4XX", "default". */
  answers: { readonly [status: string]: readonly string[] };
}

interface Input extends CallOptions {
  path?: object;
  query?: object;
  header?: object;
  cookie?: object;
  body?: unknown;
  contentType?: string;
}

type Credentials = { readonly [scheme: string]: Secret | Login | undefined };

/** Makes the request of an operation and reads its answer. */
export async function call<A>(
  connection: Connection & { credentials?: object; schemes: { readonly [name: string]: Scheme } },
  operation: Operation,
  input: Input,
): Promise<A> {
  const headers = await gatherHeaders(connection, operation, input);
  const query = queryOf(operation, input.query);
  const cookies = Object.entries(input.cookie ?? {}).flatMap(([name, value]) =>
    pairs(name, value, styleOf(operation, "cookie", name), encodeURIComponent),
  );
  await authorize(connection, operation, headers, query, cookies);
  if (cookies.length > 0) headers.set("Cookie", cookies.join("; "));

  const init: RequestInit = { ...input.init, method: operation.method, headers };
  if (input.signal) init.signal = input.signal;
  const body = bodyOf(operation, input, headers);
  if (body !== undefined) init.body = body;

  const base = (connection.baseUrl ?? "").replace(/\/+$/, "");
  const path = base + pathOf(operation, input.path);
  const url = query.length > 0 ? path + (path.includes("?") ? "&" : "?") + query.join("&") : path;
  const response = await (connection.fetch ?? fetch)(url, init);
  return (await read(operation, response)) as A;
}

async function gatherHeaders(connection: Connection, operation: Operation, input: Input): Promise<Headers> {
  const given = typeof connection.headers === "function" ? await connection.headers() : connection.headers;
  const headers = new Headers(given);
  new Headers(input.init?.headers).forEach((value, name) => headers.set(name, value));
  for (const [name, value] of Object.entries(input.header ?? {})) {
    if (value !== undefined) headers.set(name, text(value, styleOf(operation, "header", name), String));
  }
  const accepted = [...new Set(Object.values(operation.answers).flat())];
  if (accepted.length > 0 && !headers.has("Accept")) headers.set("Accept", accepted.join(", "));
  return headers;
}

/** Adds the first set of credentials that the client has whole. */
async function authorize(
  connection: Connection & { credentials?: object; schemes: { readonly [name: string]: Scheme } },
  operation: Operation,
  headers: Headers,
  query: string[],
  cookies: string[],
): Promise<void> {
  const held = (connection.credentials ?? {}) as Credentials;
  const ways = operation.security ?? [];
  const way = ways.find((names) => names.length > 0 && names.every((name) => held[name] !== undefined));
  for (const name of way ?? []) {
    const scheme = connection.schemes[name];
    const held_ = held[name];
    if (scheme === undefined || held_ === undefined) continue;
    if (typeof held_ === "object") {
      const bytes = new TextEncoder().encode(`${held_.username}:${held_.password}`);
      headers.set("Authorization", `Basic ${btoa(String.fromCharCode(...bytes))}`);
      continue;
    }
    const secret = typeof held_ === "function" ? await held_() : held_;
    if (scheme.kind !== "key") headers.set("Authorization", `${scheme.kind === "basic" ? "Basic" : "Bearer"} ${secret}`);
    else if (scheme.in === "header") headers.set(scheme.name, secret);
    else if (scheme.in === "query") query.push(`${encodeURIComponent(scheme.name)}=${encodeURIComponent(secret)}`);
    else cookies.push(`${scheme.name}=${encodeURIComponent(secret)}`);
  }
}

function styleOf(operation: Operation, place: string, name: string): Required<Omit<Style, "contentType">> & Style {
  const form = place === "query" || place === "cookie";
  return { style: form ? "form" : "simple", explode: form, ...operation.styles?.[`${place}:${name}`] };
}

function pathOf(operation: Operation, values: object = {}): string {
  return Object.entries(values).reduce((path, [name, value]) => {
    const how = styleOf(operation, "path", name);
    return path.replaceAll(`{${name}}`, () => segment(name, value, how));
  }, operation.path);
}

/** A path parameter: simple "5", label ".5", matrix ";id=5". */
function segment(name: string, value: unknown, how: Style): string {
  if (how.style === "label") {
    return "." + text(value, how, encodeURIComponent, how.explode ? "." : ",");
  }
  if (how.style === "matrix") {
    return pairs(name, value, { ...how, style: "form" }, encodeURIComponent).map((pair) => `;${pair}`).join("");
  }
  return text(value, how, encodeURIComponent);
}

function queryOf(operation: Operation, values: object = {}): string[] {
  return Object.entries(values).flatMap(([name, value]) =>
    pairs(name, value, styleOf(operation, "query", name), encodeURIComponent),
  );
}

const separators: { readonly [style: string]: string } = { spaceDelimited: "%20", pipeDelimited: "|" };

/** A value as name=value, once or more often; nothing where there is none. */
function pairs(name: string, value: unknown, how: Style, encode: (part: string) => string): string[] {
  const pair = (key: string, part: unknown) => `${encode(key)}=${encode(plain(part))}`;
  if (value === undefined) return [];
  if (how.contentType !== undefined) return [pair(name, JSON.stringify(value))];
  if (how.style === "deepObject" && typeof value === "object" && value !== null) return deep(name, value, pair);
  if (Array.isArray(value)) {
    if (how.explode) return value.map((item) => pair(name, item));
    const separator = separators[how.style ?? ""] ?? ",";
    return [`${encode(name)}=${value.map((item) => encode(plain(item))).join(separator)}`];
  }
  if (typeof value === "object" && value !== null && how.explode) {
    return Object.entries(value).flatMap(([key, item]) => pairs(key, item, how, encode));
  }
  return [`${encode(name)}=${text(value, how, encode, separators[how.style ?? ""] ?? ",")}`];
}

/** filter[name]=value, as deep as the value goes. */
function deep(name: string, value: object, pair: (key: string, part: unknown) => string): string[] {
  return Object.entries(value).flatMap(([key, item]) => {
    const at = Array.isArray(value) && (typeof item !== "object" || item === null) ? `${name}[]` : `${name}[${key}]`;
    if (item === undefined) return [];
    return typeof item === "object" && item !== null ? deep(at, item as object, pair) : [pair(at, item)];
  });
}

/** A value in one text: 5, "a,b", "k,v,k,v"; exploded "k=v,k=v". */
function text(value: unknown, how: Style, encode: (part: string) => string, separator = ","): string {
  if (how.contentType !== undefined) return encode(JSON.stringify(value));
  if (Array.isArray(value)) return value.map((item) => encode(plain(item))).join(separator);
  if (typeof value !== "object" || value === null) return encode(plain(value));
  const between = how.explode ? "=" : separator;
  return Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .map(([key, item]) => encode(key) + between + encode(plain(item)))
    .join(separator);
}

function plain(value: unknown): string {
  return typeof value === "object" && value !== null ? JSON.stringify(value) : String(value);
}

function bodyOf(operation: Operation, input: Input, headers: Headers): BodyInit | undefined {
  const { body } = input;
  if (body === undefined) return undefined;
  const type = input.contentType ?? operation.body?.[0] ?? "application/json";
  if (body instanceof FormData) return body; // fetch adds the boundary
  if (essence(type) === "multipart/form-data" && typeof body === "object" && body !== null) {
    return formData(operation, body);
  }
  if (!type.includes("*") && !headers.has("Content-Type")) headers.set("Content-Type", type);
  if (essence(type) === "application/x-www-form-urlencoded" && typeof body === "object" && body !== null) {
    return body instanceof URLSearchParams ? body : urlEncoded(operation, body);
  }
  if (body instanceof Blob || body instanceof ArrayBuffer) return body;
  return decodingOf(type) !== "json" && typeof body === "string" ? body : JSON.stringify(body);
}

function formData(operation: Operation, body: object): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(body)) {
    const type = operation.fields?.[name]?.contentType;
    for (const item of Array.isArray(value) ? value : [value]) {
      if (item === undefined) continue;
      if (item instanceof Blob) form.append(name, item);
      else if (typeof item === "object" && item !== null) {
        form.append(name, new Blob([JSON.stringify(item)], { type: type ?? "application/json" }));
      } else form.append(name, String(item));
    }
  }
  return form;
}

function urlEncoded(operation: Operation, body: object): string {
  const encode = (part: string) => encodeURIComponent(part).replaceAll("%20", "+");
  return Object.entries(body)
    .flatMap(([name, value]) => {
      const flat = typeof value !== "object" || value === null || Array.isArray(value);
      const how = operation.fields?.[name] ?? (flat ? {} : { contentType: "application/json" });
      return pairs(name, value, { style: "form", explode: true, ...how }, encode);
    })
    .join("&");
}

async function read(operation: Operation, response: Response): Promise<Answer<number, unknown>> {
  const { status, headers } = response;
  const types =
    operation.answers[status] ?? operation.answers[`${Math.floor(status / 100)}XX`] ?? operation.answers["default"];
  if (types === undefined) {
    const declared = Object.keys(operation.answers).join(", ");
    throw new UndeclaredAnswer(operation, response, `the contract declares ${declared || "no status"}`);
  }
  if (types.length === 0 || status === 204 || status === 304 || operation.method === "HEAD") {
    await response.body?.cancel();
    return { status, body: undefined, contentType: "", headers };
  }
  const type = headers.get("Content-Type");
  const contentType = type === null ? types[0] : types.find((declared) => matches(essence(declared), essence(type)));
  if (contentType === undefined) {
    throw new UndeclaredAnswer(operation, response, `the contract declares ${types.join(", ")}, not ${type}`);
  }
  return { status, body: await decode(type ?? contentType, response), contentType, headers };
}

function matches(declared: string, type: string): boolean {
  const [kind] = declared.split("/*");
  return declared === type || declared === "*/*" || (declared.endsWith("/*") && type.startsWith(`${kind}/`));
}

/** A media type without its parameters. */
function essence(type: string): string {
  return (type.split(";")[0] ?? "").trim().toLowerCase();
}

/** What a body of a media type is for its reader. */
function decodingOf(type: string): "json" | "stream" | "text" | "bytes" {
  const name = essence(type);
  if (/[/+]json$/.test(name)) return "json";
  if (/^text\/event-stream$|jsonl$|ndjson$|json-seq$/.test(name)) return "stream";
  if (/^text\/|[/+](xml|yaml)$|x-www-form-urlencoded$/.test(name)) return "text";
  return "bytes";
}

async function decode(type: string, response: Response): Promise<unknown> {
  switch (decodingOf(type)) {
    case "json":
      return response.json();
    case "stream":
      return response.body;
    case "text":
      return response.text();
    default:
      return response.blob();
  }
}
