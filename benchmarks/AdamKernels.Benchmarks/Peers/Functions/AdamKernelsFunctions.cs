namespace AdamKernels.Benchmarks.Peers.Functions;

/// <summary>The functions of the library's <see cref="VectorMath"/>.</summary>
internal static class AdamKernelsFunctions
{
    /// <summary>Applies a function.</summary>
    public static void Apply(Function function, ReadOnlySpan<float> source, Span<float> destination)
    {
        switch (function)
        {
            case Function.Exp:
                VectorMath.Exp(source, destination);
                break;
            case Function.Tanh:
                VectorMath.Tanh(source, destination);
                break;
            case Function.Sigmoid:
                VectorMath.Sigmoid(source, destination);
                break;
            case Function.Silu:
                VectorMath.Silu(source, destination);
                break;
            case Function.Softplus:
                VectorMath.Softplus(source, destination);
                break;
            default:
                VectorMath.GeluTanh(source, destination);
                break;
        }
    }
}
