#include "random.h"

#include <bit>
#include <cmath>
#include <utility>

namespace reference {

namespace {

constexpr std::uint64_t split_mix_increment = 0x9E3779B97F4A7C15;

/// The output of SplitMix64 for a state.
std::uint64_t scramble(std::uint64_t x) {
    x = (x ^ x >> 30) * 0xBF58476D1CE4E5B9;
    x = (x ^ x >> 27) * 0x94D049BB133111EB;
    return x ^ x >> 31;
}

/// ln s for a normal s above 0, by a series in z = (m - 1) / (m + 1).
double natural_logarithm(double s) {
    const auto root_half = static_cast<std::int64_t>(0x3FE6A09E667F3BCC);
    const auto above = std::bit_cast<std::int64_t>(s) - root_half;
    const auto n = static_cast<int>(above >> 52);  // rounds down, also below 0
    const double m = std::ldexp(s, -n);
    const double z = (m - 1) / (m + 1);
    const double q = z * z;
    double series = 1.0 / 23;
    for (int divisor = 21; divisor >= 3; divisor -= 2) {
        series = 1.0 / divisor + q * series;
    }

    return n * 0.69314718055994530942 + 2 * (z + z * (q * series));
}

}  // namespace

std::uint64_t mix(std::uint64_t seed) { return scramble(seed + split_mix_increment); }

Random::Random(std::uint64_t seed) {
    for (std::uint64_t& word : state_) {
        seed += split_mix_increment;
        word = scramble(seed);
    }
}

std::uint64_t Random::next_bits() {
    auto& [s0, s1, s2, s3] = state_;
    const std::uint64_t output = std::rotl(s1 * 5, 7) * 9;
    const std::uint64_t t = s1 << 17;
    s2 ^= s0;
    s3 ^= s1;
    s1 ^= s2;
    s0 ^= s3;
    s2 ^= t;
    s3 = std::rotl(s3, 45);
    return output;
}

float Random::next_float() { return static_cast<float>(next_bits() >> 40) * 0x1p-24f; }

int Random::next_below(int n) {
    const auto range = static_cast<std::uint32_t>(n);
    const std::uint32_t least = (0u - range) % range;  // (2^32 - n) mod n: below it, some results would be too frequent
    std::uint64_t product = 0;
    do {
        product = (next_bits() >> 32) * range;
    } while (static_cast<std::uint32_t>(product) < least);
    return static_cast<int>(product >> 32);
}

double Random::next_normal() {
    double u = 0;
    double s = 0;
    do {
        u = static_cast<double>(next_bits() >> 11) * 0x1p-52 - 1;
        const double v = static_cast<double>(next_bits() >> 11) * 0x1p-52 - 1;
        s = u * u + v * v;
    } while (s == 0 || s >= 1);
    return u * std::sqrt(-2 * natural_logarithm(s) / s);
}

void Random::shuffle(std::vector<int>& items) {
    for (int i = static_cast<int>(items.size()) - 1; i >= 1; i--) {
        std::swap(items[i], items[next_below(i + 1)]);
    }
}

}  // namespace reference
