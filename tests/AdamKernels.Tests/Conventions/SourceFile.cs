using AdamKernels.Tests.Readme;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AdamKernels.Tests.Conventions;

/// <summary>A file of C# in the repository.</summary>
/// <param name="Path">Its path from the root of the repository, with slashes.</param>
/// <param name="Lines">Its lines.</param>
internal sealed record SourceFile(string Path, string[] Lines)
{
    private static readonly string[] Folders = ["src", "generators", "tools", "tests", "samples", "benchmarks"];

    /// <summary>All that people write: neither build results nor snapshots of emitted code.</summary>
    public static IEnumerable<SourceFile> ReadAll() => Folders
        .SelectMany(folder => Directory.GetFiles(System.IO.Path.Combine(Repository.Root, folder), "*.cs", SearchOption.AllDirectories))
        .Select(path => System.IO.Path.GetRelativePath(Repository.Root, path).Replace('\\', '/'))
        .Where(path => !path.Split('/').Any(part => part is "bin" or "obj" or "Snapshots"))
        .Order(StringComparer.Ordinal)
        .Select(path => new SourceFile(path, Repository.Read(path).TrimEnd('\n').Split('\n')));

    /// <summary>Types with a body outside other types. Networks and positional records without one may be listed in one file.</summary>
    public int CountTypes() => Parse().DescendantNodes(node => node is not BaseTypeDeclarationSyntax)
        .OfType<BaseTypeDeclarationSyntax>()
        .Count(type => type.OpenBraceToken != default);

    /// <summary>Lines of more characters than allowed, other than those of a literal that goes over several lines.</summary>
    public IEnumerable<int> LinesAbove(int length)
    {
        int[] numbers = [.. Enumerable.Range(1, Lines.Length).Where(number => Lines[number - 1].Length > length)];
        if (numbers.Length == 0)
        {
            return numbers;
        }

        SyntaxNode root = Parse();
        FileLinePositionSpan[] literals = [.. root.DescendantNodes()
            .Where(node => node is LiteralExpressionSyntax or InterpolatedStringExpressionSyntax)
            .Select(node => node.GetLocation().GetLineSpan())
            .Where(span => span.StartLinePosition.Line < span.EndLinePosition.Line)];
        return numbers.Where(number => !literals.Any(span =>
            span.StartLinePosition.Line < number - 1 && number - 1 <= span.EndLinePosition.Line));
    }

    private SyntaxNode Parse() => CSharpSyntaxTree.ParseText(string.Join('\n', Lines)).GetRoot();
}
