// Compiles every folder below another under --strict, one after the other in
// this one process: tsc's own library is parsed once. Prints one line of JSON
// a folder. Usage: node check.mjs path/to/outputs
import fs from "node:fs";
import path from "node:path";
import ts from "typescript";

const options = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noImplicitOverride: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  verbatimModuleSyntax: true,
  isolatedModules: true,
  erasableSyntaxOnly: true,
  skipLibCheck: true,
  noEmit: true,
  types: [],
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  lib: ["lib.es2022.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
};

const host = ts.createCompilerHost(options);
const parse = host.getSourceFile.bind(host);
const library = new Map();
host.getSourceFile = (name, ...rest) => {
  if (!name.includes("node_modules/typescript/lib")) return parse(name, ...rest);
  if (!library.has(name)) library.set(name, parse(name, ...rest));
  return library.get(name);
};

function sources(dir) {
  return fs
    .readdirSync(dir, { recursive: true })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => path.join(dir, name));
}

const root = process.argv[2];
for (const name of fs.readdirSync(root).sort()) {
  const began = process.cpuUsage();
  const files = sources(path.join(root, name));
  fs.writeFileSync(path.join(root, name, "package.json"), '{"type":"module"}');
  const program = ts.createProgram(files, options, host);
  const errors = ts.getPreEmitDiagnostics(program).map((d) => {
    const at = d.file && d.file.getLineAndCharacterOfPosition(d.start);
    const where = d.file ? `${path.relative(root, d.file.fileName)}:${at.line + 1}:${at.character + 1}` : name;
    return `${where} TS${d.code} ${ts.flattenDiagnosticMessageText(d.messageText, " ").slice(0, 300)}`;
  });
  const { user, system } = process.cpuUsage(began);
  console.log(JSON.stringify({ name, files: files.length, errors, milliseconds: Math.round((user + system) / 1000) }));
}
