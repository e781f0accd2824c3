using System.Collections.Immutable;
using AdamKernels.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AdamKernels.Generators.Parsing;

/// <summary>
/// Reports arguments whose values are not known. The compiler reports most of them too, but not a constant that generated code declares: it
/// exists when the compiler is done, and did not yet for the generator, which would have emitted another network.
/// </summary>
internal static class ConstantChecker
{
    /// <returns>Whether all values are known.</returns>
    public static bool Check(
        INamedTypeSymbol type, ImmutableArray<AttributeData> attributes, Action<Diagnostic> report, CancellationToken cancellation)
    {
        ExpressionSyntax[] unknown = [.. attributes.Where(IsUnbound).SelectMany(attribute => Unknown(type, attribute, cancellation))];
        foreach (ExpressionSyntax value in unknown)
        {
            report(Diagnostic.Create(Descriptors.UnknownConstant, value.GetLocation(), value));
        }

        return unknown.Length == 0;
    }

    /// <summary>Whether the compiler could not bind the attribute, or one of its values.</summary>
    private static bool IsUnbound(AttributeData attribute) => attribute.AttributeConstructor is null
        || attribute.ConstructorArguments.Concat(attribute.NamedArguments.Select(argument => argument.Value)).Any(IsUnbound);

    private static bool IsUnbound(TypedConstant value) =>
        value.Kind == TypedConstantKind.Error || (value.Kind == TypedConstantKind.Array && !value.IsNull && value.Values.Any(IsUnbound));

    private static IEnumerable<ExpressionSyntax> Unknown(INamedTypeSymbol type, AttributeData attribute, CancellationToken cancellation)
    {
        AttributeSyntax syntax = WrittenAttribute.Of(attribute, cancellation);
        Compilation compilation = ((ISourceAssemblySymbol)type.ContainingAssembly).Compilation;
        SemanticModel model = compilation.GetSemanticModel(syntax.SyntaxTree);
        return WrittenAttribute.Values(syntax).Where(value => !model.GetConstantValue(value, cancellation).HasValue);
    }
}
