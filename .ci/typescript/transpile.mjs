// Writes a .js beside every .ts below a folder, without looking at types:
// check.mjs does that. Usage: node transpile.mjs path/to/folder
import fs from "node:fs";
import path from "node:path";
import ts from "typescript";

const compilerOptions = { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ES2022, verbatimModuleSyntax: true };
const root = process.argv[2];
for (const name of fs.readdirSync(root, { recursive: true })) {
  if (!name.endsWith(".ts")) continue;
  const source = fs.readFileSync(path.join(root, name), "utf8");
  fs.writeFileSync(path.join(root, name.replace(/ts$/, "js")), ts.transpileModule(source, { compilerOptions }).outputText);
}
fs.writeFileSync(path.join(root, "package.json"), '{"type":"module"}');
