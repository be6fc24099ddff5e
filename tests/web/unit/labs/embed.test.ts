import assert from "node:assert/strict";
import { test } from "node:test";
import { attributesOf, embedCode, embedKinds } from "../../../../web/labs/common/take/embed.ts";
import { line } from "../../../../web/labs/line/line.ts";
import { network } from "../../../../web/labs/network/network.ts";
import { type Link, readLink } from "../../../../web/shared/link.ts";
import { defaultsOf } from "../../../../web/shared/settings.ts";

const place = {
  lab: (id: string) => `https://a.example/${id}/`,
  widget: () => "https://a.example/widget/",
  own: true,
};
const linkTo = (text: string): Link => {
  const link = readLink(network, text);
  assert.ok(link);
  return link;
};

test("what plain attributes can say is said by them, all else by one that holds the link", () => {
  assert.deepEqual(attributesOf(network, linkTo("v=1")), []);
  assert.deepEqual(
    attributesOf(network, linkTo("v=1&dataset=circle&seed=7&learningRate=0.3&hidden=4tanh,2tanh")),
    [
      ["preset", "circle"],
      ["seed", "7"],
      ["learning-rate", "0.3"],
      ["hidden", "4,2"],
    ],
  );
  for (const text of [
    "v=1&l2=0.01",
    "v=1&hidden=4relu",
    "v=1&dataset=points&points=cAAAAAAAAA",
    "v=1&hidden=",
  ])
    assert.deepEqual(
      attributesOf(network, linkTo(text)).map(([name]) => name),
      ["state"],
      text,
    );
  const doc = { settings: { ...defaultsOf("line"), learningRate: 0.05 }, points: null };
  assert.deepEqual(attributesOf(line, { doc }), [["learning-rate", "0.05"]]);
});

test("code is for the place it goes to: quotes and ampersands can't break out", () => {
  const link = linkTo("v=1&dataset=circle&l2=0.01");
  const tag = embedCode("tag", network, link, place);
  assert.match(tag, /src="https:\/\/a\.example\/widget\/downhill\.js"/);
  assert.match(tag, /<downhill-lab lab="network" state="v=1&amp;dataset=circle&amp;l2=0.01" controls>/);
  assert.match(
    embedCode("iframe", network, link, place),
    /frame\.html#lab=network&amp;v=1&amp;dataset=circle/,
  );
  for (const kind of embedKinds) assert.ok(embedCode(kind, network, link, place).includes("network"), kind);
});
