// Values of a batch, a row for each sample.
#pragma once

#include <span>
#include <vector>

namespace reference {

using Floats = std::vector<float>;

class Matrix {
  public:
    Matrix() = default;
    Matrix(int rows, int columns) : rows_(rows), columns_(columns), values_(static_cast<std::size_t>(rows) * columns) {}

    int rows() const { return rows_; }
    int columns() const { return columns_; }

    std::span<float> operator[](int row) { return std::span(values_).subspan(start_of(row), columns_); }
    std::span<const float> operator[](int row) const { return std::span(values_).subspan(start_of(row), columns_); }

    Floats& values() { return values_; }
    const Floats& values() const { return values_; }

  private:
    std::size_t start_of(int row) const { return static_cast<std::size_t>(row) * columns_; }

    int rows_ = 0;
    int columns_ = 0;
    Floats values_;
};

}  // namespace reference
