// Elementary functions, the logarithms.
#pragma once

namespace reference {

float log(float x);
float log1p(float x);

/// log(1 + e^x).
float softplus(float x);

}  // namespace reference
