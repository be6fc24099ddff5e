// What Network opens with, as the engine draws it from the default settings: x and y in hundredths (◆ and ● in turn), the places
// of those held back, kernels in ten-thousandths, the first losses. A test says what it should read when defaults change.

interface Opening {
  readonly coordinates: readonly number[];
  readonly held: readonly number[];
  readonly kernels: readonly { readonly inputs: number; readonly values: readonly number[] }[];
  readonly score: { readonly loss: number; readonly heldLoss: number; readonly penalty: number };
}

/** Whole numbers around 0, each as so many digits of base 32: half as long as written out, even when compressed. */
const unpacked = (text: string, digits: number): number[] =>
  Array.from(
    { length: text.length / digits },
    (_, i) => Number.parseInt(text.slice(digits * i, digits * (i + 1)), 32) - 32 ** digits / 2,
  );

export const opening: Opening = {
  coordinates: unpacked(
    "g9nll9dfgfccjua791hnmdemkcnqeqf3d4mqe1i09cg6euflb4fbcm8kfan1k6jn9bhvhojscpnliv88kdn4ib8mc6d7l4h7abiu" +
      "mahha3grdugbh1cujt9ddnbrdihojdo5lahsiddclaccadfief80dqn9kraecbm5jq9sg8b8e1i2ejnlkdashagtg47ah0d0jgjh" +
      "hhe9hn8tdvb3frjjkrmdffk0fun5mogafvc3dj81a3gdeqfaandsjl8qgunrkrht95hekgbddjb4m4hdguo1e7ioihfklqcmd1c6" +
      "dmi09th0hojna6flid8vdmnajha7bgcul2bahacilkgef2npjsb0dqnoe5i4a5jokob9fdbcf9j1ffnudp85f4nok4irdonrlnfe" +
      "irnpae8cilf3k2a4j1drl6g6gonjkkb0crmtl1amape7m4gpbal4i57sakitdo74ggbhl6b0aaevlhgqe3n8gm899vf2erehbllf" +
      "mhdmc8mvfcfbhcgckugahnd4dqi0achlicjgiffhgs81itnsfgjki9ehjljsb5koge8bf2ohiojdamj3djilaai1g7jsk7nhd48e" +
      "i1g0dhgkh1cll1isaodvjhachro9laaqhkghe889jlo1g2fpiddbhakbejc0cn8sall2j89ob1d3eigag2c6bs8bfobukkbekbmu" +
      "gu83heh4mdhcaciufdf0ebn6edfhf7nhmgfjg6c5k1aghfftdn7rgqnsjcjpcebukfbeh9fuk69taogaf78c9ei1eeg9b5cnlvce",
    2,
  ),
  held: unpacked("g3gcghgkgmgrh6h7hdhfhjhphsi1iaieihimivj2j3j6jijjjljtjuk2k3k9kakdkil1lllmlsltm2m3", 2),
  kernels: [
    {
      inputs: 2,
      values: unpacked("lipnd1gabaj0cmsbkvcri8j3f9nhbqgpd9o9gel8pfl4fd69", 3),
    },
    {
      inputs: 8,
      values: unpacked(
        "ft8m1bjltdjqf6me29kl2g7td81hp3de1ivjfiab5pfg1af8d36kg1h21kgkiu9cnljqsdc8e1ecuuduvdkvfdtcribfoatl" +
          "ko6br7fr1h4qbthma19nnladaqnahhhglim2e84dqhjo4e7r",
        3,
      ),
    },
    {
      inputs: 6,
      values: unpacked("ipsmrefn5c2dfv394n", 3),
    },
  ],
  score: { loss: 0.7492, heldLoss: 0.7548, penalty: 0.001094 },
};
