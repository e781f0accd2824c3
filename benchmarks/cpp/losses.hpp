#pragma once

#include <algorithm>
#include <cmath>

namespace peer {

// Each loss adds up the loss of some rows of a batch and writes its gradient with respect to the outputs. The mean is that of the
// whole batch, of which the rows may be a part.

struct MeanSquaredError {
    template <int Outputs>
    static float Run(const float* __restrict outputs, const float* __restrict targets, float* __restrict gradients, int rows,
                     int batch_rows) {
        const float scale = 1.0f / (static_cast<float>(batch_rows) * Outputs);
        float sum = 0.0f;
        for (int i = 0; i < rows * Outputs; ++i) {
            const float difference = outputs[i] - targets[i];
            sum += difference * difference;
            gradients[i] = 2.0f * scale * difference;
        }

        return sum * scale;
    }
};

struct SoftmaxCrossEntropy {
    // Targets are probabilities, which add up to 1 in a row.
    template <int Outputs>
    static float Run(const float* __restrict logits, const float* __restrict targets, float* __restrict gradients, int rows,
                     int batch_rows) {
        const float scale = 1.0f / static_cast<float>(batch_rows);
        float loss = 0.0f;
        for (int row = 0; row < rows; ++row) {
            const float* logit = logits + row * Outputs;
            const float* target = targets + row * Outputs;
            float* gradient = gradients + row * Outputs;
            float largest = logit[0];
            for (int o = 1; o < Outputs; ++o) {
                largest = std::max(largest, logit[o]);
            }

            float exponentials[Outputs];
            float sum = 0.0f;
            float likelihood = 0.0f;
            for (int o = 0; o < Outputs; ++o) {
                exponentials[o] = std::exp(logit[o] - largest);
                sum += exponentials[o];
                likelihood += target[o] * (logit[o] - largest);
            }

            loss += std::log(sum) - likelihood;
            const float reciprocal = 1.0f / sum;
            for (int o = 0; o < Outputs; ++o) {
                gradient[o] = (exponentials[o] * reciprocal - target[o]) * scale;
            }
        }

        return loss * scale;
    }
};

}  // namespace peer
