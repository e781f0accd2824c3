// The order of sums. The declaration fixes it; the batch has no influence.
#pragma once

#include <array>

#include "floats.h"

namespace reference {

/// The number of chains of a sum of so many steps, where a row of results has so many values.
inline int chain_count(int row, int steps) {
    const int vectors = round_up_to_16(row) / 16;
    int chains = 1;
    while (chains < 4 && vectors * chains < 8 && steps >= 8 * chains) {
        chains *= 2;
    }

    return chains;
}

/// Σ a(k) * b(k) over the steps k: step k goes to chain k mod S, and chain 0 starts from a value.
template <typename A, typename B>
float sum_in_chains(int chains, int steps, float start, A a, B b) {
    std::array<float, 4> chain{start, 0, 0, 0};
    for (int k = 0; k < steps; k++) {
        float& sum = chain[k % chains];
        sum = fma(a(k), b(k), sum);
    }

    switch (chains) {
        case 1: return chain[0];
        case 2: return chain[0] + chain[1];
        default: return (chain[0] + chain[1]) + (chain[2] + chain[3]);
    }
}

/// 16 sums from 0, one for each column modulo 16, which a tree joins.
class Lanes {
  public:
    float& operator[](int column) { return lanes_[column % 16]; }
    float operator[](int column) const { return lanes_[column % 16]; }

    float join() const {
        std::array<float, 16> sums = lanes_;
        for (int distance = 8; distance >= 1; distance /= 2) {
            for (int i = 0; i < distance; i++) {
                sums[i] = sums[i] + sums[i + distance];
            }
        }

        return sums[0];
    }

  private:
    std::array<float, 16> lanes_{};
};

/// Σ a(k) * b(k) in lanes.
template <typename A, typename B>
float sum_in_lanes(int steps, A a, B b) {
    Lanes lanes;
    for (int k = 0; k < steps; k++) {
        lanes[k] = fma(a(k), b(k), lanes[k]);
    }

    return lanes.join();
}

/// Σ value(k) in lanes, by additions.
template <typename Value>
float add_in_lanes(int count, Value value) {
    Lanes lanes;
    for (int k = 0; k < count; k++) {
        lanes[k] = lanes[k] + value(k);
    }

    return lanes.join();
}

}  // namespace reference
