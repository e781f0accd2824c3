namespace AdamKernels;

/// <summary>
/// What a program calls on a network of whatever shape, so that it can hold several in one list. The generator implements it for every class
/// with <see cref="NetworkAttribute"/>.
/// </summary>
public interface INetwork
{
    /// <summary>Inputs of one sample.</summary>
    int InputCount { get; }

    /// <summary>Outputs of one sample.</summary>
    int OutputCount { get; }

    /// <summary>Number of parameters.</summary>
    int ParameterCount { get; }

    /// <summary>What the network standardizes its inputs with; null unless it declares <see cref="StandardizeInputsAttribute"/>.</summary>
    /// <exception cref="ArgumentException">It is for another number of inputs.</exception>
    /// <exception cref="InvalidOperationException">It is set, and the network does not declare it.</exception>
    Standardization? InputStandardization
    {
        get => null;
        set => throw new InvalidOperationException($"{GetType()} does not declare [StandardizeInputs].");
    }

    /// <summary>Predicts any number of samples, one row after the other; safe to call from several threads at once.</summary>
    /// <param name="inputs">A whole number of samples.</param>
    /// <param name="outputs">Receives one row per sample; must not overlap the inputs.</param>
    /// <exception cref="ArgumentException">The inputs are not whole samples, or the outputs have another length or overlap them.</exception>
    void Predict(ReadOnlySpan<float> inputs, Span<float> outputs);

    /// <summary>
    /// Copies all parameters: for each layer the weights as [output, input], then the biases, then for a normalized layer the gains and the shifts.
    /// </summary>
    /// <param name="destination">Receives one float per parameter.</param>
    /// <exception cref="ArgumentException">The length is another one.</exception>
    void GetParameters(Span<float> destination);

    /// <summary>Replaces all parameters, in the order of <see cref="GetParameters"/>.</summary>
    /// <param name="source">One float per parameter.</param>
    /// <exception cref="ArgumentException">The length is another one.</exception>
    void SetParameters(ReadOnlySpan<float> source);
}
