using Playground.Training.Networks;
using Playground.Training.Plane;

namespace Playground.Components;

/// <summary>How names and numbers are written on the page.</summary>
internal static class Format
{
    public static string Name(OptimizerKind optimizer) => optimizer switch
    {
        OptimizerKind.Sgd => "SGD",
        OptimizerKind.Momentum => "Momentum",
        OptimizerKind.RmsProp => "RMSProp",
        _ => "Adam",
    };

    public static string Name(PlaneDataSet set) => set switch
    {
        PlaneDataSet.Xor => "XOR",
        PlaneDataSet.Surface => "Regression",
        _ => set.ToString(),
    };

    public static string Name(HiddenActivation activation) => activation switch
    {
        HiddenActivation.Relu => "ReLU",
        HiddenActivation.Silu => "SiLU",
        _ => "tanh",
    };

    /// <summary>A loss with a width that does not jump; a dash before the first step.</summary>
    public static string Loss(float loss) => float.IsNaN(loss) ? "–" : loss >= 100 ? loss.ToString("0") : loss.ToString("0.0000");

    public static string Percent(double fraction) => $"{100 * fraction:0} %";

    /// <summary>The first digits of a hash, which are enough to see.</summary>
    public static string Short(string hash) => hash[..12];
}
