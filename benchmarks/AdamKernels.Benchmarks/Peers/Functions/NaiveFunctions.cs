namespace AdamKernels.Benchmarks.Peers.Functions;

/// <summary>The functions as plain loops over MathF.</summary>
internal static class NaiveFunctions
{
    /// <summary>√(2/π).</summary>
    internal const float GeluScale = 0.7978845608f;

    /// <summary>Coefficient of x³ in GELU's approximation.</summary>
    internal const float GeluCube = 0.044715f;

    /// <summary>Applies a function.</summary>
    public static void Apply(Function function, ReadOnlySpan<float> source, Span<float> destination)
    {
        switch (function)
        {
            case Function.Exp:
                for (int i = 0; i < source.Length; i++)
                {
                    destination[i] = MathF.Exp(source[i]);
                }

                break;
            case Function.Tanh:
                for (int i = 0; i < source.Length; i++)
                {
                    destination[i] = MathF.Tanh(source[i]);
                }

                break;
            case Function.Sigmoid:
                for (int i = 0; i < source.Length; i++)
                {
                    destination[i] = 1 / (1 + MathF.Exp(-source[i]));
                }

                break;
            case Function.Silu:
                for (int i = 0; i < source.Length; i++)
                {
                    destination[i] = source[i] / (1 + MathF.Exp(-source[i]));
                }

                break;
            case Function.Softplus:
                for (int i = 0; i < source.Length; i++)
                {
                    // The larger part apart: e^x would overflow.
                    destination[i] = Math.Max(source[i], 0) + MathF.Log(1 + MathF.Exp(-Math.Abs(source[i])));
                }

                break;
            default:
                for (int i = 0; i < source.Length; i++)
                {
                    float x = source[i];
                    destination[i] = 0.5f * x * (1 + MathF.Tanh(GeluScale * (x + GeluCube * x * x * x)));
                }

                break;
        }
    }
}
