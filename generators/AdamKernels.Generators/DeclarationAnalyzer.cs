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
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(
            static symbol =>
            {
                var type = (INamedTypeSymbol)symbol.Symbol;
                ParseResult declaration = DeclarationReader.Read(type, symbol.CancellationToken);
                foreach (Diagnostic diagnostic in declaration.Diagnostics)
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
}
