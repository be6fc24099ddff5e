// Why something was refused, in the reader's language. The engine, the formats and the worker say it in English, for those who
// program with them; in Chinese the sentence is put together from what kind of refusal it was, the place, and, where they are
// numbers, shapes or common words, what was expected and what came. Fetched when something was refused.

import type { Failure } from "../../shared/protocol.ts";
import type { Lang } from "../../view/dictionary.ts";

/** Without a full stop, for a sentence to end with. */
export function reasonIn(lang: Lang, { code, message, where }: Failure): string {
  const said = message.replace(/\.$/, "");
  return lang === "en" ? said : (picture(said) ?? other(code, said, where));
}

const kinds: Readonly<Record<string, string>> = {
  "invalid-spec": "模型里有一处不成立",
  "invalid-data": "里面有一处读不通",
  "invalid-argument": "给的值在这里不能用",
  "shape-mismatch": "大小对不上",
  "not-found": "缺了要用的东西",
  "too-large": "太大了，放不下",
  "no-data": "还没有数据",
  unsupported: "这里不支持",
  "bad-checkpoint": "存下来的状态不是这个模型或这批数据的",
  disposed: "它已经关掉了",
  "load-failed": "有个文件没有传到",
  crashed: "引擎停了",
};
const kOther = "引擎没有接受";

function other(code: string, said: string, where: string): string {
  const kind = kinds[code] ?? kOther;
  const parts = /^(.*?): expected (.*), got (.*)$/s.exec(said);
  const place = parts?.[1] || where;
  const at = place === "" ? "" : `（${place}）`;
  const [wanted, got] = [phrase(parts?.[2]), phrase(parts?.[3])];
  return wanted === null || got === null
    ? kind + at
    : `${kind}${at}：应该是${apart(wanted)}，来的是${apart(got)}`;
}

/** What begins with a letter or a number of ours stands a little apart from Chinese. */
const apart = (text: string): string => (/^[!-~]/.test(text) ? ` ${text}` : text);

/** What stands behind "expected" and "got"; the rest is text in any language. */
const phrases: readonly (readonly [RegExp, string])[] = [
  [/^none$/, "空的"],
  [/^finite numbers$/, "有限的数"],
  [/^finite numbers, deviations above 0$/, "有限的数，标准差大于 0"],
  [/^a (?:whole )?number from 0$/, "不小于 0 的整数"],
  [/^a number above 0$/, "大于 0 的数"],
  [/^a value of the lab$/, "实验里有的值"],
  [/^a tensor of shape (\[.*\])$/, "形状为 $1 的张量"],
  [/^shape (\[.*\])$/, "形状 $1"],
  [/^a tensor nobody asked for$/, "多出来的张量"],
  [/^this file beside model\.json$/, "和 model.json 放在一起的这个文件"],
  [/^a \.json or a \.safetensors file$/, ".json 或 .safetensors 文件"],
  [/^inputs as the lab has them$/, "实验自己的输入"],
  [/^(\d+) as this lab has them$/, "这个实验的 $1 个"],
  [/^a model that standardizes its own$/, "自己做标准化的模型"],
  [/^hidden layers as this lab has them .*$/, "这个实验能有的隐藏层"],
  [/^at most 4 hidden layers of at most 512 neurons$/, "最多 4 个隐藏层，每层最多 512 个神经元"],
  [/^no more layers$/, "没有下一层"],
  [/^(dense \d+ \w+) without bias$/, "没有偏置的 $1"],
  [/^(\d+) inputs$/, "$1 个输入"],
  [/^(?:at most )(\d+) (?:characters|points|tensors)$/, "最多 $1 个"],
  [/^at most (\d+ MB)$/, "最多 $1"],
  [/^(\d+(?: x \d+)?) numbers$/, "$1 个数"],
  [/^(\d+) bytes$/, "$1 个字节"],
  [/^(\d+) rows$/, "$1 行"],
  [/^(\d+) to (\d+)$/, "$1 到 $2"],
  [/^(NaN|-?Infinity) at (\d+)$/, "第 $2 个是 $1"],
  [/^an object$/, "一个对象"],
  [/^a list$/, "一个列表"],
  [/^a name$/, "一个名字"],
  [/^a shape$/, "一个形状"],
  [/^text in UTF-8$/, "UTF-8 的文字"],
  [/^other bytes$/, "别的字节"],
  [/^(?:JSON|base64|true or false|undefined|null)$/, "$&"],
  [/^dense \d+ \w+$|^dropout [\d.]+$|^flatten$/, "$&"],
  [/^[\d\s.,x[\]()+-]+$|^".*"$/s, "$&"],
  [/^[\w.-]+\.[a-z]+(?:, [\w.-]+\.[a-z]+)*$/, "$&"],
];

