extern alias runtime;

using AdamKernels.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AdamKernels.Generators.Tests.Fuzzing;

/// <summary>Declarations in one compilation, each in a file and a namespace of its own, and what must be true of each.</summary>
internal sealed class DeclarationSeries
{
    private const string Network = "AdamKernels.NetworkAttribute";

    private static readonly string[] SharedNamespaces = ["AdamKernels", "Fuzz", "System"];

    /// <summary>What files call by its name alone.</summary>
    private static readonly HashSet<string> SharedNames =
    [
        .. SharedNamespaces,
        .. typeof(runtime::AdamKernels.NetworkAttribute).Assembly.GetExportedTypes()
            .SelectMany(type => new[] { type.Name, type.Name.Replace("Attribute", "", StringComparison.Ordinal) }),
    ];

    /// <summary>As strict as a project can be. But severities stay, so that a warning is not taken for an error.</summary>
    private static readonly CSharpCompilationOptions Options = Source.Strict
        .WithGeneralDiagnosticOption(ReportDiagnostic.Default)
        .WithAllowUnsafe(true)
        .WithOverflowChecks(true);

    private readonly CSharpCompilation _declared;
    private readonly GeneratorRun _run;

    public DeclarationSeries(string[] sources, LanguageVersion version)
    {
        _declared = Source.Compile(Options).AddSyntaxTrees(
            sources.Select((text, number) => Source.Parse(text, $"File{number}.cs", version))
                .Where(IsUsable));
        _run = GeneratorHarness.Run(_declared).AssertDidNotThrow();
    }

    /// <summary>Whether a file can be beside others.</summary>
    private static bool IsUsable(SyntaxTree tree)
    {
        CSharpCompilation alone = Source.Compile(Options).AddSyntaxTrees(tree);
        return LeavesOthersAlone(alone.Assembly.GlobalNamespace) && CompilerReads(alone.GetSemanticModel(tree));
    }

    /// <summary>
    /// Whether a file declares nothing that hides what all others name: a single <c>class AdamKernels</c>, or a namespace
    /// <c>NetworkAttribute</c> instead of <c>Fuzz</c>, would give each of them errors, and nothing would be shown.
    /// </summary>
    private static bool LeavesOthersAlone(INamespaceSymbol declared) => !declared.GetMembers()
        .Concat(declared.GetNamespaceMembers().Where(IsShared).SelectMany(space => space.GetMembers()))
        .Any(member => SharedNames.Contains(member.Name) && !IsShared(member));

    private static bool IsShared(ISymbol member) => member is INamespaceSymbol && SharedNamespaces.Contains(member.Name);

    /// <summary>
    /// Whether the compiler can read the attributes in a file. It throws a NullReferenceException over some that a broken text leaves in
    /// odd places, which is no fault of a generator.
    /// </summary>
    private static bool CompilerReads(SemanticModel model)
    {
        try
        {
            return model.SyntaxTree.GetRoot().DescendantNodes().OfType<BaseTypeDeclarationSyntax>()
                .All(declaration => model.GetDeclaredSymbol(declaration) is not { } type || type.GetAttributes().Length >= 0);
        }
        catch (NullReferenceException exception) when (exception.TargetSite?.Module.Name == "Microsoft.CodeAnalysis.CSharp.dll")
        {
            return false;
        }
    }

    /// <summary>
    /// Fails when a class with [Network], in a file without errors of the compiler, has both kernels and an error of the analyzer, or
    /// neither.
    /// </summary>
    /// <returns>The files whose networks have kernels, and those that were reported.</returns>
    public async Task<(string[] Accepted, string[] Rejected)> AssertEitherReportedOrEmitted()
    {
        HashSet<SyntaxTree?> broken = [.. Broken()];
        Diagnostic[] reported = await GeneratorHarness.Analyze(_declared);
        Assert.All(reported, diagnostic => AssertHasPlace(diagnostic, broken));
        ILookup<ISymbol?, Diagnostic> errors = reported.Where(IsError).ToLookup(NetworkAt, SymbolEqualityComparer.Default);
        var accepted = new HashSet<SyntaxTree>();
        var rejected = new HashSet<SyntaxTree>();
        foreach (INamedTypeSymbol type in _declared.SyntaxTrees.Where(tree => !broken.Contains(tree)).SelectMany(Networks))
        {
            SyntaxTree tree = type.DeclaringSyntaxReferences[0].SyntaxTree;
            bool isEmitted = HasKernels(type);
            Assert.True(
                isEmitted != errors[type].Any(),
                $"{tree}\n{type}: emitted: {isEmitted}, reported: {string.Join('\n', errors[type])}");
            (isEmitted ? accepted : rejected).Add(tree);
        }

        rejected.UnionWith(reported.Where(IsError).Select(error => error.Location.SourceTree!).Where(tree => !broken.Contains(tree)));
        return (Texts(accepted.Except(rejected)), Texts(rejected));
    }

