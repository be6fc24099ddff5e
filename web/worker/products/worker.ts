// The module worker of the page about products: one question, then it rests; the page ends it to stop it.

import type { ProductsQuestion, ProductsReply } from "../../shared/products.ts";
import { turnsOfThisThread } from "../turns.ts";
import { answer } from "./room.ts";
import { WasmProducts } from "./wasm.ts";

const { now, after } = turnsOfThisThread();
const tell = (reply: ProductsReply): void => postMessage(reply);
const turn = (): Promise<void> => new Promise((done) => after(0, done));

addEventListener("message", async ({ data }: MessageEvent<ProductsQuestion>) => {
  try {
    await answer(data, { gpu: navigator.gpu, load: () => WasmProducts.load(), now, turn, tell });
  } catch (error) {
    tell({ kind: "failed", message: error instanceof Error ? error.message : String(error) });
  }
});
