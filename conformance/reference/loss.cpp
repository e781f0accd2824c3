#include "loss.h"

#include <algorithm>

#include "exponentials.h"
#include "logarithms.h"
#include "sums.h"

namespace reference {

namespace {

/// The term of a loss for one output y with target t, and its derivative before it is divided.
struct Term {
    float value;
    float slope;
};

Term squared_error(float y, float t) { return {(y - t) * (y - t), y - t}; }

Term absolute_error(float y, float t) {
    const float difference = y - t;
    return {absolute(difference), difference > 0 ? 1.0f : difference < 0 ? -1.0f : 0.0f};
}

Term huber(float y, float t, float delta) {
    const float c = clamp(y - t, -delta, delta);
    return {c * fma(c, -0.5f, y - t), c};
}

Term binary_cross_entropy(float y, float t) {
    return {(larger(y, 0) - y * t) + log1p(exp(-absolute(y))), sigmoid(y) - t};
}

Term weighted_binary_cross_entropy(float y, float t, float weight) {
    const float q = fma(weight - 1, t, 1.0f);
    return {fma(q, log1p(exp(-absolute(y))) + larger(-y, 0), (1 - t) * y), fma(q, sigmoid(y) - 1, 1 - t)};
}

/// e = exp(y - largest y) of each column.
struct Exponentials {
    explicit Exponentials(std::span<const float> y) {
        for (float value : y) {
            largest = larger(value, largest);
        }

        for (float value : y) {
            e.push_back(exp(value - largest));
        }

        sum = add_in_lanes(static_cast<int>(e.size()), [&](int k) { return e[k]; });
    }

    float largest = -std::numeric_limits<float>::infinity();
    Floats e;
    float sum;
};

}  // namespace

/// What is summed: terms in lanes, or losses of samples in double.
struct Loss::Sum {
    Lanes lanes;
    double rows = 0;

