#include "trainer.h"

#include <algorithm>
#include <numeric>

#include "dropout.h"
#include "floats.h"
#include "samples.h"

namespace reference {

namespace {

constexpr std::uint64_t dropout_seed = 0;

void add_to(Floats& sums, const Floats& values) {
    std::ranges::transform(sums, values, sums.begin(), [](float sum, float value) { return sum + value; });
}

}  // namespace

Trainer::Trainer(const NetworkDeclaration& declaration, std::uint64_t seed)
    : learning_rate(declaration.optimizer.learning_rate),
      declaration_(declaration),
      network_(declaration, seed),
      loss_(declaration.loss, declaration.outputs()),
      optimizer_(declaration.optimizer, network_.parameters().size()) {
    if (declaration.averages_parameters) {
        average_ = network_.parameters();
    }
}

float Trainer::step(Batch batch) {
    const int rows = batch.inputs.rows();
    if (loss_.divisor(batch.targets) == 0) {
        input_gradients_ = Matrix(rows, declaration_.compute_input_gradients ? declaration_.inputs : 0);
        return 0;  // no step, and not among the batches that are accumulated
    }

    network_.input_standardization().apply(batch.inputs);
    network_.target_standardization().apply(batch.targets.rows);
    const std::uint64_t key = dropout_key(dropout_seed, updates_, pending_batches_);
    const std::vector<Shard> shards = shards_of(rows, declaration_.shards);
    std::vector<LayerTrace> traces;
    const Matrix outputs = network_.forward(std::move(batch.inputs), key, traces);
    Matrix gradients;
    const float loss = loss_.compute(outputs, batch.targets, shards, gradients);
    input_gradients_ = network_.backward(std::move(gradients), key, traces);
    accumulate(add_in_tree(
        shards, [&](Shard shard) { return network_.sum_gradients(traces, shard.first, shard.last); }, add_to));
    if (pending_batches_ == declaration_.accumulated_batches) {
        update_pending();
    }

    return loss;
}

void Trainer::accumulate(const Floats& gradients) {
    if (declaration_.accumulated_batches == 1) {
        pending_gradients_ = gradients;
    } else {
        pending_gradients_.resize(gradients.size());
        add_to(pending_gradients_, gradients);
    }

    pending_batches_++;
}

void Trainer::update_pending() {
    if (pending_batches_ == 0) {
        return;
    }

    limit_gradients(network_, pending_batches_, {declaration_.max_gradient_norm, declaration_.max_gradient_magnitude},
                    pending_gradients_);
    optimizer_.update(network_.layers(), learning_rate, pending_gradients_, network_.parameters());
    update_average();
    pending_gradients_.clear();
    pending_batches_ = 0;
    updates_++;
}

void Trainer::update_average() {
    const auto share = static_cast<float>(1 - declaration_.average_decay);
    for (std::size_t i = 0; i < average_.size(); i++) {
        float& a = average_[i];
        a = fma(share, network_.parameters()[i] - a, a);
    }
}

double Trainer::evaluate(const Batch& samples) const {
    double sum = 0;
    double divisors = 0;
    std::vector<int> order(samples.inputs.rows());
    std::iota(order.begin(), order.end(), 0);
    for (std::span<const int> rest = order; !rest.empty();) {
        const std::size_t count = std::min(rest.size(), static_cast<std::size_t>(declaration_.max_batch_size));
        Batch batch = select(samples, rest.first(count));
        rest = rest.subspan(count);
        const double n = loss_.divisor(batch.targets);
        if (n == 0) {
            continue;
        }

        network_.input_standardization().apply(batch.inputs);
        network_.target_standardization().apply(batch.targets.rows);
        std::vector<LayerTrace> traces;
        const Matrix outputs = network_.forward(std::move(batch.inputs), std::nullopt, traces);
        Matrix gradients;
        sum += static_cast<double>(loss_.compute(outputs, batch.targets, shards_of(outputs.rows(), 1), gradients)) * n;
        divisors += n;
    }

    return divisors == 0 ? 0 : sum / divisors;
}

}  // namespace reference
