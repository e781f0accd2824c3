using AdamKernels.Generators.Diagnostics;
using AdamKernels.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AdamKernels.Generators.Parsing;

/// <summary>Checks that members can be added to a class, and records how to reopen it.</summary>
internal static class TypeParser
{
    public delegate void Reporter(DiagnosticDescriptor descriptor, params object[] arguments);

    public static TypeSpec Parse(INamedTypeSymbol type, Reporter report, CancellationToken cancellation)
    {
        if (!IsPartial(type, cancellation))
        {
            report(Descriptors.NotPartial, type.Name);
        }

        if (type.IsFileLocal)
        {
            report(Descriptors.FileLocal, type.Name);
        }

        if (type.IsStatic || type.IsAbstract || type.IsRecord || HasPrimaryConstructor(type, cancellation))
        {
            report(Descriptors.NotInstantiable, type.Name);
        }

        var containers = new List<string>();
        bool isGeneric = type.TypeParameters.Length > 0;
        for (INamedTypeSymbol? container = type.ContainingType; container is not null; container = container.ContainingType)
        {
            isGeneric |= container.TypeParameters.Length > 0;
            if (container.IsFileLocal)
            {
                report(Descriptors.FileLocal, type.Name);
            }

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
        return new TypeSpec(ns, new EquatableArray<string>(containers.ToArray()), Escape(type.Name), HintName(type), FullName(type))
        {
            HasOwnConstructor = type.InstanceConstructors.Any(
                constructor => !constructor.IsImplicitlyDeclared && !CallsAnother(constructor, cancellation)),
            HasRequiredMembers = HasRequiredMembers(type),
            Overrides = new EquatableArray<string>(
                [.. EmittedMembers.Methods.Where(method => IsOverridden(type, method)).Select(method => method.Name)]),
        };
    }

    private static bool CallsAnother(IMethodSymbol constructor, CancellationToken cancellation) =>
        constructor.DeclaringSyntaxReferences
            .Select(reference => reference.GetSyntax(cancellation))
            .OfType<ConstructorDeclarationSyntax>()
            .Any(declaration => declaration.Initializer.IsKind(SyntaxKind.ThisConstructorInitializer));

    private static bool HasRequiredMembers(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? declaring = type; declaring is not null; declaring = declaring.BaseType)
        {
            if (declaring.GetMembers().Any(member => member is IFieldSymbol { IsRequired: true } or IPropertySymbol { IsRequired: true }))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the nearest base class that declares a method allows overriding it.</summary>
    private static bool IsOverridden(INamedTypeSymbol type, EmittedMethod method)
    {
        for (INamedTypeSymbol? ancestor = type.BaseType; ancestor is not null; ancestor = ancestor.BaseType)
        {
            if (ancestor.GetMembers(method.Name).OfType<IMethodSymbol>().FirstOrDefault(method.IsLike) is { } declared)
            {
                return (declared.IsAbstract || declared.IsVirtual || declared.IsOverride) && !declared.IsSealed
                    && declared is { DeclaredAccessibility: Accessibility.Public, ReturnsVoid: true };
            }
        }

        return false;
    }

    private static string FullName(INamedTypeSymbol type)
    {
        string name = Escape(type.Name);
        INamespaceOrTypeSymbol container = Container(type);
        while (container is not INamespaceSymbol { IsGlobalNamespace: true })
        {
            name = $"{Escape(container.Name)}.{name}";
            container = Container(container);
        }

        return name;
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

    /// <summary>Whether the class has a primary constructor, which each of its other constructors must call.</summary>
    private static bool HasPrimaryConstructor(INamedTypeSymbol type, CancellationToken cancellation) =>
        type.DeclaringSyntaxReferences.Any(
            reference => reference.GetSyntax(cancellation) is TypeDeclarationSyntax { ParameterList: not null });

    /// <summary>Puts an @ before a name that is a keyword somewhere, or may become one.</summary>
    private static string Escape(string name) =>
        name.All(c => c is >= 'a' and <= 'z') || SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None ? "@" + name : name;

    /// <summary>
    /// The full name, with + before a nested type so that no namespace has the same name. Generated files are distinguished without case:
    /// if a sibling's name differs only in case, a hash of the exact name is added.
    /// </summary>
    private static string HintName(INamedTypeSymbol type)
    {
        string name = type.Name;
        bool isAmbiguous = false;
        for (INamespaceOrTypeSymbol symbol = type; ; symbol = Container(symbol))
        {
            INamespaceOrTypeSymbol container = Container(symbol);
            isAmbiguous |= container.GetMembers().Any(member =>
                member is INamespaceOrTypeSymbol
                && member.Name != symbol.Name
                && string.Equals(member.Name, symbol.Name, StringComparison.OrdinalIgnoreCase));
            if (container is INamespaceSymbol { IsGlobalNamespace: true })
            {
                return isAmbiguous ? $"{name}.{Hash(name):x8}" : name;
            }

            name = $"{container.Name}{(container.IsType ? "+" : ".")}{name}";
        }
    }

    private static INamespaceOrTypeSymbol Container(INamespaceOrTypeSymbol symbol) =>
        symbol.ContainingType is { } type ? type : symbol.ContainingNamespace;

    /// <summary>FNV-1a: the same in every process, unlike the hash codes of strings.</summary>
    private static uint Hash(string text) => text.Aggregate(2166136261u, (hash, c) => unchecked((hash ^ c) * 16777619u));
}
