// Initializers.
#pragma once

#include "layer.h"
#include "random.h"

namespace reference {

/// Draws the parameters of a layer.
void initialize(const Layer& layer, Random& random, Floats& parameters);

}  // namespace reference
