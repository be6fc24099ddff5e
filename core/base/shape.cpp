#include "base/shape.hpp"

#include <algorithm>

namespace downhill {

namespace {

Shape make(bool batched, std::initializer_list<std::size_t> rest) {
  Shape shape;
  shape.batched = batched;
  shape.rank = static_cast<std::uint8_t>(std::min<std::size_t>(rest.size(), shape.dims.size()));
  std::copy_n(rest.begin(), shape.rank, shape.dims.begin());
  return shape;
}

}  // namespace

Shape Shape::rows(std::initializer_list<std::size_t> rest) { return make(true, rest); }

Shape Shape::fixed(std::initializer_list<std::size_t> rest) { return make(false, rest); }

std::string toString(const Shape& shape) {
  std::string text = shape.batched ? "[B" : "[";
  for (std::size_t i = 0; i < shape.rank; ++i) {
    if (text.size() > 1) text += ", ";
    text += std::to_string(shape.dims[i]);
  }
  return text + "]";
}

}  // namespace downhill
