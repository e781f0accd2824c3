namespace AdamKernels;

/// <summary>
/// Keeps an exponential moving average a of the parameters p: a += (1-decay)·(p - a) after every update, while they are in registers. It
/// starts at the parameters. <c>EvaluateAverage</c> evaluates it, and <c>CopyAverageTo</c> copies it to a network.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class AverageParametersAttribute : Attribute
{
    /// <summary>Decay of the average, in [0, 1).</summary>
    [InRange(NumberRange.Decay)]
    public double Decay { get; set; } = 0.999;
}
