#include "declaration_checks.h"

#include <stdexcept>
#include <string>

namespace reference {

namespace {

constexpr int largest_layer = 1 << 20;

bool is_fraction(double value) { return value >= 0 && value < 1; }

bool is_size(int value) { return value > 0 && value <= largest_layer; }

}  // namespace

void check(const NetworkDeclaration& network) {
    const auto demand = [&](bool condition, const std::string& expected) {
        if (!condition) {
            throw std::runtime_error("The network " + network.name + " must have " + expected + ".");
        }
    };
    demand(!network.layers.empty(), "a Dense layer");
    demand(is_size(network.inputs) && network.max_batch_size > 0, "from 1 to 2^20 inputs, and a MaxBatchSize above 0");
    demand(network.shards > 0 && network.shards <= network.max_batch_size, "from 1 to MaxBatchSize shards");
    demand(network.accumulated_batches > 0, "batches above 0");
    for (const LayerDeclaration& layer : network.layers) {
        demand(is_size(layer.outputs), "from 1 to 2^20 outputs in each layer");
        demand(is_fraction(layer.dropout), "a dropout of at least 0 and below 1");
        demand(!layer.residual || layer.inputs == layer.outputs, "as many outputs as inputs where a layer is residual");
    }

    demand(!network.layers.front().residual, "a first layer that is not residual");
    demand(network.loss_count == 1, "one loss");
    demand(network.optimizer_count == 1, "one optimizer");
    demand(network.optimizer.learning_rate > 0, "a LearningRate above 0");
    for (const auto& weights : {network.loss.class_weights, network.loss.positive_weights}) {
        demand(weights.empty() || weights.size() == static_cast<std::size_t>(network.outputs()), "a weight for each output");
    }

    const ScheduleDeclaration& schedule = network.schedule;
    const bool has_own_length = schedule.kind == ScheduleKind::Step || schedule.kind == ScheduleKind::Cosine
                                || schedule.kind == ScheduleKind::OneCycle
                                || (schedule.kind == ScheduleKind::WarmupCosine && network.fit.samples == 0);
    demand(!has_own_length || schedule.steps > 0, "steps above 0 in its Schedule");
    demand(schedule.kind == ScheduleKind::None || schedule.rate > 0, "a rate above 0 in its Schedule");
    demand(network.fit.samples >= 0 && network.fit.batch_size >= 0 && network.fit.epochs > 0, "numbers above 0 in its Fit");
    demand(is_fraction(network.fit.validation_fraction), "a ValidationFraction of at least 0 and below 1");
}

}  // namespace reference
