// A network: forward, and back to the gradients of single samples.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "layer.h"
#include "standardization.h"

namespace reference {

/// What a layer keeps of a batch for the way back.
struct LayerTrace {
    Matrix inputs;
    Matrix normalized;  // z', with normalization
    Floats factors;     // r of each row, with normalization
    Matrix arguments;   // of the activation
    Matrix results;     // of the activation

    // The gradients at the sums, and with normalization those at its result.
    Matrix gradients_at_sums;
    Matrix gradients_at_arguments;
};

class Network {
  public:
    Network(const NetworkDeclaration& declaration, std::uint64_t seed);

    const std::vector<Layer>& layers() const { return layers_; }
    Floats& parameters() { return parameters_; }
    const Floats& parameters() const { return parameters_; }
    const Standardization& input_standardization() const { return input_standardization_; }
    const Standardization& target_standardization() const { return target_standardization_; }

    /// Predictions in the unit of the targets.
    Matrix predict(Matrix inputs) const;

    /// Outputs for standardized inputs. With a key, values are dropped.
    Matrix forward(Matrix inputs, std::optional<std::uint64_t> dropout_key, std::vector<LayerTrace>& traces) const;

    /// Takes gradients at the outputs back to the sums of all layers, and returns those at the inputs if they are wanted.
    Matrix backward(Matrix gradients, std::uint64_t dropout_key, std::vector<LayerTrace>& traces) const;

    /// The gradients of all parameters, summed from 0 over the rows from first to the one before last.
    Floats sum_gradients(const std::vector<LayerTrace>& traces, int first, int last) const;

  private:
    void forward_row(std::size_t index, int row, std::optional<std::uint64_t> dropout_key, LayerTrace& trace, Matrix& outputs) const;
    void backward_row(std::size_t index, int row, std::uint64_t dropout_key, LayerTrace& trace, Matrix& gradients) const;

    std::vector<Layer> layers_;
    Floats parameters_;
    Standardization input_standardization_;
    Standardization target_standardization_;
    bool compute_input_gradients_;
};

}  // namespace reference
