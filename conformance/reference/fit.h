// Fit: training over a set.
#pragma once

#include <functional>

#include "trainer.h"

namespace reference {

struct Epoch {
    double loss;
    double validation_loss;  // 0 without validation
    double learning_rate;    // of the last step
};

void fit(Trainer& trainer, const Batch& set, const std::function<void(float loss)>& step_completed,
         const std::function<void(const Epoch&)>& epoch_completed);

}  // namespace reference
