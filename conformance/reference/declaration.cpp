#include "declaration.h"

#include <algorithm>
#include <array>
#include <istream>
#include <stdexcept>
#include <string_view>

#include "declaration_checks.h"
#include "floats.h"
#include "options.h"

namespace reference {

namespace {

/// The index of a name, which is that of the value in its enumeration; -1 if it is none of them.
template <std::size_t Count>
int index_of(std::string_view name, const std::array<std::string_view, Count>& names) {
    for (std::size_t i = 0; i < Count; i++) {
        if (names[i] == name) {
            return static_cast<int>(i);
        }
    }

    return -1;
}

template <typename Enumeration, std::size_t Count>
Enumeration value_of(const std::string& name, const std::array<std::string_view, Count>& names) {
    const int index = index_of(name, names);
    if (index < 0) {
        throw std::runtime_error("\"" + name + "\" is unknown.");
    }

    return static_cast<Enumeration>(index);
}

constexpr std::array<std::string_view, 12> activations{"Identity", "Relu",     "Tanh", "Sigmoid",   "LeakyRelu", "Elu",
                                                       "Gelu",     "GeluTanh", "Silu", "HardSwish", "Softplus",  "Mish"};
constexpr std::array<std::string_view, 10> initializers{"Default",      "GlorotUniform", "GlorotNormal", "HeUniform", "HeNormal",
                                                        "LecunUniform", "LecunNormal",   "Orthogonal",   "Zeros",     "Constant"};
constexpr std::array<std::string_view, 6> losses{"MeanSquaredError",   "MeanAbsoluteError",   "Huber",
                                                 "BinaryCrossEntropy", "SoftmaxCrossEntropy", "CustomLoss"};
constexpr std::array<std::string_view, 10> optimizers{"Adam", "AdamW",   "NAdam",   "RAdam",    "Adamax",
                                                      "Sgd",  "RmsProp", "Adagrad", "Adadelta", "Lion"};
constexpr std::array<std::string_view, 8> schedules{"None",   "Constant",     "Step",     "Exponential",
                                                    "Cosine", "WarmupCosine", "OneCycle", "Plateau"};

/// A layer of fewer than 16 outputs is stored by output where that takes less space, and its inputs are whole vectors.
bool is_stored_by_output(int inputs, int outputs, bool is_first) {
    return outputs < 16 && outputs * round_up_to_16(inputs) < 16 * inputs && (!is_first || inputs % 16 == 0);
}

LayerDeclaration read_layer(Options& options, int inputs, bool is_first) {
    LayerDeclaration layer;
    layer.inputs = inputs;
    layer.outputs = options.take_integer("Outputs");
    layer.activation = value_of<Activation>(options.take("Activation"), activations);
    const bool layer_norm = options.take_flag("LayerNorm");
    const bool rms_norm = options.take_flag("RmsNorm");
    layer.normalization = layer_norm ? Normalization::LayerNorm : rms_norm ? Normalization::RmsNorm : Normalization::None;
    layer.dropout = options.take_number("Dropout");
    options.take_flag("AdjustableDropout");
    layer.residual = options.take_flag("Residual");
    layer.frozen = options.take_flag("Frozen");
    layer.learning_rate_factor = options.take_number("LearningRateFactor", 1);
    layer.initializer = value_of<Initializer>(options.take("Initializer"), initializers);
    layer.initial_value = options.take_number("InitialValue");
    layer.stored_by_output = is_stored_by_output(inputs, layer.outputs, is_first);
    return layer;
}

LossDeclaration read_loss(Options& options, LossKind kind) {
    LossDeclaration loss;
    loss.kind = kind;
    loss.delta = options.take_number("Delta");
    loss.label_smoothing = options.take_number("LabelSmoothing");
    loss.class_weights = options.take_list("ClassWeights");
    loss.positive_weights = options.take_list("PositiveWeights");
    return loss;
}

OptimizerDeclaration read_optimizer(Options& options, OptimizerKind kind) {
    OptimizerDeclaration optimizer;
    optimizer.kind = kind;
    optimizer.learning_rate = options.take_number("LearningRate");
    optimizer.weight_decay = options.take_number("WeightDecay");
    optimizer.maximize = options.take_flag("Maximize");
    options.take_flag("Adjustable");  // adjustable numbers give the same bits as constants
    optimizer.beta1 = options.take_number("Beta1");
    optimizer.beta2 = options.take_number("Beta2");
    optimizer.epsilon = options.take_number("Epsilon");
    optimizer.ams_grad = options.take_flag("AmsGrad");
    optimizer.momentum_decay = options.take_number("MomentumDecay");
    optimizer.momentum = options.take_number("Momentum");
    optimizer.dampening = options.take_number("Dampening");
    optimizer.nesterov = options.take_flag("Nesterov");
    optimizer.alpha = options.take_number("Alpha");
    optimizer.centered = options.take_flag("Centered");
    optimizer.learning_rate_decay = options.take_number("LearningRateDecay");
    optimizer.initial_accumulator = options.take_number("InitialAccumulator");
    optimizer.rho = options.take_number("Rho");
    return optimizer;
}

ScheduleDeclaration read_schedule(Options& options) {
    ScheduleDeclaration schedule;
    schedule.kind = value_of<ScheduleKind>(options.take("Kind"), schedules);
    schedule.rate = options.take_number("Rate");
    schedule.final_rate = options.take_number("FinalRate");
    schedule.factor = options.take_number("Factor", 0.1);
    schedule.steps = options.take_integer("Steps");
    schedule.warmup_steps = options.take_integer("WarmupSteps");
    schedule.warmup_epochs = options.take_number("WarmupEpochs");
    schedule.rising_fraction = options.take_number("RisingFraction", 0.3);
    schedule.initial_divisor = options.take_number("InitialDivisor", 25);
    schedule.final_divisor = options.take_number("FinalDivisor", 1e4);
    schedule.patience = options.take_integer("Patience", 10);
    schedule.cooldown = options.take_integer("Cooldown");
    schedule.threshold = options.take_number("Threshold", 1e-4);
    schedule.min_rate = options.take_number("MinRate");
    return schedule;
}

FitDeclaration read_fit(Options& options) {
    FitDeclaration fit;
    fit.samples = options.take_integer("Samples");
    fit.epochs = options.take_integer("Epochs", 1);
    fit.batch_size = options.take_integer("BatchSize");
    fit.validation_fraction = options.take_number("ValidationFraction");
    fit.seed = options.take_integer("Seed");
    return fit;
}

void read_attribute(Options& options, NetworkDeclaration& network) {
    const std::string& attribute = options.attribute();
    if (attribute == "Network") {
        network.inputs = options.take_integer("InputCount");
        network.max_batch_size = options.take_integer("MaxBatchSize", 32);
        network.compute_input_gradients = options.take_flag("ComputeInputGradients");
    } else if (attribute == "Dense") {
        const bool is_first = network.layers.empty();
        network.layers.push_back(read_layer(options, is_first ? network.inputs : network.outputs(), is_first));
    } else if (const int loss = index_of(attribute, losses); loss >= 0) {
        network.loss_count++;
        network.loss = read_loss(options, static_cast<LossKind>(loss));
    } else if (const int optimizer = index_of(attribute, optimizers); optimizer >= 0) {
        network.optimizer_count++;
        network.optimizer = read_optimizer(options, static_cast<OptimizerKind>(optimizer));
    } else if (attribute == "AccumulateGradients") {
        network.accumulated_batches = options.take_integer("Batches");
    } else if (attribute == "ClipGradientNorm") {
        network.max_gradient_norm = options.take_number("MaxNorm");
        options.take_flag("Adjustable");
    } else if (attribute == "ClipGradientValue") {
        network.max_gradient_magnitude = options.take_number("MaxMagnitude");
        options.take_flag("Adjustable");
    } else if (attribute == "Shards") {
        network.shards = options.take_integer("Count");
    } else if (attribute == "AverageParameters") {
        network.averages_parameters = true;
        network.average_decay = options.take_number("Decay", 0.999);
    } else if (attribute == "StandardizeInputs") {
        network.standardizes_inputs = true;
    } else if (attribute == "StandardizeTargets") {
        network.standardizes_targets = true;
    } else if (attribute == "Samples") {
        network.has_labels = options.take_flag("Labels");
        network.has_weights = options.take_flag("Weights");
    } else if (attribute == "Fit") {
        network.fit = read_fit(options);
    } else if (attribute == "Schedule") {
        network.schedule = read_schedule(options);
    } else {
        throw std::runtime_error("The attribute " + attribute + " is unknown.");
    }

    options.finish();
}

}  // namespace

std::vector<NetworkDeclaration> read_networks(std::istream& file) {
    constexpr std::string_view heading = "network ";
    std::vector<NetworkDeclaration> networks;
    int number = 0;
    for (std::string line; std::getline(file, line);) {
        number++;
        if (line.find_first_not_of(" \r") == std::string::npos) {
            continue;
        }

        line.erase(line.find_last_not_of(" \r") + 1);
        try {
            if (line.starts_with(heading)) {
                networks.emplace_back().name = line.substr(heading.size());
            } else if (networks.empty()) {
                throw std::runtime_error("Expected \"network NAME\", but got \"" + line + "\".");
            } else {
                Options options(line);
                read_attribute(options, networks.back());
            }
        } catch (const std::exception& error) {
            throw std::runtime_error("Line " + std::to_string(number) + ": " + error.what());
        }
    }

    if (networks.empty()) {
        throw std::runtime_error("Expected \"network NAME\", but the file has no such line.");
    }

    std::ranges::for_each(networks, check);
    return networks;
}

}  // namespace reference
