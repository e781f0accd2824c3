namespace AdamKernels.Generators.Writing;

/// <summary>A comparison of two values. Every one with NaN is false.</summary>
internal enum Comparison
{
    LessThan,
    LessThanOrEqual,
    GreaterThan,
}
