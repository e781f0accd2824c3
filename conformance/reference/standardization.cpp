#include "standardization.h"

#include "random.h"

namespace reference {

namespace {

/// Replaces each value by a function of it and its column.
template <typename Function>
void replace(Matrix& values, std::size_t columns, Function function) {
    for (int row = 0; row < values.rows(); row++) {
        for (std::size_t column = 0; column < columns; column++) {
            values[row][column] = function(values[row][column], column);
        }
    }
}

}  // namespace

Standardization::Standardization(int columns, std::uint64_t seed) {
    Random random(seed);
    for (int column = 0; column < columns; column++) {
        means_.push_back(random.next_float() - 0.5f);
        deviations_.push_back(0.5f + 0.5f * random.next_float());
        factors_.push_back(static_cast<float>(1 / static_cast<double>(deviations_.back())));
    }
}

void Standardization::apply(Matrix& values) const {
    replace(values, means_.size(), [&](float x, std::size_t column) { return (x - means_[column]) * factors_[column]; });
}

void Standardization::invert(Matrix& values) const {
    replace(values, means_.size(), [&](float y, std::size_t column) { return y * deviations_[column] + means_[column]; });
}

void Standardization::scale_gradients(Matrix& gradients) const {
    replace(gradients, means_.size(), [&](float g, std::size_t column) { return g * factors_[column]; });
}

}  // namespace reference
