// A small static server for the built site: right MIME types, the strict CSP as a
// header, no caching but where it is asked for, nothing outside its root. Tests import it; `./lab serve` runs it.
// It is not a development server: it never transforms a file.

import { createReadStream } from "node:fs";
import { readFile, realpath, stat } from "node:fs/promises";
import { createServer } from "node:http";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self' blob:",
  "style-src 'self'",
  "require-trusted-types-for 'script'",
].join("; ");

const MIME = {
  ".css": "text/css; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".map": "application/json; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
};

// A file whose name holds a hash of what it says: another text would have another name, so it can be kept for good.
const HASHED = /\/assets\/[^/]*-[\w-]{7,}\.\w+$/;
const KEPT = "public, max-age=31536000, immutable";

// The file a request path names, or null: inside the root, links resolved, a folder's index.html
// for a path with a slash at its end. { redirect } asks for that slash, so relative URLs work.
async function find(root, requestPath) {
  let decoded;
  try {
    decoded = decodeURIComponent(requestPath);
  } catch {
    return null;
  }
  if (decoded.includes("\0")) return null;
  const wanted = path.join(root, decoded.endsWith("/") ? `${decoded}index.html` : decoded);
  try {
    const file = await realpath(wanted);
    if (file !== root && !file.startsWith(root + path.sep)) return null;
    const info = await stat(file);
    if (info.isDirectory()) return { redirect: true };
    return info.isFile() ? { file, size: info.size } : null;
  } catch {
    return null;
  }
}

const NOT_FOUND = "404.html";

// That page has a style of its own, for addresses from which no style sheet is found, and names it by hash in its meta
// policy: that is the one in force there, however the page is reached.
function withoutPolicy({ "Content-Security-Policy": _, ...rest }) {
  return rest;
}

async function sendNotFound(root, head, response) {
  const body = await readFile(path.join(root, NOT_FOUND)).catch(() => Buffer.from("Not found\n"));
  const type = body[0] === 0x3c ? MIME[".html"] : MIME[".txt"];
  response.writeHead(404, { ...withoutPolicy(head), "Content-Type": type, "Content-Length": body.length });
  response.end(body);
}

/**
 * Serves `root` on 127.0.0.1.
 * @param {object} options
 * @param {string} options.root folder to serve
 * @param {number} [options.port] 0: any free port
 * @param {string} [options.base] the path the site is mounted under, e.g. "/some/where/"
 * @param {string | null} [options.csp] the Content-Security-Policy header; null: none
 * @param {boolean} [options.anyOrigin] pages of other origins may read what is served
 * @param {boolean} [options.keep] browsers may keep files whose names hold a hash, as a site's host would let them
 * @param {(path: string, status: number) => void} [options.onRequest] told of every answer
 * @returns {Promise<{ url: string, close: () => Promise<void> }>} `url` ends with a slash
 */
export async function startServer({
  root,
  port = 0,
  base = "/",
  csp = CONTENT_SECURITY_POLICY,
  anyOrigin = false,
  keep = false,
  onRequest,
}) {
  const folder = await realpath(root);
  if (!base.startsWith("/") || !base.endsWith("/")) {
    throw new TypeError(`base must start and end with a slash, got "${base}"`);
  }
  const head = { "Cache-Control": "no-store", "X-Content-Type-Options": "nosniff" };
  if (csp) head["Content-Security-Policy"] = csp;
  if (anyOrigin) head["Access-Control-Allow-Origin"] = "*";

  async function answer(request, response) {
    const [target] = (request.url ?? "/").split(/[?#]/);
    response.on("finish", () => onRequest?.(target, response.statusCode));
    if (request.method !== "GET" && request.method !== "HEAD") {
      response.writeHead(405, { ...head, Allow: "GET, HEAD" });
      return response.end();
    }
    const inside = target.startsWith(base) ? `/${target.slice(base.length)}` : null;
    const found = inside === null ? null : await find(folder, inside);
    if (found === null) return sendNotFound(folder, head, response);
    if (found.redirect) {
      // Only the last name, so that a path like //host can't become another origin.
      response.writeHead(301, {
        ...head,
        Location: `./${encodeURIComponent(path.basename(decodeURIComponent(target)))}/`,
      });
      return response.end();
    }
    const type = MIME[path.extname(found.file).toLowerCase()] ?? "application/octet-stream";
    const own = found.file === path.join(folder, NOT_FOUND) ? withoutPolicy(head) : head;
    const caching = keep && HASHED.test(target) ? { "Cache-Control": KEPT } : {};
    response.writeHead(200, { ...own, ...caching, "Content-Type": type, "Content-Length": found.size });
    if (request.method === "HEAD") return response.end();
    return createReadStream(found.file)
      .on("error", () => response.destroy())
      .pipe(response);
  }

  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  await new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  return {
    url: `http://127.0.0.1:${server.address().port}${base}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function main(args) {
  const value = (name, otherwise) => (args.includes(name) ? args[args.indexOf(name) + 1] : otherwise);
  const port = Number(value("--port", "8420"));
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new RangeError(`--port must be a whole number from 0 to 65535, got "${value("--port")}"`);
  }
  const options = { root: value("--root", "build/site"), port, base: value("--base", "/"), keep: true };
  const server = await startServer(options).catch((error) => {
    if (error.code !== "EADDRINUSE") throw error;
    // A port that was asked for by number is not swapped for another behind the reader's back.
    if (args.includes("--port")) throw new Error(`port ${port} is taken; choose another with --port N`);
    return startServer({ ...options, port: 0 });
  });
  process.stdout.write(`${server.url}\n`);
}

if (process.argv[1] && fileURLToPath(import.meta.url) === (await realpath(process.argv[1]))) {
  main(process.argv.slice(2)).catch((error) => {
    process.stderr.write(`serve: ${error.message}\n`);
    process.exitCode = 1;
  });
}
