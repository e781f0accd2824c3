using AdamKernels.Generators.Emission;
using AdamKernels.Generators.Model;
using AdamKernels.Generators.Parsing;
using AdamKernels.Generators.Planning;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AdamKernels.Generators;

/// <summary>Emits the kernels of every class with [Network]: attributes, parser, spec, planner, emitters, source.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class NetworkGenerator : IIncrementalGenerator
{
    /// <summary>Name of the step that creates the spec of each declaration. Invalid declarations are left to the analyzer.</summary>
    internal const string SpecStep = "Spec";

    /// <summary>Name of the step for the runtime's own optimizers for your own parameters.</summary>
    internal const string ParameterOptimizerStep = "ParameterOptimizer";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<NetworkSpec> specs = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                KnownAttributes.Network,
                static (node, _) => node is ClassDeclarationSyntax,
                static (attributed, cancellation) => NetworkParser.IsFirst(attributed.TargetSymbol, attributed.Attributes[0])
                    ? DeclarationReader.Read((INamedTypeSymbol)attributed.TargetSymbol, cancellation).Spec
                    : null)
            .Where(static spec => spec is not null)
            .Select(static (spec, _) => spec!)
            .WithTrackingName(SpecStep);

        context.RegisterSourceOutput(specs, static (output, spec) => Emit(output, spec));

        IncrementalValuesProvider<ParameterOptimizerSpec> parameterOptimizers = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                KnownAttributes.ParameterOptimizer,
                static (node, _) => node is ClassDeclarationSyntax,
                static (attributed, cancellation) =>
                    ParameterOptimizerParser.Parse((INamedTypeSymbol)attributed.TargetSymbol, cancellation))
            .Where(static spec => spec is not null)
            .Select(static (spec, _) => spec!)
            .WithTrackingName(ParameterOptimizerStep);

        context.RegisterSourceOutput(parameterOptimizers, static (output, spec) => Emit(output, spec));
    }

    private static void Emit(SourceProductionContext output, NetworkSpec spec)
    {
        var source = new NetworkSource(new NetworkPlan(spec));
        output.AddSource($"{spec.Type.HintName}.Network.g.cs", source.Network());
        output.AddSource($"{spec.Type.HintName}.Layout.g.cs", source.Layout());
        output.AddSource($"{spec.Type.HintName}.Program.g.cs", source.Program());
        foreach (VectorTarget target in VectorTarget.All)
        {
            output.CancellationToken.ThrowIfCancellationRequested();
            output.AddSource($"{spec.Type.HintName}.{target.Name}.g.cs", source.Kernels(target));
        }
    }

    private static void Emit(SourceProductionContext output, ParameterOptimizerSpec spec)
    {
        var emitter = new ParameterOptimizerEmitter(spec);
        output.AddSource($"{spec.Type.HintName}.Update.g.cs", emitter.EmitMethod());
        foreach (VectorTarget target in VectorTarget.All)
        {
            output.AddSource($"{spec.Type.HintName}.{target.Name}.g.cs", emitter.EmitKernels(target));
        }
    }
}
