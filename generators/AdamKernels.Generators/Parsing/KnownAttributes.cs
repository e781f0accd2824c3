using System.Reflection;
using AdamKernels.Generators.Declared;
using Microsoft.CodeAnalysis;

namespace AdamKernels.Generators.Parsing;

/// <summary>The attributes that make up a declaration, which the generator reads from the runtime's own source.</summary>
internal static class KnownAttributes
{
    public const string Namespace = "AdamKernels";

    public const string Network = Namespace + "." + nameof(NetworkAttribute);

    /// <summary>An attribute that is internal to the runtime, whose own optimizers come from the same emitters.</summary>
    public const string ParameterOptimizer = Namespace + ".Runtime.ParameterOptimizerAttribute";

    private const string Suffix = nameof(Attribute);

    private static readonly Dictionary<string, Type> s_types = typeof(NetworkAttribute).Assembly.GetTypes()
        .Where(type => type is { IsAbstract: false, IsPublic: true } && typeof(Attribute).IsAssignableFrom(type))
        .ToDictionary(type => type.Name);

    /// <summary>The generator's types for all of them.</summary>
    public static IEnumerable<Type> Types => s_types.Values;

    /// <summary>The generator's type for an attribute; null if it is not part of a declaration.</summary>
    public static Type? TypeOf(AttributeData attribute) =>
        attribute.AttributeClass is { ContainingNamespace: { Name: Namespace, ContainingNamespace.IsGlobalNamespace: true } } type
            && s_types.TryGetValue(type.MetadataName, out Type known)
            ? known
            : null;

    /// <summary>Whether an attribute is of a type or derived from it.</summary>
    public static bool Is<TAttribute>(AttributeData attribute)
        where TAttribute : Attribute => TypeOf(attribute) is { } type && typeof(TAttribute).IsAssignableFrom(type);

    /// <summary>Whether an attribute is part of a network's declaration, besides <c>[Network]</c>.</summary>
    public static bool IsPart(AttributeData attribute) => TypeOf(attribute) is { } type && type != typeof(NetworkAttribute);

    /// <summary>The names of all attributes of a kind that fit with their defaults, to choose one.</summary>
    public static IEnumerable<string> Choices<TAttribute>(Func<TAttribute, bool> fits)
        where TAttribute : Attribute => s_types.Values
        .Where(type => typeof(TAttribute).IsAssignableFrom(type) && fits((TAttribute)Activator.CreateInstance(type)))
        .Select(ShortName)
        .OrderBy(name => name, StringComparer.Ordinal);

    /// <summary>The name as a user writes it.</summary>
    public static string ShortName(MemberInfo type) => type.Name.Substring(0, type.Name.Length - Suffix.Length);
}
