// Core's own exp, log, tanh and sigmoid (core/base/math.hpp): the same polynomials, so that both devices round the same
// way and no driver's shortcut is trusted. NaN passes.

const kLn2High = 0.693359375;
const kLn2Low = -2.12194440054690583e-4;

/// e^x = 2^n e^r, |r| <= ln(2) / 2
fn expOf(x: f32) -> f32 {
  let bounded = select(select(x, -105.0, x < -105.0), 89.0, x > 89.0);
  let n = round(bounded * 1.44269504088896341);
  let r = (bounded - n * kLn2High) - n * kLn2Low;
  var p = 0.00019790319493040442;
  p = p * r + 0.0013944680104032159;
  p = p * r + 0.008333496749401093;
  p = p * r + 0.04166629537940025;
  p = p * r + 0.1666666567325592;
  p = p * r + 0.5;
  let y = 1.0 + (r + (r * r) * p);
  let k = i32(n);
  let half = k >> 1u;
  return (y * bitcast<f32>((half + 127) << 23u)) * bitcast<f32>((k - half + 127) << 23u);
}

/// ln(x) + correction for x > 0 and normal
fn logOfPositive(x: f32, correction: f32) -> f32 {
  let bits = bitcast<i32>(x);
  let exponent = (bits - 0x3f3504f3) >> 23u;
  let e = f32(exponent);
  let f = bitcast<f32>(bits - (exponent << 23u)) - 1.0;
  var p = 0.06746707111597061;
  p = p * f - 0.11675800383090973;
  p = p * f + 0.11888214200735092;
  p = p * f - 0.12405570596456528;
  p = p * f + 0.1421954333782196;
  p = p * f - 0.1666799634695053;
  p = p * f + 0.2000211924314499;
  p = p * f - 0.25000008940696716;
  p = p * f + 0.3333331346511841;
  let square = f * f;
  let tail = f * square * p + e * kLn2Low;
  return (f + ((tail - 0.5 * square) + correction)) + e * kLn2High;
}

/// ln x for x > 0
fn logOf(x: f32) -> f32 { return logOfPositive(x, 0.0); }

/// ln(1 + x) for x > -1, with what rounding 1 + x lost put back (Kahan)
fn log1pOf(x: f32) -> f32 {
  let u = 1.0 + x;
  let lost = select(x - (u - 1.0), 1.0 - (u - x), u > 2.0);
  return select(logOfPositive(u, lost / u), x, u == 1.0);
}

fn tanhOf(x: f32) -> f32 {
  let size = abs(x);
  let square = size * size;
  var p = 0.0020928424783051014;
  p = p * square - 0.00812310166656971;
  p = p * square + 0.02167898789048195;
  p = p * square - 0.053942855447530746;
  p = p * square + 0.133331760764122;
  p = p * square - 0.3333333134651184;
  let small = size + size * square * p;
  let twice = size + size;
  let large = 1.0 - 2.0 / (expOf(select(twice, 40.0, twice > 40.0)) + 1.0);
  let y = select(large, small, size < 0.625);
  return bitcast<f32>(bitcast<u32>(y) | (bitcast<u32>(x) & 0x80000000u));
}

/// 1 / (1 + e^-x)
fn sigmoidOf(x: f32) -> f32 {
  let deep = x < -88.0;
  let power = select(-x, x * -0.5, deep);
  let y = 1.0 / (1.0 + expOf(select(select(power, -40.0, power < -40.0), 88.0, power > 88.0)));
  return select(y, y * y, deep);
}

// Activations by number: 0 none, 1 relu, 2 leakyRelu, 3 elu, 4 sigmoid, 5 tanh. With an override as `kind` only one
// branch is left.
fn activate(kind: u32, z: f32, alpha: f32) -> f32 {
  switch kind {
    case 1u: { return select(z, 0.0, z <= 0.0); }
    case 2u: { return select(z * alpha, z, z > 0.0); }
    case 3u: { return select(tanhOf(z * 0.5) * (expOf(z) + 1.0), z, z > 0.0); }
    case 4u: { return sigmoidOf(z); }
    case 5u: { return tanhOf(z); }
    default: { return z; }
  }
}

/// dz from dy and the output y = activate(kind, z)
fn activateBack(kind: u32, dy: f32, y: f32, alpha: f32) -> f32 {
  switch kind {
    case 1u: { return select(dy, 0.0, y <= 0.0); }
    case 2u: { return select(dy * alpha, dy, y > 0.0); }
    case 3u: { return select(dy * (y + 1.0), dy, y > 0.0); }
    case 4u: { return dy * (y * (1.0 - y)); }
    case 5u: { return dy * (1.0 - y * y); }
    default: { return dy; }
  }
}

fn activate4(kind: u32, z: vec4f, alpha: f32) -> vec4f {
  if (kind == 0u) { return z; }
  return vec4f(activate(kind, z.x, alpha), activate(kind, z.y, alpha), activate(kind, z.z, alpha),
               activate(kind, z.w, alpha));
}

fn activateBack4(kind: u32, dy: vec4f, y: vec4f, alpha: f32) -> vec4f {
  if (kind == 0u) { return dy; }
  return vec4f(activateBack(kind, dy.x, y.x, alpha), activateBack(kind, dy.y, y.y, alpha),
               activateBack(kind, dy.z, y.z, alpha), activateBack(kind, dy.w, y.w, alpha));
}
