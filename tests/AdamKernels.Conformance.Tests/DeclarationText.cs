using System.Globalization;
using System.Reflection;

namespace AdamKernels.Conformance.Tests;

/// <summary>A declaration as conformance/networks.txt has it: a line for each attribute, with its values.</summary>
internal static class DeclarationText
{
    /// <summary>The lines of a network.</summary>
    public static IEnumerable<string> Of(Type network) =>
    [
        $"network {network.Name}",
        .. network.GetCustomAttributes<Attribute>(inherit: false).Where(IsOfDeclaration).Select(Line),
        "",
    ];

    /// <summary>All that a declaration says besides the numbers: attributes, their options, and the values of enumerations.</summary>
    public static IEnumerable<string> Features(Type network) => network.GetCustomAttributes<Attribute>(inherit: false)
        .Where(IsOfDeclaration)
        .SelectMany(attribute => Properties(attribute.GetType())
            .Where(option => IsSaid(option.GetValue(attribute)))
            .Select(option => Name(option, option.GetValue(attribute)))
            .Prepend(Name(attribute.GetType())));

    /// <summary>The same for all that can be declared.</summary>
    public static IEnumerable<string> AllFeatures() => ((Assembly[])[typeof(NetworkAttribute).Assembly, typeof(SamplesAttribute).Assembly])
        .SelectMany(assembly => assembly.GetExportedTypes())
        .Where(type => type is { IsAbstract: false } && IsOfDeclaration(type))
        .SelectMany(type => Properties(type)
            .SelectMany(option => option.PropertyType.IsEnum
                ? Enum.GetValues(option.PropertyType).Cast<object>().Select(value => Name(option, value))
                : [Name(option, null)])
            .Prepend(Name(type)))
        .Distinct();

    /// <summary>The name of an option, which for all optimizers is that of their base.</summary>
    private static string Name(PropertyInfo option, object? value) =>
        $"{Name(option.DeclaringType!)}.{option.Name}{(value is Enum ? $" = {value}" : "")}";

    private static string Line(Attribute attribute)
    {
        IEnumerable<string> values = Properties(attribute.GetType())
            .Select(option => (option.Name, Value: option.GetValue(attribute)))
            .Where(option => IsSaid(option.Value))
            .Select(option => $"{option.Name} = {Text(option.Value!)}");
        return $"  {Name(attribute.GetType())} {string.Join(", ", values)}".TrimEnd();
    }

    /// <summary>Numbers that are 0, and what is false or absent, are left out.</summary>
    private static bool IsSaid(object? value) => value is not (null or false or 0 or 0.0);

    private static IEnumerable<PropertyInfo> Properties(Type attribute) => attribute
        .GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(property => property.Name != nameof(Attribute.TypeId))
        .OrderBy(property => property.DeclaringType == attribute ? 1 : 0);

    private static string Text(object value) => value switch
    {
        bool => "true",
        double[] numbers => $"[{string.Join("; ", numbers.Select(number => Text(number)))}]",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new NotSupportedException($"No text for a {value.GetType().Name}."),
    };

    private static bool IsOfDeclaration(Attribute attribute) => IsOfDeclaration(attribute.GetType());

    private static bool IsOfDeclaration(Type type) =>
        type.IsSubclassOf(typeof(Attribute)) && type.Namespace is nameof(AdamKernels) or "AdamKernels.Conformance";

    private static string Name(Type attribute) => attribute.Name.Replace(nameof(Attribute), "", StringComparison.Ordinal);
}
