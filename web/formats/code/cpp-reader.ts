// What the C++ program reads and draws with: safetensors, and Downhill's counted chance. The same for every model.

export const cppReader = `// A file of tensors: eight bytes of length, a header of JSON, the numbers. Names here need no escapes.
struct Tensors {
  std::string header;
  std::vector<char> body;

  explicit Tensors(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::vector<char> all{std::istreambuf_iterator<char>(file), {}};
    std::uint64_t length = 0;
    if (all.size() < 8) std::fprintf(stderr, "%s: no safetensors file\\n", path.c_str()), std::exit(1);
    std::memcpy(&length, all.data(), 8);
    if (length > all.size() - 8) std::fprintf(stderr, "%s: cut short\\n", path.c_str()), std::exit(1);
    header.assign(all.data() + 8, length);
    body.assign(all.begin() + 8 + long(length), all.end());
  }

  // The numbers of a tensor, whatever their kind, as Number.
  template <class Number>
  std::vector<Number> read(const std::string& name) const {
    const std::size_t at = header.find("\\"" + name + "\\":{\\"dtype\\":\\"");
    if (at == std::string::npos) std::fprintf(stderr, "no tensor is called %s\\n", name.c_str()), std::exit(1);
    const std::string kind = header.substr(at + name.size() + 13, 2);
    const char* place = header.c_str() + header.find("data_offsets", at) + 15;
    char* next = nullptr;
    const std::size_t begin = std::strtoull(place, &next, 10), end = std::strtoull(next + 1, nullptr, 10);
    if (kind == "U8") return as<std::uint8_t, Number>(begin, end);
    if (kind == "I3") return as<std::int32_t, Number>(begin, end);
    if (kind == "F6") return as<double, Number>(begin, end);
    return as<float, Number>(begin, end);
  }

  template <class Stored, class Number>
  std::vector<Number> as(std::size_t begin, std::size_t end) const {
    std::vector<Stored> stored((end - begin) / sizeof(Stored));
    std::memcpy(stored.data(), body.data() + begin, end - begin);
    return {stored.begin(), stored.end()};
  }
};

// Downhill's chance is a hash of what it is for, never a generator: the same seed gives the same order and masks anywhere.
constexpr std::uint64_t kGolden = 0x9e3779b97f4a7c15u;

std::uint64_t mix(std::uint64_t x) {
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
  x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
  return x ^ (x >> 31);
}

std::uint64_t keyOf(std::uint64_t purpose, std::uint64_t step, std::uint64_t node) {
  return mix(mix(mix(kSeed + kGolden) + (purpose << 32 | node) + kGolden) + step + kGolden);
}

std::uint32_t mixWord(std::uint32_t x) {
  x = (x ^ (x >> 16)) * 0x7feb352du;
  x = (x ^ (x >> 15)) * 0x846ca68bu;
  return x ^ (x >> 16);
}

std::uint32_t bitsAt(std::uint64_t key, std::uint32_t position) {
  return mixWord(mixWord(position * 0x9e3779b9u + std::uint32_t(key)) ^ std::uint32_t(key >> 32));
}

// A whole number below bound, each equally likely (Lemire, 2019).
std::uint32_t below(std::uint64_t key, std::uint64_t position, std::uint32_t bound) {
  for (std::uint64_t attempt = 0;; ++attempt) {
    const std::uint64_t product = (mix(mix(key + kGolden * (position + 1)) + attempt) >> 32) * bound;
    const auto low = std::uint32_t(product);
    if (low >= bound || low >= (0u - bound) % bound) return std::uint32_t(product >> 32);
  }
}

// The order of an epoch's rows (Fisher and Yates).
std::vector<std::size_t> orderOf(std::uint64_t epoch, std::size_t rows) {
  std::vector<std::size_t> order(rows);
  std::iota(order.begin(), order.end(), 0);
  if (!kShuffle || kBatchSize >= rows) return order;
  const std::uint64_t key = keyOf(2, epoch, 0);
  for (std::size_t i = rows; i > 1; --i) std::swap(order[i - 1], order[below(key, i, std::uint32_t(i))]);
  return order;
}
`;
