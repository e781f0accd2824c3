namespace AdamKernels.Onnx.Algebra;

/// <summary>A sum of a number and of terms, each with a factor.</summary>
internal sealed class Sum(OnnxNode? node, double number, params (Expression Value, double Weight)[] parts)
    : Combination(node, number, parts)
{
    /// <summary>Whether it only adds two values.</summary>
    public bool IsPlain => Number == 0 && Parts.Length == 2 && Parts.All(part => part.Weight == 1);
}
