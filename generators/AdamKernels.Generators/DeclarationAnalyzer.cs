using System.Collections.Immutable;
using AdamKernels.Generators.Diagnostics;
using AdamKernels.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AdamKernels.Generators;

/// <summary>
/// Reports what is wrong with a declaration, and what makes it slow. This is an analyzer and not part of the generator, so that suppression
/// and severity settings work.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DeclarationAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Descriptors.All);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        // The generator does not pass over generated and hidden code either: without a reason, its networks would just have no kernels.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(
            static symbol =>
            {
                var type = (INamedTypeSymbol)symbol.Symbol;
                ParseResult declaration = DeclarationReader.Read(type, symbol.CancellationToken);
                foreach (Diagnostic diagnostic in declaration.Diagnostics.Where(diagnostic => !IsEmitted(diagnostic.Location)))
                {
                    symbol.ReportDiagnostic(diagnostic);
                }

                // Not only if the class takes members: once the generator has emitted them, the class has them already.
                if (declaration.Spec is { } spec)
                {
                    new SpeedAdvice(type, spec, symbol.ReportDiagnostic).Report();
                }
            },
            SymbolKind.NamedType);
    }

    /// <summary>
    /// Whether the generator itself emitted the file, as its folder says. Members in it would be reported for having their own names.
    /// </summary>
    private static bool IsEmitted(Location location) =>
        location.SourceTree is { FilePath: var path }
        && Path.GetFileName(Path.GetDirectoryName(path)) == typeof(NetworkGenerator).FullName;
}
