#pragma once

#include <cmath>

namespace peer {

// Functions between the layers. A derivative is written in terms of the result, which is what a step still has.

struct Identity {
    static float Apply(float x) { return x; }
    static float DerivativeOf(float) { return 1.0f; }
};

struct Relu {
    static float Apply(float x) { return x > 0.0f ? x : 0.0f; }
    static float DerivativeOf(float result) { return result > 0.0f ? 1.0f : 0.0f; }
};

struct Tanh {
    static float Apply(float x) { return std::tanh(x); }
    static float DerivativeOf(float result) { return 1.0f - result * result; }
};

}  // namespace peer
