using AdamKernels.Onnx.Algebra;
using AdamKernels.Onnx.Reading;
using AdamKernels.Onnx.Writing;
using AdamKernels.Runtime;

namespace AdamKernels.Onnx.Stages;

/// <summary>What a loss on logits applies itself. It is not part of an exported model, but other programs may have it in theirs.</summary>
/// <param name="loss">The loss.</param>
internal sealed class LossStage(LossDescription loss) : Stage
{
    /// <inheritdoc/>
    public override void Write(GraphWriter graph, INetwork network)
    {
    }

    /// <inheritdoc/>
    public override void Read(Chain chain, LoadedNetwork loaded)
    {
        bool isApplied = loss.Name switch
        {
            "SoftmaxCrossEntropy" => chain.Current is Function { Name: "Softmax" or "LogSoftmax" },
            "BinaryCrossEntropy" => chain.Current is ActivatedValue { Activation: Activation.Sigmoid },
            _ => false,
        };
        if (isApplied)
        {
            chain.MoveNext();
        }
    }
}
