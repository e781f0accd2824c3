namespace AdamKernels;

/// <summary>How a network is saved and loaded.</summary>
public sealed record NetworkFileOptions
{
    /// <summary>The names of the tensors in the file; by default those of PyTorch's <c>nn.Sequential</c>.</summary>
    /// <exception cref="ArgumentNullException">The names are null.</exception>
    public TensorNames Names
    {
        get;
        init => field = value ?? throw new ArgumentNullException(nameof(value), "Expected names, but got null.");
    }
    = TensorNames.Sequential;

    /// <summary>
    /// Whether parameters may be infinite or not a number. By default such a network is neither saved nor loaded, so that a file with good
    /// parameters is not replaced.
    /// </summary>
    public bool AllowNonFinite { get; init; }

    /// <summary>
    /// Whether the file may have tensors besides those of the network, as if it is a part of a larger model. By default they are an error.
    /// </summary>
    public bool IgnoreOtherTensors { get; init; }

    internal static NetworkFileOptions Default { get; } = new();
}
