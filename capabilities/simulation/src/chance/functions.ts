/** The share of a standard normal below a value: Abramowitz and Stegun, 7.1.26; wrong by less than 10⁻⁷. */
export function normalBelow(z: number): number {
  const x = Math.abs(z) / Math.SQRT2;
  const t = 1 / (1 + 0.3275911 * x);
  const tail = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429)))) * Math.exp(-x * x);
  return z >= 0 ? 1 - tail / 2 : tail / 2;
}

/** The logarithm of the gamma function: Lanczos, for positive numbers. */
export function logGamma(x: number): number {
  const parts = [76.18009172947, -86.50532032942, 24.01409824083, -1.23173957245, 0.001208650973866, -0.00000539523938];
  const base = x + 5.5 - (x + 0.5) * Math.log(x + 5.5);
  return Math.log((Math.sqrt(2 * Math.PI) * parts.reduce((sum, part, place) => sum + part / (x + 1 + place), 1.000000000190015)) / x) - base;
}

/** The share of a gamma of that shape and scale 1 below a value: a series, or a continued fraction for large values. */
export function gammaBelow(shape: number, x: number): number {
  if (x <= 0) return 0;
  const front = Math.exp(shape * Math.log(x) - x - logGamma(shape));
  if (x < shape + 1) {
    let [term, sum] = [1 / shape, 1 / shape];
    for (let n = 1; n < 500 && term > sum * 1e-12; n += 1) {
      term *= x / (shape + n);
      sum += term;
    }
    return Math.min(1, sum * front);
  }
  let [b, c] = [x + 1 - shape, 1e300];
  let d = 1 / b;
  let h = d;
  for (let n = 1; n < 500; n += 1) {
    const a = -n * (n - shape);
    b += 2;
    d = 1 / (a * d + b || 1e-300);
    c = b + a / c || 1e-300;
    h *= d * c;
    if (Math.abs(d * c - 1) < 1e-12) break;
  }
  return Math.max(0, 1 - front * h);
}

/** How fast the logarithm of the gamma function grows (digamma), for positive numbers. */
export function digamma(x: number): number {
  let [at, sum] = [x, 0];
  for (; at < 6; at += 1) sum -= 1 / at;
  const square = 1 / (at * at);
  return sum + Math.log(at) - 0.5 / at - square * (1 / 12 - square * (1 / 120 - square / 252));
}

/** How many standard errors to each side hold a share of Student’s distribution: Hill’s approximation (CACM 396), wrong by less than a thousandth from three repetitions on. */
export function studentT(share: number, freedom: number): number {
  const outside = 1 - share;
  if (freedom <= 1) return 1 / Math.tan((outside * Math.PI) / 2);
  if (freedom === 2) return Math.sqrt(2 / (outside * (2 - outside)) - 2);
  const a = 1 / (freedom - 0.5);
  const b = (48 / a) / a;
  let c = ((20700 * a) / b - 98) * a - 16;
  c = c * a + 96.36;
  const d = ((94.5 / (b + c) - 3) / b + 1) * Math.sqrt((a * Math.PI) / 2) * freedom;
  let x = d * outside;
  let y = x ** (2 / freedom);
  if (y > 0.05 + a) {
    x = -normalAt(outside / 2);
    y = x * x;
    if (freedom < 5) c += 0.3 * (freedom - 4.5) * (x + 0.6);
    c = (((0.05 * d * x - 5) * x - 7) * x - 2) * x + b + c;
    y = (((((0.4 * y + 6.3) * y + 36) * y + 94.5) / c - y - 3) / b + 1) * x;
    y = Math.expm1(a * y * y);
  } else {
    y = ((1 / (((freedom + 6) / (freedom * y) - 0.089 * d - 0.822) * (freedom + 2) * 3) + 0.5 / (freedom + 4)) * y - 1) * ((freedom + 1) / (freedom + 2)) + 1 / y;
  }
  return Math.sqrt(freedom * y);
}

/** Below which a share of a standard normal lies: halving, to 10⁻⁹. */
export function normalAt(share: number): number {
  let [low, high] = [-9, 9];
  for (let round = 0; round < 60; round += 1) {
    const middle = (low + high) / 2;
    if (normalBelow(middle) < share) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** The chance that two standard normals, alike to a degree (their correlation, 0 to below 1), are both above a value: Simpson’s rule over what they share. */
export function bothAbove(value: number, alike: number): number {
  const [own, shared, parts, width] = [Math.sqrt(1 - alike), Math.sqrt(alike), 80, 12];
  let sum = 0;
  for (let part = 0; part <= parts; part += 1) {
    const z = -width / 2 + (width * part) / parts;
    const above = 1 - normalBelow((value - shared * z) / own);
    sum += (part === 0 || part === parts ? 1 : part % 2 === 1 ? 4 : 2) * Math.exp(-z * z / 2) * above * above;
  }
  return (sum * width) / parts / 3 / Math.sqrt(2 * Math.PI);
}
