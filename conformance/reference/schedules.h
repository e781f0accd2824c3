// Learning-rate schedules, as training.md describes them.
#pragma once

#include <limits>

#include "declaration.h"

namespace reference {

/// The rate of a step, where t updates have been made before it.
double scheduled_rate(const ScheduleDeclaration& schedule, int t);

/// A warmup in epochs becomes one in steps, over all steps of a Fit.
ScheduleDeclaration in_steps(ScheduleDeclaration schedule, int steps_per_epoch, int epochs);

/// ReduceOnPlateau.
class Plateau {
  public:
    explicit Plateau(const ScheduleDeclaration& declaration) : declaration_(declaration), rate_(declaration.rate) {}

    double rate() const { return rate_; }
    void report(double loss);

  private:
    ScheduleDeclaration declaration_;
    double rate_;
    double best_ = std::numeric_limits<double>::infinity();
    int bad_reports_ = 0;
    int cooldown_ = 0;
};

}  // namespace reference
