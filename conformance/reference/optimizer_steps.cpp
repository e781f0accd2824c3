// The scalars of a step of each optimizer, in double.
#include <cmath>

#include "optimizers.h"

namespace reference {

double power_of_096(double exponent) {
    // e^(ψ * ln 0.96), by the Taylor series of a small argument.
    double x = exponent * -0.040821994520255166;
    int halvings = 0;
    for (; x < -1.0 / 32; halvings++) {
        x = x / 2;
    }

    double sum = 1;
    for (int k = 12; k >= 1; k--) {
        sum = 1 + x / k * sum;
    }

    for (; halvings > 0; halvings--) {
        sum = sum * sum;
    }

    return sum;
}

Optimizer::Step Optimizer::next_step(double rate) {
    steps_++;
    beta1_power_ *= declaration_.beta1;
    beta2_power_ *= declaration_.beta2;
    Step step;
    switch (declaration_.kind) {
        case OptimizerKind::Adam:
        case OptimizerKind::AdamW: step = adam_step(rate); break;
        case OptimizerKind::NAdam: step = nadam_step(rate); break;
        case OptimizerKind::RAdam: step = radam_step(rate); break;
        case OptimizerKind::Adamax: step.a = -rate / (1 - beta1_power_); break;
        case OptimizerKind::Adagrad: step.a = -rate / (1 + (steps_ - 1) * declaration_.learning_rate_decay); break;
        default: step.a = -rate; break;
    }

    step.q = -rate * declaration_.weight_decay;
    step.h = steps_ == 1 ? 1 : single(1 - declaration_.dampening);
    return step;
}

Optimizer::Step Optimizer::adam_step(double rate) {
    const double root = std::sqrt(1 - beta2_power_);
    Step step;
    step.a = -rate * root / (1 - beta1_power_);
    step.epsilon = single(declaration_.epsilon * root);
    return step;
}

/// μt for 0.96^(tψ).
double Optimizer::next_momentum(double decay) const { return declaration_.beta1 * (1 - 0.5 * decay); }

Optimizer::Step Optimizer::nadam_step(double rate) {
    momentum_decay_ *= momentum_decay_factor_;
    const double momentum = next_momentum(momentum_decay_);
    const double next = next_momentum(momentum_decay_ * momentum_decay_factor_);
    momentum_product_ *= momentum;
    const double of_gradient = (1 - momentum) / (1 - momentum_product_);  // A
    const double of_moment = next / (1 - momentum_product_ * next);       // B
    const double root = std::sqrt(1 - beta2_power_);
    Step step;
    step.a = -rate * of_gradient * root;
    step.epsilon = single(declaration_.epsilon * root);
    step.f = single(of_moment / of_gradient);
    return step;
}

Optimizer::Step Optimizer::radam_step(double rate) {
    const double limit = 2 / (1 - declaration_.beta2) - 1;
    const double length = limit - 2.0 * steps_ * beta2_power_ / (1 - beta2_power_);
    Step step;
    step.divides_by_root = length > 5;
    if (step.divides_by_root) {
        const double rectification =
            std::sqrt((length - 4) * (length - 2) * limit / ((limit - 4) * (limit - 2) * length));
        step.a = -rate / (1 - beta1_power_) * rectification * std::sqrt(1 - beta2_power_);
        step.epsilon = single(declaration_.epsilon);
    } else {
        step.a = -rate / (1 - beta1_power_);
    }

    return step;
}

}  // namespace reference
