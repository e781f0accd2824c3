using AdamKernels.Onnx.Messages;
using AdamKernels.Onnx.Writing;

namespace AdamKernels.Onnx.Operators;

/// <summary>An activation that ONNX has as an operator.</summary>
/// <param name="Activation">The activation.</param>
/// <param name="Name">The operator.</param>
/// <param name="OperatorSet">The first operator set that has it.</param>
internal sealed record ActivationOperator(Activation Activation, string Name, int OperatorSet = OperatorSets.Lowest)
{
    /// <summary>The value of the attribute alpha, which is ONNX's default too; null if there is none.</summary>
    public float? Alpha { get; init; }

    /// <summary>The value of the attribute approximate; null if there is none.</summary>
    public string? Approximate { get; init; }

    /// <summary>The attributes of the node.</summary>
    public IEnumerable<AttributeProto> Attributes =>
    [
        .. Alpha is { } alpha ? [NodeAttribute.Of("alpha", alpha)] : (AttributeProto[])[],
        .. Approximate is { } approximate ? [NodeAttribute.Of("approximate", approximate)] : (AttributeProto[])[],
    ];
}
