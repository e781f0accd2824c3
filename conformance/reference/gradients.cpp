#include "gradients.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "floats.h"

namespace reference {

namespace {

/// √Σg², in eight sums: a gradient belongs to that of its column in the matrix as it is stored.
double norm_of(const Network& network, const Floats& gradients) {
    std::array<double, 8> sums{};
    const auto add = [&](int column, float g) {
        sums[column % 8] += static_cast<double>(g) * static_cast<double>(g);
    };
    for (const Layer& layer : network.layers()) {
        if (layer.declaration().frozen) {
            continue;
        }

        const bool by_output = layer.declaration().stored_by_output;
        const int rows = by_output ? layer.outputs() : layer.inputs();
        const int columns = by_output ? layer.inputs() : layer.outputs();
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                add(column, gradients[by_output ? layer.weight_at(row, column) : layer.weight_at(column, row)]);
            }
        }

        for (int i = layer.biases_at(); i < layer.end(); i++) {
            add((i - layer.biases_at()) % layer.outputs(), gradients[i]);
        }
    }

    const double even = (sums[0] + sums[4]) + (sums[2] + sums[6]);
    const double odd = (sums[1] + sums[5]) + (sums[3] + sums[7]);
    return std::sqrt(even + odd);
}

}  // namespace

void limit_gradients(const Network& network, int batches, const GradientLimits& limits, Floats& gradients) {
    if (batches > 1 || limits.max_norm > 0) {
        double scale = 1.0 / batches;
        if (limits.max_norm > 0) {
            scale = scale * std::min(1.0, limits.max_norm / (norm_of(network, gradients) / batches + 1e-6));
        }

        const auto rounded = static_cast<float>(scale);
        std::ranges::transform(gradients, gradients.begin(), [&](float g) { return g * rounded; });
    }

    if (limits.max_magnitude > 0) {
        const auto most = static_cast<float>(limits.max_magnitude);
        std::ranges::transform(gradients, gradients.begin(), [&](float g) { return clamp(g, -most, most); });
    }
}

}  // namespace reference
