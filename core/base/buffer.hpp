// The one way core gets memory that grows with a reader's input: aligned, zeroed, checked. Allocation failure
// is an empty Buffer and an Error one level up, never an exception or an abort. Not a container: no push, no
// resize.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <span>
#include <string>
#include <utility>

#include "base/error.hpp"

namespace downhill {

/// Limits that every size is checked against before anything is allocated.
inline constexpr std::size_t kMaxParameters = 10'000'000;
inline constexpr std::size_t kMaxCells = 10'000'000;
inline constexpr std::size_t kMaxLayers = 64;

/// Where a value lies in an arena: `offset` and `size` in numbers (not bytes); offsets are multiples of 16
/// numbers.
struct Region {
  std::size_t offset = 0;
  std::size_t size = 0;
};

/// `size` zeroed numbers of type T, aligned to 64 bytes. Move-only.
template <class T>
class Buffer {
 public:
  Buffer() = default;
  Buffer(const Buffer&) = delete;
  Buffer& operator=(const Buffer&) = delete;
  Buffer(Buffer&& other) noexcept
      : data_(std::exchange(other.data_, nullptr)), size_(std::exchange(other.size_, 0)) {}
  Buffer& operator=(Buffer&& other) noexcept {
    std::swap(data_, other.data_);
    std::swap(size_, other.size_);
    return *this;
  }
  ~Buffer() { std::free(data_); }

  /// Errors: tooLarge when the memory is not to be had; `what` names the buffer in the message.
  static Result<Buffer> make(std::size_t size, const char* what) {
    Buffer buffer;
    if (size == 0) return buffer;
    constexpr std::size_t kAlign = 64;
    const bool fits = size <= (SIZE_MAX / 2) / sizeof(T);
    const std::size_t bytes = fits ? (size * sizeof(T) + kAlign - 1) / kAlign * kAlign : 0;
    void* memory = fits ? std::aligned_alloc(kAlign, bytes) : nullptr;
    if (memory == nullptr) {
      return fail(ErrorCode::tooLarge, std::string("no memory for ") + what + ": " + std::to_string(size) +
                                           " numbers of " + std::to_string(sizeof(T)) + " bytes");
    }
    std::memset(memory, 0, bytes);
    buffer.data_ = static_cast<T*>(memory);
    buffer.size_ = size;
    return buffer;
  }

  T* data() noexcept { return data_; }
  const T* data() const noexcept { return data_; }
  std::size_t size() const noexcept { return size_; }
  T& operator[](std::size_t i) noexcept { return data_[i]; }
  const T& operator[](std::size_t i) const noexcept { return data_[i]; }
  std::span<T> span() noexcept { return {data_, size_}; }
  std::span<const T> span() const noexcept { return {data_, size_}; }

 private:
  T* data_ = nullptr;
  std::size_t size_ = 0;
};

}  // namespace downhill
