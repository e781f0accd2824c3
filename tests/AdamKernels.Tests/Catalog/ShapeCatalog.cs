using System.Globalization;
using System.Reflection;
using AdamKernels.Generators;
using AdamKernels.PathProbe;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AdamKernels.Tests.Catalog;

/// <summary>
/// Declares some 200 networks of many shapes, runs the generator over them, and compiles the result to an assembly in the test's output
/// folder, so that this process and child processes on other paths can run every kernel of every shape.
/// </summary>
internal static class ShapeCatalog
{
    private static readonly int[] Sizes = [1, 2, 3, 5, 7, 11, 13, 15, 16, 17, 23, 31, 32, 33, 47, 63, 64, 65, 127];
    private static readonly string[] Activations = ["Identity", "Relu", "Tanh", "Sigmoid"];
    private static readonly string[] Losses = ["MeanSquaredError", "BinaryCrossEntropy", "SoftmaxCrossEntropy"];
    private static readonly string[] Optimizers = ["Adam", "RmsProp", "Sgd", "Sgd(Momentum = 0.9)"];

    /// <summary>Below and above the size from which weights are transposed, and around the heights of tiles.</summary>
    private static readonly int[] Batches = [1, 2, 3, 7, 8, 9, 17, 33];

    private static readonly Lazy<string> CompiledPath = new(Compile);

    /// <summary>Number of networks.</summary>
    public static int Count => Declarations().Count();

    /// <summary>Path of the assembly, compiled at the first use.</summary>
    public static string AssemblyPath => CompiledPath.Value;

    public static IReadOnlyList<Type> Types { get; } = [.. NetworkTypes.In(Assembly.LoadFrom(AssemblyPath))];

    /// <summary>
    /// Every size as input, as output and in the middle, next to sizes of another kind, with activations, losses, optimizers and batches
    /// in turn.
    /// </summary>
    private static IEnumerable<string> Declarations()
    {
        int number = 0;
        for (int i = 0; i < Sizes.Length; i++)
        {
            // One layer, of this size to each third other size.
            for (int j = i % 3; j < Sizes.Length; j += 3)
            {
                yield return Declare(number++, Sizes[i], Sizes[j]);
            }

            // Two and three layers, where the input gradient has this size.
            yield return Declare(number++, Sizes[(i * 5 + 2) % Sizes.Length], Sizes[i], Sizes[(i * 7 + 3) % Sizes.Length]);
            yield return Declare(number++, Sizes[(i * 3 + 1) % Sizes.Length], Sizes[i], Sizes[(i + 11) % Sizes.Length], Sizes[(i * 2 + 1) % Sizes.Length]);
            yield return Declare(number++, Sizes[(i + 4) % Sizes.Length], Sizes[(i * 4 + 1) % Sizes.Length], Sizes[i]);
        }

        // Single outputs and single inputs are special: sums of one term, rows of one value.
        foreach (int size in Sizes)
        {
            yield return Declare(number++, size, 1, size);
        }

        // Images.
        foreach (int size in new[] { 1, 10, 16, 33 })
        {
            yield return Declare(number++, 784, size);
            yield return Declare(number++, 784, size, 10);
            yield return Declare(number++, size, 784);
            yield return Declare(number++, size, 784, 3);
        }

        // Sums in one chain over weights that do not fit the first-level cache.
        yield return Declare(number++, 784, 128, 10);
        yield return Declare(number++, 161, 131);
        yield return Declare(number++, 320, 144, 2);
        yield return Declare(number, 33, 330, 129, 5);
    }

    private static string Declare(int number, params int[] sizes)
    {
        string loss = Losses[number % Losses.Length];
        if (loss == "SoftmaxCrossEntropy" && sizes[^1] == 1)
        {
            loss = "BinaryCrossEntropy";
        }

        IEnumerable<string> layers = sizes[1..].Select((size, i) =>
        {
            bool isLast = i == sizes.Length - 2;
            string activation = isLast && loss != "MeanSquaredError" ? "Identity" : Activations[(number / 3 + i) % Activations.Length];
            return string.Create(CultureInfo.InvariantCulture, $"[Dense({size}, Activation.{activation})]");
        });
        return string.Create(
            CultureInfo.InvariantCulture,
            $"[Network({sizes[0]}, MaxBatchSize = {Batches[number / 2 % Batches.Length]})] {string.Concat(layers)} [{loss}] [{Optimizers[number % Optimizers.Length]}] public sealed partial class N{number:000}_{string.Join('_', sizes)};");
    }

    private static string Compile()
    {
        string source = "using AdamKernels;\nnamespace AdamKernels.Catalog;\n" + string.Join("\n", Declarations());
        string trusted = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        IEnumerable<MetadataReference> references = trusted.Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path));
        CSharpCompilation compilation = CSharpCompilation.Create(
            "AdamKernels.Catalog",
            [CSharpSyntaxTree.ParseText(source)],
            references,
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable));
        CSharpGeneratorDriver.Create(new NetworkGenerator()).RunGeneratorsAndUpdateCompilation(compilation, out Compilation result, out _);
        string path = Path.Combine(AppContext.BaseDirectory, "AdamKernels.Catalog.dll");
        Microsoft.CodeAnalysis.Emit.EmitResult emitted = result.Emit(path);
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Take(10)));
        return path;
    }
}
