namespace AdamKernels;

/// <summary>Declares the next dense layer of a <see cref="NetworkAttribute">network</see>: y = activation(x · Wᵀ + b).</summary>
/// <param name="outputs">Number of outputs, at least 1.</param>
/// <param name="activation">Function applied to every output.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class DenseAttribute(int outputs, Activation activation = Activation.Identity) : Attribute
{
    /// <summary>Number of outputs.</summary>
    public int Outputs { get; } = outputs;

    /// <summary>Function applied to every output.</summary>
    public Activation Activation { get; } = activation;
}
