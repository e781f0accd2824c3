// Samples: inputs, and what the network should answer.
#pragma once

#include "matrix.h"

namespace reference {

struct Targets {
    Matrix rows;              // of a label: 1 at the label, 0 elsewhere
    std::vector<int> labels;  // empty if targets are no labels
    Floats weights;           // of the samples; empty if they have none
};

struct Batch {
    Matrix inputs;
    Targets targets;
};

}  // namespace reference
