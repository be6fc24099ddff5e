// The server that stands between the built site and every browser test: right types and
// headers, any mount path, nothing outside its folder.

import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import http from "node:http";
import os from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { CONTENT_SECURITY_POLICY, startServer } from "../../tools/serve.mjs";

let folder;
let server;

before(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), "downhill-serve-"));
  mkdirSync(path.join(folder, "site/line"), { recursive: true });
  writeFileSync(path.join(folder, "secret.txt"), "secret");
  writeFileSync(path.join(folder, "site/index.html"), "<p>home</p>");
  writeFileSync(path.join(folder, "site/404.html"), "<p>lost</p>");
  writeFileSync(path.join(folder, "site/line/index.html"), "<p>line</p>");
  writeFileSync(path.join(folder, "site/engine.wasm"), "\0asm");
  writeFileSync(path.join(folder, "site/glue.mjs"), "export {};");
  mkdirSync(path.join(folder, "site/assets"));
  for (const name of ["lab-x0_U-0A.js", "early.js"])
    writeFileSync(path.join(folder, "site/assets", name), "export {};");
  symlinkSync(path.join(folder, "secret.txt"), path.join(folder, "site/link.txt"));
  server = await startServer({ root: path.join(folder, "site"), base: "/some/where/" });
});
after(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

test("where browsers may keep files, those named by a hash are kept for good and no others", async () => {
  const keeping = await startServer({ root: path.join(folder, "site"), keep: true });
  try {
    const control = async (name) => (await fetch(keeping.url + name)).headers.get("cache-control");
    assert.equal(await control("assets/lab-x0_U-0A.js"), "public, max-age=31536000, immutable");
    for (const name of ["", "glue.mjs", "assets/early.js"])
      assert.equal(await control(name), "no-store", name);
  } finally {
    await keeping.close();
  }
});

// http.request sends the path as it is; fetch would tidy it up first.
const get = (target, method = "GET") =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(server.url);
    const request = http.request({ hostname, port, path: target, method }, (response) => {
      let body = "";
      response.on("data", (data) => {
        body += data;
      });
      response.on("end", () => resolve({ status: response.statusCode, headers: response.headers, body }));
    });
    request.on("error", reject).end();
  });

test("files come with their type, the policy, and no caching", async () => {
  const types = {
    "": "text/html",
    "engine.wasm": "application/wasm",
    "glue.mjs": "text/javascript",
    "line/": "text/html",
    "assets/lab-x0_U-0A.js": "text/javascript",
  };
  for (const [name, type] of Object.entries(types)) {
    const { status, headers } = await get(`/some/where/${name}`);
    assert.equal(status, 200, name);
    assert.ok(headers["content-type"].startsWith(type), `${name}: ${headers["content-type"]}`);
    assert.equal(headers["content-security-policy"], CONTENT_SECURITY_POLICY);
    assert.equal(headers["cache-control"], "no-store");
  }
});

test("a folder without its slash is sent on to the one with it", async () => {
  const { status, headers } = await get("/some/where/line");
  assert.equal(status, 301);
  assert.equal(new URL(headers.location, `${server.url}line`).href, `${server.url}line/`);
});

test("what is not there is the site's own 404 page", async () => {
  for (const target of ["/some/where/nothing", "/", "/some/", "/some/where/%zz", "/some/where/%00"]) {
    const { status, body } = await get(target);
    assert.equal(status, 404, target);
    assert.equal(body, "<p>lost</p>", target);
  }
});

test("no path leads out of the folder, nor does a link", async () => {
  const ways = [
    "../secret.txt",
    "%2e%2e/secret.txt",
    "..%2fsecret.txt",
    "line/../../secret.txt",
    "/../secret.txt",
    "link.txt",
  ];
  for (const way of ways) {
    const { status, body } = await get(`/some/where/${way}`);
    assert.equal(status, 404, way);
    assert.doesNotMatch(body, /secret/, way);
  }
});

test("it only reads", async () => {
  const { status, headers } = await get("/some/where/", "POST");
  assert.equal(status, 405);
  assert.equal(headers.allow, "GET, HEAD");
  const head = await get("/some/where/", "HEAD");
  assert.equal(head.status, 200);
  assert.equal(head.body, "");
});
