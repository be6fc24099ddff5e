// Starting a module worker from a page, also under Trusted Types, and the part of it that clients use.

/** The part of Worker that is used. */
export interface WorkerLike<Sent, Received> {
  postMessage(message: Sent, transfer: Transferable[]): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<Received>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  onmessageerror: ((event: MessageEvent) => void) | null;
}

interface Policy {
  createScriptURL(url: string): string;
}
/** The part of the Trusted Types API that is used; absent in some browsers. */
interface Factory {
  createPolicy(name: string, rules: Policy): Policy;
}
const policies = new Map<string, Policy>();

/** A worker that the head of one of our pages has started already (site/early.js). It is the first asker's. */
declare global {
  var downhillAhead: { readonly script: string; readonly worker: Worker } | undefined;
}

export function startWorker(name: string, script: string): Worker {
  const { downhillAhead: ahead } = globalThis;
  if (ahead?.script !== script) return ownWorker(name, script);
  globalThis.downhillAhead = undefined;
  return ahead.worker;
}

/** Under Trusted Types only the policy "<name>-worker" may name a worker's script, and it knows one. */
export function ownWorker(name: string, script: string): Worker {
  const rules: Policy = {
    createScriptURL(url) {
      if (url !== script) throw new TypeError(`"${url}" is not the worker's script`);
      return new URL(url, location.href).href;
    },
  };
  const factory = (globalThis as { readonly trustedTypes?: Factory }).trustedTypes;
  const policy = policies.get(name) ?? factory?.createPolicy(`${name}-worker`, rules) ?? rules;
  policies.set(name, policy);
  return new Worker(policy.createScriptURL(script), { type: "module", name });
}
