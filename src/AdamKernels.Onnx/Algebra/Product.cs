namespace AdamKernels.Onnx.Algebra;

/// <summary>A product of a number and of factors, each with an exponent.</summary>
internal sealed class Product(OnnxNode? node, double number, params (Expression Value, double Weight)[] parts)
    : Combination(node, number, parts);
