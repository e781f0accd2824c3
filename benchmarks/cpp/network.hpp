#pragma once

#include <algorithm>
#include <cstddef>
#include <tuple>

#include "adam.hpp"

namespace peer {

// What the C interface calls. One virtual call a step costs nothing that one could measure.
class AnyNetwork {
public:
    virtual ~AnyNetwork() = default;
    virtual float TrainStep(const float* inputs, const float* targets, int rows) = 0;
    virtual void PredictEach(const float* inputs, float* outputs, int samples) = 0;
    virtual void SetParameters(const float* source) = 0;
    virtual int ParameterCount() const = 0;

    Adam adam;
};

// A network whose shape is known when it is compiled. All memory is part of the object: a step allocates nothing.
// A batch is worked through in chunks of rows, so that activations of a large batch do not leave the caches between
// forward and backward; gradients are added up over the chunks.
template <int ChunkRows, class Loss, class... Layers>
class alignas(64) Network final : public AnyNetwork {
public:
    float TrainStep(const float* inputs, const float* targets, int rows) override {
        float loss = 0.0f;
        for (int start = 0; start < rows; start += ChunkRows) {
            const int count = std::min(ChunkRows, rows - start);
            const float* chunk = inputs + static_cast<std::ptrdiff_t>(start) * Inputs;
            Forward<0>(chunk, count);
            loss += Loss::template Run<Outputs>(Stage<Last>().outputs, targets + static_cast<std::ptrdiff_t>(start) * Outputs,
                                                Stage<Last>().gradients, count, rows);
            Backward<Last>(chunk, count, start == 0);
        }

        const AdamScalars scalars = adam.Advance();
        std::apply([&](auto&... stages) { (stages.layer.Update(scalars), ...); }, stages_);
        return loss;
    }

    // One sample after the other, as a program predicts that meets one at a time.
    void PredictEach(const float* inputs, float* outputs, int samples) override {
        for (int sample = 0; sample < samples; ++sample) {
            Predict(inputs + sample * Inputs, outputs + sample * Outputs);
        }
    }

    void SetParameters(const float* source) override {
        std::apply([&](auto&... stages) { ((source = stages.layer.SetParameters(source)), ...); }, stages_);
    }

    int ParameterCount() const override { return (Layers::ParameterCount + ...); }

private:
    template <class Layer>
    struct LayerStage {
        Layer layer;
        alignas(64) float outputs[ChunkRows * Layer::Outputs];
        alignas(64) float gradients[ChunkRows * Layer::Outputs];
    };

    using Stages = std::tuple<LayerStage<Layers>...>;
    using AllLayers = std::tuple<Layers...>;
    static constexpr std::size_t Last = sizeof...(Layers) - 1;
    static constexpr int Inputs = std::tuple_element_t<0, AllLayers>::Inputs;
    static constexpr int Outputs = std::tuple_element_t<Last, AllLayers>::Outputs;

    template <std::size_t Index>
    auto& Stage() {
        return std::get<Index>(stages_);
    }

    // Not inlined: samples must not be predicted together, which would be another task.
    [[gnu::noinline]] void Predict(const float* __restrict input, float* __restrict output) {
        Forward<0>(input, 1);
        std::copy_n(Stage<Last>().outputs, Outputs, output);
    }

    template <std::size_t Index>
    void Forward(const float* inputs, int rows) {
        auto& stage = Stage<Index>();
        stage.layer.Forward(inputs, stage.outputs, rows);
        if constexpr (Index < Last) {
            Forward<Index + 1>(stage.outputs, rows);
        }
    }

    template <std::size_t Index>
    void Backward(const float* network_inputs, int rows, bool is_first) {
        auto& stage = Stage<Index>();
        if constexpr (Index == 0) {
            // Nobody needs the gradient of the network's inputs.
            stage.layer.BackwardParameters(network_inputs, stage.gradients, rows, is_first);
        } else {
            auto& previous = Stage<Index - 1>();
            using PreviousActivation = typename std::tuple_element_t<Index - 1, AllLayers>::ActivationType;
            stage.layer.BackwardParameters(previous.outputs, stage.gradients, rows, is_first);
            stage.layer.template BackwardInputs<PreviousActivation>(previous.outputs, stage.gradients, previous.gradients, rows);
            Backward<Index - 1>(network_inputs, rows, is_first);
        }
    }

    Stages stages_{};
};

}  // namespace peer
