using AdamKernels.Generators.Diagnostics;
using AdamKernels.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AdamKernels.Generators.Parsing;

/// <summary>Checks that members can be added to a class, and notes how to reopen it.</summary>
internal static class TypeParser
{
    public delegate void Reporter(DiagnosticDescriptor descriptor, params object[] arguments);

    public static TypeSpec Parse(INamedTypeSymbol type, Reporter report, CancellationToken cancellation)
    {
        if (!IsPartial(type, cancellation))
        {
            report(Descriptors.NotPartial, type.Name);
        }

        if (type.IsStatic || type.IsAbstract || type.IsRecord)
        {
            report(Descriptors.NotInstantiable, type.Name);
        }

        var containers = new List<string>();
        bool isGeneric = type.TypeParameters.Length > 0;
        for (INamedTypeSymbol? container = type.ContainingType; container is not null; container = container.ContainingType)
        {
            isGeneric |= container.TypeParameters.Length > 0;
            if (!IsPartial(container, cancellation))
            {
                report(Descriptors.ContainerNotPartial, type.Name, container.Name);
            }

            containers.Insert(0, $"partial {Keyword(container)} {Escape(container.Name)}");
        }

        if (isGeneric)
        {
            report(Descriptors.Generic, type.Name);
        }

        string ns = type.ContainingNamespace.IsGlobalNamespace
            ? ""
            : type.ContainingNamespace.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat);
        string fullName = type.ToDisplayString(new SymbolDisplayFormat(typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces));
        return new TypeSpec(ns, new EquatableArray<string>(containers.ToArray()), Escape(type.Name), fullName);
    }

    private static bool IsPartial(INamedTypeSymbol type, CancellationToken cancellation) => type.DeclaringSyntaxReferences.All(reference =>
        reference.GetSyntax(cancellation) is TypeDeclarationSyntax declaration && declaration.Modifiers.Any(SyntaxKind.PartialKeyword));

    private static string Keyword(INamedTypeSymbol type) => (type.TypeKind, type.IsRecord) switch
    {
        (TypeKind.Struct, true) => "record struct",
        (TypeKind.Struct, false) => "struct",
        (TypeKind.Interface, _) => "interface",
        (_, true) => "record",
        _ => "class",
    };

    /// <summary>A name that is a keyword is written with an @.</summary>
    private static string Escape(string name) => SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;
}
