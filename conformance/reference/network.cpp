#include "network.h"

#include <algorithm>

#include "activations.h"
#include "dropout.h"
#include "initializers.h"
#include "normalization.h"

namespace reference {

namespace {

constexpr std::uint64_t standardization_seed = 98;

}  // namespace

Network::Network(const NetworkDeclaration& declaration, std::uint64_t seed)
    : compute_input_gradients_(declaration.compute_input_gradients) {
    Random random(seed);
    for (const LayerDeclaration& layer : declaration.layers) {
        layers_.emplace_back(layer, static_cast<int>(parameters_.size()), declaration.max_batch_size);
        parameters_.resize(layers_.back().end());
        initialize(layers_.back(), random, parameters_);
    }

    if (declaration.standardizes_inputs) {
        input_standardization_ = Standardization(declaration.inputs, standardization_seed);
    }

    if (declaration.standardizes_targets) {
        target_standardization_ = Standardization(declaration.outputs(), standardization_seed);
    }
}

Matrix Network::predict(Matrix inputs) const {
    input_standardization_.apply(inputs);
    std::vector<LayerTrace> traces;
    Matrix outputs = forward(std::move(inputs), std::nullopt, traces);
    target_standardization_.invert(outputs);
    return outputs;
}

Matrix Network::forward(Matrix inputs, std::optional<std::uint64_t> dropout_key, std::vector<LayerTrace>& traces) const {
    const int rows = inputs.rows();
    traces.assign(layers_.size(), {});
    for (std::size_t index = 0; index < layers_.size(); index++) {
        const int columns = layers_[index].outputs();
        LayerTrace& trace = traces[index];
        trace.inputs = std::move(inputs);
        trace.normalized = trace.arguments = trace.results = Matrix(rows, columns);
        trace.factors.resize(rows);
        Matrix outputs(rows, columns);
        for (int row = 0; row < rows; row++) {
            forward_row(index, row, dropout_key, trace, outputs);
        }

        inputs = std::move(outputs);
    }

    return inputs;
}

void Network::forward_row(std::size_t index, int row, std::optional<std::uint64_t> dropout_key, LayerTrace& trace,
                          Matrix& outputs) const {
    const Layer& layer = layers_[index];
    const LayerDeclaration& declaration = layer.declaration();
    const std::span<float> arguments = trace.arguments[row];
    if (layer.is_normalized()) {
        const std::span<float> normalized = trace.normalized[row];
        layer.sum_outputs(parameters_, trace.inputs[row], normalized);
        trace.factors[row] = normalize(declaration.normalization, normalized);
        scale_normalized(layer, parameters_, normalized, arguments);
    } else {
        layer.sum_outputs(parameters_, trace.inputs[row], arguments);
    }

    const std::span<float> results = trace.results[row];
    for (int k = 0; k < layer.outputs(); k++) {
        results[k] = activate(declaration.activation, arguments[k]);
    }

    std::ranges::copy(results, outputs[row].begin());
    if (dropout_key && declaration.dropout > 0) {
        drop(*dropout_key, static_cast<int>(index) + 1, declaration.dropout, row, outputs[row]);
    }

    if (declaration.residual) {
        for (int k = 0; k < layer.outputs(); k++) {
            outputs[row][k] = outputs[row][k] + trace.inputs[row][k];
        }
    }
}

Matrix Network::backward(Matrix gradients, std::uint64_t dropout_key, std::vector<LayerTrace>& traces) const {
    for (std::size_t index = layers_.size(); index-- > 0;) {
        const Layer& layer = layers_[index];
        LayerTrace& trace = traces[index];
        const Matrix at_outputs = gradients;
        for (int row = 0; row < gradients.rows(); row++) {
            backward_row(index, row, dropout_key, trace, gradients);
        }

        trace.gradients_at_sums = std::move(gradients);
        if (index == 0 && !compute_input_gradients_) {
            return {};
        }

        gradients = Matrix(at_outputs.rows(), layer.inputs());
        for (int row = 0; row < gradients.rows(); row++) {
            layer.sum_input_gradients(parameters_, trace.gradients_at_sums[row], gradients[row]);
            for (int k = 0; layer.declaration().residual && k < layer.inputs(); k++) {
                gradients[row][k] = gradients[row][k] + at_outputs[row][k];
            }
        }
    }

    input_standardization_.scale_gradients(gradients);
    return gradients;
}

void Network::backward_row(std::size_t index, int row, std::uint64_t dropout_key, LayerTrace& trace, Matrix& gradients) const {
    const Layer& layer = layers_[index];
    const LayerDeclaration& declaration = layer.declaration();
    const std::span<float> gradient = gradients[row];
    if (declaration.dropout > 0) {
        drop(dropout_key, static_cast<int>(index) + 1, declaration.dropout, row, gradient);
    }

    for (int k = 0; k < layer.outputs(); k++) {
        gradient[k] = activation_gradient(declaration.activation, trace.arguments[row][k], trace.results[row][k], gradient[k]);
    }

    if (layer.is_normalized()) {
        if (row == 0) {
            trace.gradients_at_arguments = Matrix(gradients.rows(), gradients.columns());
        }

        std::ranges::copy(gradient, trace.gradients_at_arguments[row].begin());
        normalization_gradient(layer, parameters_, trace.normalized[row], trace.factors[row], gradient);
    }
}

Floats Network::sum_gradients(const std::vector<LayerTrace>& traces, int first, int last) const {
    Floats sums(parameters_.size());
    for (std::size_t index = 0; index < layers_.size(); index++) {
        const LayerTrace& trace = traces[index];
        layers_[index].sum_gradients(trace.inputs, trace.gradients_at_sums, first, last, sums);
        if (layers_[index].is_normalized()) {
            sum_normalization_gradients(layers_[index], trace.normalized, trace.gradients_at_arguments, first, last, sums);
        }
    }

    return sums;
}

}  // namespace reference
