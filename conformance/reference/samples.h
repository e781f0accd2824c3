// The samples of README.md.
#pragma once

#include <cstdint>

#include "batch.h"
#include "declaration.h"

namespace reference {

Matrix make_inputs(const NetworkDeclaration& network, int rows, std::uint64_t seed);

Batch make_batch(const NetworkDeclaration& network, int rows, std::uint64_t seed);

/// Some samples of a set, in this order.
Batch select(const Batch& set, std::span<const int> samples);

}  // namespace reference
