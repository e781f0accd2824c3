#include "samples.h"

#include <algorithm>

#include "random.h"

namespace reference {

namespace {

void make_labels(int rows, int classes, std::uint64_t seed, Targets& targets) {
    Random random(seed);
    targets.rows = Matrix(rows, classes);
    for (int row = 0; row < rows; row++) {
        targets.labels.push_back(random.next_below(classes));
        targets.rows[row][targets.labels.back()] = 1;
    }
}

void make_rows(int rows, int outputs, bool are_probabilities, std::uint64_t seed, Targets& targets) {
    Random random(seed);
    targets.rows = Matrix(rows, outputs);
    for (float& value : targets.rows.values()) {
        value = random.next_float();
    }

    for (int row = 0; are_probabilities && row < rows; row++) {
        std::ranges::fill(targets.rows[row], 0.0f);
        targets.rows[row][random.next_below(outputs)] = 0.75f;
        targets.rows[row][random.next_below(outputs)] += 0.25f;
    }
}

}  // namespace

Matrix make_inputs(const NetworkDeclaration& network, int rows, std::uint64_t seed) {
    Random random(seed);
    Matrix inputs(rows, network.inputs);
    for (float& value : inputs.values()) {
        value = 2 * random.next_float() - 1;
    }

    return inputs;
}

Batch make_batch(const NetworkDeclaration& network, int rows, std::uint64_t seed) {
    Batch batch{make_inputs(network, rows, seed), {}};
    if (network.has_labels) {
        make_labels(rows, network.outputs(), seed + 1, batch.targets);
    } else {
        make_rows(rows, network.outputs(), network.loss.kind == LossKind::SoftmaxCrossEntropy, seed + 1, batch.targets);
    }

    if (network.has_weights) {
        Random random(seed + 2);
        for (int row = 0; row < rows; row++) {
            batch.targets.weights.push_back(random.next_float());
        }
    }

    return batch;
}

Batch select(const Batch& set, std::span<const int> samples) {
    const Targets& targets = set.targets;
    const int rows = static_cast<int>(samples.size());
    Batch batch{Matrix(rows, set.inputs.columns()), {Matrix(rows, targets.rows.columns()), {}, {}}};
    for (int row = 0; row < rows; row++) {
        const int sample = samples[row];
        std::ranges::copy(set.inputs[sample], batch.inputs[row].begin());
        std::ranges::copy(targets.rows[sample], batch.targets.rows[row].begin());
        if (!targets.labels.empty()) {
            batch.targets.labels.push_back(targets.labels[sample]);
        }

        if (!targets.weights.empty()) {
            batch.targets.weights.push_back(targets.weights[sample]);
        }
    }

    return batch;
}

}  // namespace reference
