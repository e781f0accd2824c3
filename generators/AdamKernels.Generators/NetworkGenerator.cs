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
    /// <summary>Name of the step that creates the spec of each valid declaration.</summary>
    internal const string SpecStep = "Spec";

    /// <summary>
    /// Name of the step for declarations with errors. The analyzer reports them; public members without bodies keep the program's use of
    /// the class from causing more.
    /// </summary>
    internal const string SkeletonStep = "Skeleton";

    /// <summary>Name of the step for the runtime's own optimizers for your own parameters.</summary>
    internal const string ParameterOptimizerStep = "ParameterOptimizer";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<(NetworkSpec? Spec, SurfaceSpec? Skeleton)> declarations = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                KnownAttributes.Network,
                static (node, _) => node is ClassDeclarationSyntax,
                static (attributed, cancellation) => Read(attributed, cancellation));

        IncrementalValuesProvider<NetworkSpec> specs = declarations
            .Where(static declaration => declaration.Spec is not null)
            .Select(static (declaration, _) => declaration.Spec!)
            .WithTrackingName(SpecStep);

        context.RegisterSourceOutput(specs, static (output, spec) => Emit(output, spec));

        IncrementalValuesProvider<SurfaceSpec> skeletons = declarations
            .Where(static declaration => declaration.Skeleton is not null)
            .Select(static (declaration, _) => declaration.Skeleton!)
            .WithTrackingName(SkeletonStep);

        context.RegisterSourceOutput(skeletons, static (output, skeleton) => Emit(output, skeleton));

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

    private static (NetworkSpec? Spec, SurfaceSpec? Skeleton) Read(
        GeneratorAttributeSyntaxContext attributed, CancellationToken cancellation)
    {
        if (!NetworkParser.IsFirst(attributed.TargetSymbol, attributed.Attributes[0]))
        {
            return default;
        }

        ParseResult result = DeclarationReader.Read((INamedTypeSymbol)attributed.TargetSymbol, cancellation);
        return result.Surface is null ? default : result.Spec is null ? (null, result.Surface) : (result.Spec, null);
    }

    private static void Emit(SourceProductionContext output, SurfaceSpec skeleton) =>
        output.AddSource(PublicPart(skeleton.Type), NetworkSource.Skeleton(new SurfacePlan(skeleton)));

    private static void Emit(SourceProductionContext output, NetworkSpec spec)
    {
        var source = new NetworkSource(new NetworkPlan(spec));
        output.AddSource(PublicPart(spec.Type), source.Network());
        output.AddSource($"{spec.Type.HintName}.Layout.g.cs", source.Layout());
        output.AddSource($"{spec.Type.HintName}.Program.g.cs", source.Program());
        foreach (VectorTarget target in VectorTarget.All)
        {
            output.CancellationToken.ThrowIfCancellationRequested();
            output.AddSource($"{spec.Type.HintName}.{target.Name}.g.cs", source.Kernels(target));
        }
    }

    /// <summary>The file with the members that the user sees.</summary>
    private static string PublicPart(TypeSpec type) => $"{type.HintName}.Network.g.cs";

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
