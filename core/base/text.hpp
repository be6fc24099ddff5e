// A number as a reader writes it, for messages. std::to_string(double) would say 0.500000, and would bring
// all of printf into the wasm module.
#pragma once

#include <string>

namespace downhill {

/// Whole numbers below 1e15 in full, else six significant digits without trailing zeros: "0.5", "1.5e-9",
/// "nan", "-inf".
std::string toText(double x);

}  // namespace downhill
