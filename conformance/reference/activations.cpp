#include "activations.h"

#include <stdexcept>

#include "exponentials.h"
#include "floats.h"
#include "gates.h"
#include "logarithms.h"

namespace reference {

namespace {

constexpr float leak = 0.01f;
constexpr float sixth = 1.0f / 6.0f;

float hard_swish(float x) { return x + 3 <= 0 ? 0 : 3 <= x ? x : x * ((x + 3) * sixth); }

float hard_swish_gradient(float x, float g) { return x + 3 <= 0 ? 0 : 3 <= x ? g : g * (((x + x) + 3) * sixth); }

float mish(float x) { return (x < -128 ? -128 : x) * tanh(softplus(x)); }

float mish_gradient(float x, float g) {
    const float t = tanh(softplus(x));
    return g * fma(clamp(x, -128, 128) * sigmoid(x), fma(-t, t, 1.0f), t);
}

}  // namespace

float activate(Activation activation, float x) {
    switch (activation) {
        case Activation::Identity: return x;
        case Activation::Relu: return x < 0 ? 0 : x;
        case Activation::Tanh: return tanh(x);
        case Activation::Sigmoid: return sigmoid(x);
        case Activation::LeakyRelu: return x < 0 ? x * leak : x;
        case Activation::Elu: return x < 0 ? elu(x) : x;
        case Activation::Gelu: return gelu(x);
        case Activation::GeluTanh: return gelu_tanh(x);
        case Activation::Silu: return silu(x);
        case Activation::HardSwish: return hard_swish(x);
        case Activation::Softplus: return softplus(x);
        case Activation::Mish: return mish(x);
    }

    throw std::logic_error("An activation has no function.");
}

float activation_gradient(Activation activation, float x, float y, float g) {
    switch (activation) {
        case Activation::Identity: return g;
        case Activation::Relu: return y <= 0 ? 0 : g;
        case Activation::Tanh: return g * (1 - y * y);
        case Activation::Sigmoid: return g * (y * (1 - y));
        case Activation::LeakyRelu: return y <= 0 ? g * leak : g;
        case Activation::Elu: return y > 0 ? g : g * (y + 1);
        case Activation::Gelu: return g * gelu_derivative(x);
        case Activation::GeluTanh: return g * gelu_tanh_derivative(x);
        case Activation::Silu: return g * silu_derivative(x);
        case Activation::HardSwish: return hard_swish_gradient(x, g);
        case Activation::Softplus: return g * -expm1(-y);
        case Activation::Mish: return mish_gradient(x, g);
    }

    throw std::logic_error("An activation has no derivative.");
}

}  // namespace reference
