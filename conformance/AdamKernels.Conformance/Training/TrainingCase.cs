namespace AdamKernels.Conformance;

/// <summary>One network of the conformance suite.</summary>
public abstract class TrainingCase
{
    /// <summary>Steps of a training.</summary>
    public const int Steps = 200;

    /// <summary>The type of the network.</summary>
    public abstract Type Network { get; }

    /// <summary>Trains a new network, and returns a line of hashes for its beginning, steps 1 and 10, and its end.</summary>
    public abstract IReadOnlyList<string> Run(RunOptions options);
}
