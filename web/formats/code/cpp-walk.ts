// The part of the C++ program that is the same for every model: forward, backward, the updates, and the walk.
// Plain loops over vectors, to be read; a row of sums may differ from ours in its last bit.

export const cppWalk = (
  file: string,
): string => `using Matrix = std::vector<float>;  // rows, one behind the other

struct Parameter {
  Matrix value, gradient, first, second;  // first, second: what the optimizer remembers
  bool kernel;
};

// z becomes what the activation makes of it; rows of n.
void activate(Activation activation, Matrix& z, std::size_t n) {
  if (activation == Activation::softmax) {
    for (std::size_t r = 0; r < z.size(); r += n) {
      const float top = *std::max_element(&z[r], &z[r] + n);
      float sum = 0;
      for (std::size_t j = 0; j < n; ++j) sum += z[r + j] = std::exp(z[r + j] - top);
      for (std::size_t j = 0; j < n; ++j) z[r + j] /= sum;
    }
    return;
  }
  for (float& x : z) {
    if (activation == Activation::relu) x = std::max(x, 0.0f);
    if (activation == Activation::leakyRelu) x = x > 0 ? x : 0.2f * x;
    if (activation == Activation::elu) x = x > 0 ? x : std::expm1(x);
    if (activation == Activation::sigmoid) x = 1 / (1 + std::exp(-x));
    if (activation == Activation::tanh) x = std::tanh(x);
  }
}

// dy becomes what comes through the activation whose output is y; rows of n.
void activateBack(Activation activation, const Matrix& y, Matrix& dy, std::size_t n) {
  if (activation == Activation::softmax) {
    for (std::size_t r = 0; r < y.size(); r += n) {
      float dot = 0;
      for (std::size_t j = 0; j < n; ++j) dot += dy[r + j] * y[r + j];
      for (std::size_t j = 0; j < n; ++j) dy[r + j] = y[r + j] * (dy[r + j] - dot);
    }
    return;
  }
  for (std::size_t i = 0; i < y.size(); ++i) {
    if (activation == Activation::relu) dy[i] *= y[i] > 0 ? 1.0f : 0.0f;
    if (activation == Activation::leakyRelu) dy[i] *= y[i] > 0 ? 1.0f : 0.2f;
    if (activation == Activation::elu) dy[i] *= y[i] > 0 ? 1.0f : y[i] + 1;
    if (activation == Activation::sigmoid) dy[i] *= y[i] * (1 - y[i]);
    if (activation == Activation::tanh) dy[i] *= 1 - y[i] * y[i];
  }
}

// The loss of a batch from z, what goes into the last activation, and y, what comes out. gradient: by z where the loss
// is taken of z, else by y.
double lossOf(const Matrix& z, const Matrix& y, const Matrix& target, std::size_t rows, Matrix& gradient) {
  const std::size_t n = z.size() / rows;
  const float share = kLoss == Loss::categoricalCrossentropy ? float(rows) : float(rows * n);
  gradient.assign(z.size(), 0);
  double sum = 0;
  for (std::size_t r = 0; r < z.size(); r += n) {
    float all = 0, weights = 0, through = 0, log = 0;
    if (kLoss == Loss::categoricalCrossentropy) {
      const float top = *std::max_element(&z[r], &z[r] + n);
      for (std::size_t j = r; j < r + n; ++j) log += std::exp(z[j] - top), all += y[j], weights += target[j];
      log = top + std::log(log);
      for (std::size_t j = r; j < r + n; ++j) {
        const float q = y[j] / all;
        if (q > 1e-7f && q < 1 - 1e-7f) through -= target[j];
      }
    }
    for (std::size_t j = r; j < r + n; ++j) {
      const float t = target[j];
      if (kLoss == Loss::meanSquaredError) {
        sum += (y[j] - t) * (y[j] - t);
        gradient[j] = 2 * (y[j] - t) / share;
      } else if (kLoss == Loss::binaryCrossentropy && kFromLogits) {
        sum += std::max(z[j], 0.0f) - z[j] * t + std::log1p(std::exp(-std::abs(z[j])));
        gradient[j] = (y[j] - t) / share;
      } else if (kLoss == Loss::binaryCrossentropy) {
        const float p = std::min(std::max(y[j], 1e-7f), 1 - 1e-7f);
        sum -= t * std::log(p) + (1 - t) * std::log(1 - p);
        gradient[j] = p == y[j] ? (p - t) / (p * (1 - p)) / share : 0;
      } else if (kFromLogits) {
        sum -= t * (z[j] - log);
        gradient[j] = (y[j] * weights - t) / share;
      } else {
        const float q = std::min(std::max(y[j] / all, 1e-7f), 1 - 1e-7f);
        sum -= t * std::log(q);
        gradient[j] = ((q == y[j] / all ? -t / q : 0) - through) / all / share;
      }
    }
  }
  return sum / share;
}

// One update of all numbers of a parameter.
void update(Parameter& p, std::uint64_t updates, float rate) {
  const auto correction1 = float(1 - std::pow(kBeta1, double(updates)));
  const auto correction2 = float(1 - std::pow(kBeta2, double(updates)));
  const auto beta1 = float(kBeta1), beta2 = float(kBeta2);
  for (std::size_t i = 0; i < p.value.size(); ++i) {
    float& w = p.value[i];
    const float g = p.gradient[i];
    if (kWay == Way::sgd) w -= rate * g;
    if (kWay == Way::momentum) {
      p.first[i] = kMomentum * p.first[i] + g;
      w -= rate * (kNesterov ? g + kMomentum * p.first[i] : p.first[i]);
    }
    if (kWay == Way::adagrad) p.first[i] += g * g;
    if (kWay == Way::rmsprop) p.first[i] = kRho * p.first[i] + (1 - kRho) * g * g;
    if (kWay == Way::adagrad || kWay == Way::rmsprop) w -= rate * g / std::sqrt(p.first[i] + kEpsilon);
    if (kWay != Way::adam && kWay != Way::adamw) continue;
    if (kWay == Way::adamw) w -= rate * kWeightDecay * w;
    p.first[i] = beta1 * p.first[i] + float(1 - kBeta1) * g;
    p.second[i] = beta2 * p.second[i] + float(1 - kBeta2) * g * g;
    w -= rate * (p.first[i] / correction1) / (std::sqrt(p.second[i] / correction2) + kEpsilon);
  }
}

struct Net {
  std::vector<Parameter> parameters;  // kernels are [inputs, units], row by row

  explicit Net(const Tensors& tensors) {
    const int memory = kWay == Way::sgd ? 0 : kWay == Way::adam || kWay == Way::adamw ? 2 : 1;
    for (const Layer& layer : kLayers) {
      if (layer.kind != Kind::dense) continue;
      for (const char* part : {"/kernel", "/bias"}) {
        if (part[1] == 'b' && !layer.bias) continue;
        const std::string name = std::string(layer.name) + part;
        Parameter p{tensors.read<float>(name), {}, {}, {}, part[1] == 'k'};
        if (memory > 0) p.first = tensors.read<float>("memory_1/" + name);
        if (memory > 1) p.second = tensors.read<float>("memory_2/" + name);
        parameters.push_back(std::move(p));
      }
    }
  }

  // What every layer makes of a batch, the batch itself first; for a dense layer also z. step null: no dropout.
  void forward(const Matrix& x, std::size_t rows, const std::uint64_t* step, std::vector<Matrix>& outputs, std::vector<Matrix>& zs) const {
    outputs.assign(1, x);
    zs.clear();
    std::size_t next = 0, dropouts = 0;
    for (const Layer& layer : kLayers) {
      Matrix out = outputs.back();
      if (layer.kind == Kind::dropout) {
        const std::uint64_t key = step ? keyOf(4, *step, dropouts) : 0;
        ++dropouts;
        for (std::size_t i = 0; step && i < out.size(); ++i)
          out[i] = bitsAt(key, std::uint32_t(i)) >> 8 >= layer.limit ? out[i] * layer.factor : 0;
        zs.emplace_back();
      } else {
        const Matrix& in = outputs.back();
        const Matrix& kernel = parameters[next++].value;
        out.assign(rows * layer.units, 0);
        for (std::size_t r = 0; r < rows; ++r)
          for (std::size_t k = 0; k < layer.inputs; ++k)
            for (std::size_t j = 0; j < layer.units; ++j)
              out[r * layer.units + j] += in[r * layer.inputs + k] * kernel[k * layer.units + j];
        if (layer.bias) {
          const Matrix& bias = parameters[next++].value;
          for (std::size_t i = 0; i < out.size(); ++i) out[i] += bias[i % layer.units];
        }
        zs.push_back(out);
        activate(layer.activation, out, layer.units);
      }
      outputs.push_back(std::move(out));
    }
  }

  // All gradients, from the gradient of the loss.
  void backward(Matrix dy, bool byLogits, std::size_t rows, std::uint64_t step, const std::vector<Matrix>& outputs) {
    std::size_t next = parameters.size(), dropouts = 0;
    for (const Layer& layer : kLayers) dropouts += layer.kind == Kind::dropout;
    for (std::size_t l = kLayers.size(); l-- > 0;) {
      const Layer& layer = kLayers[l];
      const Matrix& in = outputs[l];
      if (layer.kind == Kind::dropout) {
        const std::uint64_t key = keyOf(4, step, --dropouts);
        for (std::size_t i = 0; i < dy.size(); ++i)
          dy[i] = bitsAt(key, std::uint32_t(i)) >> 8 >= layer.limit ? dy[i] * layer.factor : 0;
        continue;
      }
      if (!(byLogits && l + 1 == kLayers.size())) activateBack(layer.activation, outputs[l + 1], dy, layer.units);
      if (layer.bias) {
        Matrix& db = parameters[--next].gradient;
        db.assign(layer.units, 0);
        for (std::size_t i = 0; i < dy.size(); ++i) db[i % layer.units] += dy[i];
      }
      Parameter& kernel = parameters[--next];
      kernel.gradient.assign(kernel.value.size(), 0);
      Matrix dx(rows * layer.inputs, 0);
      for (std::size_t r = 0; r < rows; ++r)
        for (std::size_t k = 0; k < layer.inputs; ++k)
          for (std::size_t j = 0; j < layer.units; ++j) {
            kernel.gradient[k * layer.units + j] += in[r * layer.inputs + k] * dy[r * layer.units + j];
            dx[r * layer.inputs + k] += kernel.value[k * layer.units + j] * dy[r * layer.units + j];
          }
      dy = std::move(dx);
    }
    for (Parameter& p : parameters) {
      if (!p.kernel) continue;
      for (std::size_t i = 0; i < p.value.size(); ++i) {
        const float w = p.value[i];
        p.gradient[i] += kL1 * float((w > 0) - (w < 0)) + 2 * kL2 * w;
      }
    }
  }
};

int main(int argc, char** argv) {
  const Tensors tensors(argc > 1 ? argv[1] : "${file}");
  const int steps = argc > 2 ? std::atoi(argv[2]) : 10;
  Net net(tensors);
  auto features = tensors.read<float>("data/features");
  const auto targets = tensors.read<float>("data/targets");
  const std::size_t width = kLayers.front().inputs, units = kLayers.back().units, rows = features.size() / width;
  for (float& x : features) x *= kScale;
  if (kStandardized) {
    const auto mean = tensors.read<double>("standardization/mean"), deviation = tensors.read<double>("standardization/deviation");
    for (std::size_t i = 0; i < features.size(); ++i)
      features[i] = float((double(features[i]) - mean[i % width]) / deviation[i % width]);
  }
  std::uint64_t epoch = kEpoch;
  std::size_t cursor = kCursor;
  std::vector<std::size_t> order = orderOf(epoch, rows);
  std::vector<Matrix> outputs, zs;
  for (std::uint64_t step = kStep; step < kStep + std::uint64_t(steps); ++step) {
    const std::size_t count = std::min(kBatchSize, rows - cursor);
    Matrix x(count * width), t(count * units, 0), gradient;
    for (std::size_t r = 0; r < count; ++r) {
      const std::size_t row = order[cursor + r];
      std::copy_n(&features[row * width], width, &x[r * width]);
      if (kClassIds) t[r * units + std::size_t(targets[row])] = 1;
      else std::copy_n(&targets[row * units], units, &t[r * units]);
    }
    net.forward(x, count, &step, outputs, zs);
    const double loss = lossOf(zs.back(), outputs.back(), t, count, gradient);
    net.backward(gradient, kFromLogits, count, step, outputs);
    const std::uint64_t updates = kUpdates + (step - kStep) + 1;
    for (Parameter& p : net.parameters) update(p, updates, float(rateAt(step)));
    std::printf("step %llu loss %.9g\\n", static_cast<unsigned long long>(step + 1), loss);
    cursor += count;
    if (cursor < rows) continue;
    cursor = 0;
    order = orderOf(++epoch, rows);
  }
}
`;
