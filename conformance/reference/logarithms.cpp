#include "logarithms.h"

#include "exponentials.h"
#include "floats.h"

namespace reference {

namespace {

constexpr float infinity = std::numeric_limits<float>::infinity();

/// n * ln 2 + log(1 + f).
float log_of(int n, float f) {
    const float v = polynomial(f, -0.5f, 0.333333313f, -0.250008225f, 0.20001249f, -0.166233182f, 0.142013341f, -0.131602183f,
                               0.127642363f, -0.0763738453f);
    return fma(static_cast<float>(n), 0.693147182f, fma(f * f, v, f));
}

/// n of x = 2^n * m with m from √½ to √2, for a normal x above 0.
int exponent_of(float x) { return (static_cast<std::int32_t>(bits_of(x)) - 0x3F3504F3) >> 23; }

}  // namespace

float log(float x) {
    if (is_nan(x) || x == infinity) {
        return x;
    }

    if (x <= 0) {
        return x == 0 ? -infinity : std::numeric_limits<float>::quiet_NaN();
    }

    const bool is_subnormal = x < FLT_MIN;
    const float normal = is_subnormal ? x * 0x1p23f : x;
    const int n = exponent_of(normal);
    return log_of(is_subnormal ? n - 23 : n, std::ldexp(normal, -n) - 1);
}

float log1p(float x) {
    if (is_nan(x) || x == infinity) {
        return x;
    }

    if (x <= -1) {
        return x == -1 ? -infinity : std::numeric_limits<float>::quiet_NaN();
    }

    // 4 * 2^-n is normal, also where 2^-n is not.
    const int n = exponent_of(1 + x);
    return log_of(n, std::ldexp(x, -n) + fma(std::ldexp(4.0f, -n), 0.25f, -1.0f));
}

float softplus(float x) {
    const float t = exp(-absolute(x));
    const bool is_small = t < 0.414213568f;
    return larger(x, 0) + (is_small ? log_of(0, t) : log_of(1, fma(t, 0.5f, -0.5f)));
}

}  // namespace reference
