using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AdamKernels.Robustness.Tests.Bounds;

/// <summary>
/// The networks of the probe in an assembly whose layouts can be changed: places in memory that the generator emits as constants are fields
/// there. Otherwise the emitted code is what every user gets.
/// </summary>
internal static class SpreadNetworks
{
    private static readonly Lazy<string> Compiled = new(() =>
    {
        using var reader = new StreamReader(typeof(SpreadNetworks).Assembly.GetManifestResourceStream("Networks.cs")!);
        return CompiledNetworks.CompileSource("AdamKernels.Spread", reader.ReadToEnd(), OptimizationLevel.Release, WithFields);
    });

    /// <summary>Path of the assembly, compiled at the first use.</summary>
    public static string AssemblyPath => Compiled.Value;

    private static Compilation WithFields(Compilation compilation)
    {
        foreach (SyntaxTree tree in compilation.SyntaxTrees.Where(
            tree => tree.FilePath.EndsWith(".Layout.g.cs", StringComparison.Ordinal)))
        {
            string text = tree.ToString().Replace("internal const int ", "internal static nuint ", StringComparison.Ordinal);
            compilation = compilation.ReplaceSyntaxTree(
                tree, CSharpSyntaxTree.ParseText(text, (CSharpParseOptions)tree.Options, tree.FilePath));
        }

        return compilation;
    }
}