function translated(text: string, table: typeof phrases): string | null {
  const found = table.find(([pattern]) => pattern.test(text));
  return found ? text.replace(found[0], found[1]) : null;
}

const phrase = (text: string | undefined): string | null =>
  text === undefined ? null : translated(text, phrases);

/** Files of pictures, as the digits lab reads them: `name, byte 8: …`. */
const pictures: readonly (readonly [RegExp, string])[] = [
  [/^no IDX.*$/, "这里不是 IDX 文件"],
  [/^numbers of type (\d+); only type 8.*$/, "数的类型是 $1，这里只读类型 8（无符号字节）"],
  [/^1 to 3 dimensions were expected, got (\d+)$/, "维度应有 1 到 3 个，这里有 $1 个"],
  [/^a dimension of 0 leaves nothing to read$/, "有一个维度是 0，没有东西可读"],
  [
    /^the file ends too early: (.*) bytes were promised from byte (\d+)$/,
    "文件断得太早：从第 $2 个字节起应有 $1 个字节",
  ],
  [/^the file ends in its header, (\d+) bytes were expected$/, "文件头就断了，应该有 $1 个字节"],
  [/^(\d+) bytes stand behind the last number$/, "最后一个数后面还有 $1 个字节"],
  [/^(\d+) bytes to spare$/, "多出 $1 个字节"],
  [/^too long; all files together may unpack to (.*)$/, "太长，所有文件解开后一共最多 $1"],
  [/^it begins like gzip, but can't be unpacked .*$/, "开头像 gzip，却解不开（坏了，或不完整）"],
  [/^pictures of (\d+) x (\d+); this lab reads 28 x 28$/, "图片是 $1 × $2，这里读 28 × 28"],
  [/^(\d+) labels for the (\d+) pictures of (.*)$/, "$3 有 $2 张图片，标签却有 $1 个"],
  [/^(\d+); labels go from 0 to 9$/, "标签是 $1，只能是 0 到 9"],
  [/^no file of labels goes with it; got (.*)$/, "没有配它的标签文件，来的有 $1"],
  [/^2 dimensions; pictures have 3 and labels 1$/, "有 2 个维度，图片应有 3 个，标签应有 1 个"],
];
const wholes: readonly (readonly [RegExp, string])[] = [
  [/^at least 2 rows must be complete, got (\d+)$/, "至少要有 2 行什么都不缺，这里有 $1 行"],
  [/^a table needs a column to learn from besides .*$/, "除了要判断的那一列，还得有别的列可以学"],
  [/^rows x inputs must be at most (\d+), got (\d+) x (\d+)$/, "行数 × 输入数最多是 $1，这里是 $2 × $3"],
  [/^there is no column "(.*)"$/s, "没有叫“$1”的列"],
  [/^the column "(.*)" can't be learnt from as numbers$/s, "“$1”这一列不能当作数来学"],
  [/^the column "(.*)" can't be learnt from as category$/s, "“$1”这一列不能当作类别来学"],
  [/^the column "(.*)" holds no numbers to be told$/s, "“$1”这一列里没有数可以判断"],
  [/^the column "(.*)" has no value "(.*)"$/s, "“$1”这一列里没有“$2”这个值"],
  [/^classes must be 2 to (\d+), got (\d+)$/, "类别要有 2 到 $1 种，这里有 $2 种"],
  [/^points must be at most (\d+), got (\d+)$/, "点最多 $1 个，这里有 $2 个"],
  [/^points must be at least 1 to learn from, got 0$/, "至少要有 1 个点可以学"],
  [/^the file has to be given once more$/, "请把文件再给一次"],
  [/^the passengers' file did not arrive.*$/, "乘客的文件没有传到"],
  [/^(\d+) pictures; at most (\d+) have room here$/, "图片有 $1 张，这里最多放 $2 张"],
  [
    /^one file of pictures and one of labels are needed, or two of each; got (\d+) of pictures and (\d+) of labels$/,
    "要一个图片文件和一个标签文件，或各两个；来了 $1 个图片文件和 $2 个标签文件",
  ],
];

function picture(said: string): string | null {
  const [, name = "", place = "", rest = ""] =
    /^(.+?)((?:, (?:byte|label) \d+(?: \(byte \d+\))?)?): (.*)$/s.exec(said) ?? [];
  const told = translated(rest, pictures);
  if (told === null) return translated(said, wholes);
  const at = place
    .replace(/^, byte (\d+)$/, "第 $1 个字节：")
    .replace(/^, label (\d+) .*$/, "第 $1 个标签：");
  return `${name} ${at}${told}`;
}
