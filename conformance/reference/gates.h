// Elementary functions, those that multiply x by a probability, and their derivatives.
#pragma once

namespace reference {

float silu(float x);
float silu_derivative(float x);

/// GELU, x * Φ(x).
float gelu(float x);
float gelu_derivative(float x);

/// GELU in its tanh form.
float gelu_tanh(float x);
float gelu_tanh_derivative(float x);

}  // namespace reference
