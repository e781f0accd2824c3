using AdamKernels.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AdamKernels.Tests.Catalog;

/// <summary>Runs the generator over declarations, and compiles the result to an assembly in the test's output folder.</summary>
internal static class CompiledNetworks
{
    /// <summary>Compiles declarations.</summary>
    /// <param name="name">Name of the assembly and of the namespace.</param>
    /// <param name="declarations">One network each.</param>
    /// <param name="level">Whether the compiler optimizes, and lets the just-in-time compiler do so.</param>
    /// <returns>Path of the assembly.</returns>
    public static string Compile(string name, IEnumerable<string> declarations, OptimizationLevel level = OptimizationLevel.Release)
    {
        string source = $"using AdamKernels;\nnamespace {name};\n" + string.Join("\n", declarations);
        string trusted = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        IEnumerable<MetadataReference> references = trusted.Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path));
        CSharpCompilation compilation = CSharpCompilation.Create(
            name,
            [CSharpSyntaxTree.ParseText(source)],
            references,
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary, optimizationLevel: level, nullableContextOptions: NullableContextOptions.Enable));
        CSharpGeneratorDriver.Create(new NetworkGenerator()).RunGeneratorsAndUpdateCompilation(compilation, out Compilation result, out _);
        string path = Path.Combine(AppContext.BaseDirectory, $"{name}.dll");
        Microsoft.CodeAnalysis.Emit.EmitResult emitted = result.Emit(path);
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Take(10)));
        return path;
    }
}
