#include <algorithm>
#include <cmath>

#include "base/random.hpp"
#include "model/build.hpp"

namespace downhill {

namespace {

struct Spread {
  bool normal;
  double size;  ///< limit of the uniform, standard deviation of the normal
};

Spread spreadOf(Initializer initializer, double fanIn, double fanOut) {
  switch (initializer) {
    case Initializer::glorotUniform: return {false, std::sqrt(6 / (fanIn + fanOut))};
    case Initializer::glorotNormal: return {true, std::sqrt(2 / (fanIn + fanOut))};
    case Initializer::heUniform: return {false, std::sqrt(6 / fanIn)};
    case Initializer::heNormal: return {true, std::sqrt(2 / fanIn)};
    case Initializer::lecunUniform: return {false, std::sqrt(3 / fanIn)};
    case Initializer::lecunNormal: return {true, std::sqrt(1 / fanIn)};
    case Initializer::zeros:
    case Initializer::constant: break;
  }
  return {false, 0};
}

}  // namespace

void initialize(const LayerSpec& layer, bool isBias, const Shape& shape, std::uint64_t seed,
                std::uint32_t ordinal, std::span<float> out) {
  const bool zero = isBias || layer.kernelInitializer == Initializer::zeros;
  if (zero || layer.kernelInitializer == Initializer::constant) {
    std::ranges::fill(out, zero ? 0.0F : static_cast<float>(layer.initializerValue));
    return;
  }
  const Spread spread = spreadOf(layer.kernelInitializer, static_cast<double>(shape.dims[0]),
                                 static_cast<double>(shape.last()));
  const RandomKey key = randomKey(seed, Purpose::init, 0, ordinal);
  const auto scale = static_cast<float>(spread.normal ? spread.size / kTruncatedDeviation : spread.size);
  for (std::size_t i = 0; i < out.size(); ++i) {
    out[i] = scale * (spread.normal ? truncatedNormal(key, i) : 2 * uniform01(randomBits(key, i)) - 1);
  }
}

}  // namespace downhill
