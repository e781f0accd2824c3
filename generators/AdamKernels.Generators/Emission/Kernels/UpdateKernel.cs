using AdamKernels.Generators.Emission.Optimizers;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission.Kernels;

/// <summary>The optimizer's update of parameters whose gradients are in memory, in one pass.</summary>
internal static class UpdateKernel
{
    public static void Emit(SourceWriter writer, VectorWriter vector, OptimizerEmitter optimizer)
    {
        writer.Line($"/// <summary>{optimizer.Name} update of count parameters, a multiple of {vector.Lanes}, by their gradients g.</summary>")
            .Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]")
            .Block($"internal static void UpdateParameters(ref float g, {string.Join(", ", optimizer.BufferParameters)}, nuint count, {string.Join(", ", optimizer.ScalarParameters)})", () =>
            {
                foreach (string line in optimizer.BroadcastScalars(vector))
                {
                    writer.Line(line);
                }

                writer.Blank().Block($"for (nuint at = 0; at < count; {vector.Advance("at")})", () => writer.Line(vector.Store(optimizer.Call(vector.Load("g", "at"), "at"), "w", "at")));
            });
    }
}
