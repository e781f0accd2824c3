using AdamKernels.Generators.Emission.Optimizers;
using AdamKernels.Generators.Planning.Kernels;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission.Kernels;

/// <summary>The optimizer's update of parameters whose gradients are in memory, in one pass.</summary>
internal sealed class UpdateKernel(UpdateParameters plan, OptimizerEmitter optimizer) : IKernelEmitter
{
    private readonly UpdateMethods _methods = new(optimizer);

    public Signature Signature => new(
        plan.Name,
        [
            Parameter.Follower(Parameter.Gradient),
            Parameter.Reference(Parameter.Updated),
            .. optimizer.Plan.Buffers.Select(Parameter.Follower),
            Parameter.Rows("count"),
            .. optimizer.Parameters,
        ]);

    public Signature? RowSignature => null;

    public void Emit(SourceWriter writer, VectorWriter vector) => writer
        .Line($"/// <summary>{optimizer.Plan.Traits.Name} update of count parameters"
            + $"{(vector.Lanes == 1 ? "" : $" (a multiple of {vector.Lanes})")} from their gradients g.</summary>")
        .Line(KernelMethod.Attribute)
        .Block($"public static {Signature.Declaration}", () =>
        {
            foreach (string line in optimizer.BroadcastScalars(vector))
            {
                writer.Line(line);
            }

            writer.Blank();
            if (!_methods.UpdatesFour(vector))
            {
                writer.Block($"for (nuint at = 0; at < count; {vector.Advance("at")})", Update);
                return;
            }

            string four = Literal.Int(UpdateMethods.VectorsTogether * vector.Lanes);
            writer.Line("nuint at = 0;")
                .Block(
                    "if (scalars.DividesByMultiplyAdds)",
                    () => writer.Block($"for (; at + {four} <= count; at += {four})", () => writer.Line(_methods.UpdateFour("at"))))
                .Blank()
                .Block($"for (; at < count; {vector.Advance("at")})", Update);

            void Update() => writer.Line(
                vector.Store(_methods.Update(vector.Load(Parameter.Gradient, "at"), "at"), Parameter.Updated, "at"));
        });
}
