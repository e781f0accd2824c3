using AdamKernels.Generators.Emission.Kernels;
using AdamKernels.Generators.Emission.Optimizers;
using AdamKernels.Generators.Model;
using AdamKernels.Generators.Planning;
using AdamKernels.Generators.Planning.Kernels;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission;

/// <summary>
/// Emits the update of parameters that belong to the user, for the runtime's own optimizer classes: the formula is that of the networks.
/// </summary>
internal sealed class ParameterOptimizerEmitter(ParameterOptimizerSpec spec)
{
    private static readonly string[] Usings = ["global::System.CodeDom.Compiler", "global::System.Runtime.CompilerServices", "global::AdamKernels.Runtime"];

    private readonly OptimizerEmitter _optimizer = OptimizerEmitter.For(spec.Optimizer, takesHyperParameters: true);

    public string EmitKernels(VectorTarget target) => SourceFile.EmitKernels(spec.Type, target, writer =>
    {
        var vector = new VectorWriter(target);
        new UpdateKernel(new UpdateParameters(), _optimizer).Emit(writer, vector);
        _optimizer.EmitUpdate(writer.Blank(), vector);
    });

    /// <summary>The method that the runtime calls: whole vectors on the path of this machine, and what remains one by one.</summary>
    public string EmitMethod() => SourceFile.Emit(spec.Type, Usings, writer =>
    {
        string references = string.Join(", ", _optimizer.BufferArguments);
        string scalars = string.Join(", ", new[] { "scalars" }.Concat(_optimizer.CoefficientArguments));
        string rest = string.Join(", ", new[] { "g", "w" }.Concat(_optimizer.States).Select(name => $"ref Unsafe.Add(ref {name}, done)"));
        writer.Line($"/// <summary>{_optimizer.Name} update of count parameters w by their gradients g: {_optimizer.Formula}.</summary>")
            .Line(SourceFile.GeneratedCode)
            .Block(
                $"internal static void Update(ref float g, {string.Join(", ", _optimizer.BufferParameters)}, nuint count, {string.Join(", ", _optimizer.ScalarParameters)})",
                () =>
                {
                    writer.Line("nuint done = 0;");
                    PathSwitch.Emit(writer, "", target => target.IsScalar
                        ? ["break;"]
                        : [$"done = count / {target.Lanes} * {target.Lanes};", $"{SourceFile.KernelClass(spec.Type, target)}.UpdateParameters(ref g, {references}, done, {scalars});"]);
                    writer.Blank().Line("// What does not fill a vector, with the same bits.")
                        .Line($"{SourceFile.KernelClass(spec.Type, VectorTarget.Scalar)}.UpdateParameters({rest}, count - done, {scalars});");
                });
    });
}
