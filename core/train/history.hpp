// What a run looked like, check by check, in bounded memory: when it is full, every second entry goes, and
// from then on only every second check is kept; the newest is always there. Pushing allocates nothing.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace downhill {

/// One check: at the start, and at ends of epochs, in a long run not at all of them (session_watch.cpp).
struct HistoryEntry {
  std::uint64_t step;
  std::uint64_t epoch;
  double loss;  ///< full training loss, penalty apart
  double penalty;
  double validationLoss;      ///< NaN without a validation part
  double accuracy;            ///< NaN where there is none
  double validationAccuracy;  ///< NaN where there is none
};

class History {
 public:
  static constexpr std::size_t kCapacity = 2048;

  History() { entries_.reserve(kCapacity + 1); }
  void clear();
  void push(const HistoryEntry& entry) noexcept;
  /// Drops what lies after `step`: a run that goes back walks that part anew.
  void truncateAfter(std::uint64_t step);
  std::span<const HistoryEntry> entries() const { return entries_; }

 private:
  void thin() noexcept;

  std::vector<HistoryEntry> entries_;
  std::uint64_t stride_ = 1;  ///< every stride-th check stays
  std::uint64_t checks_ = 0;  ///< checks since the last entry that stays
};

}  // namespace downhill
