using System.Collections.Concurrent;
using AdamKernels.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace AdamKernels.Generators.Tests.SeededBugs;

/// <summary>
/// One network of the conformance suite as an assembly of its own: its declaration, what the generator emits for it, how the suite trains
/// it, and the checks.
/// </summary>
internal sealed class NetworkUnderTest
{
    /// <summary>The name of the suite's own assembly, which sees what the library keeps to itself.</summary>
    private const string Suite = "AdamKernels.Conformance";

    private const string Usings = """
        global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;
        global using System.Threading; global using System.Threading.Tasks;
        """;

    private static readonly string[] Paths = ["Vector512", "Vector256", "Vector128", "Scalar"];

    private static readonly string Folder = ProjectFiles.InRepository("conformance", Suite);

    private static readonly ConcurrentDictionary<string, NetworkUnderTest> Known = new();

    private readonly Compilation _compilation;

    private NetworkUnderTest(string name)
    {
        Name = name;
        string[] sources =
        [
            Usings,
            $"namespace {Suite};\n{Declaration(name)}",
            Checks.Source.Replace("NAME", name, StringComparison.Ordinal),
            .. Directory.GetFiles(Path.Combine(Folder, "Training"), "*.cs")
                .Where(path => Path.GetFileName(path) != "TrainingCases.cs").Order(StringComparer.Ordinal).Select(File.ReadAllText),
        ];
        CSharpCompilationOptions options = Source.Strict.WithGeneralDiagnosticOption(ReportDiagnostic.Default);
        _compilation = GeneratorHarness.Run(
            (CSharpCompilation)Source.Compile(options, sources).WithAssemblyName(Suite)).AssertDidNotThrow().Output;
    }

    public string Name { get; }

    /// <summary>The network of a name, made once.</summary>
    public static NetworkUnderTest Get(string name) => Known.GetOrAdd(name, unknown => new NetworkUnderTest(unknown));

    /// <summary>The lines that conformance/hashes.txt has for the network.</summary>
    public string[] ExpectedHashes() =>
        [.. File.ReadLines(ProjectFiles.InRepository("conformance", "hashes.txt")).Where(line => line.Split(' ')[0] == Name)];

    /// <summary>The emitted file with a fault.</summary>
    /// <exception cref="InvalidOperationException">The fault does not fit the emitted code.</exception>
    public string Changed(SeededBug bug) => Change(_compilation.SyntaxTrees.Single(tree => Group(tree) == bug.File), bug);

    /// <summary>Writes the assembly with the kernels of one path alone.</summary>
    /// <param name="path">The path.</param>
    /// <param name="bug">A fault to put into it, or null for none.</param>
    /// <param name="file">Where to write it.</param>
    /// <exception cref="InvalidOperationException">The fault does not fit the emitted code, or the result does not compile.</exception>
    public void Write(string path, SeededBug? bug, string file)
    {
        Compilation compilation = _compilation;
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            string name = Group(tree);
            if (Paths.Contains(name) && name != path)
            {
                compilation = compilation.RemoveSyntaxTrees(tree);
                continue;
            }

            string text = tree.ToString();
            string changed = name == bug?.File ? Change(tree, bug) : text;
            changed = name == "Program" ? Select(changed, path) : changed;
            if (changed != text)
            {
                compilation = compilation.ReplaceSyntaxTree(tree, tree.WithChangedText(SourceText.From(changed)));
            }
        }

        using FileStream stream = File.Create(file);
        Diagnostic[] errors =
            [.. compilation.Emit(stream).Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)];
        if (errors.Length > 0)
        {
            throw new InvalidOperationException($"{bug} does not compile: {errors[0]}");
        }
    }

    /// <summary>The group of an emitted file, as its name ends; empty for a file that is not emitted.</summary>
    private static string Group(SyntaxTree tree) => tree.FilePath.Split('.') is [.., var group, "g", "cs"] ? group : "";

    /// <summary>Lets the program take the kernels of one path on any machine.</summary>
    private static string Select(string program, string path)
    {
        int start = program.IndexOf("VectorPaths.Selected switch", StringComparison.Ordinal);
        int end = program.IndexOf("};", start, StringComparison.Ordinal);
        return $"{program[..start]}new Program<{path}Kernels>();{program[(end + 2)..]}";
    }

    private static string Change(SyntaxTree tree, SeededBug bug)
    {
        string text = tree.ToString();
        TextSpan[] members =
        [
            .. tree.GetRoot().DescendantNodes().OfType<MemberDeclarationSyntax>()
                .Where(member => member.Parent is not InterfaceDeclarationSyntax && Names(member).Contains(bug.Member))
                .Select(member => member.Span),
        ];
        if (members.Length != 1)
        {
            throw new InvalidOperationException($"{bug}: {members.Length} members have this name.");
        }

        string member = text[members[0].Start..members[0].End];
        string[] pieces = member.Split(bug.Before);
        if (pieces.Length - 1 != bug.Places || bug.Place >= bug.Places)
        {
            throw new InvalidOperationException($"{bug}: its text is there {pieces.Length - 1} times in\n{member}");
        }

        IEnumerable<string> changed = pieces.Select((piece, i) =>
            i == pieces.Length - 1 ? piece : piece + (bug.Place is null || bug.Place == i ? bug.After : bug.Before));
        return text[..members[0].Start] + string.Concat(changed) + text[members[0].End..];
    }

    private static IEnumerable<string> Names(MemberDeclarationSyntax member) => member switch
    {
        MethodDeclarationSyntax { Body: not null } or MethodDeclarationSyntax { ExpressionBody: not null } =>
            [((MethodDeclarationSyntax)member).Identifier.Text],
        FieldDeclarationSyntax field => field.Declaration.Variables.Select(variable => variable.Identifier.Text),
        _ => [],
    };

    private static string Declaration(string name) => Directory.GetFiles(Path.Combine(Folder, "Networks"), "*.cs")
        .SelectMany(path => CSharpSyntaxTree.ParseText(File.ReadAllText(path)).GetRoot().DescendantNodes())
        .OfType<ClassDeclarationSyntax>()
        .Single(declaration => declaration.Identifier.Text == name)
        .ToString();
}
