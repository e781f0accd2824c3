#include "fit.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "random.h"
#include "samples.h"
#include "schedules.h"

namespace reference {

namespace {

/// The order of training samples, and the samples that are held back. Both are ascending at first.
struct Split {
    std::vector<int> training;
    std::vector<int> validation;
};

Split split(const FitDeclaration& fit, Random& random) {
    Split split;
    split.training.resize(fit.samples);
    std::iota(split.training.begin(), split.training.end(), 0);
    const int held_back = static_cast<int>(std::nearbyint(fit.samples * fit.validation_fraction));
    if (held_back > 0) {
        random.shuffle(split.training);
        split.validation.assign(split.training.end() - held_back, split.training.end());
        split.training.resize(fit.samples - held_back);
        std::ranges::sort(split.training);
        std::ranges::sort(split.validation);
    }

    return split;
}

}  // namespace

void fit(Trainer& trainer, const Batch& set, const std::function<void(float loss)>& step_completed,
         const std::function<void(const Epoch&)>& epoch_completed) {
    const NetworkDeclaration& network = trainer.declaration();
    Random random(network.fit.seed);
    Split samples = split(network.fit, random);
    const auto batch_size = static_cast<std::size_t>(network.fit.batch_size > 0 ? network.fit.batch_size : network.max_batch_size);
    const std::size_t batches = (samples.training.size() + batch_size - 1) / batch_size;
    const int updates = static_cast<int>(batches + network.accumulated_batches - 1) / network.accumulated_batches;
    const ScheduleDeclaration schedule = in_steps(network.schedule, updates, network.fit.epochs);
    const bool has_plateau = schedule.kind == ScheduleKind::Plateau;
    Plateau plateau(schedule);
    for (int epoch = 0; epoch < network.fit.epochs; epoch++) {
        random.shuffle(samples.training);
        double sum = 0;
        double divisors = 0;
        for (std::span<const int> rest = samples.training; !rest.empty();) {
            const std::size_t count = std::min(rest.size(), batch_size);
            Batch batch = select(set, rest.first(count));
            rest = rest.subspan(count);
            if (schedule.kind != ScheduleKind::None) {
                trainer.learning_rate = has_plateau ? plateau.rate() : scheduled_rate(schedule, trainer.updates());
            }

            const double n = trainer.loss().divisor(batch.targets);
            const float loss = trainer.step(std::move(batch));
            sum += static_cast<double>(loss) * n;
            divisors += n;
            step_completed(loss);
        }

        trainer.update_pending();
        const double loss = divisors == 0 ? 0 : sum / divisors;
        const bool validates = !samples.validation.empty();
        const double validation_loss = validates ? trainer.evaluate(select(set, samples.validation)) : 0;
        plateau.report(validates ? validation_loss : loss);
        epoch_completed({loss, validation_loss, trainer.learning_rate});
    }
}

}  // namespace reference
