using System.Reflection;
using System.Text.RegularExpressions;
using AdamKernels.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AdamKernels.Tests.Readme;

/// <summary>An example with those that it uses, put together to one program as a user's project would hold it.</summary>
internal sealed partial class ExampleProgram
{
    private const string ImplicitUsings = """
        global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;
        global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;
        """;

    /// <summary>All but the smallest sample, which declares the network of the first example too.</summary>
    private static readonly MetadataReference[] References =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) != "Xor.dll")
            .Select(path => MetadataReference.CreateFromFile(path))];

    private readonly string _source;
    private readonly bool _runs;

    public ExampleProgram(CodeBlock block, IReadOnlyList<CodeBlock> all)
    {
        // Using directives come first in a file, then statements, then types.
        CompilationUnitSyntax[] units =
            [.. WithUsed(block, all).Distinct().Select(used => CSharpSyntaxTree.ParseText(used.Code).GetCompilationUnitRoot())];
        string[] statements =
            [.. units.SelectMany(unit => unit.Members).OfType<GlobalStatementSyntax>().Select(node => node.ToFullString())];
        _runs = statements.Length > 0;
        _source = string.Concat(
        [
            .. units.SelectMany(unit => unit.Usings).Select(node => node.ToFullString().Trim() + "\n").Distinct(),
            .. statements,
            .. units.SelectMany(unit => unit.Members).Where(node => node is not GlobalStatementSyntax).Select(node => node.ToFullString()),
        ]);
    }

    /// <summary>The text after "// prints" behind the statements that print.</summary>
    public static IEnumerable<string> ExpectedLines(CodeBlock block) =>
        Prints().Matches(block.Code).Select(match => match.Groups["text"].Value);

    /// <summary>Compiles as strictly as a user may, and returns the result with the emitted code.</summary>
    public Compilation Compile()
    {
        CSharpCompilation compilation = CSharpCompilation.Create(
            "ReadmeExample",
            [CSharpSyntaxTree.ParseText(_source), CSharpSyntaxTree.ParseText(ImplicitUsings)],
            References,
            new CSharpCompilationOptions(
                _runs ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary,
                optimizationLevel: OptimizationLevel.Release,
                nullableContextOptions: NullableContextOptions.Enable));
        CSharpGeneratorDriver.Create(new NetworkGenerator()).RunGeneratorsAndUpdateCompilation(compilation, out Compilation result, out _);
        return result;
    }

    /// <summary>Compiles without a warning, runs what has statements, and returns the lines that it printed.</summary>
    public string[] Run()
    {
        using var stream = new MemoryStream();
        Diagnostic[] complaints =
            [.. Compile().Emit(stream).Diagnostics.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)];
        Assert.True(
            complaints.Length == 0, $"{string.Join("\n", complaints.Take(10).Select(complaint => complaint.ToString()))}\n\n{_source}");
        if (!_runs)
        {
            return [];
        }

        MethodInfo main = Assembly.Load(stream.ToArray()).EntryPoint!;
        TextWriter console = Console.Out;
        using var output = new StringWriter();
        Console.SetOut(output);
        try
        {
            main.Invoke(null, main.GetParameters().Length == 0 ? null : [Array.Empty<string>()]);
        }
        finally
        {
            Console.SetOut(console);
        }

        return output.ToString().ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static IEnumerable<CodeBlock> WithUsed(CodeBlock block, IReadOnlyList<CodeBlock> all) => block.Rest
        .SelectMany(name => WithUsed(all.Single(other => other.Kind == "example" && other.Name == name), all))
        .Append(block);

    [GeneratedRegex(@"Console\.Write(Line)?\(.*// prints (?<text>.*)$", RegexOptions.Multiline)]
    private static partial Regex Prints();
}
