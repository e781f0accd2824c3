// Losses and probabilities.
#pragma once

#include "batch.h"
#include "declaration.h"
#include "shards.h"

namespace reference {

class Loss {
  public:
    Loss(const LossDeclaration& declaration, int outputs);

    /// N: the number of samples, or the sum of their weights.
    double divisor(const Targets& targets) const;

    /// The loss of a batch with N above 0, and the gradients at its outputs.
    float compute(const Matrix& outputs, const Targets& targets, const std::vector<Shard>& shards, Matrix& gradients) const;

    bool has_probabilities() const;
    void probabilities(std::span<const float> outputs, std::span<float> results) const;

  private:
    struct Sum;

    void add_row(std::span<const float> y, std::span<const float> targets, double n, std::span<float> gradients, Sum& sum) const;
    void add_softmax_row(std::span<const float> y, std::span<const float> targets, double n, std::span<float> gradients, Sum& sum) const;
    Sum sum_shard(const Matrix& outputs, const Targets& targets, double n, Shard shard, Matrix& gradients) const;
    float value(const Sum& sum, double n) const;

    LossDeclaration declaration_;
    int outputs_;
};

}  // namespace reference
