using AdamKernels.Generators.Declared;
using AdamKernels.Generators.Emission.Kernels;
using AdamKernels.Generators.Planning;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission.Losses;

/// <summary>Binary cross-entropy on logits, in the form that neither overflows nor cancels.</summary>
internal sealed class BinaryCrossEntropyEmitter(BinaryCrossEntropyAttribute spec) : LossEmitter
{
    protected override IReadOnlyList<double> Weights => spec.PositiveWeights ?? [];

    protected override string Formula => Weights.Count == 0
        ? "mean of max(y, 0) - y t + log(1 + exp(-|y|)), gradient (sigmoid(y) - t) / count"
        : "mean of (1-t) y + q (log(1 + exp(-|y|)) + max(-y, 0)), gradient (1 - t + q (sigmoid(y) - 1)) / count, "
            + "where q = 1 + (weight-1) t";

    protected override void Body(SourceWriter writer, VectorWriter vector, LayerLayout layer)
    {
        string logarithm = vector.Call("Log1p", vector.Call("Exp", $"-{vector.Abs("yn")}"));
        IEnumerable<string> zero = [$"{vector.Type} zero = {vector.Zero};"];
        if (Weights.Count == 0)
        {
            MeanOverOutputs(writer, vector, layer, gradientFactor: 1, constants: zero, (element, _) => element
                .Line($"{vector.Type} gradient = {vector.Call("Sigmoid", "yn")} - tn;")
                .Line($"{vector.Type} loss = {vector.Select("yn", Comparison.LessThan, "zero", "zero", "yn")} - yn * tn + {logarithm};"));
            return;
        }

        IEnumerable<string> constants = zero.Concat([$"{vector.Type} one = {vector.Constant(1)};"]);
        string wrong = $"{logarithm} + {vector.Select("yn", Comparison.LessThan, "zero", "-yn", "zero")}";
        MeanOverOutputs(writer, vector, layer, gradientFactor: 1, constants, (element, at) => element
            .Line($"{vector.Type} q = {vector.MultiplyAdd($"{vector.Load("weights", RowBlocks.Column(at))} - one", "tn", "one")};")
            .Line($"{vector.Type} gradient = {vector.MultiplyAdd("q", $"{vector.Call("Sigmoid", "yn")} - one", "(one - tn)")};")
            .Line($"{vector.Type} loss = {vector.MultiplyAdd("q", wrong, "(one - tn) * yn")};"));
    }
}
