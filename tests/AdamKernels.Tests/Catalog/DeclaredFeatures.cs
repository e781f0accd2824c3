using System.Reflection;

namespace AdamKernels.Tests.Catalog;

/// <summary>
/// What a declaration can contain, by reflection, so that lists of networks that lack a new feature make a test fail: each attribute, each
/// activation, and each option of a layer.
/// </summary>
internal static class DeclaredFeatures
{
    private static readonly PropertyInfo[] LayerOptions = [.. typeof(DenseAttribute).GetProperties().Where(option => option.CanWrite)];

    /// <summary>Everything that there is.</summary>
    public static IEnumerable<string> All =>
    [
        .. typeof(NetworkAttribute).Assembly.GetExportedTypes()
            .Where(type => type.IsSubclassOf(typeof(Attribute)) && type is { IsAbstract: false, Namespace: nameof(AdamKernels) })
            .Select(Name),
        .. Enum.GetValues<Activation>().Select(Name),
        .. LayerOptions.Select(Name),
    ];

    /// <summary>What some networks declare.</summary>
    public static IEnumerable<string> Of(IEnumerable<Type> networks) =>
        networks.SelectMany(network => network.GetCustomAttributes()).SelectMany(Of).Distinct();

    private static IEnumerable<string> Of(Attribute attribute) => attribute is not DenseAttribute layer ? [Name(attribute.GetType())] :
    [
        Name(typeof(DenseAttribute)),
        Name(layer.Activation),
        .. LayerOptions.Where(option => !Equals(option.GetValue(layer), option.GetValue(new DenseAttribute(1)))).Select(Name),
    ];

    private static string Name(Type attribute) => $"[{attribute.Name.Replace(nameof(Attribute), "", StringComparison.Ordinal)}]";

    private static string Name(Activation activation) => $"Activation.{activation}";

    private static string Name(PropertyInfo option) => $"Dense.{option.Name}";
}
