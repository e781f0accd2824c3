#pragma once

#include <cmath>

namespace peer {

// What Adam's update needs besides the parameter itself; the same for all parameters of a step.
struct AdamScalars {
    float step_size;           // rate / (1 - beta1^t)
    float root_of_correction;  // sqrt(1 - beta2^t)
};

// Adam with the defaults of its paper. The formula and the order of its operations are PyTorch's.
class Adam {
public:
    static constexpr double Beta1 = 0.9;
    static constexpr double Beta2 = 0.999;
    static constexpr double Epsilon = 1e-8;

    double learning_rate = 1e-3;

    AdamScalars Advance() {
        beta1_power_ *= Beta1;
        beta2_power_ *= Beta2;
        return {static_cast<float>(learning_rate / (1.0 - beta1_power_)),
                static_cast<float>(std::sqrt(1.0 - beta2_power_))};
    }

    // Updates an array of parameters in place.
    template <int Count>
    static void Update(float* __restrict parameters, const float* __restrict gradients, float* __restrict first_moments,
                       float* __restrict second_moments, AdamScalars scalars) {
        constexpr float beta1 = static_cast<float>(Beta1);
        constexpr float beta2 = static_cast<float>(Beta2);
        constexpr float one_minus_beta1 = static_cast<float>(1.0 - Beta1);
        constexpr float one_minus_beta2 = static_cast<float>(1.0 - Beta2);
        constexpr float epsilon = static_cast<float>(Epsilon);
        for (int i = 0; i < Count; ++i) {
            const float g = gradients[i];
            const float m = beta1 * first_moments[i] + one_minus_beta1 * g;
            const float v = beta2 * second_moments[i] + one_minus_beta2 * g * g;
            first_moments[i] = m;
            second_moments[i] = v;
            parameters[i] -= scalars.step_size * m / (std::sqrt(v) / scalars.root_of_correction + epsilon);
        }
    }

private:
    double beta1_power_ = 1.0;
    double beta2_power_ = 1.0;
};

}  // namespace peer
