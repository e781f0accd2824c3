using AdamKernels.Generators.Planning;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission.Losses;

/// <summary>Mean absolute error.</summary>
internal sealed class MeanAbsoluteErrorEmitter : LossEmitter
{
    protected override string Formula => "mean of |y-t|, gradient sign(y-t) / count, 0 where y = t";

    protected override void Body(SourceWriter writer, VectorWriter vector, LayerLayout layer)
    {
        string notPositive = vector.Select("error", Comparison.LessThan, "zero", "-one", "error");
        MeanOverOutputs(
            writer,
            vector,
            layer,
            gradientFactor: 1,
            constants: [$"{vector.Type} zero = {vector.Zero};", $"{vector.Type} one = {vector.Constant(1)};"],
            (element, _) => element
                .Line($"{vector.Type} error = yn - tn;")
                .Line($"{vector.Type} loss = {vector.Abs("error")};")
                .Line($"{vector.Type} gradient = {vector.Select("error", Comparison.GreaterThan, "zero", "one", notPositive)};"));
    }
}
