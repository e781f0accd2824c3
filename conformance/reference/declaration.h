// The networks of networks.txt, and how they are trained.
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

namespace reference {

enum class Activation { Identity, Relu, Tanh, Sigmoid, LeakyRelu, Elu, Gelu, GeluTanh, Silu, HardSwish, Softplus, Mish };
enum class Normalization { None, LayerNorm, RmsNorm };
enum class Initializer {
    Default, GlorotUniform, GlorotNormal, HeUniform, HeNormal, LecunUniform, LecunNormal, Orthogonal, Zeros, Constant
};
enum class LossKind { MeanSquaredError, MeanAbsoluteError, Huber, BinaryCrossEntropy, SoftmaxCrossEntropy, Custom };
enum class OptimizerKind { Adam, AdamW, NAdam, RAdam, Adamax, Sgd, RmsProp, Adagrad, Adadelta, Lion };
enum class ScheduleKind { None, Constant, Step, Exponential, Cosine, WarmupCosine, OneCycle, Plateau };

struct LayerDeclaration {
    int inputs = 0;
    int outputs = 0;
    Activation activation = Activation::Identity;
    Normalization normalization = Normalization::None;
    double dropout = 0;
    bool residual = false;
    bool frozen = false;
    double learning_rate_factor = 1;
    Initializer initializer = Initializer::Default;
    double initial_value = 0;
    bool stored_by_output = false;
};

struct LossDeclaration {
    LossKind kind = LossKind::Custom;
    double delta = 0;
    double label_smoothing = 0;
    std::vector<double> class_weights;
    std::vector<double> positive_weights;
};

struct OptimizerDeclaration {
    OptimizerKind kind = OptimizerKind::Sgd;
    double learning_rate = 0;
    double weight_decay = 0;
    bool maximize = false;
    double beta1 = 0, beta2 = 0, epsilon = 0;
    bool ams_grad = false;
    double momentum_decay = 0;
    double momentum = 0, dampening = 0;
    bool nesterov = false;
    double alpha = 0;
    bool centered = false;
    double learning_rate_decay = 0, initial_accumulator = 0;
    double rho = 0;
};

struct ScheduleDeclaration {
    ScheduleKind kind = ScheduleKind::None;
    double rate = 0, final_rate = 0, factor = 0;
    int steps = 0, warmup_steps = 0;
    double warmup_epochs = 0;
    double rising_fraction = 0, initial_divisor = 0, final_divisor = 0;
    int patience = 0, cooldown = 0;
    double threshold = 0, min_rate = 0;
};

/// A Fit over a set in place of a loop, unless it has no samples.
struct FitDeclaration {
    int samples = 0;
    int epochs = 1;
    int batch_size = 0;
    double validation_fraction = 0;
    int seed = 0;
};

struct NetworkDeclaration {
    std::string name;
    int inputs = 0;
    int max_batch_size = 32;
    bool compute_input_gradients = false;
    std::vector<LayerDeclaration> layers;
    int loss_count = 0;
    LossDeclaration loss;
    int optimizer_count = 0;
    OptimizerDeclaration optimizer;
    int accumulated_batches = 1;
    double max_gradient_norm = 0;       // 0: no limit
    double max_gradient_magnitude = 0;  // 0: no limit
    int shards = 1;
    bool averages_parameters = false;
    double average_decay = 0;
    bool standardizes_inputs = false;
    bool standardizes_targets = false;
    bool has_labels = false;
    bool has_weights = false;
    FitDeclaration fit;
    ScheduleDeclaration schedule;

    int outputs() const { return layers.back().outputs; }
};

std::vector<NetworkDeclaration> read_networks(std::istream& file);

}  // namespace reference
