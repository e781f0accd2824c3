namespace AdamKernels.Benchmarks.Peers.Functions;

/// <summary>A function of one number that networks apply to many.</summary>
public enum Function
{
    /// <summary>e^x.</summary>
    Exp,

    /// <summary>Hyperbolic tangent.</summary>
    Tanh,

    /// <summary>1 / (1 + e^-x).</summary>
    Sigmoid,

    /// <summary>x · sigmoid(x).</summary>
    Silu,

    /// <summary>ln(1 + e^x).</summary>
    Softplus,

    /// <summary>GELU's approximation by tanh: x/2 · (1 + tanh(√(2/π)·(x + 0.044715·x³))).</summary>
    GeluTanh,
}
