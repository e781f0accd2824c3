namespace AdamKernels.Generators.Writing;

/// <summary>A comparison of two values. Comparisons with NaN are false.</summary>
internal enum Comparison
{
    LessThan,
    LessThanOrEqual,
    GreaterThan,
}
