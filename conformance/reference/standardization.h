// Standardized inputs and targets: each operation is rounded to float, and none is fused.
#pragma once

#include <cstdint>

#include "matrix.h"

namespace reference {

class Standardization {
  public:
    /// Leaves values as they are.
    Standardization() = default;

    /// Means and deviations of columns, drawn from a seed.
    Standardization(int columns, std::uint64_t seed);

    void apply(Matrix& values) const;
    void invert(Matrix& values) const;

    /// Gradients at standardized values become those at the values themselves.
    void scale_gradients(Matrix& gradients) const;

  private:
    Floats means_;
    Floats deviations_;
    Floats factors_;
};

}  // namespace reference
