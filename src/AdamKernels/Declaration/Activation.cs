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
}
