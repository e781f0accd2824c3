namespace AdamKernels.Tests;

/// <summary>Constructors of the program's own: one that knows nothing of the seed, and one that passes it on.</summary>
[Network(3, MaxBatchSize = 8)]
[Dense(5, Activation.Tanh)]
[Dense(2)]
[MeanSquaredError]
[Sgd]
public sealed partial class WithOwnConstructors
{
    public WithOwnConstructors(string name) => Name = name;

    public WithOwnConstructors(string name, ulong seed)
        : this(seed) => Name = name;

    public string Name { get; } = "";
}
