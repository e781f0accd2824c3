#include "schedules.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace reference {

namespace {

constexpr double half_pi = 1.5707963267948966;

double factorial(int n) { return n <= 1 ? 1 : n * factorial(n - 1); }

/// The alternating series ±1/first! ∓ q/(first + 2)! … of cosine and sine up to last!, from the inside out.
double series(double q, int first, int last, double sign_of_last) {
    double sign = sign_of_last;
    double sum = sign / factorial(last);
    for (int n = last - 2; n >= first; n -= 2) {
        sign = -sign;
        sum = sign / factorial(n) + q * sum;
    }

    return sum;
}

double cosine(double x) {
    const double q = x * x;
    return 1 - (0.5 * q - q * q * series(q, 4, 16, 1));
}

double sine(double x) {
    const double q = x * x;
    return x + x * q * series(q, 3, 17, 1);
}

/// h(t / steps) = (1 + cos(π * t / steps)) / 2, as the square of a cosine or a sine.
double h(double t, double steps) {
    if (t >= steps) {
        return 0;
    }

    const double root = t + t <= steps ? cosine(half_pi * (t / steps)) : sine(half_pi * ((steps - t) / steps));
    return root * root;
}

/// A rate between two others.
double between(double start, double end, double share) { return start * share + end * (1 - share); }

/// By repeated squaring.
double power(double factor, int exponent) {
    double result = 1;
    for (; exponent > 0; exponent /= 2, factor = factor * factor) {
        if (exponent % 2 == 1) {
            result = result * factor;
        }
    }

    return result;
}

double warmup_cosine(const ScheduleDeclaration& schedule, int t) {
    const int warmup = schedule.warmup_steps;
    return t < warmup ? schedule.rate * ((t + 1.0) / (warmup + 1.0))
                      : between(schedule.rate, schedule.final_rate, h(t - warmup, schedule.steps - warmup));
}

double one_cycle(const ScheduleDeclaration& schedule, int t) {
    const double first = schedule.rate / schedule.initial_divisor;
    const double peak = schedule.rising_fraction * schedule.steps - 1;
    const double last = schedule.steps - 1;
    return t <= peak ? between(first, schedule.rate, h(t, peak))
                     : between(schedule.rate, first / schedule.final_divisor, h(t - peak, last - peak));
}

double rate_without_limit(const ScheduleDeclaration& schedule, int t) {
    switch (schedule.kind) {
        case ScheduleKind::Constant: return schedule.rate;
        case ScheduleKind::Step: return schedule.rate * power(schedule.factor, t / schedule.steps);
        case ScheduleKind::Exponential: return schedule.rate * power(schedule.factor, t);
        case ScheduleKind::Cosine: return between(schedule.rate, schedule.final_rate, h(t, schedule.steps));
        case ScheduleKind::WarmupCosine: return warmup_cosine(schedule, t);
        case ScheduleKind::OneCycle: return one_cycle(schedule, t);
        default: throw std::logic_error("A schedule has no rate.");
    }
}

}  // namespace

double scheduled_rate(const ScheduleDeclaration& schedule, int t) { return std::max(rate_without_limit(schedule, t), 0x1p-100); }

ScheduleDeclaration in_steps(ScheduleDeclaration schedule, int steps_per_epoch, int epochs) {
    if (schedule.warmup_epochs > 0) {
        schedule.steps = steps_per_epoch * epochs;
        schedule.warmup_steps = std::max(1, static_cast<int>(std::nearbyint(schedule.warmup_epochs * steps_per_epoch)));
    }

    return schedule;
}

void Plateau::report(double loss) {
    if (loss < best_ * (1 - declaration_.threshold)) {
        best_ = loss;
        bad_reports_ = 0;
    } else {
        bad_reports_++;
    }

    if (cooldown_ > 0) {
        cooldown_--;
        bad_reports_ = 0;
    }

    if (bad_reports_ > declaration_.patience) {
        rate_ = std::max({rate_ * declaration_.factor, declaration_.min_rate, 0x1p-100});
        cooldown_ = declaration_.cooldown;
        bad_reports_ = 0;
    }
}

}  // namespace reference
