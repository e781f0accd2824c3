using System.Globalization;
using System.Reflection;
using AdamKernels.Tests.Catalog;
using AdamKernels.Tests.Optimizers;

namespace AdamKernels.Tests.Options;

/// <summary>
/// Each case of an optimizer as three networks, with options of training in turn: the numbers as constants, the same numbers adjustable,
/// and other constants.
/// </summary>
internal static class AdjustableVariants
{
    private const string Namespace = "AdamKernels.Adjustable";

    private const double Limit = 0.02;

    private static readonly string[] Options =
    [
        "", "[ClipGradientValue({0}, Adjustable = {1})]", "[AccumulateGradients(2)]", "[ClipGradientNorm({0}, Adjustable = {1})]", "",
        "[AccumulateGradients(2), ClipGradientNorm({0}, Adjustable = {1})]", "[AverageParameters]",
    ];

    /// <summary>
    /// The cases. Without the slow tests, of each optimizer the first, which is its plain form, and the one with everything: each number
    /// of each optimizer is met, and where it is 0 by default, also as 0. Dampening is in neither, because Nesterov momentum excludes it.
    /// </summary>
    private static readonly string[] Keys = [.. OptimizerCases.All
        .GroupBy(named => Attribute(named.Value).GetType())
        .SelectMany(optimizer => optimizer.Where((named, i) =>
            SlowTests.AreOn
            || i == 0
            || named.Key.EndsWith(" with everything", StringComparison.Ordinal)
            || Attribute(named.Value) is SgdAttribute { Dampening: > 0 }))
        .Select(named => named.Key)];

    private static readonly Lazy<Assembly> Compiled = new(
        () => Assembly.LoadFrom(CompiledNetworks.Compile(Namespace, Keys.SelectMany(Declarations), onlyThisPath: true)));

    private enum Variant
    {
        Fixed,
        Adjustable,
        Changed,
    }

    public static TheoryData<string> Names => [.. Keys];

    /// <summary>The network with constants.</summary>
    public static Type Fixed(string name) => Get(Variant.Fixed, name);

    /// <summary>The network with adjustable numbers.</summary>
    public static Type Adjustable(string name) => Get(Variant.Adjustable, name);

    /// <summary>The network whose constants are <see cref="Other"/>.</summary>
    public static Type Changed(string name) => Get(Variant.Changed, name);

    /// <summary>Another value of a hyper-parameter, in its range too.</summary>
    public static double Other(Hyperparameter name, double value) => name switch
    {
        Hyperparameter.WeightDecay => value == 0 ? 0.05 : 0,
        Hyperparameter.Epsilon => value * 100,
        Hyperparameter.MaxGradientNorm or Hyperparameter.MaxGradientMagnitude => value / 2,
        Hyperparameter.MomentumDecay or Hyperparameter.LearningRateDecay => value + 0.02,
        _ => value / 2 + 0.125,
    };

    private static Type Get(Variant variant, string name) =>
        Compiled.Value.GetType($"{Namespace}.{Name(variant, name)}", throwOnError: true)!;

    private static string Name(Variant variant, string name) => $"{variant}{Array.IndexOf(Keys, name)}";

    private static IEnumerable<string> Declarations(string name) => Enum.GetValues<Variant>().Select(variant =>
    {
        string options = string.Format(
            CultureInfo.InvariantCulture,
            Options[Array.IndexOf(Keys, name) % Options.Length],
            variant == Variant.Changed ? Other(Hyperparameter.MaxGradientNorm, Limit) : Limit,
            variant == Variant.Adjustable ? "true" : "false");
        return $"""
            [Network(20, MaxBatchSize = 40)]
            [Dense(33, Activation.Tanh, LearningRateFactor = 0.5)]
            [Dense(2)]
            [MeanSquaredError]
            [{Optimizer(Attribute(OptimizerCases.All[name]), variant)}]
            {options}
            public sealed partial class {Name(variant, name)};
            """;
    });

    private static OptimizerAttribute Attribute(OptimizerCase optimizer) =>
        optimizer.NetworkType.GetCustomAttribute<OptimizerAttribute>()!;

    private static string Optimizer(OptimizerAttribute optimizer, Variant variant)
    {
        Dictionary<string, double> changed = variant != Variant.Changed ? [] : ((IHyperparameters)optimizer).Hyperparameters
            .ToDictionary(declared => $"{declared.Name}", declared => Other(declared.Name, declared.Value));
        IEnumerable<string> arguments = optimizer.GetType().GetProperties()
            .Where(option => option.CanWrite && option.Name != nameof(OptimizerAttribute.Adjustable))
            .Select(option => string.Create(
                CultureInfo.InvariantCulture,
                $"{option.Name} = {(option.GetValue(optimizer) is bool flag ? (flag ? "true" : "false") : Number(option))}"));
        string name = optimizer.GetType().Name.Replace(nameof(Attribute), "", StringComparison.Ordinal);
        return $"{name}({string.Join(", ", arguments)}, Adjustable = {(variant == Variant.Adjustable ? "true" : "false")})";

        string Number(PropertyInfo option) => changed.GetValueOrDefault(option.Name, (double)option.GetValue(optimizer)!)
            .ToString("R", CultureInfo.InvariantCulture);
    }
}
