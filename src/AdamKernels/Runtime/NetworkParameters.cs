using System.ComponentModel;

namespace AdamKernels.Runtime;

/// <summary>What every emitted network does with its parameters.</summary>
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

    /// <summary>Initializes all layers from a seed, in their order.</summary>
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
                ParameterInitializer.Fill(block.Initializer, block.InitialValue, rest[..block.Count], layer.Inputs, layer.Outputs, ref random);
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
        CanonicalOrder.CopyFrom(description, source, parameters.Span);
        parameters.Version++;
    }

    /// <summary>A standardization that a network was given, after it was found to be for its inputs.</summary>
    /// <exception cref="ArgumentException">It is for another number of inputs.</exception>
    public static Standardization CheckStandardization(NetworkDescription description, Standardization value)
    {
        ArgumentNullException.ThrowIfNull(description);
        ArgumentNullException.ThrowIfNull(value);
        return value.Width == description.InputCount
            ? value
            : throw new ArgumentException($"Expected a standardization of {description.InputCount} inputs, but got one of {value.Width}.", nameof(value));
    }
}
