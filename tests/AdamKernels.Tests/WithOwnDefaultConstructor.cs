namespace AdamKernels.Tests;

/// <summary>A constructor without parameters takes the place of the emitted one with its default seed.</summary>
[Network(3, MaxBatchSize = 8)]
[Dense(5, Activation.Tanh)]
[Dense(2)]
[MeanSquaredError]
[Sgd]
public sealed partial class WithOwnDefaultConstructor
{
    /// <summary>Made while the class is initialized.</summary>
    public static readonly WithOwnDefaultConstructor Shared = new();

    public WithOwnDefaultConstructor()
    {
    }
}
