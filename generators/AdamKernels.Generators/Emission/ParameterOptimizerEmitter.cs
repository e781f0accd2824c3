using AdamKernels.Generators.Emission.Kernels;
using AdamKernels.Generators.Emission.Optimizers;
using AdamKernels.Generators.Model;
using AdamKernels.Generators.Planning;
using AdamKernels.Generators.Planning.Kernels;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission;

/// <summary>
/// Emits the update of the user's own parameters for the runtime's optimizer classes, with the same formula as for networks.
/// </summary>
internal sealed class ParameterOptimizerEmitter
{
    private static readonly string[] Usings =
    [
        "global::System.CodeDom.Compiler", "global::System.Runtime.CompilerServices", "global::AdamKernels.Runtime",
    ];

    private readonly TypeSpec _type;
    private readonly OptimizerEmitter _optimizer;
    private readonly UpdateKernel _kernel;

    public ParameterOptimizerEmitter(ParameterOptimizerSpec spec)
    {
        _type = spec.Type;
        _optimizer = OptimizerEmitter.For(OptimizerPlan.Of(spec));
        _kernel = new UpdateKernel(new UpdateParameters(), _optimizer);
    }

    public string EmitKernels(VectorTarget target) => SourceFile.EmitKernels(_type, target, writer =>
    {
        var vector = new VectorWriter(target);
        _kernel.Emit(writer, vector);
        new UpdateMethods(_optimizer).Emit(writer.Blank(), vector);
    });

    /// <summary>
    /// The method that the runtime calls: whole vectors on the path of this machine, then the remaining floats one by one.
    /// </summary>
    public string EmitMethod() => SourceFile.Emit(_type, Usings, writer =>
    {
        Signature update = _kernel.Signature with { Name = "Update" };
        writer.Line($"/// <summary>{_optimizer.Plan.Traits.Name} update of count parameters w from their gradients g: "
                + $"{_optimizer.Formula}.</summary>")
            .Line(SourceFile.GeneratedCode)
            .Block($"internal static {update.Declaration}", () =>
            {
                writer.Line("nuint done = 0;");
                PathSwitch.Emit(
                    writer,
                    target => [$"done = count / {target.Lanes} * {target.Lanes};", Call(target, name => $"ref {name}", "done")]);
                writer.Blank().Line("// The rest does not fill a vector; one float at a time gives the same bits.")
                    .Line(Call(VectorTarget.Scalar, name => $"ref Unsafe.Add(ref {name}, done)", "count - done"));
            });

        string Call(VectorTarget target, Func<string, string> reference, string count)
        {
            string call = _kernel.Signature.Call(parameter =>
                parameter.IsReference ? reference(parameter.Name)
                : parameter.Name == "count" ? count
                : parameter.Name);
            return $"{SourceFile.KernelClass(_type, target)}.{call};";
        }
    });
}
