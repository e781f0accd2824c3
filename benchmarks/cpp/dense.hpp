#pragma once

#include "adam.hpp"

namespace peer {

// A dense layer with its parameters, their gradients and Adam's moments. All sizes are known when it is compiled. The weights lie as
// [input][output], so that the innermost loops run over outputs, which lie side by side.
template <int InputCount, int OutputCount, class Activation>
class Dense {
public:
    using ActivationType = Activation;
    static constexpr int Inputs = InputCount;
    static constexpr int Outputs = OutputCount;
    static constexpr int ParameterCount = (Inputs + 1) * Outputs;

    // outputs[row][o] = activation(bias[o] + sum of inputs[row][i] * weights[i][o])
    void Forward(const float* __restrict inputs, float* __restrict outputs, int rows) const {
        for (int row = 0; row < rows; ++row) {
            const float* input = inputs + row * Inputs;
            alignas(64) float sums[Outputs];
            for (int o = 0; o < Outputs; ++o) {
                sums[o] = parameters_.bias[o];
            }

            for (int i = 0; i < Inputs; ++i) {
                for (int o = 0; o < Outputs; ++o) {
                    sums[o] += input[i] * parameters_.weights[i][o];
                }
            }

            for (int o = 0; o < Outputs; ++o) {
                outputs[row * Outputs + o] = sums[o];
            }
        }

        // A loop of its own over the whole batch: with the few outputs of one sample g++ would unroll it first and then call the
        // scalar tanh.
        for (int i = 0; i < rows * Outputs; ++i) {
            outputs[i] = Activation::Apply(outputs[i]);
        }
    }

    // Adds the gradients of these rows to those of the rows before them, if there are any.
    void BackwardParameters(const float* __restrict inputs, const float* __restrict output_gradients, int rows, bool is_first) {
        // Each row of weights is summed up over the batch in an array that stays in the nearest cache, or in registers.
        for (int i = 0; i < Inputs; ++i) {
            alignas(64) float sums[Outputs] = {};
            for (int row = 0; row < rows; ++row) {
                for (int o = 0; o < Outputs; ++o) {
                    sums[o] += inputs[row * Inputs + i] * output_gradients[row * Outputs + o];
                }
            }

            Store(sums, gradients_.weights[i], is_first);
        }

        alignas(64) float sums[Outputs] = {};
        for (int row = 0; row < rows; ++row) {
            for (int o = 0; o < Outputs; ++o) {
                sums[o] += output_gradients[row * Outputs + o];
            }
        }

        Store(sums, gradients_.bias, is_first);
    }

    // The gradient with respect to the sums of the layer before, whose results are this layer's inputs.
    template <class PreviousActivation>
    void BackwardInputs(const float* __restrict inputs, const float* __restrict output_gradients,
                        float* __restrict input_gradients, int rows) const {
        for (int row = 0; row < rows; ++row) {
            for (int i = 0; i < Inputs; ++i) {
                float sum = 0.0f;
                for (int o = 0; o < Outputs; ++o) {
                    sum += output_gradients[row * Outputs + o] * parameters_.weights[i][o];
                }

                input_gradients[row * Inputs + i] = sum * PreviousActivation::DerivativeOf(inputs[row * Inputs + i]);
            }
        }
    }

    void Update(AdamScalars scalars) {
        Adam::Update<ParameterCount>(Flat(parameters_), Flat(gradients_), Flat(first_moments_), Flat(second_moments_), scalars);
    }

    // Canonical order: the weights as [output][input], then the biases.
    const float* SetParameters(const float* source) {
        for (int o = 0; o < Outputs; ++o) {
            for (int i = 0; i < Inputs; ++i) {
                parameters_.weights[i][o] = *source++;
            }
        }

        for (float& bias : parameters_.bias) {
            bias = *source++;
        }

        return source;
    }

private:
    // One block, so that Adam runs over weights and biases in one loop.
    struct alignas(64) Block {
        float weights[Inputs][Outputs];
        float bias[Outputs];
    };

    static float* Flat(Block& block) { return &block.weights[0][0]; }

    static void Store(const float* __restrict sums, float* __restrict destination, bool is_first) {
        for (int o = 0; o < Outputs; ++o) {
            destination[o] = is_first ? sums[o] : destination[o] + sums[o];
        }
    }

    Block parameters_{};
    Block gradients_{};
    Block first_moments_{};
    Block second_moments_{};
};

}  // namespace peer
