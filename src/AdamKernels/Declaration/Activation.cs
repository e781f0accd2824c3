namespace AdamKernels;

/// <summary>Functions that a dense layer applies to its outputs, with PyTorch's definitions.</summary>
public enum Activation
{
    /// <summary>y = x.</summary>
    Identity,

    /// <summary>y = max(x, 0); the derivative at 0 is 0 and NaN passes through.</summary>
    Relu,

    /// <summary>y = tanh(x).</summary>
    Tanh,

    /// <summary>y = 1 / (1 + exp(-x)).</summary>
    Sigmoid,

    /// <summary>y = x for x ≥ 0, 0.01·x below; the derivative at 0 is 0.01 and NaN passes through. <c>nn.LeakyReLU</c>.</summary>
    LeakyRelu,

    /// <summary>y = x above 0, exp(x) - 1 elsewhere (α = 1). <c>nn.ELU</c>.</summary>
    Elu,

    /// <summary>y = x·Φ(x) with Φ(x) = ½(1 + erf(x/√2)): the exact form. <c>nn.GELU</c>.</summary>
    Gelu,

    /// <summary>
    /// y = ½x·(1 + tanh(√(2/π)·(x + 0.044715·x³))), an approximation of <see cref="Gelu"/> that differs from it by up to 5e-4.
    /// <c>nn.GELU(approximate='tanh')</c>.
    /// </summary>
    GeluTanh,

    /// <summary>y = x / (1 + exp(-x)), also called swish. <c>nn.SiLU</c>.</summary>
    Silu,

    /// <summary>y = ln(1 + exp(x)), and x itself above 20: β is 1 and the threshold 20. <c>nn.Softplus</c>.</summary>
    Softplus,

    /// <summary>
    /// y = x·min(max(x + 3, 0), 6) / 6, taken as 0 at -∞; the derivative is 0 at -3 and 1 at 3. <c>nn.Hardswish</c>.
    /// </summary>
    HardSwish,

    /// <summary>y = x·tanh(ln(1 + exp(x))), taken as 0 at -∞. <c>nn.Mish</c>.</summary>
    Mish,
}
