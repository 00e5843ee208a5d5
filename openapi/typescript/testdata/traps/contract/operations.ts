// Made by kiro-mcp from traps.yaml. Change the contract, not this file:
// it is made again from the contract, and what was changed here stands in the way.

import type { Answer, CallOptions, Status, Status4XX } from "./runtime.js";
import type * as types from "./types.js";

/** What listPets takes. */
export interface ListPetsInput extends CallOptions {
  query?: {
    /**
     * In years. *\/ x
     *
     * @deprecated
     */
    "max-age"?: number;
    kinds?: types.Kind[];
  };
}

/** What listPets answers. */
export type ListPetsAnswer =
  | Answer<200, types.Pet[], "application/json">
  | Answer<200, string, "text/csv">
  | Answer<Exclude<Status4XX, 404>, types.Error>
  | Answer<404>
  | Answer<Exclude<Status, 200 | Status4XX | 404>, types.Error>;

/** What listPets2 takes. */
export type ListPets2Input = CallOptions & (
  | {
      contentType?: "application/json";
      body: types.Pet;
    }
  | {
      contentType: "multipart/form-data";
      body: {
        file: Blob;
        more?: Blob[];
        about?: {
          title?: string;
        };
      };
    }
);

/** What listPets2 answers. */
export type ListPets2Answer =
  | Answer<201, types.Account>
  | Answer<202>;

/** What delete takes. */
export interface DeleteInput extends CallOptions {
  path: {
    "pet-id": string;
  };
}

/** What delete answers. */
export type DeleteAnswer = Answer<204>;

/** What constructor2 takes. */
export type Constructor2Input = CallOptions;

/** What constructor2 answers. */
export type Constructor2Answer = Answer<200, Blob>;

/** What headConstructor takes. */
export type HeadConstructorInput = CallOptions;

/** What headConstructor answers. */
export type HeadConstructorAnswer = Answer<200>;

/** What saveAccount takes. */
export interface SaveAccountInput extends CallOptions {
  body?: types.AccountInput2;
}

/** What saveAccount answers. */
export type SaveAccountAnswer = Answer<Status, unknown>;

/** What events takes. */
export type EventsInput = CallOptions;

/** What events answers. */
export type EventsAnswer = Answer<200, ReadableStream<Uint8Array> | null>;

/** What setPassword takes. */
export interface SetPasswordInput extends CallOptions {
  body: types.Password;
}

/** What setPassword answers. */
export type SetPasswordAnswer = Answer<204>;
