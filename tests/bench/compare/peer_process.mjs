// A peer as the comparison sees it: `ask(message)` and `stop()`, whether it lives in a node child, in Python or in a
// browser's page. A peer that dies answers every question with its error.

import { spawn } from "node:child_process";
import path from "node:path";
import readline from "node:readline";

const here = import.meta.dirname;

/** Commands by kind of peer. PyTorch is Debian's, so Debian's python. */
function command(id, folder, { python, flags = [] }) {
  if (python) return ["/usr/bin/python3", [path.join(here, "peers/torch_peer.py"), folder]];
  return [process.execPath, [...flags, path.join(here, "worker.mjs"), id, folder]];
}

/** Starts the process; resolves when it is ready, with its version. Errors: what the peer said before it died. */
export async function startProcess(id, folder, how = {}) {
  const { OPENBLAS_CORETYPE: _, OPENBLAS_L2_SIZE: __, ...env } = process.env;
  const [program, args] = command(id, folder, how);
  const child = spawn(program, args, { stdio: ["pipe", "pipe", "pipe"], env });
  let complaint = "";
  child.stderr.on("data", (text) => {
    complaint = (complaint + text).slice(-2000);
  });
  child.stdin.on("error", () => {});
  const answers = [];
  const waiting = [];
  const tell = (message) => (waiting.length > 0 ? waiting.shift()(message) : answers.push(message));
  readline.createInterface({ input: child.stdout }).on("line", (line) => tell(JSON.parse(line)));
  const ended = new Promise((done) => {
    const over = (why) => {
      tell({ failed: complaint.trim().split("\n").at(-1) || why });
      done();
    };
    child.on("error", ({ message }) => over(message));
    child.on("close", (code) => over(`it ended with code ${code}`));
  });
  const next = async () => {
    const message = answers.length > 0 ? answers.shift() : await new Promise((done) => waiting.push(done));
    if (message.failed !== undefined) throw new Error(message.failed);
    return message;
  };
  const { version } = await next();
  return {
    version,
    ask(message) {
      child.stdin.write(`${JSON.stringify(message)}\n`);
      return next();
    },
    async stop() {
      child.stdin.end();
      const hurry = setTimeout(() => child.kill("SIGKILL"), 3000);
      await ended;
      clearTimeout(hurry);
    },
  };
}
