// Elementary functions, the exponentials.
#pragma once

namespace reference {

/// x = n * ln 2 + r, and what the exponentials have in common: T(r), and P(r), which is e^r - 1.
struct Reduction {
    /// The offset is that of R = 1.5 * 2^23 + offset. Its parity decides where x / ln 2 is a tie.
    explicit Reduction(float x, float offset = 254);

    float t() const;
    float p() const;

    int n;
    float r;
};

float exp(float x);
float expm1(float x);
float tanh(float x);
float sigmoid(float x);

/// ELU below 0.
float elu(float x);

/// E(x): e^x for results that are 0 or normal.
float exp_normal(float x);

/// m / (1 + e^-z), where the reduction is that of -z.
float logistic_product(float m, Reduction minus_z);

}  // namespace reference
