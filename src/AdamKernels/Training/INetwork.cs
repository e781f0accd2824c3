namespace AdamKernels;

/// <summary>
/// What a program can call on a network of any shape, so that one list can hold networks of several types. The generator implements it for
/// every class with <see cref="NetworkAttribute"/>.
/// </summary>
public interface INetwork
{
    /// <summary>Number of inputs of one sample.</summary>
    int InputCount { get; }

    /// <summary>Number of outputs of one sample.</summary>
    int OutputCount { get; }

    /// <summary>Number of parameters.</summary>
    int ParameterCount { get; }

    /// <summary>
    /// The standardization of the inputs; null unless the network declares <see cref="StandardizeInputsAttribute"/>, and until it is set or
    /// learned by a Fit.
    /// </summary>
    /// <exception cref="ArgumentException">The standardization has another number of columns than the network has inputs.</exception>
    /// <exception cref="InvalidOperationException">The property is set, but the network does not declare it.</exception>
    Standardization? InputStandardization
    {
        get => null;
        set => throw new InvalidOperationException($"{GetType()} does not declare [StandardizeInputs].");
    }

    /// <summary>
    /// The standardization of the targets; null unless the network declares <see cref="StandardizeTargetsAttribute"/>, and until it is set
    /// or learned by a Fit.
    /// </summary>
    /// <exception cref="ArgumentException">The standardization has another number of columns than the network has outputs.</exception>
    /// <exception cref="InvalidOperationException">The property is set, but the network does not declare it.</exception>
    Standardization? TargetStandardization
    {
        get => null;
        set => throw new InvalidOperationException($"{GetType()} does not declare [StandardizeTargets].");
    }

    /// <summary>Computes the outputs of any number of samples. Several threads may call it at once.</summary>
    /// <remarks>
    /// Meanwhile, other threads may call all that only reads the network. If one changes it, as a training step or
    /// <see cref="SetParameters"/> does, the outputs may mix old and new parameters: give other threads the weights by a
    /// <see cref="WeightPublisher{TNetwork}"/>.
    /// </remarks>
    /// <param name="inputs">A whole number of samples, one row after the other.</param>
    /// <param name="outputs">Receives one row per sample. It must not overlap the inputs.</param>
    /// <exception cref="ArgumentException">
    /// The inputs are not whole samples, or the outputs have another length or overlap them.
    /// </exception>
    /// <exception cref="InvalidOperationException">A declared standardization was neither set nor learned.</exception>
    void Predict(ReadOnlySpan<float> inputs, Span<float> outputs);

    /// <summary>
    /// Copies all parameters out: for each layer the weights as [output, input], then the biases; for a normalized layer then the gains
    /// and, with LayerNorm, the shifts.
    /// </summary>
    /// <param name="destination">Receives one float per parameter.</param>
    /// <exception cref="ArgumentException">The length is not <see cref="ParameterCount"/>.</exception>
    void GetParameters(Span<float> destination);

    /// <summary>Replaces all parameters, in the order of <see cref="GetParameters"/>.</summary>
    /// <param name="source">One float per parameter.</param>
    /// <exception cref="ArgumentException">The length is not <see cref="ParameterCount"/>, or a parameter is not finite.</exception>
    void SetParameters(ReadOnlySpan<float> source);
}
