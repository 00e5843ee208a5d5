// Made by kiro-mcp from traps.yaml. Change the contract, not this file:
// it is made again from the contract, and what was changed here stands in the way.

import { call } from "./runtime.js";
import type { Connection, Scheme, Secret } from "./runtime.js";
import type * as operations from "./operations.js";

/** Who is calling, for the operations that ask. */
export interface Credentials {
  "api-key"?: Secret;
}

/** What a client is made with. */
export interface ClientOptions extends Connection {
  credentials?: Credentials;
}

const schemes: { readonly [name in keyof Credentials]-?: Scheme } = {
  "api-key": { kind: "key", in: "header", name: "X-Key" },
};

/**
 * Traps *\/ process.exit(1) /* 1.0 `${x}`
 *
 * First line.
 * *\/ import "evil"; /*
 * \@ts-nocheck
 * \@deprecated
 */
export class Client {
  readonly #connection: ClientOptions & { schemes: typeof schemes };

  constructor(options: ClientOptions = {}) {
    this.#connection = { baseUrl: "https://example.com/v1\"; process.exit(1); \"", ...options, schemes };
  }

  /**
   * All pets \u{202e} backwards
   *
   * GET /pets
   */
  listPets(input: operations.ListPetsInput = {}): Promise<operations.ListPetsAnswer> {
    const operation = {
      method: "GET",
      path: "/pets",
      answers: {
        200: ["application/json", "text/csv"],
        "4XX": ["application/problem+json"],
        404: [],
        default: ["application/json"],
      },
    };
    return call(this.#connection, operation, input);
  }

  /** POST /pets */
  listPets2(input: operations.ListPets2Input): Promise<operations.ListPets2Answer> {
    const operation = {
      method: "POST",
      path: "/pets",
      body: ["application/json", "multipart/form-data"],
      answers: { 201: ["application/json"], 202: [] },
    };
    return call(this.#connection, operation, input);
  }

  /** POST /pets/{pet-id}/delete */
  delete(input: operations.DeleteInput): Promise<operations.DeleteAnswer> {
    const operation = {
      method: "POST",
      path: "/pets/{pet-id}/delete",
      answers: { 204: [] },
    };
    return call(this.#connection, operation, input);
  }

  /** GET /constructor */
  constructor2(input: operations.Constructor2Input = {}): Promise<operations.Constructor2Answer> {
    const operation = {
      method: "GET",
      path: "/constructor",
      answers: { 200: ["image/png"] },
    };
    return call(this.#connection, operation, input);
  }

  /** HEAD /constructor */
  headConstructor(input: operations.HeadConstructorInput = {}): Promise<operations.HeadConstructorAnswer> {
    const operation = {
      method: "HEAD",
      path: "/constructor",
      answers: { 200: ["image/png"] },
    };
    return call(this.#connection, operation, input);
  }

  /** PUT /accounts */
  saveAccount(input: operations.SaveAccountInput = {}): Promise<operations.SaveAccountAnswer> {
    const operation = {
      method: "PUT",
      path: "/accounts",
      body: ["application/json"],
      answers: { default: ["*/*"] },
    };
    return call(this.#connection, operation, input);
  }

  /** GET /events */
  events(input: operations.EventsInput = {}): Promise<operations.EventsAnswer> {
    const operation = {
      method: "GET",
      path: "/events",
      answers: { 200: ["text/event-stream"] },
    };
    return call(this.#connection, operation, input);
  }

  /** PUT /password */
  setPassword(input: operations.SetPasswordInput): Promise<operations.SetPasswordAnswer> {
    const operation = {
      method: "PUT",
      path: "/password",
      body: ["application/json"],
      answers: { 204: [] },
    };
    return call(this.#connection, operation, input);
  }
}
