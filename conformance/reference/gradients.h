// Gradients before the optimizer: the mean of several batches, and limits.
#pragma once

#include "network.h"

namespace reference {

struct GradientLimits {
    double max_norm;       // 0: none
    double max_magnitude;  // 0: none
};

/// Scales and limits the sum of the gradients of so many batches.
void limit_gradients(const Network& network, int batches, const GradientLimits& limits, Floats& gradients);

}  // namespace reference
