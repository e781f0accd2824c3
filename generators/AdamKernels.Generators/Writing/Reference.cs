namespace AdamKernels.Generators.Writing;

/// <summary>Spells references into buffers.</summary>
internal static class Reference
{
    /// <summary>The float at an offset from a reference.</summary>
    public static string At(string reference, int offset) => offset == 0 ? reference : $"Unsafe.Add(ref {reference}, {Literal.Int(offset)})";
}
