namespace AdamKernels.Runtime;

/// <summary>
/// Copies between a buffer in the kernels' layout and the canonical order in which parameters leave the library: block after block, each
/// row by row without padding, with the order and the shapes of PyTorch.
/// </summary>
internal static class CanonicalOrder
{
    /// <summary>Copies all parameters out.</summary>
    public static void CopyTo(NetworkDescription description, ReadOnlySpan<float> buffer, Span<float> canonical)
    {
        foreach (ParameterBlock block in description.Blocks)
        {
            block.CopyTo(buffer, canonical);
            canonical = canonical[block.Count..];
        }
    }

    /// <summary>Copies all parameters in.</summary>
    public static void CopyFrom(NetworkDescription description, ReadOnlySpan<float> canonical, Span<float> buffer)
    {
        // Clears the padding too: values that are not finite may have spread into it, and nothing else would remove them.
        buffer.Clear();
        foreach (ParameterBlock block in description.Blocks)
        {
            block.CopyFrom(canonical, buffer);
            canonical = canonical[block.Count..];
        }
    }
}
