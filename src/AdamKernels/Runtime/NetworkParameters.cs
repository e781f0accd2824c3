using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;

namespace AdamKernels.Runtime;

/// <summary>The parameters of emitted networks: initialization, and copies in and out.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class NetworkParameters
{
    /// <summary>Allocates the parameters of a network, initialized from a seed.</summary>
    public static AlignedBuffer Create(NetworkDescription description, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(description);
        var parameters = new AlignedBuffer(description.BufferLength);
        Initialize(description, parameters, seed);
        return parameters;
    }

    /// <summary>Initializes all parameters from a seed, in canonical order.</summary>
    public static void Initialize(NetworkDescription description, AlignedBuffer parameters, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(description);
        ArgumentNullException.ThrowIfNull(parameters);
        var random = new DeterministicRandom(seed);
        var canonical = new float[description.ParameterCount];
        Span<float> rest = canonical;
        foreach (LayerDescription layer in description.Layers)
        {
            foreach (ParameterBlock block in layer.Blocks)
            {
                Span<float> values = rest[..block.Count];
                ParameterInitializer.Fill(block.Initializer, block.InitialValue, values, layer.Inputs, layer.Outputs, ref random);
                rest = rest[block.Count..];
            }
        }

        CanonicalOrder.CopyFrom(description, canonical, parameters.Span);
    }

    /// <summary>Copies all parameters out, in canonical order.</summary>
    public static void Get(NetworkDescription description, AlignedBuffer parameters, Span<float> destination)
    {
        ArgumentNullException.ThrowIfNull(description);
        ArgumentNullException.ThrowIfNull(parameters);
        Check.Length(destination.Length, description.ParameterCount, nameof(destination));
        CanonicalOrder.CopyTo(description, parameters.Span, destination);
    }

    /// <summary>Copies all parameters in, from canonical order.</summary>
    public static void Set(NetworkDescription description, AlignedBuffer parameters, ReadOnlySpan<float> source)
    {
        ArgumentNullException.ThrowIfNull(description);
        ArgumentNullException.ThrowIfNull(parameters);
        Check.Length(source.Length, description.ParameterCount, nameof(source));
        if (!Finite.All(source))
        {
            ThrowNotFinite(description, source);
        }

        CanonicalOrder.CopyFrom(description, source, parameters.Span);
        parameters.Version++;
    }

    [DoesNotReturn]
    private static void ThrowNotFinite(NetworkDescription description, ReadOnlySpan<float> source)
    {
        int at = 0;
        while (float.IsFinite(source[at]))
        {
            at++;
        }

        int layer = 0, end = description.Layers[0].ParameterCount;
        while (at >= end)
        {
            end += description.Layers[++layer].ParameterCount;
        }

        throw new ArgumentException(
            FormattableString.Invariant($"Expected finite parameters, but the one at index {at}, in layer {layer + 1}, is {source[at]}."),
            nameof(source));
    }

    /// <summary>Returns a standardization if it fits a network.</summary>
    /// <param name="value">The standardization; null for none.</param>
    /// <param name="width">Number of inputs or outputs of the network.</param>
    /// <exception cref="ArgumentException">It has another number of columns.</exception>
    public static Standardization? CheckStandardization(Standardization? value, int width) => value is null || value.Width == width
        ? value
        : throw new ArgumentException(
            $"Expected a standardization of {Check.Count(width, "column")}, but got one of {value.Width}.", nameof(value));
}
