namespace AdamKernels.Tests.Reference;

/// <summary>The activations and their derivatives in double, as functions of their argument.</summary>
internal static class ReferenceActivation
{
    public static double Value(Activation activation, double x) => activation switch
    {
        Activation.Identity => x,
        Activation.Relu => Math.Max(x, 0),
        Activation.Tanh => Math.Tanh(x),
        Activation.Sigmoid => Sigmoid(x),
        Activation.LeakyRelu => x > 0 ? x : 0.01 * x,
        Activation.Elu => x > 0 ? x : Math.Exp(x) - 1,
        Activation.Gelu => x * Normal(x),
        Activation.GeluTanh => 0.5 * x * (1 + Math.Tanh(GeluArgument(x))),
        Activation.Silu => x * Sigmoid(x),
        Activation.Softplus => x > 20 ? x : Math.Log(1 + Math.Exp(x)),
        Activation.HardSwish => x * Math.Clamp(x + 3, 0, 6) / 6,
        Activation.Mish => x * MishTanh(x),
        _ => throw new ArgumentOutOfRangeException(nameof(activation)),
    };

    public static double Derivative(Activation activation, double x) => activation switch
    {
        Activation.Identity => 1,
        Activation.Relu => x > 0 ? 1 : 0,
        Activation.Tanh => 1 - Math.Tanh(x) * Math.Tanh(x),
        Activation.Sigmoid => Sigmoid(x) * (1 - Sigmoid(x)),
        Activation.LeakyRelu => x > 0 ? 1 : 0.01,
        Activation.Elu => x > 0 ? 1 : Math.Exp(x),
        Activation.Gelu => Normal(x) + x * Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI),
        Activation.GeluTanh => GeluTanhDerivative(x),
        Activation.Silu => Sigmoid(x) * (1 + x * (1 - Sigmoid(x))),
        Activation.Softplus => x > 20 ? 1 : Sigmoid(x),
        Activation.HardSwish => x <= -3 ? 0 : x >= 3 ? 1 : (2 * x + 3) / 6,
        Activation.Mish => MishTanh(x) + x * Sigmoid(x) * (1 - MishTanh(x) * MishTanh(x)),
        _ => throw new ArgumentOutOfRangeException(nameof(activation)),
    };

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    /// <summary>The normal distribution, by the Taylor series of erf: what a network's sums call for is near 0.</summary>
    private static double Normal(double x)
    {
        double z = x / Math.Sqrt(2);
        if (Math.Abs(z) > 5)
        {
            return z > 0 ? 1 : 0;
        }

        double term = z, sum = z;
        for (int n = 1; Math.Abs(term) > 1e-18; n++)
        {
            term *= -z * z / n;
            sum += term / (2 * n + 1);
        }

        return 0.5 * (1 + 2 / Math.Sqrt(Math.PI) * sum);
    }

    private static double MishTanh(double x) => Math.Tanh(Math.Log(1 + Math.Exp(x)));

    private static double GeluArgument(double x) => Math.Sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x);

    private static double GeluTanhDerivative(double x)
    {
        double tanh = Math.Tanh(GeluArgument(x));
        return 0.5 * (1 + tanh) + 0.5 * x * (1 - tanh * tanh) * Math.Sqrt(2 / Math.PI) * (1 + 3 * 0.044715 * x * x);
    }
}
