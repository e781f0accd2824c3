#include "initializers.h"

#include <array>
#include <cmath>
#include <utility>

namespace reference {

namespace {

using Vector = std::vector<double>;

float draw_uniform(Random& random, double bound) { return (2 * random.next_float() - 1) * static_cast<float>(bound); }

float draw_normal(Random& random, double deviation) { return static_cast<float>(random.next_normal() * deviation); }

/// u · v: complete groups of eight in eight lanes, the remaining elements in order.
double dot(const Vector& u, const Vector& v) {
    std::array<double, 8> lanes{};
    const std::size_t grouped = u.size() / 8 * 8;
    for (std::size_t k = 0; k < grouped; k++) {
        lanes[k % 8] += u[k] * v[k];
    }

    for (std::size_t distance = 4; distance >= 1; distance /= 2) {
        for (std::size_t i = 0; i < distance; i++) {
            lanes[i] += lanes[i + distance];
        }
    }

    double sum = lanes[0];
    for (std::size_t k = grouped; k < u.size(); k++) {
        sum += u[k] * v[k];
    }

    return sum;
}

/// Makes each vector orthogonal to the earlier ones, and its length 1.
void make_orthonormal(std::vector<Vector>& vectors) {
    for (std::size_t i = 0; i < vectors.size(); i++) {
        Vector& v = vectors[i];
        for (std::size_t j = 0; j < i; j++) {
            const Vector& u = vectors[j];
            const double along = dot(u, v);
            for (std::size_t k = 0; k < v.size(); k++) {
                v[k] = v[k] - along * u[k];
            }
        }

        const double length = std::sqrt(dot(v, v));
        for (double& value : v) {
            value = value / length;
        }
    }
}

void initialize_orthogonal(const Layer& layer, Random& random, Floats& parameters) {
    const bool by_rows = layer.outputs() < layer.inputs();
    const auto [count, length] = by_rows ? std::pair(layer.outputs(), layer.inputs()) : std::pair(layer.inputs(), layer.outputs());
    std::vector<Vector> vectors(count, Vector(length));
    const auto at = [&](int output, int input) -> double& { return by_rows ? vectors[output][input] : vectors[input][output]; };
    for (int output = 0; output < layer.outputs(); output++) {
        for (int input = 0; input < layer.inputs(); input++) {
            at(output, input) = random.next_normal();
        }
    }

    make_orthonormal(vectors);
    for (int output = 0; output < layer.outputs(); output++) {
        for (int input = 0; input < layer.inputs(); input++) {
            parameters[layer.weight_at(output, input)] = static_cast<float>(at(output, input));
        }
    }
}

float draw_weight(const LayerDeclaration& layer, Random& random) {
    const double inputs = layer.inputs;
    const double both = inputs + layer.outputs;
    switch (layer.initializer) {
        case Initializer::Default: return draw_uniform(random, 1 / std::sqrt(inputs));
        case Initializer::GlorotUniform: return draw_uniform(random, std::sqrt(6 / both));
        case Initializer::GlorotNormal: return draw_normal(random, std::sqrt(2 / both));
        case Initializer::HeUniform: return draw_uniform(random, std::sqrt(6 / inputs));
        case Initializer::HeNormal: return draw_normal(random, std::sqrt(2 / inputs));
        case Initializer::LecunUniform: return draw_uniform(random, std::sqrt(3 / inputs));
        case Initializer::LecunNormal: return draw_normal(random, std::sqrt(1 / inputs));
        case Initializer::Constant: return static_cast<float>(layer.initial_value);
        default: return 0;
    }
}

}  // namespace

void initialize(const Layer& layer, Random& random, Floats& parameters) {
    const LayerDeclaration& declaration = layer.declaration();
    if (declaration.initializer == Initializer::Orthogonal) {
        initialize_orthogonal(layer, random, parameters);
    } else {
        for (int i = layer.start(); i < layer.biases_at(); i++) {
            parameters[i] = draw_weight(declaration, random);
        }
    }

    const bool draws_biases = declaration.initializer == Initializer::Default;
    for (int i = layer.biases_at(); i < layer.gains_at(); i++) {
        parameters[i] = draws_biases ? draw_weight(declaration, random) : 0;
    }

    for (int i = layer.gains_at(); i < layer.shifts_at(); i++) {
        parameters[i] = 1;
    }
}

}  // namespace reference
