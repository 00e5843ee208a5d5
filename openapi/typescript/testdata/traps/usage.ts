// What the types of traps.yaml allow, and what they refuse.
import { Client } from "./contract/client.js";
import type * as types from "./contract/types.js";

const client = new Client({ credentials: { "api-key": async () => "secret" } });

// An answer is narrowed by its status, and by its media type where there are several.
const listed = await client.listPets({ query: { "max-age": 3, kinds: ["cat"] } });
if (listed.status === 200 && listed.contentType === "text/csv") listed.body.split("\n");
if (listed.status === 200 && listed.contentType === "application/json") listed.body.length;
if (listed.status === 404) listed.body satisfies undefined;
if (listed.status === 409) listed.body.title satisfies string;
if (listed.status === 500) listed.body.title satisfies string;
// @ts-expect-error: the contract has no such parameter
await client.listPets({ query: { maxAge: 3 } });
// @ts-expect-error: nor that kind
await client.listPets({ query: { kinds: ["cow"] } });

// An alternative is narrowed by its discriminator.
function lives(pet: types.Pet): number | undefined {
  if (pet.petType === "cat") return pet.lives;
  pet.barks satisfies boolean | undefined;
  return pet.name.length;
}
lives({ petType: "cat", friend: { petType: "dog", name: "Rex" } });
// @ts-expect-error: a dog has a name
lives({ petType: "dog" });

// What only travels one way is not there the other way.
const saved = await client.listPets2({ body: { petType: "cat" } });
if (saved.status === 201) saved.body.id satisfies string;
// @ts-expect-error: a secret is not answered
if (saved.status === 201) saved.body.secret;
await client.saveAccount({ body: { email: "a@b", secret: "s" } });
// @ts-expect-error: an id is not sent
await client.saveAccount({ body: { id: "1", email: "a@b", secret: "s" } });
await client.setPassword({ body: { secret: "s" } });

// A body says its media type where it is not the first one.
await client.listPets2({ contentType: "multipart/form-data", body: { file: new Blob(), more: [new Blob()] } });
// @ts-expect-error: an upload is not JSON
await client.listPets2({ body: { file: new Blob() } });

// A parameter that only the path names has to be given; bytes are a Blob, events a stream.
await client.delete({ path: { "pet-id": "1" } });
(await client.constructor2()).body satisfies Blob;
(await client.events()).body satisfies ReadableStream<Uint8Array> | null;

const tree: types.Tree = { children: [{ children: [] }] };
const maybe: types.Maybe = null;
const tuple: types.Tuple = ["a"];
const either: types.Either = { b: 1 };
// @ts-expect-error: one of the two has to be there
const neither: types.Either = {};
// @ts-expect-error: no third item
const longer: types.Tuple = ["a", 1, 2];
export { either, longer, maybe, neither, tree, tuple };
