// Answers by its exit code whether node_modules holds every package of package-lock.json in the version it names. What is
// looked at is what lies there, so a copied or shared folder counts, and a lock that only gained what is there needs no npm ci.

import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "../..");
const json = (file) => JSON.parse(readFileSync(path.join(root, file), "utf8"));

/** Packages for other machines (optional ones that are absent) are npm's to leave out. */
function lies([place, { version, optional }]) {
  const file = `${place}/package.json`;
  if (!existsSync(path.join(root, file))) return optional === true;
  return json(file).version === version;
}

const wanted = Object.entries(json("package-lock.json").packages).filter(([place]) => place !== "");
process.exitCode = wanted.every(lies) ? 0 : 1;
