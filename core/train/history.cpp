#include "train/history.hpp"

#include <algorithm>

namespace downhill {

void History::clear() {
  entries_.clear();
  stride_ = 1;
  checks_ = 0;
}

void History::push(const HistoryEntry& entry) noexcept {
  // Between two entries that stay, the newest check stands in the last place and is written over.
  const bool lastIsPassing = checks_ != 0;
  checks_ = (checks_ + 1) % stride_;
  if (lastIsPassing) {
    entries_.back() = entry;
  } else {
    entries_.push_back(entry);
  }
  if (entries_.size() > kCapacity) thin();
}

void History::thin() noexcept {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < entries_.size(); i += 2) entries_[kept++] = entries_[i];
  // kCapacity + 1 is odd, so the newest entry survives and the next one is `stride` checks away.
  entries_.resize(kept);
  stride_ *= 2;
  checks_ = 0;
}

void History::truncateAfter(std::uint64_t step) {
  std::erase_if(entries_, [step](const HistoryEntry& entry) { return entry.step > step; });
  checks_ = 0;
}

}  // namespace downhill
