using AdamKernels.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AdamKernels;

/// <summary>Runs the generator over declarations, and compiles the result to an assembly in the test's output folder.</summary>
internal static class CompiledNetworks
{
    /// <summary>
    /// Without the flow analysis of nullable references, a quarter of the compiler's work: its warnings are for the generator's tests.
    /// </summary>
    private static readonly CSharpParseOptions ParseOptions =
        CSharpParseOptions.Default.WithFeatures([new("run-nullable-analysis", "never")]);

    /// <summary>Compiles declarations.</summary>
    /// <param name="name">Name of the assembly and of the namespace.</param>
    /// <param name="declarations">One network each.</param>
    /// <param name="level">Whether the compiler optimizes, and lets the just-in-time compiler do so.</param>
    /// <param name="onlyThisPath">Whether the kernels of the other paths throw: to compile them takes three quarters of the time.</param>
    /// <returns>Path of the assembly.</returns>
    public static string Compile(
        string name, IEnumerable<string> declarations, OptimizationLevel level = OptimizationLevel.Release, bool onlyThisPath = false) =>
        CompileSource(
            name,
            $"using AdamKernels;\nnamespace {name};\n" + string.Join("\n", declarations),
            level,
            onlyThisPath ? WithoutOtherPaths : compilation => compilation);

    /// <summary>Compiles a file of declarations.</summary>
    /// <param name="name">Name of the assembly.</param>
    /// <param name="source">The file.</param>
    /// <param name="level">Whether the compiler optimizes, and lets the just-in-time compiler do so.</param>
    /// <param name="rewrite">Changes what the generator emitted.</param>
    /// <returns>Path of the assembly.</returns>
    public static string CompileSource(string name, string source, OptimizationLevel level, Func<Compilation, Compilation> rewrite)
    {
        string trusted = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        IEnumerable<MetadataReference> references = trusted.Split(Path.PathSeparator).Select(
            path => MetadataReference.CreateFromFile(path));
        CSharpCompilation compilation = CSharpCompilation.Create(
            name,
            [CSharpSyntaxTree.ParseText(source, ParseOptions)],
            references,
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary, optimizationLevel: level, nullableContextOptions: NullableContextOptions.Enable));
        CSharpGeneratorDriver.Create([new NetworkGenerator().AsSourceGenerator()], parseOptions: ParseOptions)
            .RunGeneratorsAndUpdateCompilation(compilation, out Compilation result, out _);
        string path = Path.Combine(AppContext.BaseDirectory, $"{name}.dll");
        Microsoft.CodeAnalysis.Emit.EmitResult emitted = rewrite(result).Emit(path);
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Take(10)));
        return path;
    }

    private static Compilation WithoutOtherPaths(Compilation compilation)
    {
        string[] others = [.. Enum.GetNames<VectorPath>().Except([VectorPaths.Selected.ToString()]).Select(path => $".{path}.g.cs")];
        var rewriter = new BodyRemover();
        foreach (SyntaxTree tree in compilation.SyntaxTrees.Where(
            tree => others.Any(other => tree.FilePath.EndsWith(other, StringComparison.Ordinal))))
        {
            compilation = compilation.ReplaceSyntaxTree(tree, tree.WithRootAndOptions(rewriter.Visit(tree.GetRoot()), tree.Options));
        }

        return compilation;
    }

    /// <summary>Has every method throw.</summary>
    private sealed class BodyRemover : CSharpSyntaxRewriter
    {
        private static readonly ArrowExpressionClauseSyntax Throw = SyntaxFactory.ArrowExpressionClause(
            SyntaxFactory.ParseExpression("throw null!"));

        public override SyntaxNode VisitMethodDeclaration(MethodDeclarationSyntax node) =>
            node.WithBody(null).WithExpressionBody(Throw).WithSemicolonToken(SyntaxFactory.Token(SyntaxKind.SemicolonToken));
    }
}
