#pragma once

#include "adam.hpp"

namespace peer {

// A layer with few outputs. Its weights lie as [output][input], so that here too the innermost loops run over many numbers that
// lie side by side.
template <int InputCount, int OutputCount, class Activation>
class NarrowDense {
public:
    using ActivationType = Activation;
    static constexpr int Inputs = InputCount;
    static constexpr int Outputs = OutputCount;
    static constexpr int ParameterCount = (Inputs + 1) * Outputs;

    void Forward(const float* __restrict inputs, float* __restrict outputs, int rows) const {
        for (int row = 0; row < rows; ++row) {
            for (int o = 0; o < Outputs; ++o) {
                float sum = 0.0f;
                for (int i = 0; i < Inputs; ++i) {
                    sum += inputs[row * Inputs + i] * parameters_.weights[o][i];
                }

                outputs[row * Outputs + o] = Activation::Apply(sum + parameters_.bias[o]);
            }
        }
    }

    void BackwardParameters(const float* __restrict inputs, const float* __restrict output_gradients, int rows, bool is_first) {
        for (int o = 0; o < Outputs; ++o) {
            alignas(64) float sums[Inputs] = {};
            float bias = 0.0f;
            for (int row = 0; row < rows; ++row) {
                const float gradient = output_gradients[row * Outputs + o];
                for (int i = 0; i < Inputs; ++i) {
                    sums[i] += gradient * inputs[row * Inputs + i];
                }

                bias += gradient;
            }

            for (int i = 0; i < Inputs; ++i) {
                gradients_.weights[o][i] = is_first ? sums[i] : gradients_.weights[o][i] + sums[i];
            }

            gradients_.bias[o] = is_first ? bias : gradients_.bias[o] + bias;
        }
    }

    template <class PreviousActivation>
    void BackwardInputs(const float* __restrict inputs, const float* __restrict output_gradients,
                        float* __restrict input_gradients, int rows) const {
        for (int row = 0; row < rows; ++row) {
            for (int i = 0; i < Inputs; ++i) {
                float sum = 0.0f;
                for (int o = 0; o < Outputs; ++o) {
                    sum += output_gradients[row * Outputs + o] * parameters_.weights[o][i];
                }

                input_gradients[row * Inputs + i] = sum * PreviousActivation::DerivativeOf(inputs[row * Inputs + i]);
            }
        }
    }

    void Update(AdamScalars scalars) {
        Adam::Update<ParameterCount>(Flat(parameters_), Flat(gradients_), Flat(first_moments_), Flat(second_moments_), scalars);
    }

    // Canonical order is this layer's own.
    const float* SetParameters(const float* source) {
        for (int p = 0; p < ParameterCount; ++p) {
            Flat(parameters_)[p] = *source++;
        }

        return source;
    }

private:
    struct alignas(64) Block {
        float weights[Outputs][Inputs];
        float bias[Outputs];
    };

    static float* Flat(Block& block) { return &block.weights[0][0]; }

    Block parameters_{};
    Block gradients_{};
    Block first_moments_{};
    Block second_moments_{};
};

}  // namespace peer
