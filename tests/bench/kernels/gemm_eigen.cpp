// The same products by Eigen, with the settings Eigen chooses itself for this compiler.
#include <emscripten/emscripten.h>

#include <Eigen/Core>

namespace {

using Matrix = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using In = Eigen::Map<const Matrix>;

}  // namespace

/// orientation: 0 NN, 1 TN, 2 NT; the shape is the product's.
extern "C" EMSCRIPTEN_KEEPALIVE void eigen(int orientation, int m, int n, int k, const float* a,
                                           const float* b, float* c, int times) {
  Eigen::Map<Matrix> out(c, m, n);
  for (; times > 0; --times) {
    if (orientation == 0) out.noalias() = In(a, m, k) * In(b, k, n);
    if (orientation == 1) out.noalias() = In(a, k, m).transpose() * In(b, k, n);
    if (orientation == 2) out.noalias() = In(a, m, k) * In(b, n, k).transpose();
  }
}
