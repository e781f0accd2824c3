#include "layer.h"

#include "sums.h"

namespace reference {

Layer::Layer(const LayerDeclaration& declaration, int start, int max_batch_size)
    : declaration_(declaration), start_(start), joins_input_gradients_in_lanes_(!declaration.stored_by_output && max_batch_size < 8) {}

void Layer::sum_outputs(const Floats& parameters, std::span<const float> inputs, std::span<float> sums) const {
    const int chains = chain_count(outputs(), this->inputs());
    for (int output = 0; output < outputs(); output++) {
        const float bias = parameters[biases_at() + output];
        const auto input = [&](int k) { return inputs[k]; };
        const auto weight = [&](int k) { return parameters[weight_at(output, k)]; };
        sums[output] = declaration_.stored_by_output ? sum_in_lanes(this->inputs(), input, weight) + bias
                                                     : sum_in_chains(chains, this->inputs(), bias, input, weight);
    }
}

void Layer::sum_input_gradients(const Floats& parameters, std::span<const float> at_sums, std::span<float> at_inputs) const {
    const int chains = chain_count(inputs(), outputs());
    for (int input = 0; input < inputs(); input++) {
        const auto gradient = [&](int k) { return at_sums[k]; };
        const auto weight = [&](int k) { return parameters[weight_at(k, input)]; };
        at_inputs[input] = joins_input_gradients_in_lanes_ ? sum_in_lanes(outputs(), gradient, weight)
                                                           : sum_in_chains(chains, outputs(), 0, gradient, weight);
    }
}

void Layer::sum_gradients(const Matrix& inputs, const Matrix& at_sums, int first, int last, Floats& gradients) const {
    for (int row = first; row < last; row++) {
        for (int output = 0; output < outputs(); output++) {
            const float gradient = at_sums[row][output];
            for (int input = 0; input < this->inputs(); input++) {
                float& sum = gradients[weight_at(output, input)];
                sum = fma(gradient, inputs[row][input], sum);
            }

            gradients[biases_at() + output] += gradient;
        }
    }
}

}  // namespace reference
