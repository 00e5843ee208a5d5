// Made by kiro-mcp from traps.yaml. Change the contract, not this file:
// it is made again from the contract, and what was changed here stands in the way.

export interface Error {
  title: string;
  "a-b"?: string;
  __proto__?: string;
  default?: string;
}

export type Kind = "cat" | "dog" | "it's \"quoted\"\n`${x}`" | "\u{2028}";

/** Another kind */
export type Kind2 = "a" | null;

export type _400Answer = 1 | -2 | 3.5;

export type Ünïcode = boolean;

export type Pet = (Cat & { petType: "cat" }) | (Dog & { petType: "dog" });

export interface Cat {
  petType: string;
  lives?: number;
  friend?: Pet;
}

export type Dog = Animal & {
  /** @default true */
  barks?: boolean;
  name: string;
};

export interface Animal {
  petType: string;
  name?: string;
  tags?: { [key: string]: string[] };
}

export interface Tree {
  /**
   * @deprecated
   * @default "*\/ @x"
   */
  mark?: string;
  children: Tree[];
}

export type Json = { [key: string]: Json };

export interface Extra {
  id: string;
  size?: number;
  [key: string]: boolean | string | number | undefined;
}

export type Nothing = { [key: string]: never };

export type Tuple = [string, number?];

export type Mixed = string | number | (string | null)[];

export type Constant = { a: [1, "x, y"]; b: { [key: string]: never } };

export type Either = {
  a?: string;
  b?: number;
} & (
  | {
      a: string;
    }
  | {
      b: number;
    }
);

export type Maybe = Tree | null;

export type Anything = unknown;

export type Impossible = never;

export interface Account {
  id: string;
  /** \@ts-ignore */
  email: string;
}

export interface AccountInput2 {
  /** \@ts-ignore */
  email: string;
  secret: string;
}

export type AccountInput = string;

export type Accounts = Account[];

export interface Password {
  secret: string;
}

export interface Upload {
  file: string;
  more?: string[];
  about?: {
    title?: string;
  };
}

export type _ = string;
