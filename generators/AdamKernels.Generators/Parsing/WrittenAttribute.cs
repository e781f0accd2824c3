using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AdamKernels.Generators.Parsing;

/// <summary>Finds where an attribute of a declaration and its arguments are written.</summary>
internal static class WrittenAttribute
{
    /// <summary>The attribute as it is written. Declarations are source, in which every attribute is.</summary>
    public static AttributeSyntax Of(AttributeData attribute, CancellationToken cancellation = default) =>
        (AttributeSyntax)attribute.ApplicationSyntaxReference!.GetSyntax(cancellation);

    /// <summary>Where the value of a property is written; null if the attribute leaves it at its default.</summary>
    /// <param name="attribute">The attribute.</param>
    /// <param name="type">The generator's type for it.</param>
    /// <param name="property">The property, which a named argument sets, or a parameter of the constructor of the same name.</param>
    public static ExpressionSyntax? Find(AttributeData attribute, Type type, string property)
    {
        int position = Array.FindIndex(
            type.GetConstructors().Single().GetParameters(), parameter => IsSame(parameter, property));
        return Arguments(Of(attribute))
            .Where((argument, i) => argument.NameEquals is { } named ? named.Name.Identifier.ValueText == property
                : argument.NameColon is { } parameter ? IsSame(parameter.Name.Identifier.ValueText, property)
                : i == position)
            .Select(argument => argument.Expression)
            .FirstOrDefault();
    }

    /// <summary>Where an item of an array is written; null if the array is not written item by item.</summary>
    public static ExpressionSyntax? Item(ExpressionSyntax? array, int index) => Items(array)?.ElementAtOrDefault(index);

    /// <summary>The values that an attribute is given, those of arrays one by one.</summary>
    public static IEnumerable<ExpressionSyntax> Values(AttributeSyntax attribute) =>
        Arguments(attribute).SelectMany(argument => Items(argument.Expression) ?? [argument.Expression]);

    private static SeparatedSyntaxList<AttributeArgumentSyntax> Arguments(AttributeSyntax attribute) =>
        attribute.ArgumentList?.Arguments ?? default;

    private static IEnumerable<ExpressionSyntax>? Items(ExpressionSyntax? array) => array switch
    {
        ArrayCreationExpressionSyntax { Initializer: { } given } => given.Expressions,
        ImplicitArrayCreationExpressionSyntax { Initializer: var given } => given.Expressions,

        // A spread stands for any number of items.
        CollectionExpressionSyntax { Elements: var given } when given.All(element => element is ExpressionElementSyntax) =>
            given.Cast<ExpressionElementSyntax>().Select(element => element.Expression),
        _ => null,
    };

    private static bool IsSame(ParameterInfo parameter, string property) => IsSame(parameter.Name, property);

    private static bool IsSame(string parameter, string property) =>
        string.Equals(parameter, property, StringComparison.OrdinalIgnoreCase);
}
