#include "exponentials.h"

#include "floats.h"

namespace reference {

Reduction::Reduction(float x, float offset) {
    const float big = 12582912.0f + offset;
    const float whole = fma(x, 1.44269502f, big) - big;
    n = static_cast<int>(whole);
    r = fma(whole, 1.90465421e-9f, fma(whole, -0.693147182f, x));
}

float Reduction::t() const { return polynomial(r, 0.49999994f, 0.166665211f, 0.0416682661f, 0.00836867932f, 0.00138207781f); }

float Reduction::p() const { return fma(r * r, t(), r); }

float exp(float x) {
    if (is_nan(x)) {
        return x;
    }

    const Reduction reduced(clamp(x, -104, 89));
    const int h = reduced.n >> 1;
    const float y = fma(fma(reduced.t(), reduced.r, 1.0f), reduced.r, 1.0f);
    return y * power_of_two(h) * power_of_two(reduced.n - h);
}

float logistic_product(float m, Reduction minus_z) {
    // Numerator and denominator are scaled by a = 2^-h, so that neither overflows. The rounding error of w is added again.
    const int h = minus_z.n >> 1;
    const float b = power_of_two(minus_z.n - h);
    const float a = power_of_two(-h);
    const float w = b + a;
    const float lost = a - (w - b);
    return (m * a) / (w + fma(minus_z.p(), b, lost));
}

float sigmoid(float x) { return is_nan(x) ? x : logistic_product(1, Reduction(-clamp(x, -104, 89))); }

float tanh(float x) {
    if (is_nan(x)) {
        return x;
    }

    const float a = smaller(absolute(x), 9.1f);
    if (a < 0.55f) {
        const float square = a * a;
        const float q = polynomial(square, -0.333333164f, 0.133325502f, -0.0538487285f, 0.021057548f, -0.00625494681f);
        return with_sign_of(fma(q * square, a, a), x);
    }

    const Reduction reduced(2 * a, 127);
    const float power = power_of_two(reduced.n);
    return with_sign_of(1 - 2 / fma(reduced.p(), power, power + 1), x);
}

float expm1(float x) {
    if (is_nan(x) || x * x < 0x1p-52f) {
        return x;
    }

    const Reduction reduced(clamp(x, -20, 89), 126);
    const float c = power_of_two(reduced.n - 1);
    const float v = fma(c * (reduced.r * reduced.r), reduced.t(), fma(c, reduced.r, c - 0.5f));
    return v + v;
}

float elu(float x) {
    if (is_nan(x)) {
        return x;
    }

    const Reduction reduced(larger(x, -20), 127);
    const float power = power_of_two(reduced.n);
    return fma(power * (reduced.r * reduced.r), reduced.t(), fma(power, reduced.r, power - 1));
}

float exp_normal(float x) {
    if (is_nan(x)) {
        return x;
    }

    const Reduction reduced(x, 127);
    const float power = power_of_two(reduced.n);
    return fma(reduced.p(), power, power);
}

}  // namespace reference
