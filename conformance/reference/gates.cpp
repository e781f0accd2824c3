#include "gates.h"

#include "exponentials.h"
#include "floats.h"

namespace reference {

namespace {

constexpr float b1 = 0.0713548139f;

/// The derivative of a logistic product x / (1 + e^-z), with g = x * dz/dx.
float logistic_derivative(float z, float g) {
    const float t = exp_normal(-absolute(z));
    const float q = 1 / (1 + t);
    const float p = t * q;
    return z < 0 ? p * fma(g, q, 1.0f) : q * fma(g, p, 1.0f);
}

/// N, which is e^(a²/2) * Φ(-a) * (a + 3.5), for g = a / (a + 3.5).
float scaled_tail(float g) {
    return polynomial(g - 0.40625f, 0.86233294f, -1.39300144f, 1.53556943f, -1.01146197f, 0.156694487f, 0.305934817f, -0.139182761f,
                      -0.126170665f, 0.0607508272f, 0.0559471659f);
}

}  // namespace

float silu(float x) {
    if (is_nan(x) || x > 20) {
        return x;
    }

    const float m = larger(x, -110);
    return logistic_product(m, Reduction(-m));
}

float silu_derivative(float x) {
    if (is_nan(x)) {
        return x;
    }

    const float z = clamp(x, -88, 88);
    return logistic_derivative(z, z);
}

float gelu_tanh(float x) {
    if (is_nan(x) || x > 6) {
        return x;
    }

    // z = m * (A + B * m²) in two floats: m * w and m * e.
    const float a1 = 1.59576893f;
    const float a2 = 1.93077895e-7f;
    const float b2 = 2.39883247e-9f;
    const float m = larger(x, -10.9f);
    const float s = m * m;
    const float l = fma(m, m, -s);
    const float w = fma(b1, s, a1);
    float e = fma(b1, s, a1 - w);
    e = fma(b1, l, e);
    e = fma(b2, s, e);
    e = e + a2;
    const float z = m * w;
    Reduction minus_z(-z);
    minus_z.r = minus_z.r + fma(-m, e, fma(-m, w, z));
    return logistic_product(m, minus_z);
}

float gelu_tanh_derivative(float x) {
    if (is_nan(x)) {
        return x;
    }

    const float a = 1.59576917f;
    const float m = clamp(x, -10.03f, 10.03f);
    const float s = m * m;
    return logistic_derivative(m * fma(b1, s, a), m * fma(0.214064449f, s, a));
}

float gelu(float x) {
    if (is_nan(x)) {
        return x;
    }

    const float a = smaller(absolute(x), 14.6f);
    const float s = a * a;
    const float l = fma(a, a, -s);
    Reduction reduced(-0.5f * s);
    reduced.r = fma(-0.5f, l, reduced.r);
    const float g = a / (a + 3.5f);
    const int h = reduced.n >> 1;
    const float y = (g * power_of_two(h)) * scaled_tail(g);
    return fma(fma(y, reduced.p(), y), -power_of_two(reduced.n - h), larger(x, 0));
}

float gelu_derivative(float x) {
    if (is_nan(x)) {
        return x;
    }

    const float a = smaller(absolute(x), 13.265f);
    const float c = 1 / (a + 3.5f);
    const float d = exp_normal(-0.5f * (a * a)) * fma(c, scaled_tail(a * c), a * -0.398942292f);
    return x < 0 ? d : 1 - d;
}

}  // namespace reference
