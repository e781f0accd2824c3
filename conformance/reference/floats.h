// Single precision as numerics.md uses it: IEEE 754, each operation rounded once.
#pragma once

#include <bit>
#include <cfloat>
#include <cmath>
#include <cstdint>
#include <limits>

namespace reference {

static_assert(std::numeric_limits<float>::is_iec559 && std::numeric_limits<double>::is_iec559);
static_assert(FLT_EVAL_METHOD == 0, "Operations must be rounded to their type, for example by SSE2 in place of x87.");

/// a * b + c with one rounding. Other types than float are an error, because std::fma would compute in double.
inline float fma(float a, float b, float c) { return std::fma(a, b, c); }
template <typename A, typename B, typename C>
float fma(A, B, C) = delete;

inline std::uint32_t bits_of(float x) { return std::bit_cast<std::uint32_t>(x); }
inline float float_of(std::uint32_t bits) { return std::bit_cast<float>(bits); }

/// 2^n for n from -126 to 127. 2^-127 counts as 0.
inline float power_of_two(int n) { return float_of(static_cast<std::uint32_t>(n + 127) << 23); }

inline bool is_nan(float x) { return x != x; }
inline float absolute(float x) { return float_of(bits_of(x) & 0x7FFFFFFFu); }
inline float with_sign_of(float magnitude, float sign) { return float_of(bits_of(magnitude) | (bits_of(sign) & 0x80000000u)); }

// Minima and maxima are a comparison and a selection.
inline float smaller(float x, float limit) { return limit < x ? limit : x; }
inline float larger(float x, float limit) { return x < limit ? limit : x; }
inline float clamp(float x, float least, float most) { return smaller(larger(x, least), most); }

inline int round_up_to_16(int n) { return (n + 15) / 16 * 16; }

/// c0 + x * (c1 + x * (c2 + ...)), from the inside out.
template <typename... Coefficients>
float polynomial(float x, float first, Coefficients... others) {
    if constexpr (sizeof...(others) == 0) {
        return first;
    } else {
        return fma(x, polynomial(x, others...), first);
    }
}

}  // namespace reference
