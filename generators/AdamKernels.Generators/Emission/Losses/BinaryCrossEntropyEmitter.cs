using AdamKernels.Generators.Planning;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission.Losses;

/// <summary>Binary cross-entropy on logits, in the form that neither overflows nor cancels.</summary>
internal sealed class BinaryCrossEntropyEmitter : LossEmitter
{
    protected override string Formula => "mean of max(y, 0) - y t + log(1 + exp(-|y|)), gradient (sigmoid(y) - t) / count";

    protected override void Body(SourceWriter writer, VectorWriter vector, LayerLayout layer) =>
        MeanOverOutputs(writer, vector, layer, gradientFactor: 1, constants: [$"{vector.Type} zero = {vector.Zero};"], element => element
            .Line($"{vector.Type} gradient = {vector.Call("Sigmoid", "yn")} - tn;")
            .Line($"{vector.Type} loss = {vector.Select("yn", "LessThan", "zero", "zero", "yn")} - yn * tn + {vector.Call("Log1p", vector.Call("Exp", $"-{vector.Abs("yn")}"))};"));
}
