using AdamKernels.Generators.Planning;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission.Losses;

/// <summary>Mean squared error.</summary>
internal sealed class MeanSquaredErrorEmitter : LossEmitter
{
    protected override string Formula => "mean of (y-t)^2, gradient 2 (y-t) / count";

    protected override void Body(SourceWriter writer, VectorWriter vector, LayerLayout layer) =>
        MeanOverOutputs(writer, vector, layer, gradientFactor: 2, constants: [], (element, _) => element
            .Line($"{vector.Type} gradient = yn - tn;")
            .Line($"{vector.Type} loss = gradient * gradient;"));
}