    void add(const Sum& other) {
        for (int lane = 0; lane < 16; lane++) {
            lanes[lane] = lanes[lane] + other.lanes[lane];
        }

        rows = rows + other.rows;
    }
};

Loss::Loss(const LossDeclaration& declaration, int outputs) : declaration_(declaration), outputs_(outputs) {}

double Loss::divisor(const Targets& targets) const {
    double n = 0;
    for (int row = 0; row < targets.rows.rows(); row++) {
        double weight = targets.weights.empty() ? 1 : static_cast<double>(targets.weights[row]);
        if (!targets.labels.empty() && !declaration_.class_weights.empty()) {
            const auto class_weight = static_cast<float>(declaration_.class_weights[targets.labels[row]]);
            weight = weight * static_cast<double>(class_weight);
        }

        n += weight;
    }

    return n;
}

float Loss::compute(const Matrix& outputs, const Targets& targets, const std::vector<Shard>& shards, Matrix& gradients) const {
    const double n = divisor(targets);
    gradients = Matrix(outputs.rows(), outputs.columns());

    // A program that computes the loss itself has the whole batch.
    const bool is_whole = declaration_.kind == LossKind::Custom;
    const Sum sum = add_in_tree(
        is_whole ? shards_of(outputs.rows(), 1) : shards, [&](Shard shard) { return sum_shard(outputs, targets, n, shard, gradients); },
        [](Sum& left, const Sum& right) { left.add(right); });
    return targets.weights.empty() ? value(sum, n) : static_cast<float>(sum.rows);
}

Loss::Sum Loss::sum_shard(const Matrix& outputs, const Targets& targets, double n, Shard shard, Matrix& gradients) const {
    Sum sum;
    for (int row = shard.first; row < shard.last; row++) {
        if (targets.weights.empty()) {
            add_row(outputs[row], targets.rows[row], n, gradients[row], sum);
        } else if (targets.weights[row] != 0) {
            // A sample with a weight has the loss of a batch of its own.
            const double own = n / static_cast<double>(targets.weights[row]);
            Sum alone;
            add_row(outputs[row], targets.rows[row], own, gradients[row], alone);
            sum.rows += static_cast<double>(value(alone, own));
        }
    }

    return sum;
}

float Loss::value(const Sum& sum, double n) const {
    switch (declaration_.kind) {
        case LossKind::SoftmaxCrossEntropy: return static_cast<float>(sum.rows / n);
        case LossKind::Custom: return 0.5f * sum.lanes[0];
        default: return static_cast<float>(static_cast<double>(sum.lanes.join()) / (n * outputs_));
    }
}

void Loss::add_row(std::span<const float> y, std::span<const float> targets, double n, std::span<float> gradients, Sum& sum) const {
    if (declaration_.kind == LossKind::SoftmaxCrossEntropy) {
        add_softmax_row(y, targets, n, gradients, sum);
        return;
    }

    const bool is_squared = declaration_.kind == LossKind::MeanSquaredError;
    const bool is_custom = declaration_.kind == LossKind::Custom;
    const float factor = is_custom ? 1 : static_cast<float>((is_squared ? 2 : 1) / (n * outputs_));
    for (int k = 0; k < outputs_; k++) {
        const float t = targets[k];
        Term term{};
        switch (declaration_.kind) {
            case LossKind::MeanAbsoluteError: term = absolute_error(y[k], t); break;
            case LossKind::Huber: term = huber(y[k], t, static_cast<float>(declaration_.delta)); break;
            case LossKind::BinaryCrossEntropy:
                term = declaration_.positive_weights.empty()
                           ? binary_cross_entropy(y[k], t)
                           : weighted_binary_cross_entropy(y[k], t, static_cast<float>(declaration_.positive_weights[k]));
                break;
            default: term = squared_error(y[k], t); break;
        }

        // The custom loss of README.md is summed value by value.
        float& lane = sum.lanes[is_custom ? 0 : k];
        lane = lane + term.value;
        gradients[k] = term.slope * factor;
    }
}

void Loss::add_softmax_row(std::span<const float> y, std::span<const float> targets, double n, std::span<float> gradients,
                           Sum& sum) const {
    Floats t(targets.begin(), targets.end());
    if (declaration_.label_smoothing > 0) {
        const auto kept = static_cast<float>(1 - declaration_.label_smoothing);
        const auto spread = static_cast<float>(declaration_.label_smoothing / outputs_);
        std::ranges::transform(t, t.begin(), [&](float value) { return fma(value, kept, spread); });
    }

    for (std::size_t k = 0; k < declaration_.class_weights.size(); k++) {
        t[k] = t[k] * static_cast<float>(declaration_.class_weights[k]);
    }

    const Exponentials exponentials(y);
    const float log_sum = log(exponentials.sum);
    const float row = sum_in_lanes(
        outputs_, [&](int k) { return t[k]; }, [&](int k) { return log_sum - (y[k] - exponentials.largest); });
    sum.rows += static_cast<double>(row);

    const float scale = add_in_lanes(outputs_, [&](int k) { return t[k]; }) / exponentials.sum;
    const auto factor = static_cast<float>(1 / n);
    for (int k = 0; k < outputs_; k++) {
        gradients[k] = fma(exponentials.e[k], scale, -t[k]) * factor;
    }
}

bool Loss::has_probabilities() const {
    return declaration_.kind == LossKind::BinaryCrossEntropy || declaration_.kind == LossKind::SoftmaxCrossEntropy;
}

void Loss::probabilities(std::span<const float> outputs, std::span<float> results) const {
    if (declaration_.kind == LossKind::BinaryCrossEntropy) {
        std::ranges::transform(outputs, results.begin(), sigmoid);
    } else {
        const Exponentials exponentials(outputs);
        std::ranges::transform(exponentials.e, results.begin(), [&](float e) { return e / exponentials.sum; });
    }

    std::ranges::replace_if(results, is_nan, float_of(0xFFC00000u));
}

}  // namespace reference
