// The C interface. Pointers are to floats, one row after the other; nothing is checked, the caller knows the shapes.

#include <cstring>

#include "activations.hpp"
#include "dense.hpp"
#include "losses.hpp"
#include "narrow_dense.hpp"
#include "network.hpp"

#if defined(_WIN32)
#define PEER_EXPORT extern "C" __declspec(dllexport)
#else
#define PEER_EXPORT extern "C" __attribute__((visibility("default")))
#endif

namespace {

using namespace peer;

// As large as the largest batch of a small network; a chunk of 4-32-16-4 takes 50 KiB.
constexpr int ChunkRows = 128;

using Regression4x32x32x2 = Network<ChunkRows, MeanSquaredError, Dense<4, 32, Relu>, Dense<32, 32, Relu>, NarrowDense<32, 2, Identity>>;
using Regression16x64x64x4 = Network<ChunkRows, MeanSquaredError, Dense<16, 64, Relu>, Dense<64, 64, Relu>, NarrowDense<64, 4, Identity>>;
using Classifier64x64x10 = Network<ChunkRows, SoftmaxCrossEntropy, Dense<64, 64, Relu>, NarrowDense<64, 10, Identity>>;
using Classifier784x128x10 = Network<ChunkRows, SoftmaxCrossEntropy, Dense<784, 128, Relu>, NarrowDense<128, 10, Identity>>;
using Classifier784x512x512x10 =
    Network<ChunkRows, SoftmaxCrossEntropy, Dense<784, 512, Relu>, Dense<512, 512, Relu>, NarrowDense<512, 10, Identity>>;
using Regression4x32x16x4 = Network<ChunkRows, MeanSquaredError, Dense<4, 32, Tanh>, Dense<32, 16, Tanh>, NarrowDense<16, 4, Identity>>;

}  // namespace

// A new network by the name of its shape, with all parameters 0; null if there is none of that name.
PEER_EXPORT AnyNetwork* peer_create(const char* name) {
    const auto is = [name](const char* other) { return std::strcmp(name, other) == 0; };
    if (is("4-32-32-2")) return new Regression4x32x32x2();
    if (is("16-64-64-4")) return new Regression16x64x64x4();
    if (is("64-64-10")) return new Classifier64x64x10();
    if (is("784-128-10")) return new Classifier784x128x10();
    if (is("784-512-512-10")) return new Classifier784x512x512x10();
    if (is("4-32-16-4 tanh")) return new Regression4x32x16x4();
    return nullptr;
}

PEER_EXPORT void peer_destroy(AnyNetwork* network) { delete network; }

PEER_EXPORT int peer_parameter_count(const AnyNetwork* network) { return network->ParameterCount(); }

// Copies the parameters in: for each layer the weights as [output][input], then the biases.
PEER_EXPORT void peer_set_parameters(AnyNetwork* network, const float* source) { network->SetParameters(source); }

PEER_EXPORT void peer_set_learning_rate(AnyNetwork* network, double rate) { network->adam.learning_rate = rate; }

// Forward, loss, backward, Adam; returns the mean loss of the batch before the update.
PEER_EXPORT float peer_train_step(AnyNetwork* network, const float* inputs, const float* targets, int rows) {
    return network->TrainStep(inputs, targets, rows);
}

// Predicts samples one at a time.
PEER_EXPORT void peer_predict_each(AnyNetwork* network, const float* inputs, float* outputs, int samples) {
    network->PredictEach(inputs, outputs, samples);
}
