using AdamKernels.Generators.Declared;
using AdamKernels.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AdamKernels.Generators.Parsing;

/// <summary>
/// Checks the user's code in and around the class against what is emitted into it. What would be an error in emitted code is reported where
/// the user can fix it.
/// </summary>
internal sealed class SurroundingsChecker
{
    /// <summary>The namespace that emitted names start with. A type of the global namespace would hide it.</summary>
    private const string Root = "System";

    /// <summary>The compiler's warning for a member that a constructor leaves null.</summary>
    private const string CompilersId = "CS8618";

    private readonly INamedTypeSymbol _type;
    private readonly Compilation _compilation;
    private readonly Action<Diagnostic> _report;
    private readonly CancellationToken _cancellation;

    private SurroundingsChecker(INamedTypeSymbol type, Action<Diagnostic> report, CancellationToken cancellation)
    {
        _type = type;
        _compilation = ((ISourceAssemblySymbol)type.ContainingAssembly).Compilation;
        _report = report;
        _cancellation = cancellation;
    }

    public static void Check(INamedTypeSymbol type, EmittedMembers members, Action<Diagnostic> report, CancellationToken cancellation)
    {
        var checker = new SurroundingsChecker(type, report, cancellation);
        checker.CheckLanguageVersion();
        checker.CheckRoot();
        checker.CheckBaseClass();
        checker.CheckNames(members);
        checker.CheckMembersLeftNull();
    }

    private void CheckLanguageVersion()
    {
        var options = (CSharpParseOptions)_type.DeclaringSyntaxReferences[0].SyntaxTree.Options;
        if (options.LanguageVersion < LanguageVersion.CSharp11)
        {
            Report(Descriptors.LanguageVersion, _type, _type.Name, options.LanguageVersion.ToDisplayString());
        }
    }

    private void CheckRoot()
    {
        if (_type.ContainingAssembly.GlobalNamespace.GetTypeMembers(Root, 0).Any(type => !type.IsFileLocal))
        {
            Report(Descriptors.HiddenRoot, _type, Root, _type.Name);
        }
    }

    /// <summary>The emitted constructor calls a constructor of the base class without arguments.</summary>
    private void CheckBaseClass()
    {
        if (_type.BaseType is not { SpecialType: not SpecialType.System_Object, TypeKind: not TypeKind.Error } ancestor)
        {
            return;
        }

        IMethodSymbol[] callable = ancestor.InstanceConstructors.Where(IsCallable).ToArray();
        bool isUnambiguous = callable.Any(constructor => constructor.Parameters.Length == 0);

        int expanded = callable.Count(constructor => constructor.Parameters.Any(parameter => parameter.IsParams));

        // A base class that is a network gets its constructor with a seed from the generator: an analyzer sees it, the generator does not
        // yet. Without another constructor, the class has an implicit one until then.
        bool hasSeed = ancestor.InstanceConstructors.Any(EmittedMembers.Constructor.IsLike);
        int ordinary = callable.Length - expanded + (IsNetwork(ancestor) && !hasSeed ? 1 : 0);
        if (!isUnambiguous && ordinary != 1 && !(ordinary == 0 && expanded == 1))
        {
            Report(Descriptors.BaseConstructor, _type, _type.Name, ancestor.Name);
        }
    }

    /// <summary>Whether a constructor of the base class can be called without arguments.</summary>
    private bool IsCallable(IMethodSymbol constructor) =>
        _compilation.IsSymbolAccessibleWithin(constructor, _type)
        && constructor.Parameters.All(parameter => parameter.IsOptional || parameter.IsParams)
        && !constructor.GetAttributes().Any(
            attribute => attribute.AttributeClass?.Name == "ObsoleteAttribute" && attribute.ConstructorArguments is [_, { Value: true }]);

    private void CheckNames(EmittedMembers members)
    {
        if (members.IsReserved(_type.Name))
        {
            Report(Descriptors.ReservedName, _type, _type.Name);
        }

        foreach (ISymbol member in _type.GetMembers().Where(member => !member.IsImplicitlyDeclared))
        {
            if (members.IsTakenBy(member))
            {
                bool isConstructor = member is IMethodSymbol { MethodKind: MethodKind.Constructor };
                string what = isConstructor ? "constructor with one ulong" : $"member '{member.Name}'";
                Report(Descriptors.TakenName, member, _type.Name, what);
            }
        }
    }

    /// <summary>
    /// The compiler warns of a constructor that leaves a member null. The emitted one does, but the member is the place to fix that.
    /// </summary>
    private void CheckMembersLeftNull()
    {
        if (_compilation.Options.SpecificDiagnosticOptions.TryGetValue(CompilersId, out ReportDiagnostic option)
            && option == ReportDiagnostic.Suppress)
        {
            return;
        }

        foreach (ISymbol member in _type.GetMembers().Where(member => !member.IsStatic && IsNeverNull(member)))
        {
            if (!HasInitializer(member) && !MayStartAsNull(member))
            {
                Report(Descriptors.LeftNull, member, member.Name, _type.Name);
            }
        }
    }

    /// <summary>
    /// Whether a member stores a reference that is declared not to be null and that is not required, so that a constructor must set it.
    /// </summary>
    private bool IsNeverNull(ISymbol member) => member switch
    {
        IFieldSymbol { AssociatedSymbol: null, IsRequired: false } field =>
            IsNeverNull(field.Type, field.NullableAnnotation),
        IPropertySymbol { IsRequired: false } property => IsStored(property) && IsNeverNull(property.Type, property.NullableAnnotation),
        IEventSymbol { AddMethod.IsImplicitlyDeclared: true, IsAbstract: false } e => IsNeverNull(e.Type, e.NullableAnnotation),
        _ => false,
    };

    private static bool IsNeverNull(ITypeSymbol type, NullableAnnotation annotation) =>
        type.IsReferenceType && annotation == NullableAnnotation.NotAnnotated;

    /// <summary>Whether a property is automatic. One with bodies may compute a value that is not null from its field.</summary>
    private bool IsStored(IPropertySymbol property) =>
        BackingField(property) is not null
        && property.DeclaringSyntaxReferences.All(reference =>
            reference.GetSyntax(_cancellation) is PropertyDeclarationSyntax { ExpressionBody: null, AccessorList.Accessors: var accessors }
            && accessors.All(accessor => accessor.Body is null && accessor.ExpressionBody is null));

    private IFieldSymbol? BackingField(ISymbol member) => _type.GetMembers()
        .OfType<IFieldSymbol>()
        .FirstOrDefault(field => SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, member));

    private bool HasInitializer(ISymbol member) => member.DeclaringSyntaxReferences.Any(reference =>
        reference.GetSyntax(_cancellation) is VariableDeclaratorSyntax { Initializer: not null }
            or PropertyDeclarationSyntax { Initializer: not null });

    private bool MayStartAsNull(ISymbol member) =>
        member.GetAttributes()
            .Concat(BackingField(member)?.GetAttributes() ?? [])
            .Any(attribute => attribute.AttributeClass?.Name is "AllowNullAttribute" or "MaybeNullAttribute");

    private static bool IsNetwork(INamedTypeSymbol type) => type.GetAttributes().Any(KnownAttributes.Is<NetworkAttribute>);

    private void Report(DiagnosticDescriptor descriptor, ISymbol place, params object[] arguments) =>
        _report(Diagnostic.Create(descriptor, place.Locations[0], arguments));
}
