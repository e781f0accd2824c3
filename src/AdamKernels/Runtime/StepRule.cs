using System.ComponentModel;

namespace AdamKernels.Runtime;

/// <summary>
/// Advances an optimizer by one step, and computes the scalars of its update. The generator emits the other half of each formula, which
/// applies to every parameter.
/// </summary>
/// <remarks>
/// Everything is computed in double by additions, multiplications, divisions and square roots, which give the same bits everywhere. Powers
/// are running products.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class StepRule
{
    /// <summary>ln 0.96.</summary>
    private const double LogOfWarmup = -0.040821994520255166;

    /// <summary>RAdam divides by the root of v once the length of its average exceeds this.</summary>
    private const double MinAverageLength = 5;

    /// <summary>Adam, with the bias corrections folded into the step size and ε: one division per parameter instead of two.</summary>
    /// <remarks>
    /// (rate/bc1)·m / (√v/√bc2 + ε) = (rate·√bc2/bc1)·m / (√v + ε·√bc2), where bc1 = 1-β1ᵗ and bc2 = 1-β2ᵗ.
    /// </remarks>
    public static StepScalars Adam(ref OptimizerState state, double learningRate, double beta1, double beta2, double epsilon)
    {
        AdvanceMoments(ref state, beta1, beta2);
        double root = Math.Sqrt(1 - state.Beta2Power);
        return new StepScalars(-learningRate * root / (1 - state.Beta1Power), epsilon * root);
    }

    /// <summary>Adam with decoupled weight decay.</summary>
    public static StepScalars AdamW(
        ref OptimizerState state, double learningRate, double beta1, double beta2, double epsilon, double weightDecay) =>
        Adam(ref state, learningRate, beta1, beta2, epsilon) with { Decay = Decay(learningRate, weightDecay) };

    /// <summary>Gradient descent, with or without momentum.</summary>
    /// <remarks>The first gradient initializes the momentum and is not dampened.</remarks>
    public static StepScalars Sgd(ref OptimizerState state, double learningRate, double dampening = 0)
    {
        state.StepCount++;
        return new StepScalars(-learningRate, GradientFactor: state.StepCount == 1 ? 1 : 1 - dampening);
    }

    /// <summary>RMSProp.</summary>
    public static StepScalars RmsProp(ref OptimizerState state, double learningRate, double epsilon)
    {
        state.StepCount++;
        return new StepScalars(-learningRate, epsilon);
    }

    /// <summary>NAdam, with all factors folded into the step size, the factor of m and ε: one division per parameter.</summary>
    /// <remarks>
    /// With a = rate·(1-μt)/(1-Π), b = rate·μ(t+1)/(1-Π·μ(t+1)) and bc2 = 1-β2ᵗ: (a·g + b·m) / (√(v/bc2) + ε) =
    /// a·√bc2·(g + (b/a)·m) / (√v + ε·√bc2). Of μt = β1(1 - ½·0.96^(t·ψ)) the power is a running product of 0.96^ψ, which
    /// <see cref="DoubleExponential"/> computes from ln 0.96 by additions and multiplications.
    /// </remarks>
    public static StepScalars NAdam(
        ref OptimizerState state, double learningRate, double beta1, double beta2, double epsilon, double momentumDecay)
    {
        AdvanceMoments(ref state, beta1, beta2);
        double warmup = DoubleExponential.Of(momentumDecay * LogOfWarmup);
        Advance(ref state.WarmupPower, warmup);
        double momentum = beta1 * (1 - 0.5 * state.WarmupPower);
        double next = beta1 * (1 - 0.5 * (state.WarmupPower * warmup));
        Advance(ref state.MomentumProduct, momentum);
        double ofGradient = (1 - momentum) / (1 - state.MomentumProduct);
        double ofMoment = next / (1 - state.MomentumProduct * next);
        double root = Math.Sqrt(1 - state.Beta2Power);
        return new StepScalars(-learningRate * ofGradient * root, epsilon * root, MomentFactor: ofMoment / ofGradient);
    }

    /// <summary>RAdam, with the bias corrections and the rectification folded into the step size.</summary>
    /// <remarks>
    /// An ε of 0 means that this step uses m alone, because ρt = ρ∞ - 2t·β2ᵗ/(1-β2ᵗ) does not exceed 5, where ρ∞ = 2/(1-β2) - 1.
    /// </remarks>
    public static StepScalars RAdam(ref OptimizerState state, double learningRate, double beta1, double beta2, double epsilon)
    {
        AdvanceMoments(ref state, beta1, beta2);
        double stepSize = -learningRate / (1 - state.Beta1Power);
        double correction = 1 - state.Beta2Power;
        double most = 2 / (1 - beta2) - 1;
        double length = most - 2d * state.StepCount * state.Beta2Power / correction;
        if (!(length > MinAverageLength))
        {
            return new StepScalars(stepSize);
        }

        double rectification = Math.Sqrt((length - 4) * (length - 2) * most / ((most - 4) * (most - 2) * length));
        return new StepScalars(stepSize * rectification * Math.Sqrt(correction), epsilon);
    }

    /// <summary>Adamax, with the bias correction folded into the step size.</summary>
    public static StepScalars Adamax(ref OptimizerState state, double learningRate, double beta1)
    {
        state.StepCount++;
        Advance(ref state.Beta1Power, beta1);
        return new StepScalars(-learningRate / (1 - state.Beta1Power));
    }

    /// <summary>Adagrad, whose learning rate decays with the steps; the first step has the full rate.</summary>
    public static StepScalars Adagrad(ref OptimizerState state, double learningRate, double learningRateDecay, double epsilon)
    {
        double steps = state.StepCount++;
        return new StepScalars(-learningRate / (1 + steps * learningRateDecay), epsilon);
    }

    /// <summary>Lion, with decoupled weight decay.</summary>
    public static StepScalars Lion(ref OptimizerState state, double learningRate, double weightDecay)
    {
        state.StepCount++;
        return new StepScalars(-learningRate, Decay: Decay(learningRate, weightDecay));
    }

    private static void AdvanceMoments(ref OptimizerState state, double beta1, double beta2)
    {
        state.StepCount++;
        Advance(ref state.Beta1Power, beta1);
        Advance(ref state.Beta2Power, beta2);
    }

    /// <summary>
    /// Advances a running power. One that becomes subnormal is 0 from then on: it would stop at a number that times the factor rounds to
    /// itself, and slow down every later step. No scalar of a step changes by that, since 1 minus either is 1.
    /// </summary>
    private static void Advance(ref double power, double factor)
    {
        power *= factor;
        if (double.IsSubnormal(power))
        {
            power = 0;
        }
    }

    /// <summary>
    /// Computes the decay: exactly 0 if the weight decay is 0 as a float, which means no decay; otherwise at least the smallest float. A
    /// product that rounds to -0 would be a decay for a network, which multiplies by it, but none for a ParameterOptimizer, which compares
    /// it with 0.
    /// </summary>
    private static double Decay(double learningRate, double weightDecay) =>
        (float)weightDecay == 0 ? 0 : -Math.Max(learningRate * weightDecay, float.Epsilon);
}
