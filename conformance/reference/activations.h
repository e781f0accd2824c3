// Activations.
#pragma once

#include "declaration.h"

namespace reference {

/// y for an argument x.
float activate(Activation activation, float x);

/// The gradient with respect to x, from the gradient g with respect to y.
float activation_gradient(Activation activation, float x, float y, float g);

}  // namespace reference
