namespace AdamKernels.Generators.Emission.Optimizers;

/// <summary>A number that an update multiplies by.</summary>
internal readonly record struct Coefficient(string Name, double Value);
