/** Colours rule files as VS Code does: texts as a JSON list on standard input → per text [line, start, end, scope]. */

import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import onigurumaModule from "vscode-oniguruma";
import textmateModule from "vscode-textmate";

const require = createRequire(import.meta.url);
const { createOnigScanner, createOnigString, loadWASM } = onigurumaModule;
const { INITIAL, Registry, parseRawGrammar } = textmateModule;

await loadWASM(readFileSync(require.resolve("vscode-oniguruma/release/onig.wasm")).buffer);
const path = new URL("syntaxes/pol.tmLanguage.json", import.meta.url).pathname;
const registry = new Registry({
  onigLib: Promise.resolve({ createOnigScanner, createOnigString }),
  loadGrammar: async () => parseRawGrammar(readFileSync(path, "utf8"), path),
});
const grammar = await registry.loadGrammar("source.pol");

function* scopes(text) {
  let state = INITIAL;
  for (const [at, line] of text.split(/\r?\n/).entries()) {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
    for (const token of tokens) {
      if (token.scopes.length > 1) {
        yield [at, token.startIndex, Math.min(token.endIndex, line.length), token.scopes.at(-1)];
      }
    }
    state = ruleStack;
  }
}

const texts = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(texts.map((text) => [...scopes(text)])));
