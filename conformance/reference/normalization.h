// LayerNorm and RmsNorm: sums over the columns of a row run in lanes.
#pragma once

#include <span>

#include "layer.h"

namespace reference {

/// Normalizes the sums z of a row in place, to z'. Returns r.
float normalize(Normalization kind, std::span<float> sums);

/// y, from z', gains and shifts.
void scale_normalized(const Layer& layer, const Floats& parameters, std::span<const float> normalized, std::span<float> outputs);

/// From the gradients at y to those at the sums z, in place.
void normalization_gradient(const Layer& layer, const Floats& parameters, std::span<const float> normalized, float r,
                            std::span<float> gradients);

/// The gradients of gains and shifts, summed over the rows from first to the one before last.
void sum_normalization_gradients(const Layer& layer, const Matrix& normalized, const Matrix& at_outputs, int first, int last,
                                 Floats& gradients);

}  // namespace reference
