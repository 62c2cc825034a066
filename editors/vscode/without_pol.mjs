/** Activates the packaged extension in a VS Code of the barest bones, with `pol.path` as given; prints what it tells the user. */

import { createRequire } from "node:module";
import Module from "node:module";

const require = createRequire(import.meta.url);
const [path] = process.argv.slice(2);

/** Stands for whatever is asked of VS Code and does not matter here. */
const anything = () => new Proxy(class {}, { get: (of, name) => (name in of ? of[name] : anything()) });
const disposable = { dispose() {} };
const vscode = new Proxy(
  {
    l10n: { t: (text, ...words) => text.replace(/\{(\d)\}/g, (_, at) => words[at]) },
    env: { language: "en" },
    commands: { registerCommand: () => disposable },
    window: {
      createOutputChannel: () => ({ ...disposable, append() {}, show() {} }),
      showWarningMessage: async (text) => void process.stdout.write(`${text}\n`),
    },
    workspace: {
      getConfiguration: () => ({ get: (name) => ({ path, language: "auto" })[name] }),
      onDidChangeConfiguration: () => disposable,
    },
  },
  { get: (of, name) => (name in of ? of[name] : anything()) },
);

const load = Module._load;
Module._load = (name, ...rest) => (name === "vscode" ? vscode : load(name, ...rest));
await require("./dist/extension.js").activate({ subscriptions: [] });
