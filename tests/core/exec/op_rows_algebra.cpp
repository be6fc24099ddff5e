// Rows of the sources and of linear algebra.
#include "exec/op_rows.hpp"

namespace downhill::test {

namespace {

/// rows x inner x columns, from the pairs and a third number that takes 1, lane multiples and odd tails too.
struct Triple {
  std::size_t rows, inner, columns;
};

std::vector<Triple> triples() {
  std::vector<Triple> list;
  std::size_t i = 0;
  for (const auto [rows, inner] : pairs()) list.push_back({rows, inner, 1 + 5 * i++ % 12});
  return list;
}

template <class Make>
std::vector<OpCase> fromTriples(Make make) {
  std::vector<OpCase> cases;
  for (const Triple& t : triples()) cases.push_back({t.rows, make(t)});
  return cases;
}

template <class Make>
std::vector<OpCase> fromPairs(Make make) {
  std::vector<OpCase> cases;
  for (const Pair& p : pairs()) cases.push_back({p.rows, make(p)});
  return cases;
}

std::vector<OpCase> gathers(bool bytesToo) {
  std::vector<OpCase> cases;
  for (const Pair& p : pairs()) {
    const Attributes attributes{.shape = Shape::rows({p.columns})};
    cases.push_back({p.rows, {}, attributes, false});
    if (bytesToo) cases.push_back({p.rows, {}, attributes, true});
  }
  if (bytesToo) cases.push_back({5, {}, {.shape = Shape::rows({3, 2, 2})}, true});
  return cases;
}

/// out[r, j] = pick(example of row r, j)
template <class Pick>
Twin gathered(Pick pick) {
  return [pick](const TwinCall& c) {
    Numbers out;
    const std::size_t width = c.shape.attributes.shape.size();
    for (const std::uint32_t example : c.tables.indices) {
      for (std::size_t j = 0; j < width; ++j) out.push_back(pick(c, example, j, width));
    }
    return std::vector<Numbers>{out};
  };
}

std::vector<OpRow> sourceRows() {
  const Twin features =
      gathered([](const TwinCall& c, std::size_t example, std::size_t j, std::size_t width) {
        const std::size_t at = example * width + j;
        return c.shape.bytes ? c.tables.bytes[at] * c.tables.scale : double{c.tables.floats[at]};
      });
  const Twin targets = gathered([](const TwinCall& c, std::size_t example, std::size_t j, std::size_t width) {
    return double{c.tables.targets[example * width + j]};
  });
  const Twin oneHot = gathered([](const TwinCall& c, std::size_t example, std::size_t j, std::size_t) {
    return c.tables.classes[example] == static_cast<std::int32_t>(j) ? 1.0 : 0.0;
  });
  return {
      {Op::gatherFeatures, {}, gathers(true), features},
      {Op::gatherTargets, {}, gathers(false), targets, 0, 0},
      {Op::gatherOneHot, {}, gathers(false), oneHot, 0, 0},
      {Op::one,
       {},
       std::vector<OpCase>(20, OpCase{}),
       [](const TwinCall&) { return std::vector<Numbers>{{1.0}}; },
       0,
       0},
  };
}

/// out[i, j] = sum over k of term(i, j, k)
template <class Term>
std::vector<Numbers> product(std::size_t m, std::size_t n, std::size_t k, Term term) {
  Numbers out(m * n);
  for (std::size_t i = 0; i < m; ++i) {
    for (std::size_t j = 0; j < n; ++j) {
      for (std::size_t l = 0; l < k; ++l) out[i * n + j] += term(i, j, l);
    }
  }
  return {out};
}

std::vector<OpRow> productRows() {
  constexpr double kLoose = 1e-5;  // up to 33 products of numbers below 2
  return {
      {Op::matmul,
       {{}, {}},
       fromTriples(
           [](Triple t) { return std::vector{Shape::rows({t.inner}), Shape::fixed({t.inner, t.columns})}; }),
       [](const TwinCall& c) {
         const std::size_t k = c.columns(0), n = c.columns(1);
         return product(c.rows(), n, k,
                        [&](auto i, auto j, auto l) { return c.in[0][i * k + l] * c.in[1][l * n + j]; });
       },
       2,
       kLoose},
      {Op::matmulTN,
       {{}, {}},
       fromTriples([](Triple t) { return std::vector{Shape::rows({t.inner}), Shape::rows({t.columns})}; }),
       [](const TwinCall& c) {
         const std::size_t m = c.columns(0), n = c.columns(1);
         return product(m, n, c.rows(),
                        [&](auto i, auto j, auto l) { return c.in[0][l * m + i] * c.in[1][l * n + j]; });
       },
       0,
       kLoose},
      {Op::matmulNT,
       {{}, {}},
       fromTriples(
           [](Triple t) { return std::vector{Shape::rows({t.inner}), Shape::fixed({t.columns, t.inner})}; }),
       [](const TwinCall& c) {
         const std::size_t k = c.columns(0), n = c.shape.in[1].dims[0];
         return product(c.rows(), n, k,
                        [&](auto i, auto j, auto l) { return c.in[0][i * k + l] * c.in[1][j * k + l]; });
       },
       0,
       kLoose},
  };
}

std::vector<OpRow> sumRowsAndBias() {
  return {
      {Op::addBias,
       {{}, {}},
       fromPairs([](Pair p) { return std::vector{Shape::rows({p.columns}), Shape::fixed({p.columns})}; }),
       [](const TwinCall& c) {
         Numbers out = c.in[0];
         for (std::size_t i = 0; i < out.size(); ++i) out[i] += c.in[1][i % c.columns(0)];
         return std::vector<Numbers>{out};
       },
       2},
      {Op::sumRows,
       {{}},
       fromPairs([](Pair p) { return std::vector{Shape::rows({p.columns})}; }),
       [](const TwinCall& c) {
         Numbers out(c.columns(0));
         for (std::size_t i = 0; i < c.in[0].size(); ++i) out[i % out.size()] += c.in[0][i];
         return std::vector<Numbers>{out};
       },
       0,
       1e-5},
  };
}

std::vector<OpRow> shapeless() {
  std::vector<OpCase> folded;
  for (const Pair& p : pairs()) {
    folded.push_back({p.rows, {Shape::rows({p.columns, 2})}, {.shape = Shape::rows({2 * p.columns})}});
  }
  folded.push_back({3, {Shape::rows({2, 3, 5})}, {.shape = Shape::rows({30})}});
  auto sums = fromPairs([](Pair p) { return std::vector(2, Shape::rows({p.columns})); });
  sums.push_back({4, std::vector(2, Shape::rows({3, 2, 3}))});
  sums.push_back({4, std::vector(2, Shape::fixed({3, 7}))});
  sums.push_back({4, std::vector(2, Shape::fixed({}))});
  return {
      {Op::reshape, {{}}, folded, [](const TwinCall& c) { return std::vector<Numbers>{c.in[0]}; }, 1, 0},
      {Op::add,
       {{}, {}},
       sums,
       [](const TwinCall& c) {
         Numbers out = c.in[0];
         for (std::size_t i = 0; i < out.size(); ++i) out[i] += c.in[1][i];
         return std::vector<Numbers>{out};
       },
       2},
  };
}

}  // namespace

std::vector<OpRow> algebraRows() {
  std::vector<OpRow> rows;
  for (const auto& part : {sourceRows(), productRows(), sumRowsAndBias(), shapeless()}) {
    rows.insert(rows.end(), part.begin(), part.end());
  }
  return rows;
}

}  // namespace downhill::test
