// Four float lanes, and the few bitwise helpers that let one formula serve a float, four floats or a double.
// Four lanes everywhere, natively too, so that every machine does the same sums in the same order. Not a
// second SIMD library: kernels use xsimd itself, except for its max, min, fma, rsqrt, exp and tanh, whose
// bits differ by platform.
#pragma once

#include <bit>
#include <cmath>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <xsimd/xsimd.hpp>

#ifdef DOWNHILL_TURBO
#include <wasm_simd128.h>
#endif

#ifdef __FAST_MATH__
#error "Downhill promises equal bits everywhere: build without -ffast-math (and with -ffp-contract=off)"
#endif

namespace downhill {

/// Four floats: the widest vector that wasm SIMD128 and every x86-64 and ARM64 share.
using V = xsimd::make_sized_batch_t<float, 4>;
/// Four int32 and four uint32 beside V; arithmetic wraps, as two's complement does.
using VInt = xsimd::batch<std::int32_t, V::arch_type>;
using VBits = xsimd::batch<std::uint32_t, V::arch_type>;
inline constexpr std::size_t kLanes = V::size;
static_assert(kLanes == 4);

/// What the exact-bits functions are written for: `float` and `V`.
template <class T>
concept FloatLane = std::same_as<T, float> || std::same_as<T, V>;

namespace math {

/// condition ? a : b, lane by lane. Never mixes bits of a and b, so NaN and -0 pass through untouched.
inline float select(bool condition, float a, float b) noexcept { return condition ? a : b; }
inline double select(bool condition, double a, double b) noexcept { return condition ? a : b; }
inline V select(V::batch_bool_type condition, V a, V b) noexcept { return xsimd::select(condition, a, b); }

/// |x|: clears the sign bit, of zeros and NaN too.
inline float abs(float x) noexcept { return std::fabs(x); }
inline double abs(double x) noexcept { return std::fabs(x); }
inline V abs(V x) noexcept { return xsimd::abs(x); }

/// Correctly rounded on every platform; NaN below 0.
inline float sqrt(float x) noexcept { return std::sqrt(x); }
inline double sqrt(double x) noexcept { return std::sqrt(x); }
inline V sqrt(V x) noexcept { return xsimd::sqrt(x); }

/// a b + c, what a matrix product is made of: two roundings, so the same bits on every machine. The wasm
/// module's turbo variant alone leaves it to the machine whether four lanes round once or twice, and so gives
/// up equal bits.
#ifdef DOWNHILL_TURBO
// A name of its own: turbo links these kernels to rooms that were compiled without.
inline namespace turbo {
#endif
inline float mulAdd(float a, float b, float c) noexcept { return a * b + c; }
inline double mulAdd(double a, double b, double c) noexcept { return a * b + c; }
#ifdef DOWNHILL_TURBO
inline V mulAdd(V a, V b, V c) noexcept { return wasm_f32x4_relaxed_madd(a, b, c); }
}  // namespace turbo
#else
inline V mulAdd(V a, V b, V c) noexcept { return a * b + c; }
#endif

/// The IEEE bits of a float as int32, and back.
inline std::int32_t bitsOf(float x) noexcept { return std::bit_cast<std::int32_t>(x); }
inline VInt bitsOf(V x) noexcept { return xsimd::bitwise_cast<std::int32_t>(x); }
inline float floatOf(std::int32_t bits) noexcept { return std::bit_cast<float>(bits); }
inline V floatOf(VInt bits) noexcept { return xsimd::bitwise_cast<float>(bits); }

/// int32 to float by value; exact for |n| <= 2^24, which is all we use.
inline float toFloat(std::int32_t n) noexcept { return static_cast<float>(n); }
inline V toFloat(VInt n) noexcept { return xsimd::to_float(n); }

}  // namespace math
}  // namespace downhill
