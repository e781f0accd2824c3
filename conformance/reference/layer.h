// A dense layer: where its parameters are, and its sums.
#pragma once

#include <span>

#include "declaration.h"
#include "matrix.h"

namespace reference {

/// The parameters of a network are floats, layer by layer: weights as [output, input], biases, gains, shifts. Gradients, the states of the
/// optimizer and averages have the same places.
class Layer {
  public:
    Layer(const LayerDeclaration& declaration, int start, int max_batch_size);

    const LayerDeclaration& declaration() const { return declaration_; }
    int inputs() const { return declaration_.inputs; }
    int outputs() const { return declaration_.outputs; }
    bool is_normalized() const { return declaration_.normalization != Normalization::None; }

    int start() const { return start_; }
    int weight_at(int output, int input) const { return start_ + output * inputs() + input; }
    int biases_at() const { return start_ + outputs() * inputs(); }
    int gains_at() const { return biases_at() + outputs(); }
    int shifts_at() const { return gains_at() + (is_normalized() ? outputs() : 0); }
    int end() const { return shifts_at() + (declaration_.normalization == Normalization::LayerNorm ? outputs() : 0); }

    /// The bias and the weighted inputs of each output.
    void sum_outputs(const Floats& parameters, std::span<const float> inputs, std::span<float> sums) const;

    /// The gradients at the inputs, from those at the sums.
    void sum_input_gradients(const Floats& parameters, std::span<const float> at_sums, std::span<float> at_inputs) const;

    /// The gradients of weights and biases, summed over the rows from first to the one before last.
    void sum_gradients(const Matrix& inputs, const Matrix& at_sums, int first, int last, Floats& gradients) const;

  private:
    LayerDeclaration declaration_;
    int start_;
    bool joins_input_gradients_in_lanes_;
};

}  // namespace reference
