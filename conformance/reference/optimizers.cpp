#include "optimizers.h"

#include <cmath>
#include <stdexcept>

#include "floats.h"

namespace reference {

namespace {

/// Otherwise states would stay just above 0, and slow down every later step.
float without_subnormal(float value) { return absolute(value) < FLT_MIN ? 0 : value; }

std::size_t state_count(const OptimizerDeclaration& declaration) {
    const std::size_t velocity = declaration.momentum > 0 ? 1 : 0;
    switch (declaration.kind) {
        case OptimizerKind::Sgd: return velocity;
        case OptimizerKind::RmsProp: return 1 + (declaration.centered ? 1 : 0) + velocity;
        case OptimizerKind::Adagrad:
        case OptimizerKind::Lion: return 1;
        default: return declaration.ams_grad ? 3 : 2;
    }
}

bool decays_parameters(const OptimizerDeclaration& declaration) {
    return declaration.kind == OptimizerKind::AdamW || declaration.kind == OptimizerKind::Lion;
}

}  // namespace

Optimizer::Optimizer(const OptimizerDeclaration& declaration, std::size_t parameter_count)
    : declaration_(declaration), momentum_decay_factor_(power_of_096(declaration.momentum_decay)) {
    const float start = declaration.kind == OptimizerKind::Adagrad ? single(declaration.initial_accumulator) : 0;
    states_.assign(state_count(declaration), Floats(parameter_count, start));
}

void Optimizer::update(const std::vector<Layer>& layers, double rate, const Floats& gradients, Floats& parameters) {
    const Step step = next_step(rate);
    const float lambda = single(declaration_.weight_decay);
    for (const Layer& layer : layers) {
        if (layer.declaration().frozen) {
            continue;
        }

        const double factor = layer.declaration().learning_rate_factor;
        const float a = single(step.a * factor);
        const float q = smaller(single(step.q * factor), -0x1p-149f);
        for (int i = layer.start(); i < layer.end(); i++) {
            float p = parameters[i];
            float g = gradients[i];
            if (declaration_.maximize) {
                g = g * -1;
            }

            if (lambda != 0) {
                if (decays_parameters(declaration_)) {
                    p = fma(q, p, p);
                } else {
                    g = fma(lambda, p, g);
                }
            }

            parameters[i] = updated(i, p, g, a, step);
        }
    }
}

float Optimizer::updated(std::size_t i, float p, float g, float a, const Step& step) {
    switch (declaration_.kind) {
        case OptimizerKind::Adam:
        case OptimizerKind::AdamW:
        case OptimizerKind::NAdam:
        case OptimizerKind::RAdam: return adam(i, p, g, a, step);
        case OptimizerKind::Adamax: return adamax(i, p, g, a);
        case OptimizerKind::Adagrad: return adagrad(i, p, g, a);
        case OptimizerKind::Adadelta: return adadelta(i, p, g, a);
        case OptimizerKind::RmsProp: return rms_prop(i, p, g, a);
        case OptimizerKind::Sgd: return sgd(i, p, g, a, step);
        case OptimizerKind::Lion: return lion(i, p, g, a);
    }

    throw std::logic_error("An optimizer has no update.");
}

/// m = fma(1 - β, value - m, m).
float Optimizer::moved_average(std::size_t state, std::size_t i, float keep, float value) {
    float& m = states_[state][i];
    return m = without_subnormal(fma(keep, value - m, m));
}

/// v = fma(value * (1 - β), value, v * β).
float Optimizer::moved_square(std::size_t state, std::size_t i, double keep, float value) {
    float& v = states_[state][i];
    return v = without_subnormal(fma(value * single(1 - keep), value, v * single(keep)));
}

float Optimizer::adam(std::size_t i, float p, float g, float a, const Step& step) {
    const float m = moved_average(0, i, single(1 - declaration_.beta1), g);
    float v = moved_square(1, i, declaration_.beta2, g);
    if (declaration_.ams_grad) {
        float& largest = states_[2][i];
        largest = largest > v ? largest : v;
        v = largest;
    }

    const float divisor = step.divides_by_root ? std::sqrt(v) + step.epsilon : 1;
    const bool is_nadam = declaration_.kind == OptimizerKind::NAdam;
    return fma(a, (is_nadam ? fma(step.f, m, g) : m) / divisor, p);
}

float Optimizer::adamax(std::size_t i, float p, float g, float a) {
    const float m = moved_average(0, i, single(1 - declaration_.beta1), g);
    float& u = states_[1][i];
    const float w = u * single(declaration_.beta2);
    const float x = absolute(g) + single(declaration_.epsilon);
    u = w > x ? w : x;
    return fma(a, m / u, p);
}

float Optimizer::adagrad(std::size_t i, float p, float g, float a) {
    float& s = states_[0][i];
    s = without_subnormal(fma(g, g, s));
    return fma(a, g / (std::sqrt(s) + single(declaration_.epsilon)), p);
}

float Optimizer::adadelta(std::size_t i, float p, float g, float a) {
    const float epsilon = single(declaration_.epsilon);
    const float v = moved_square(0, i, declaration_.rho, g);
    const float change = std::sqrt(states_[1][i] + epsilon) / std::sqrt(v + epsilon) * g;
    moved_square(1, i, declaration_.rho, change);
    return fma(a, change, p);
}

float Optimizer::rms_prop(std::size_t i, float p, float g, float a) {
    float v = moved_square(0, i, declaration_.alpha, g);
    if (declaration_.centered) {
        const float mean = moved_average(1, i, single(1 - declaration_.alpha), g);
        const float variance = fma(-mean, mean, v);
        v = variance < 0 ? 0 : variance;
    }

    const float d = g / (std::sqrt(v) + single(declaration_.epsilon));
    if (declaration_.momentum == 0) {
        return fma(a, d, p);
    }

    float& b = states_.back()[i];
    b = without_subnormal(fma(single(declaration_.momentum), b, d));
    return fma(a, b, p);
}

float Optimizer::sgd(std::size_t i, float p, float g, float a, const Step& step) {
    if (declaration_.momentum == 0) {
        return fma(a, g, p);
    }

    const float momentum = single(declaration_.momentum);
    float& b = states_[0][i];
    b = without_subnormal(fma(momentum, b, declaration_.dampening != 0 ? g * step.h : g));
    return fma(a, declaration_.nesterov ? fma(momentum, b, g) : b, p);
}

float Optimizer::lion(std::size_t i, float p, float g, float a) {
    const double beta1 = declaration_.beta1;
    const float c = fma(single(beta1 / (1 - beta1)), states_[0][i], g);
    moved_average(0, i, single(1 - declaration_.beta2), g);
    const float sign = c > 0 ? 1.0f : c < 0 ? -1.0f : c == 0 ? 0.0f : c;  // NaN remains
    return fma(a, sign, p);
}

}  // namespace reference
