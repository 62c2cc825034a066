/** Starts `pol lsp` for rule files, and says in plain words why it could not. */

import { execFile } from "node:child_process";
import * as vscode from "vscode";
import { LanguageClient, RevealOutputChannelOn } from "vscode-languageclient/node";

let client: LanguageClient | undefined;
let output: vscode.OutputChannel;
/** Starts one after the other: two changes of settings in a row must not leave two servers. */
let starts: Promise<void> = Promise.resolve();

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  output = vscode.window.createOutputChannel("canbao");
  context.subscriptions.push(
    output,
    vscode.commands.registerCommand("pol.restart", restart),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration("pol.path") || change.affectsConfiguration("pol.language")) {
        void restart();
      }
    }),
  );
  await restart();
}

export async function deactivate(): Promise<void> {
  await client?.dispose();
  client = undefined;
}

function restart(): Promise<void> {
  starts = starts.then(deactivate).then(start);
  return starts;
}

async function start(): Promise<void> {
  const command = path();
  const args = ["lsp", "--lang", language()];
  const reason = await whyNot(command, args);
  if (reason !== undefined) {
    void explain(reason);
    return;
  }
  const made = new LanguageClient("pol", "canbao", { command, args }, {
    documentSelector: [
      { scheme: "file", language: "pol" },
      { scheme: "untitled", language: "pol" },
    ],
    outputChannel: output,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
  });
  try {
    await made.start();
    client = made;
  } catch (error) {
    void explain(vscode.l10n.t("The language server did not start: {0}", String(error)));
  }
}

/** The command of the settings, with the opened folder filled in. */
function path(): string {
  const written = vscode.workspace.getConfiguration("pol").get<string>("path")?.trim() || "pol";
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? "";
  return written.replaceAll("${workspaceFolder}", folder);
}

function language(): string {
  const asked = vscode.workspace.getConfiguration("pol").get<string>("language");
  if (asked === "zh" || asked === "en") {
    return asked;
  }
  return vscode.env.language.toLowerCase().startsWith("zh") ? "zh" : "en";
}

/**
 * Why the server can't run; undefined where it can. It is tried with nothing to read: a sound one ends at once, and one
 * that lacks something says what is to be installed, which a client that has lost its server would not pass on.
 */
function whyNot(command: string, args: string[]): Promise<string | undefined> {
  return new Promise((resolve) => {
    const tried = execFile(command, args, { timeout: 30_000 }, (error, _, said) => {
      if (error === null) {
        resolve(undefined);
      } else if (error.code === "ENOENT" || error.code === "EACCES") {
        resolve(
          vscode.l10n.t(
            "The command `{0}` was not found. Colours and snippets work without it; install canbao, or set its path.",
            command,
          ),
        );
      } else {
        output.append(said);
        const lines = said.split("\n").filter((line) => line.trim() !== "");
        resolve(vscode.l10n.t("The language server did not start: {0}", lines.slice(0, 2).join(" ") || error.message));
      }
    });
    tried.stdin?.on("error", () => undefined).end();
  });
}

async function explain(reason: string): Promise<void> {
  const [settings, log] = [vscode.l10n.t("Settings"), vscode.l10n.t("Output")];
  const chosen = await vscode.window.showWarningMessage(reason, settings, log);
  if (chosen === settings) {
    await vscode.commands.executeCommand("workbench.action.openSettings", "pol.path");
  } else if (chosen === log) {
    output.show();
  }
}
