namespace AdamKernels;

/// <summary>The values of hyper-parameters, and the fractions that layers drop.</summary>
/// <param name="Numbers">A value for each hyper-parameter, used or not.</param>
/// <param name="Dropouts">A fraction for each layer.</param>
internal sealed record HyperparameterValues(double[] Numbers, double[] Dropouts)
{
    /// <summary>A copy that can be changed.</summary>
    public HyperparameterValues Copy() => new([.. Numbers], [.. Dropouts]);
}
