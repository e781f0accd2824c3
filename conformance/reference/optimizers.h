// Optimizers.
#pragma once

#include <vector>

#include "declaration.h"
#include "layer.h"

namespace reference {

/// Rounds once to float. Hyper-parameters, and the scalars of a step, are double.
inline float single(double value) { return static_cast<float>(value); }

/// 0.96^ψ.
double power_of_096(double exponent);

class Optimizer {
  public:
    Optimizer(const OptimizerDeclaration& declaration, std::size_t parameter_count);

    /// Each state is like the parameters.
    const std::vector<Floats>& states() const { return states_; }

    /// A step with a learning rate.
    void update(const std::vector<Layer>& layers, double rate, const Floats& gradients, Floats& parameters);

  private:
    /// The scalars of a step. Those that are proportional to the rate still lack the factor of the layer.
    struct Step {
        double a = 0;
        double q = 0;
        float epsilon = 0;       // ε'
        float f = 0;             // of NAdam
        float h = 1;             // of dampened SGD
        bool divides_by_root = true;
    };

    Step next_step(double rate);
    Step adam_step(double rate);
    Step nadam_step(double rate);
    Step radam_step(double rate);
    double next_momentum(double decay) const;

    float updated(std::size_t i, float p, float g, float a, const Step& step);
    float adam(std::size_t i, float p, float g, float a, const Step& step);
    float adamax(std::size_t i, float p, float g, float a);
    float adagrad(std::size_t i, float p, float g, float a);
    float adadelta(std::size_t i, float p, float g, float a);
    float rms_prop(std::size_t i, float p, float g, float a);
    float sgd(std::size_t i, float p, float g, float a, const Step& step);
    float lion(std::size_t i, float p, float g, float a);

    float moved_average(std::size_t state, std::size_t i, float keep, float value);
    float moved_square(std::size_t state, std::size_t i, double keep, float value);

    OptimizerDeclaration declaration_;
    std::vector<Floats> states_;
    int steps_ = 0;

    // Running products.
    double beta1_power_ = 1;
    double beta2_power_ = 1;
    double momentum_product_ = 1;  // Π
    double momentum_decay_ = 1;    // 0.96^(tψ)
    double momentum_decay_factor_;
};

}  // namespace reference
