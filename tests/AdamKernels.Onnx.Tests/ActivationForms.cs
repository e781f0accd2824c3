using AdamKernels.Onnx.Writing;

namespace AdamKernels.Onnx.Tests;

/// <summary>Activations as exporters write them.</summary>
internal static class ActivationForms
{
    private const float RootOfHalf = 0.70710678f, RootOfTwoByPi = 0.79788456f;

    /// <summary>What they are, and the form of x in a graph.</summary>
    public static readonly Dictionary<string, (Activation Activation, Func<GraphBuilder, string, string> Form)> All = new()
    {
        ["Relu"] = (Activation.Relu, (g, x) => g.Node("Relu", x)),
        ["Relu, clipped"] = (Activation.Relu, (g, x) => g.Node("Clip", x, g.Number(0))),
        ["Relu, clipped at the largest float"] = (Activation.Relu, (g, x) => g.Node("Clip", x, g.Number(0), g.Number(float.MaxValue))),
        ["Tanh"] = (Activation.Tanh, (g, x) => g.Node("Tanh", x)),
        ["Sigmoid"] = (Activation.Sigmoid, (g, x) => g.Node("Sigmoid", x)),
        ["Sigmoid, 1 / (1 + exp(-x))"] = (Activation.Sigmoid, (g, x) => g.Node("Div", g.Number(1), OnePlusExp(g, x))),
        ["Sigmoid, reciprocal"] = (Activation.Sigmoid, (g, x) => g.Node("Reciprocal", OnePlusExp(g, x))),
        ["LeakyRelu"] = (Activation.LeakyRelu, (g, x) => g.Node("LeakyRelu", [x], NodeAttribute.Of("alpha", 0.01f))),
        ["LeakyRelu, default"] = (Activation.LeakyRelu, (g, x) => g.Node("LeakyRelu", x)),
        ["Elu"] = (Activation.Elu, (g, x) => g.Node("Elu", [x], NodeAttribute.Of("alpha", 1f))),
        ["Elu, newer PyTorch"] = (Activation.Elu, (g, x) =>
            g.Node("Mul", g.Node("Elu", g.Node("Mul", x, g.Node("CastLike", g.Number(1), x))), g.Node("CastLike", g.Number(1), x))),
        ["Silu, PyTorch"] = (Activation.Silu, (g, x) => g.Node("Mul", x, g.Node("Sigmoid", x))),
        ["Silu, x / (1 + exp(-x))"] = (Activation.Silu, (g, x) => g.Node("Div", x, OnePlusExp(g, x))),
        ["Softplus"] = (Activation.Softplus, (g, x) => g.Node("Softplus", x)),
        ["Softplus, log(1 + exp(x))"] =
            (Activation.Softplus, (g, x) => g.Node("Log", g.Node("Add", g.Node("Exp", x), g.Number(1)))),
        ["Softplus, newer PyTorch"] = (Activation.Softplus, (g, x) =>
        {
            string scaled = g.Node("Mul", x, g.Number(1));
            string softplus = g.Node("Div", g.Node("Softplus", scaled), g.Number(1));
            return g.Node("Where", g.Node("Greater", scaled, g.Number(20)), x, softplus);
        }),
        ["Mish, PyTorch"] = (Activation.Mish, (g, x) => g.Node("Mul", x, g.Node("Tanh", g.Node("Softplus", x)))),
        ["Mish, logarithm"] = (Activation.Mish,
            (g, x) => g.Node("Mul", g.Node("Tanh", g.Node("Log", g.Node("Add", g.Node("Exp", x), g.Number(1)))), x)),
        ["HardSwish"] = (Activation.HardSwish, (g, x) => g.Node("HardSwish", x)),
        ["HardSwish, HardSigmoid"] = (Activation.HardSwish,
            (g, x) => g.Node("Mul", x, g.Node("HardSigmoid", [x], NodeAttribute.Of("alpha", 1 / 6f), NodeAttribute.Of("beta", 0.5f)))),
        ["HardSwish, clipped"] = (Activation.HardSwish, (g, x) =>
            g.Node("Div", g.Node("Mul", x, g.Node("Clip", g.Node("Add", x, g.Number(3)), g.Number(0), g.Number(6))), g.Number(6))),
        ["HardSwish, computed numbers"] = (Activation.HardSwish, (g, x) =>
        {
            string plusThree = g.Node("Add", g.Node("Add", x, g.Number(1)), g.Number(2));
            string six = g.Node("Add", g.Number(2), g.Number(4));
            return g.Node("Div", g.Node("Mul", x, g.Node("Clip", plusThree, g.Number(0), six)), six);
        }),
        ["Gelu, PyTorch"] = (Activation.Gelu, (g, x) =>
            g.Node("Mul", g.Node("Mul", x, g.Node("Add", Erf(g, g.Node("Div", x, g.Number(1.41421356f))), g.Number(1))), g.Number(0.5f))),
        ["Gelu, half first"] = (Activation.Gelu, (g, x) =>
            g.Node("Mul", g.Node("Mul", g.Number(0.5f), x), g.Node("Add", g.Number(1), Erf(g, g.Node("Mul", x, g.Number(RootOfHalf)))))),
        ["Gelu, half last"] = (Activation.Gelu, (g, x) =>
            g.Node("Mul", x, g.Node("Mul", g.Number(0.5f), g.Node("Add", g.Number(1), Erf(g, g.Node("Mul", x, g.Number(RootOfHalf))))))),
        ["GeluTanh, PyTorch"] = (Activation.GeluTanh, (g, x) =>
            g.Node("Mul", g.Node("Mul", g.Number(0.5f), x), OnePlusTanh(g, Cubic(g, x, g.Node("Mul", x, g.Node("Mul", x, x)))))),
        ["GeluTanh, power"] = (Activation.GeluTanh, (g, x) =>
            g.Node("Mul", g.Node("Mul", x, OnePlusTanh(g, Cubic(g, x, g.Node("Pow", x, g.Number(3))))), g.Number(0.5f))),
        ["GeluTanh, factored"] = (Activation.GeluTanh, (g, x) => g.Node("Mul", g.Node("Mul", x, g.Number(0.5f)), OnePlusTanh(
            g,
            g.Node("Mul", x, g.Node("Add", g.Number(1), g.Node("Mul", g.Number(0.044715f), g.Node("Mul", x, x))))))),
    };

    private static string OnePlusExp(GraphBuilder g, string x) => g.Node("Add", g.Number(1), g.Node("Exp", g.Node("Neg", x)));

    private static string Erf(GraphBuilder g, string x) => g.Node("Erf", x);

    private static string Cubic(GraphBuilder g, string x, string cube) => g.Node("Add", x, g.Node("Mul", cube, g.Number(0.044715f)));

    private static string OnePlusTanh(GraphBuilder g, string x) =>
        g.Node("Add", g.Node("Tanh", g.Node("Mul", g.Number(RootOfTwoByPi), x)), g.Number(1));
}
