// Random numbers: xoshiro256**, seeded by SplitMix64.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

namespace reference {

/// The first output of SplitMix64 from a seed.
std::uint64_t mix(std::uint64_t seed);

class Random {
  public:
    explicit Random(std::uint64_t seed);

    std::uint64_t next_bits();

    /// In [0, 1).
    float next_float();

    /// An integer in [0, n).
    int next_below(int n);

    double next_normal();

    void shuffle(std::vector<int>& items);

  private:
    std::array<std::uint64_t, 4> state_;
};

}  // namespace reference
