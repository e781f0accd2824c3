using AdamKernels.Generators.Declared;
using AdamKernels.Generators.Planning;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission.Losses;

/// <summary>
/// Huber's loss. With c the error limited to ±delta, c (error - c/2) is the parabola where c is the error and the line elsewhere. Since c
/// is also the gradient, neither case is computed in vain.
/// </summary>
internal sealed class HuberEmitter(HuberAttribute spec) : LossEmitter
{
    protected override string Formula =>
        $"mean of c ((y-t) - c/2), gradient c / count, where c is y-t limited to +-{Literal.Plain(spec.Delta)}";

    protected override void Body(SourceWriter writer, VectorWriter vector, LayerLayout layer) =>
        MeanOverOutputs(
            writer,
            vector,
            layer,
            gradientFactor: 1,
            constants: [$"{vector.Type} delta = {vector.Constant(spec.Delta)};"],
            (element, _) => element
                .Line($"{vector.Type} error = yn - tn;")
                .Line($"{vector.Type} gradient = {vector.Clamp("error", "delta")};")
                .Line($"{vector.Type} loss = gradient * {vector.MultiplyAdd("gradient", vector.Constant(-0.5), "error")};"));
}
