// Dropout: what is dropped depends on the seed, the updates, the layer and the position alone.
#pragma once

#include <cstdint>
#include <span>

namespace reference {

/// The key of a batch.
std::uint64_t dropout_key(std::uint64_t seed, std::uint64_t updates, std::uint64_t pending_batches);

/// Drops and scales values of a row: outputs on the way forward, gradients on the way back. Layers count from 1.
void drop(std::uint64_t key, int layer, double fraction, int row, std::span<float> values);

}  // namespace reference
