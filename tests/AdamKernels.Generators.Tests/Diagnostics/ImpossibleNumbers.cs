using AdamKernels.Generators.Declared;
using AdamKernels.Generators.Parsing;

namespace AdamKernels.Generators.Tests.Diagnostics;

/// <summary>Every number that an attribute of a declaration takes, found by reflection, with a value that is in no range.</summary>
internal static class ImpossibleNumbers
{
    public static IEnumerable<(string Attribute, string Argument)> All =>
        from type in KnownAttributes.Types
        from argument in Named(type).Concat(Positional(type))
        select (KnownAttributes.ShortName(type), argument);

    /// <summary>A network that has the attribute with the argument, and is right otherwise.</summary>
    public static string Declare(string attribute, string argument)
    {
        string given = $"{attribute}({argument})";
        Type type = KnownAttributes.Types.Single(type => KnownAttributes.ShortName(type) == attribute);
        bool isNetwork = type == typeof(NetworkAttribute), isLayer = type == typeof(DenseAttribute);
        bool isLoss = type.IsSubclassOf(typeof(LossAttribute)), isOptimizer = type.IsSubclassOf(typeof(OptimizerAttribute));
        string[] parts =
        [
            isNetwork ? given : "Network(4)",
            .. isLayer ? [given] : Array.Empty<string>(),
            "Dense(3)",
            isLoss ? given : "MeanSquaredError",
            isOptimizer ? given : "Adam",
            .. isNetwork || isLayer || isLoss || isOptimizer ? Array.Empty<string>() : [given],
        ];
        return $"using AdamKernels;\n[{string.Join(", ", parts)}] partial class Net;";
    }

    private static IEnumerable<string> Named(Type type) => type.GetProperties().Where(property => property.CanWrite).SelectMany(property =>
        property.PropertyType == typeof(double) ? [$"{Leading(type)}{property.Name} = double.NaN"]
        : property.PropertyType == typeof(double[]) ? [$"{Leading(type)}{property.Name} = new[] {{ double.NaN }}"]
        : Array.Empty<string>());

    private static IEnumerable<string> Positional(Type type) =>
        type.GetConstructors().Select(constructor => constructor.GetParameters()).SelectMany(parameters =>
        parameters is [{ ParameterType: { } only }, ..] && (
            only == typeof(double) || only == typeof(int)) ? [only == typeof(double) ? "double.NaN" : "0"] : Array.Empty<string>());

    /// <summary>What a constructor asks for before the named arguments: a valid count.</summary>
    private static string Leading(Type type) =>
        type.GetConstructors().Any(constructor => constructor.GetParameters().Length == 0) ? "" : "4, ";
}
