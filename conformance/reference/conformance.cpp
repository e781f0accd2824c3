#include "conformance.h"

#include <algorithm>
#include <cmath>
#include <ostream>
#include <stdexcept>
#include <string>

#include "fit.h"
#include "samples.h"
#include "schedules.h"
#include "trainer.h"
#include "xxh64.h"

namespace reference {

namespace {

constexpr std::uint64_t network_seed = 7;
constexpr int loop_steps = 200;
constexpr int prediction_rows = 50;
constexpr std::uint64_t prediction_seed = 99;

/// Trains a network, and prints a line at some steps.
class Run {
  public:
    Run(const NetworkDeclaration& network, std::ostream& output) : network_(network), trainer_(network, network_seed), output_(output) {}

    void loop();
    void fit();

  private:
    void completed(float loss);
    void print() const;
    std::string hash_of_parameters() const;
    std::string hash_of_states() const;

    const NetworkDeclaration& network_;
    Trainer trainer_;
    std::ostream& output_;
    Bytes losses_;
    int steps_ = 0;
};

void Run::loop() {
    print();
    for (int step = 0; step < loop_steps; step++) {
        const int rows = network_.max_batch_size - step % std::min(network_.max_batch_size, 7);
        if (network_.schedule.kind != ScheduleKind::None) {
            trainer_.learning_rate = scheduled_rate(network_.schedule, step);
        }

        completed(trainer_.step(make_batch(network_, rows, static_cast<std::uint64_t>(step))));
    }

    print();
}

void Run::fit() {
    print();
    reference::fit(
        trainer_, make_batch(network_, network_.fit.samples, 0), [this](float loss) { completed(loss); },
        [this](const Epoch& epoch) {
            losses_.append(epoch.loss);
            losses_.append(epoch.validation_loss);
            losses_.append(epoch.learning_rate);
        });
    print();
}

void Run::completed(float loss) {
    steps_++;
    if (!std::isfinite(loss)) {
        throw std::runtime_error("The loss of " + network_.name + " is not finite in step " + std::to_string(steps_) + ".");
    }

    losses_.append(loss);
    losses_.append(trainer_.input_gradients().values());
    if (steps_ == 1 || steps_ == 10) {
        print();
    }
}

std::string Run::hash_of_parameters() const {
    Bytes bytes;
    bytes.append(trainer_.network().parameters());
    return bytes.hash();
}

std::string Run::hash_of_states() const {
    Bytes bytes;
    for (const Floats& state : trainer_.states()) {
        bytes.append(state);
    }

    bytes.append(trainer_.average());
    return bytes.hash();
}

void Run::print() const {
    Matrix rows = trainer_.network().predict(make_inputs(network_, prediction_rows, prediction_seed));
    Bytes predictions;
    predictions.append(rows.values());
    output_ << network_.name << ' ' << std::to_string(steps_) << ' ' << hash_of_parameters() << ' ' << hash_of_states() << ' '
            << losses_.hash() << ' ' << predictions.hash() << ' ';
    if (trainer_.loss().has_probabilities()) {
        Bytes probabilities;
        for (int row = 0; row < rows.rows(); row++) {
            Floats results(network_.outputs());
            trainer_.loss().probabilities(rows[row], results);
            probabilities.append(results);
        }

        output_ << probabilities.hash() << '\n';
    } else {
        output_ << "-\n";
    }
}

}  // namespace

void print_hashes(const NetworkDeclaration& network, std::ostream& output) {
    Run run(network, output);
    if (network.fit.samples > 0) {
        run.fit();
    } else {
        run.loop();
    }
}

}  // namespace reference
