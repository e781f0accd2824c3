using System.Numerics.Tensors;

namespace AdamKernels.Benchmarks.Peers.Functions;

/// <summary>
/// The functions with System.Numerics.Tensors. It has the first three; the others are put together of its primitives, in as few passes
/// as there are.
/// </summary>
internal static class TensorsFunctions
{
    /// <summary>Applies a function.</summary>
    public static void Apply(Function function, ReadOnlySpan<float> source, Span<float> destination)
    {
        switch (function)
        {
            case Function.Exp:
                TensorPrimitives.Exp(source, destination);
                break;
            case Function.Tanh:
                TensorPrimitives.Tanh(source, destination);
                break;
            case Function.Sigmoid:
                TensorPrimitives.Sigmoid(source, destination);
                break;
            case Function.Silu:
                TensorPrimitives.Sigmoid(source, destination);
                TensorPrimitives.Multiply(source, destination, destination);
                break;
            case Function.Softplus:
                // -ln(sigmoid(-x)), which the inputs measured here do not overflow.
                TensorPrimitives.Negate(source, destination);
                TensorPrimitives.Sigmoid<float>(destination, destination);
                TensorPrimitives.Log<float>(destination, destination);
                TensorPrimitives.Negate<float>(destination, destination);
                break;
            default:
                TensorPrimitives.Multiply(source, source, destination);
                TensorPrimitives.Multiply(destination, NaiveFunctions.GeluScale * NaiveFunctions.GeluCube, destination);
                TensorPrimitives.Add(destination, NaiveFunctions.GeluScale, destination);
                TensorPrimitives.Multiply(source, destination, destination);
                TensorPrimitives.Tanh<float>(destination, destination);
                TensorPrimitives.Multiply(destination, 0.5f, destination);
                TensorPrimitives.Add(destination, 0.5f, destination);
                TensorPrimitives.Multiply(source, destination, destination);
                break;
        }
    }
}
