// Checkpoints: a header, the position, and the numbers. All randomness is counted, so nothing else is needed
// to walk on with the same bits. Little-endian, as every machine we run on is.
//
//   "DHCP" u32 version | u64 sum of all that follows | u64 architecture | u64 data | 5 x u64 position
//   | f64 guessing, limit | u64 n | n x f32
#include <cmath>
#include <cstddef>
#include <cstring>

#include "data/fingerprint.hpp"
#include "train/session_state.hpp"

namespace downhill {

namespace {

constexpr char kMagic[4] = {'D', 'H', 'C', 'P'};
constexpr std::uint32_t kVersion = 1;

struct Header {
  char magic[4];
  std::uint32_t version;
  std::uint64_t sum;  ///< see sumOf
  std::uint64_t architecture, data;
  Position position;
  double guessing, limit;
  std::uint64_t count;
};
static_assert(sizeof(Header) == 96);

/// Of everything after `sum` itself, so that a damaged byte is not taken for a weight.
std::uint64_t sumOf(std::span<const std::uint8_t> bytes) {
  Fingerprint fingerprint;
  for (std::size_t i = offsetof(Header, architecture); i + 4 <= bytes.size(); i += 4) {
    std::uint32_t word = 0;
    std::memcpy(&word, bytes.data() + i, sizeof(word));
    fingerprint.add(word);
  }
  return fingerprint.value();
}

Result<Header> readHeader(std::span<const std::uint8_t> bytes) {
  Header header{};
  if (bytes.size() < sizeof(Header) || std::memcmp(bytes.data(), kMagic, sizeof(kMagic)) != 0) {
    return fail(ErrorCode::badCheckpoint,
                "these " + std::to_string(bytes.size()) + " bytes are no checkpoint", "bytes");
  }
  std::memcpy(&header, bytes.data(), sizeof(Header));
  if (header.version != kVersion) {
    return fail(
        ErrorCode::badCheckpoint,
        "checkpoint of version " + std::to_string(header.version) + ", expected " + std::to_string(kVersion),
        "bytes");
  }
  if (header.count != (bytes.size() - sizeof(Header)) / sizeof(float) ||
      (bytes.size() - sizeof(Header)) % 4 != 0) {
    return fail(ErrorCode::badCheckpoint, "the checkpoint is cut short or has bytes to spare", "bytes");
  }
  if (header.sum != sumOf(bytes)) {
    return fail(ErrorCode::badCheckpoint, "the checkpoint is damaged: its sum doesn't agree with its bytes",
                "bytes");
  }
  return header;
}

}  // namespace

std::vector<std::uint8_t> Session::checkpoint() const {
  const State& s = *state_;
  const Program& p = s.program;
  Header header{{},
                kVersion,
                0,
                architectureFingerprint(s.spec),
                s.data ? s.data->fingerprint : 0,
                s.position,
                s.guessing,
                s.limit,
                p.stateSize()};
  std::memcpy(header.magic, kMagic, sizeof(kMagic));
  std::vector<std::uint8_t> bytes(sizeof(Header) + p.stateSize() * sizeof(float));
  std::memcpy(bytes.data(), &header, sizeof(Header));
  std::uint8_t* out = bytes.data() + sizeof(Header);
  const auto put = [&out](std::span<const float> numbers) {
    std::memcpy(out, numbers.data(), numbers.size_bytes());
    out += numbers.size_bytes();
  };
  put(p.cpu.values(p.parameters));
  for (std::size_t i = 0; i < p.momentCount; ++i) put(p.cpu.values(p.moments[i]));
  header.sum = sumOf(bytes);
  std::memcpy(bytes.data() + offsetof(Header, sum), &header.sum, sizeof(header.sum));
  return bytes;
}

Result<void> Session::restore(std::span<const std::uint8_t> bytes) {
  State& s = *state_;
  auto header = readHeader(bytes);
  if (!header) return std::unexpected(header.error());
  if (header->architecture != architectureFingerprint(s.spec) || header->count != s.program.stateSize()) {
    return fail(ErrorCode::badCheckpoint,
                "the checkpoint is of another model (layers, loss, optimizer or seed differ)", "spec");
  }
  if (header->data != (s.data ? s.data->fingerprint : 0)) {
    return fail(ErrorCode::badCheckpoint, "the checkpoint was made on other data", "data");
  }
  Saved saved;
  auto numbers = Buffer<float>::make(s.program.stateSize(), "a checkpoint");
  if (!numbers) return std::unexpected(numbers.error());
  std::memcpy(numbers->data(), bytes.data() + sizeof(Header), header->count * sizeof(float));
  for (const float x : numbers->span().first(s.program.parameters.size)) {
    if (!std::isfinite(x))
      return fail(ErrorCode::badCheckpoint, "the checkpoint holds a weight that is not finite", "bytes");
  }
  if (header->position.cursor != 0 && header->position.cursor >= s.trainRows()) {
    return fail(ErrorCode::badCheckpoint, "the checkpoint's position lies beyond its data", "bytes");
  }
  saved.numbers = std::move(*numbers);
  saved.position = header->position;
  s.load(saved);
  s.begin();
  s.position.badChecks = header->position.badChecks;
  s.guessing = header->guessing;
  s.limit = header->limit;
  return {};
}

}  // namespace downhill
