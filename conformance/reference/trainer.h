// Steps of training.
#pragma once

#include "batch.h"
#include "gradients.h"
#include "loss.h"
#include "network.h"
#include "optimizers.h"

namespace reference {

class Trainer {
  public:
    Trainer(const NetworkDeclaration& declaration, std::uint64_t seed);

    const NetworkDeclaration& declaration() const { return declaration_; }
    const Network& network() const { return network_; }
    const Loss& loss() const { return loss_; }
    const std::vector<Floats>& states() const { return optimizer_.states(); }

    /// The moving average of the parameters; empty if it is not declared.
    const Floats& average() const { return average_; }

    double learning_rate = 0;

    int updates() const { return updates_; }

    /// Trains on a batch, and returns its loss before the update.
    float step(Batch batch);

    /// Of the last step, if they are declared.
    const Matrix& input_gradients() const { return input_gradients_; }

    /// Updates with the gradients of fewer batches than declared, if there are any.
    void update_pending();

    /// The loss of any number of samples, in batches of MaxBatchSize.
    double evaluate(const Batch& samples) const;

  private:
    void accumulate(const Floats& gradients);
    void update_average();

    NetworkDeclaration declaration_;
    Network network_;
    Loss loss_;
    Optimizer optimizer_;
    Floats average_;
    Floats pending_gradients_;
    int pending_batches_ = 0;
    int updates_ = 0;
    Matrix input_gradients_;
};

}  // namespace reference
