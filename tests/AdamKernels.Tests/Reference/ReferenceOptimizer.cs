namespace AdamKernels.Tests.Reference;

/// <summary>
/// The update of one parameter in double, from the formula as it is published: nothing folded, nothing reordered. Hyper-parameters are
/// not rounded to float either.
/// </summary>
internal abstract class ReferenceOptimizer
{
    /// <summary>The smallest float that is not sub-normal, 2^-126.</summary>
    public const double SmallestNormal = 1.1754943508222875e-38;

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

    /// <summary>A state below the normal floats is kept as 0.</summary>
    protected static Sum Flush(Sum state) => Math.Abs(state.Value) < SmallestNormal ? state with { Value = 0 } : state;
}
