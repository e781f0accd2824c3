using AdamKernels.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AdamKernels.Generators.Parsing;

/// <summary>
/// Checks what the user wrote in and around the class against what is emitted into it: what would be an error in emitted code is reported
/// where it can be changed.
/// </summary>
internal sealed class SurroundingsChecker
{
    /// <summary>Names that emitted code starts from, and that a type of the global namespace would hide.</summary>
    private static readonly string[] Roots = ["System", "nuint"];

    private readonly INamedTypeSymbol _type;
    private readonly Action<Diagnostic> _report;
    private readonly CancellationToken _cancellation;

    private SurroundingsChecker(INamedTypeSymbol type, Action<Diagnostic> report, CancellationToken cancellation)
    {
        _type = type;
        _report = report;
        _cancellation = cancellation;
    }

    public static void Check(INamedTypeSymbol type, bool standardizesInputs, Action<Diagnostic> report, CancellationToken cancellation)
    {
        var checker = new SurroundingsChecker(type, report, cancellation);
        checker.CheckLanguageVersion();
        checker.CheckRoots();
        checker.CheckBaseClass();
        checker.CheckNames(standardizesInputs);
        checker.CheckMembersLeftNull();
    }

    private void CheckLanguageVersion()
    {
        if (_type.DeclaringSyntaxReferences.FirstOrDefault()?.SyntaxTree.Options is CSharpParseOptions { LanguageVersion: < LanguageVersion.CSharp11 } options)
        {
            Report(Descriptors.LanguageVersion, _type, _type.Name, options.LanguageVersion.ToDisplayString());
        }
    }

    private void CheckRoots()
    {
        foreach (string root in Roots.Where(root => _type.ContainingAssembly.GlobalNamespace.GetTypeMembers(root, 0).Length > 0))
        {
            Report(Descriptors.HiddenRoot, _type, root, _type.Name);
        }
    }

    /// <summary>The emitted constructor calls one of the base class without arguments.</summary>
    private void CheckBaseClass()
    {
        if (_type.BaseType is { SpecialType: not SpecialType.System_Object, TypeKind: not TypeKind.Error } ancestor
            && !IsNetwork(ancestor)
            && !ancestor.InstanceConstructors.Any(constructor => IsAccessible(constructor) && constructor.Parameters.All(parameter => parameter.IsOptional || parameter.IsParams)))
        {
            Report(Descriptors.BaseConstructor, _type, _type.Name, ancestor.Name);
        }
    }

    private void CheckNames(bool standardizesInputs)
    {
        if (EmittedMembers.IsReservedForMembers(_type.Name, standardizesInputs))
        {
            Report(Descriptors.ReservedName, _type, _type.Name);
        }

        foreach (ISymbol member in _type.GetMembers().Where(member => !member.IsImplicitlyDeclared && EmittedMembers.IsTakenBy(member, standardizesInputs)))
        {
            Report(Descriptors.TakenName, member, _type.Name, member is IMethodSymbol { MethodKind: MethodKind.Constructor } ? "constructor with one ulong" : $"member '{member.Name}'");
        }
    }

    /// <summary>
    /// What the compiler says of a constructor that leaves a member null: the emitted one does, but is not the place where to change that.
    /// </summary>
    private void CheckMembersLeftNull()
    {
        foreach (ISymbol member in _type.GetMembers().Where(member => !member.IsStatic && IsNeverNull(member)))
        {
            if (!HasInitializer(member) && !MayStartAsNull(member))
            {
                Report(Descriptors.LeftNull, member, member.Name, _type.Name);
            }
        }
    }

    /// <summary>Whether a member stores a reference that is declared not to be null, and that nobody but a constructor must set.</summary>
    private bool IsNeverNull(ISymbol member) => member switch
    {
        IFieldSymbol { AssociatedSymbol: null, IsConst: false, IsRequired: false } field => IsNeverNull(field.Type, field.NullableAnnotation),
        IPropertySymbol { IsRequired: false } property => IsStored(property) && IsNeverNull(property.Type, property.NullableAnnotation),
        IEventSymbol { AddMethod.IsImplicitlyDeclared: true, IsAbstract: false } e => IsNeverNull(e.Type, e.NullableAnnotation),
        _ => false,
    };

    private static bool IsNeverNull(ITypeSymbol type, NullableAnnotation annotation) => type.IsReferenceType && annotation == NullableAnnotation.NotAnnotated;

    private bool IsStored(IPropertySymbol property) =>
        _type.GetMembers().OfType<IFieldSymbol>().Any(field => SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property));

    private bool HasInitializer(ISymbol member) => member.DeclaringSyntaxReferences.Any(reference =>
        reference.GetSyntax(_cancellation) is VariableDeclaratorSyntax { Initializer: not null } or PropertyDeclarationSyntax { Initializer: not null });

    private static bool MayStartAsNull(ISymbol member) =>
        member.GetAttributes().Any(attribute => attribute.AttributeClass?.Name is "AllowNullAttribute" or "MaybeNullAttribute");

    private static bool IsNetwork(INamedTypeSymbol type) => type.GetAttributes().Any(attribute => KnownAttributes.NameOf(attribute) == KnownAttributes.Network);

    private bool IsAccessible(IMethodSymbol constructor) => constructor.DeclaredAccessibility switch
    {
        Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal => true,
        Accessibility.Internal or Accessibility.ProtectedAndInternal => SymbolEqualityComparer.Default.Equals(constructor.ContainingAssembly, _type.ContainingAssembly),
        _ => false,
    };

    private void Report(DiagnosticDescriptor descriptor, ISymbol place, params object[] arguments) =>
        _report(Diagnostic.Create(descriptor, place.Locations.FirstOrDefault() ?? Location.None, arguments));
}
