#include "normalization.h"

#include "sums.h"

namespace reference {

float normalize(Normalization kind, std::span<float> sums) {
    const bool is_layer_norm = kind == Normalization::LayerNorm;
    const int count = static_cast<int>(sums.size());
    const auto columns = static_cast<float>(count);
    if (is_layer_norm) {
        const float mean = add_in_lanes(count, [&](int k) { return sums[k]; }) / columns;
        for (float& z : sums) {
            z = z - mean;
        }
    }

    const auto deviation = [&](int k) { return sums[k]; };
    const float variance = sum_in_lanes(count, deviation, deviation) / columns;
    const float r = 1 / std::sqrt(variance + (is_layer_norm ? 1e-5f : 0x1p-23f));
    for (float& z : sums) {
        z = z * r;
    }

    return r;
}

void scale_normalized(const Layer& layer, const Floats& parameters, std::span<const float> normalized, std::span<float> outputs) {
    for (int k = 0; k < layer.outputs(); k++) {
        const float gain = parameters[layer.gains_at() + k];
        outputs[k] = layer.declaration().normalization == Normalization::LayerNorm
                         ? fma(normalized[k], gain, parameters[layer.shifts_at() + k])
                         : normalized[k] * gain;
    }
}

void normalization_gradient(const Layer& layer, const Floats& parameters, std::span<const float> normalized, float r,
                            std::span<float> gradients) {
    const int count = layer.outputs();
    const auto columns = static_cast<float>(count);
    for (int k = 0; k < count; k++) {
        gradients[k] = parameters[layer.gains_at() + k] * gradients[k];
    }

    const auto h = [&](int k) { return gradients[k]; };
    const bool has_mean = layer.declaration().normalization == Normalization::LayerNorm;
    const float a = has_mean ? add_in_lanes(count, h) / columns : 0;
    const float b = sum_in_lanes(count, h, [&](int k) { return normalized[k]; }) / columns;
    for (int k = 0; k < count; k++) {
        gradients[k] = fma(-normalized[k], b, gradients[k] - a) * r;
    }
}

void sum_normalization_gradients(const Layer& layer, const Matrix& normalized, const Matrix& at_outputs, int first, int last,
                                 Floats& gradients) {
    const bool has_shifts = layer.declaration().normalization == Normalization::LayerNorm;
    for (int row = first; row < last; row++) {
        for (int k = 0; k < layer.outputs(); k++) {
            gradients[layer.gains_at() + k] += at_outputs[row][k] * normalized[row][k];
            if (has_shifts) {
                gradients[layer.shifts_at() + k] += at_outputs[row][k];
            }
        }
    }
}

}  // namespace reference