    /// <summary>
    /// Fails when the compiler says anything about emitted code, or more about the declarations than without it, or when the analyzer,
    /// which runs behind the generator, is misled by what that has emitted.
    /// </summary>
    /// <param name="isAnalyzed">Whether to compare what the analyzer says, for which the compiler binds all emitted code once more.</param>
    public async Task AssertCompiles(bool isAnalyzed)
    {
        // Texts may differ: that of a malformed comment counts the lines of the emitted one.
        HashSet<(string, Location)> before = [.. _declared.GetDiagnostics().Select(shown => (shown.Id, shown.Location))];
        Diagnostic[] complaints =
            [.. _run.Output.GetDiagnostics().Where(shown => IsShown(shown) && !before.Contains((shown.Id, shown.Location)))];
        Assert.True(complaints.Length == 0, string.Join('\n', complaints.Take(5).Select(shown => $"{shown}\n{shown.Location.SourceTree}")));
        if (isAnalyzed)
        {
            Assert.Equal(Texts(await GeneratorHarness.Analyze(_declared)), Texts(await GeneratorHarness.Analyze(_run.Output)));
        }
    }

    /// <summary>The files with errors of the compiler, except errors that emitted members take away, such as a call of them.</summary>
    private IEnumerable<SyntaxTree?> Broken() => _declared.GetDiagnostics().Where(IsError)
        .Select(error => error.Location.SourceTree)
        .Distinct()
        .Where(tree => tree is null || _run.Output.GetSemanticModel(tree).GetDiagnostics().Any(IsError));

    private static bool IsError(Diagnostic diagnostic) => diagnostic.Severity == DiagnosticSeverity.Error;

    private static bool IsShown(Diagnostic diagnostic) => diagnostic.Severity > DiagnosticSeverity.Hidden;

    private static string[] Texts<T>(IEnumerable<T> items) => [.. items.Select(item => item!.ToString()!)];

    /// <summary>AD0001 would say that the analyzer threw.</summary>
    private void AssertHasPlace(Diagnostic diagnostic, HashSet<SyntaxTree?> broken)
    {
        Assert.StartsWith("AK", diagnostic.Id);
        SyntaxTree? tree = diagnostic.Location.SourceTree;
        Assert.True(_declared.ContainsSyntaxTree(tree), $"{diagnostic} is in no file of the user.");
        Assert.True(diagnostic.Location.SourceSpan.Length > 0 || broken.Contains(tree), $"{diagnostic} marks nothing in\n{tree}");
    }

    private IEnumerable<INamedTypeSymbol> Networks(SyntaxTree tree)
    {
        SemanticModel model = _declared.GetSemanticModel(tree);
        return tree.GetRoot().DescendantNodes().OfType<TypeDeclarationSyntax>()
            .Select(declaration => model.GetDeclaredSymbol(declaration)!)
            .Where(IsNetwork);
    }

    /// <summary>The innermost network around the place of a diagnostic.</summary>
    private INamedTypeSymbol? NetworkAt(Diagnostic diagnostic)
    {
        SyntaxTree tree = diagnostic.Location.SourceTree!;
        SemanticModel model = _declared.GetSemanticModel(tree);
        return tree.GetRoot().FindToken(diagnostic.Location.SourceSpan.Start).Parent!.AncestorsAndSelf().OfType<TypeDeclarationSyntax>()
            .Select(declaration => model.GetDeclaredSymbol(declaration)!)
            .FirstOrDefault(IsNetwork);
    }

    private static bool IsNetwork(ISymbol type) =>
        type.GetAttributes().Any(attribute => attribute.AttributeClass?.ToDisplayString() == Network);

    /// <summary>Whether a program was emitted beside the members of a class.</summary>
    private bool HasKernels(INamedTypeSymbol type)
    {
        const string Members = ".Network.g.cs";
        INamedTypeSymbol? emitted = _run.Output.Assembly.GetTypeByMetadataName(MetadataName(type));

        // The members of a network inside of this one are in a part that has no list of interfaces.
        string? path = emitted?.DeclaringSyntaxReferences
            .Where(part => part.GetSyntax() is TypeDeclarationSyntax { BaseList: not null })
            .Select(part => part.SyntaxTree.FilePath)
            .SingleOrDefault(path => path.EndsWith(Members, StringComparison.Ordinal));
        return path is not null && _run.Output.SyntaxTrees.Any(
            tree => tree.FilePath == path.Replace(Members, ".Program.g.cs", StringComparison.Ordinal));
    }

    private static string MetadataName(INamedTypeSymbol type) =>
        type.ContainingType is { } container ? $"{MetadataName(container)}+{type.MetadataName}"
        : type.ContainingNamespace.IsGlobalNamespace ? type.MetadataName
        : $"{Namespace(type.ContainingNamespace)}.{type.MetadataName}";

    private static string Namespace(INamespaceSymbol space) =>
        space.ContainingNamespace.IsGlobalNamespace ? space.Name : $"{Namespace(space.ContainingNamespace)}.{space.Name}";
}
