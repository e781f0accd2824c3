namespace AdamKernels.Tests.Reference;

/// <summary>
/// The update of one parameter in double, from the formula as it is published: nothing folded, nothing reordered. Hyper-parameters are
/// not rounded to float either.
/// </summary>
internal abstract class ReferenceOptimizer
{
    /// <summary>The smallest float that is not subnormal, 2^-126.</summary>
    public const double SmallestNormal = 1.1754943508222875e-38;

    /// <summary>λ: weight decay.</summary>
    public double WeightDecay { get; init; }

    /// <summary>Whether to climb.</summary>
    public bool Maximize { get; init; }

    /// <summary>Values kept for each parameter besides itself.</summary>
    public abstract int StateCount { get; }

    /// <summary>Begins the next step.</summary>
    public virtual void Advance()
    {
    }

    /// <summary>The values of one parameter after the step.</summary>
    /// <param name="values">The parameter, then its states.</param>
    /// <param name="gradient">Its gradient.</param>
    /// <param name="learningRate">The learning rate of this step.</param>
    public abstract Sum[] Update(double[] values, double gradient, double learningRate);

    /// <summary>
    /// Whether a state is an update itself, which shows the roundings of the whole chain of operations as a parameter near 0 does.
    /// </summary>
    /// <param name="state">Number of the state, from 0.</param>
    public virtual bool IsUpdate(int state) => false;

    /// <summary>g = ±gradient + λp, first the sign, then the decay; with a decay rounded to float.</summary>
    /// <remarks>
    /// With weight decay the step is measured from the gradient as a float, as if it had come so. Where gradient and decay cancel, as they
    /// do where training converges, little else than this rounding is left of it, and its square and quotients multiply the error. The sum
    /// itself is measured with SGD and momentum, which use <see cref="Exact"/>.
    /// </remarks>
    protected virtual Sum Effective(double parameter, double gradient) => WeightDecay == 0
        ? Raw(gradient)
        : MathF.FusedMultiplyAdd((float)WeightDecay, (float)parameter, (float)Raw(gradient));

    /// <summary>g = ±gradient + λp, not rounded.</summary>
    protected Sum Exact(double parameter, double gradient) => WeightDecay * (Sum)parameter + Raw(gradient);

    /// <summary>The gradient of what is to shrink, without weight decay.</summary>
    protected double Raw(double gradient) => Maximize ? -gradient : gradient;

    /// <summary>average + weight·(value - average).</summary>
    protected static Sum Lerp(double average, Sum value, double weight) => average + weight * (value + -average);

    /// <summary>A state below the normal floats is kept as 0.</summary>
    protected static Sum Flush(Sum state) => Math.Abs(state.Value) < SmallestNormal ? state with { Value = 0 } : state;
}
