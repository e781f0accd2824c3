using AdamKernels.Generators.Declared;

namespace AdamKernels.Generators.Emission.Optimizers;

/// <summary>
/// A number that an update multiplies by, derived from a hyper-parameter. As a constant and from an argument it has the same bits: both are
/// computed in double and rounded to float once.
/// </summary>
/// <param name="Name">Its name in emitted code.</param>
/// <param name="Value">The value that follows from the declaration.</param>
/// <param name="Expression">The value that follows from a hyper-parameter: an operand with {0} in its place.</param>
/// <param name="Source">The hyper-parameter; null for one that only the optimizers for the user's own parameters have.</param>
internal sealed record Coefficient(string Name, double Value, string Expression = "{0}", Hyperparameter? Source = null)
{
    /// <summary>Whether it is an argument of the kernels.</summary>
    public bool IsArgument { get; init; }

    /// <summary>The register that holds an argument in every lane.</summary>
    public string Register => Name + "All";

    /// <summary>A hyper-parameter itself.</summary>
    public static Coefficient Of(Hyperparameter source, double value) => new(NameOf(source), value, Source: source);

    /// <summary>The rest of a decay.</summary>
    public static Coefficient OneMinus(Hyperparameter source, double value) => new($"oneMinus{source}", 1 - value, "(1 - {0})", source);

    /// <summary>A hyper-parameter as an argument or a variable.</summary>
    public static string NameOf(Hyperparameter source) => char.ToLowerInvariant($"{source}"[0]) + $"{source}".Substring(1);
}
